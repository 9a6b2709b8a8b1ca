#!/usr/bin/env bash
# com.h2database:h2 2.4.240 and com.ibm.icu:icu4j 78.1, seen 2026-11-30.
# Guess: what a database with COLLATION=GERMAN sorts by is kept with it, so a library that comes onto the class path later changes nothing,
# or the database is refused.
# Seen: the setting names a language and no sorter. As soon as ICU4J is on the class path, H2 compares by it, while the index keeps the order
# of the JDK's sorter, which looks at spaces last: rows are not found by their primary key, and the same key goes in once more. When
# ICU4J is gone again, other rows are not found, and go in twice, too.
. "$(dirname "$0")/lib.sh"
cat >"$work/Terms.java" <<'JAVA'
import java.sql.*;
import java.util.*;

public class Main {
  static final List<String> TERMS =
      List.of("Haus", "Haus am See", "Haus der Kunst", "Hausarzt", "Hausbau", "Haustür", "Häuser", "Hauswand", "Haus zur Sonne");

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:./terms;COLLATION=GERMAN")) {
      Statement statement = connection.createStatement();
      statement.execute("CREATE TABLE IF NOT EXISTS TERM (WORD VARCHAR PRIMARY KEY)");
      PreparedStatement find = connection.prepareStatement("SELECT COUNT(*) FROM TERM WHERE WORD = ?");
      List<String> missing = new ArrayList<>();
      for (String term : TERMS) {
        find.setString(1, term);
        if (count(find.executeQuery()) == 0) {
          missing.add(term);
        }
      }
      PreparedStatement insert = connection.prepareStatement("INSERT INTO TERM VALUES (?)");
      for (String term : missing) {
        insert.setString(1, term);
        insert.execute();
      }
      System.out.println(
          (missing.size() == TERMS.size() ? "nothing found" : "not found " + missing)
              + ", then "
              + count(statement.executeQuery("SELECT COUNT(*) FROM TERM"))
              + " rows");
    }
  }

  static int count(ResultSet result) throws SQLException {
    result.next();
    return result.getInt(1);
  }
}
JAVA
{
  java_with com.h2database:h2:2.4.240 <"$work/Terms.java"
  java_with com.h2database:h2:2.4.240 com.ibm.icu:icu4j:78.1 <"$work/Terms.java"
  rm "$work"/lib/icu4j-*
  java_with com.h2database:h2:2.4.240 <"$work/Terms.java"
} | expect 'nothing found, then 9 rows
not found [Haus der Kunst, Haus zur Sonne], then 11 rows
not found [Hausarzt, Häuser], then 13 rows'
