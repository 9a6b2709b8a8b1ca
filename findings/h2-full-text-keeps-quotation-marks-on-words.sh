#!/usr/bin/env bash
# com.h2database:h2 2.4.240, seen 2026-11-30.
# Guess: the full-text search that comes with H2 (FT_SEARCH) finds a word whatever signs stand beside it, as it does with straight quotation marks, full stops
# and hyphens.
# Seen: only signs of ASCII part words. In „Ja“ and »Nein« nobody finds Ja and Nein, nor 2026 in 2020–2026, the last word before an
# ellipsis or 5 in §5; they are found by the sign and all. FT_SETWHITESPACE_CHARS can name these signs.
. "$(dirname "$0")/lib.sh"
java_with com.h2database:h2:2.4.240 <<'JAVA' | expect 'Ach: row0
Ja: nothing
„Ja“: row1
Nein: nothing
2025: row3
2026: nothing
dann: nothing
5: nothing
rief: row0 row1 row2'
import java.sql.*;
import java.util.List;

public class Main {
  public static void main(String[] args) throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:texts");
        Statement statement = database.createStatement()) {
      statement.execute("CREATE ALIAS FT_INIT FOR 'org.h2.fulltext.FullText.init'");
      statement.execute("CALL FT_INIT()");
      statement.execute("CREATE TABLE text(id VARCHAR PRIMARY KEY, line VARCHAR)");
      statement.execute("CALL FT_CREATE_INDEX('PUBLIC', 'TEXT', 'LINE')");
      List<String> lines = List.of("Er rief \"Ach\".", "Er rief „Ja“.", "Er rief »Nein«.", "von 2020-2025", "von 2021–2026", "Und dann…", "nach §5");
      for (int i = 0; i < lines.size(); i++) {
        statement.execute("INSERT INTO text VALUES ('row" + i + "', '" + lines.get(i) + "')");
      }
      for (String word : List.of("Ach", "Ja", "„Ja“", "Nein", "2025", "2026", "dann", "5", "rief")) {
        StringBuilder found = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("SELECT keys FROM FT_SEARCH_DATA('" + word + "', 0, 0)")) {
          while (rows.next()) {
            found.append(' ').append(((Object[]) rows.getArray(1).getArray())[0]);
          }
        }
        System.out.println(word + ":" + (found.isEmpty() ? " nothing" : found));
      }
    }
  }
}
JAVA
