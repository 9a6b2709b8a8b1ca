#!/usr/bin/env bash
# org.apache.tika:tika-parser-microsoft-module 3.3.1, seen 2026-11-30.
# Guess: text of RTF is text wherever it stands behind the tables of the head; \pard only puts a paragraph's properties back, and need not come.
# Seen: up to the first \pard, \par, \f and the like all is head. Text there is kept back, and dropped at the end of a group and at a sign such
# as \~: a title set in bold is missing, whole or up to its last group, without an exception.
. "$(dirname "$0")/lib.sh"
java_with org.apache.tika:tika-core:3.3.1 org.apache.tika:tika-parser-microsoft-module:3.3.1 org.apache.logging.log4j:log4j-to-slf4j:2.24.3 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'Das Haus.\par Der Hof.\par > Das Haus.|Der Hof.
{\b Das Haus.}\par Der Hof.\par > Der Hof.
{\f0\fs28 Das Haus }{\f0 am See.}\par {\f0 Der Hof.}\par > Der Hof.
Das {\i alte} Haus.\par Der {\i alte} Hof.\par > Haus.|Der alte Hof.
Das Haus, z.\~B. hier.\par Der Hof, z.\~B. dort.\par > B. hier.|Der Hof, z. B. dort.
\pard{\b Das Haus.}\par Der Hof.\par > Das Haus.|Der Hof.'
import java.nio.charset.StandardCharsets;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.sax.BodyContentHandler;

public class Main {
  public static void main(String[] args) throws Exception {
    read("Das Haus.\\par Der Hof.\\par");
    read("{\\b Das Haus.}\\par Der Hof.\\par");
    read("{\\f0\\fs28 Das Haus }{\\f0 am See.}\\par {\\f0 Der Hof.}\\par");
    read("Das {\\i alte} Haus.\\par Der {\\i alte} Hof.\\par");
    read("Das Haus, z.\\~B. hier.\\par Der Hof, z.\\~B. dort.\\par");
    read("\\pard{\\b Das Haus.}\\par Der Hof.\\par");
  }

  static void read(String text) throws Exception {
    String rtf = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}" + text + "}";
    BodyContentHandler out = new BodyContentHandler();
    try (TikaInputStream in = TikaInputStream.get(rtf.getBytes(StandardCharsets.US_ASCII))) {
      new RTFParser().parse(in, out, new Metadata(), new ParseContext());
    }
    System.out.println(text + " > " + out.toString().strip().replace('\n', '|').replace('\u00a0', ' '));
  }
}
JAVA
