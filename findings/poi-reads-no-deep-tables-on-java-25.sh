#!/usr/bin/env bash
# org.apache.poi:poi-ooxml 5.5.1, Java 25, seen 2026-11-30. Needs a Java of version 25 or later: JAVA_25_HOME, or one of /usr/lib/jvm.
# Guess: what POI writes it reads again, whichever Java runs it; if Java bounds the depth of XML, then by thousands of elements.
# Seen: on Java 25 a .docx with tables in tables cannot be opened from the 33rd table on: three elements a table, and the parser of
# Java 24 and later ends at 100 in each other, where that of Java 17 has no end. POI sets limits of its own, but not this one.
. "$(dirname "$0")/lib.sh"
for new in "${JAVA_25_HOME:-none}" /usr/lib/jvm/*-2[5-9]*; do [ ! -x "$new/bin/java" ] || break; done
[ -x "$new/bin/java" ] || { echo 'needs a Java 25: set JAVA_25_HOME' >&2; exit 1; }
{
  java_with org.apache.poi:poi-ooxml:5.5.1 <<'JAVA'
import java.io.*;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.*;

public class Main {
  public static void main(String[] args) throws Exception {
    for (int tables : new int[] {30, 40, 80}) {
      String seen;
      try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(nested(tables))))) {
        seen = text.getText().contains("Hunde") ? "read" : "read without its text";
      } catch (Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        seen = cause.getMessage().replaceAll("(?s).*(The element \\S+ has a depth of \\S+ that exceeds the limit \\S+).*", "$1");
      }
      System.out.println("Java " + Runtime.version().feature() + ", " + tables + " tables: " + seen);
    }
  }

  static byte[] nested(int tables) throws IOException {
    XWPFDocument document = new XWPFDocument();
    XWPFTableCell cell = document.createTable(1, 1).getRow(0).getCell(0);
    for (int i = 1; i < tables; i++) {
      cell = new XWPFTable(cell.getCTTc().addNewTbl(), cell, 1, 1).getRow(0).getCell(0);
    }
    cell.setText("Hunde bellen.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.write(out);
    return out.toByteArray();
  }
}
JAVA
  cd "$work"
  "$new/bin/java" -cp "lib/*" Main.java 2>err | sed 's/^Java 2[5-9]/Java 25/'
} | grep -v "Log4j API" | expect 'Java 17, 30 tables: read
Java 17, 40 tables: read
Java 17, 80 tables: read
Java 25, 30 tables: read
Java 25, 40 tables: The element "w:tblW" has a depth of "101" that exceeds the limit "100"
Java 25, 80 tables: The element "w:tblW" has a depth of "101" that exceeds the limit "100"'
