#!/usr/bin/env bash
# PostgreSQL 14.22 (io.zonky.test:embedded-postgres 2.2.2, which as root needs "unshare -U"), seen 2026-11-30.
# Guess: the full-text search "german" finds each word of a text by itself: both words at a stroke, the words on both sides of a full stop
# that no space follows, the number behind a dash, and every word but articles, pronouns and the like.
# Seen: what stands around a stroke is the name of a file and found by neither word ("Haus/Wohnung", "und/oder"; "Bürger/innen" by "Bürger" alone), "Ende.Neu" is a
# host and "Nr.5" a file, 10-12 is 10 and -12. "nicht" and "ohne" are stop words: a search for them finds nothing, and "nicht rauchen" finds
# what says "rauchen".
. "$(dirname "$0")/lib.sh"
java_with io.zonky.test:embedded-postgres:2.2.2 org.slf4j:slf4j-nop:1.7.36 <<'JAVA' | expect 'Haus Wohnung by Wohnung: found
Haus/Wohnung by Wohnung: nothing
Haus/Wohnung by Haus: nothing
Bürger/innen by Bürger: found
Ende.Neu by Ende: nothing
Nr.5 by 5: nothing
10-12 Uhr by 12: nothing
E-Mail-Adresse by Adresse: found
nicht ohne Antrag by ohne: nothing
Hier darf man rauchen by nicht rauchen: found'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;

public class Main {
  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Connection database = server.getPostgresDatabase().getConnection();
        PreparedStatement search = database.prepareStatement("SELECT to_tsvector('german', ?) @@ plainto_tsquery('german', ?)")) {
      for (String question :
          """
          Haus Wohnung by Wohnung
          Haus/Wohnung by Wohnung
          Haus/Wohnung by Haus
          Bürger/innen by Bürger
          Ende.Neu by Ende
          Nr.5 by 5
          10-12 Uhr by 12
          E-Mail-Adresse by Adresse
          nicht ohne Antrag by ohne
          Hier darf man rauchen by nicht rauchen
          """
              .strip()
              .split("\n")) {
        search.setString(1, question.split(" by ")[0]);
        search.setString(2, question.split(" by ")[1]);
        try (ResultSet answer = search.executeQuery()) {
          answer.next();
          System.out.println(question + ": " + (answer.getBoolean(1) ? "found" : "nothing"));
        }
      }
    }
    System.exit(0);
  }
}
JAVA
