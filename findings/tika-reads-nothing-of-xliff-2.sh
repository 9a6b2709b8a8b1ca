#!/usr/bin/env bash
# org.apache.tika:tika-parser-xml-module 3.3.1, seen 2026-11-30.
# Guess: a document in XLIFF 2 is read, as one in XLIFF 1.2 is; the name of its file can only help.
# Seen: without a name it is XML, and its text comes out. With the name it is application/x-xliff+xml, whose parser, XLIFF12Parser, knows the
# elements of XLIFF 1.2 alone: not a word comes out, and there is neither an exception nor a warning.
. "$(dirname "$0")/lib.sh"
java_with org.apache.tika:tika-core:3.3.1 org.apache.tika:tika-parser-xml-module:3.3.1 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'XLIFF 1.2, a.xlf: application/x-xliff+xml "a Das Haus. The house."
XLIFF 2.1, a.xlf: application/x-xliff+xml ""
XLIFF 2.1, no name: application/xml "Das Haus. The house."'
import java.nio.charset.StandardCharsets;
import org.apache.tika.Tika;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.*;

public class Main {
  static final String XLIFF_1 =
      """
      <?xml version="1.0"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="a" source-language="de" target-language="en" datatype="plaintext">
          <body><trans-unit id="1"><source>Das Haus.</source><target>The house.</target></trans-unit></body>
        </file>
      </xliff>""";
  static final String XLIFF_2 =
      """
      <?xml version="1.0"?>
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="en">
        <file id="1">
          <unit id="1"><segment><source>Das Haus.</source> <target>The house.</target></segment></unit>
        </file>
      </xliff>""";

  public static void main(String[] args) throws Exception {
    show("XLIFF 1.2, a.xlf", XLIFF_1, "a.xlf");
    show("XLIFF 2.1, a.xlf", XLIFF_2, "a.xlf");
    show("XLIFF 2.1, no name", XLIFF_2, null);
  }

  static void show(String what, String xml, String name) throws Exception {
    Metadata metadata = new Metadata();
    if (name != null) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    }
    try (TikaInputStream in = TikaInputStream.get(xml.getBytes(StandardCharsets.UTF_8))) {
      String text = new Tika().parseToString(in, metadata).strip().replaceAll("\\s+", " ");
      System.out.println(what + ": " + metadata.get(Metadata.CONTENT_TYPE) + " \"" + text + "\"");
    }
  }
}
JAVA
