#!/usr/bin/env bash
# com.h2database:h2 2.4.240, seen 2026-11-30.
# Guess: an index makes a query faster and never changes its rows.
# Seen: under COLLATION=GERMAN, LIKE 'Bad %' finds two rows without an index and none with one, LIKE 'E-%' likewise. H2 looks in the index
# from 'Bad ' up to 'Bad!', the next character; but the sorter of the language passes over spaces and hyphens at first, and 'Bad Ems' lies behind
# 'Bad!'. Patterns with a letter before the % are found.
. "$(dirname "$0")/lib.sh"
java_with com.h2database:h2:2.4.240 <<'JAVA' | expect 'OFF: Bad % finds [Bad Ems, Bad Tölz], with an index [Bad Ems, Bad Tölz]
OFF: E-% finds [E-Bike, E-Mail], with an index [E-Bike, E-Mail]
OFF: Bad T% finds [Bad Tölz], with an index [Bad Tölz]
GERMAN: Bad % finds [Bad Ems, Bad Tölz], with an index []
GERMAN: E-% finds [E-Bike, E-Mail], with an index []
GERMAN: Bad T% finds [Bad Tölz], with an index [Bad Tölz]'
import java.sql.*;
import java.util.*;

public class Main {
  public static void main(String[] args) throws Exception {
    for (String collation : List.of("OFF", "GERMAN")) {
      try (Connection connection =
          DriverManager.getConnection("jdbc:h2:mem:" + collation + ";COLLATION=" + collation)) {
        Statement statement = connection.createStatement();
        statement.execute("CREATE TABLE TERM (WORD VARCHAR)");
        statement.execute("INSERT INTO TERM VALUES ('Bad Ems'), ('Bad Tölz'), ('Baden'), ('E-Bike'), ('E-Mail'), ('Ende')");
        List<String> patterns = List.of("Bad %", "E-%", "Bad T%");
        Map<String, List<String>> without = new HashMap<>();
        for (String pattern : patterns) {
          without.put(pattern, find(statement, pattern));
        }
        statement.execute("CREATE INDEX WORDS ON TERM (WORD)");
        for (String pattern : patterns) {
          System.out.println(
              collation + ": " + pattern + " finds " + without.get(pattern) + ", with an index " + find(statement, pattern));
        }
      }
    }
  }

  static List<String> find(Statement statement, String pattern) throws SQLException {
    List<String> words = new ArrayList<>();
    ResultSet result = statement.executeQuery("SELECT WORD FROM TERM WHERE WORD LIKE '" + pattern + "' ORDER BY WORD");
    while (result.next()) {
      words.add(result.getString(1));
    }
    return words;
  }
}
JAVA
