#!/usr/bin/env bash
# org.jsoup:jsoup 1.24.1, seen 2026-11-28.
# Guess: Parser.xmlParser() knows the five entities of XML and those that the document's own DOCTYPE declares, nothing else.
# Seen: it is the other way round: HTML's named references are resolved, also without a semicolon and in the middle of a word, and a
# declared entity stays as it is written.
. "$(dirname "$0")/lib.sh"
java_with org.jsoup:jsoup:1.24.1 <<'JAVA' | expect 'Die &firma; grüßt
Grüße und ¬it; ©2026'
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

public class Main {
  public static void main(String[] args) {
    for (String xml :
        new String[] {
          "<!DOCTYPE p [<!ENTITY firma 'Muster'>]><p>Die &firma; gr&uuml;&szlig;t</p>",
          "<p>Gr&uuml;&szlig;e und &notit; &copy2026</p>"
        }) {
      System.out.println(Jsoup.parse(xml, "", Parser.xmlParser()).text());
    }
  }
}
JAVA
