#!/usr/bin/env bash
# org.docx4j:docx4j-JAXB-ReferenceImpl 11.5.5, seen 2026-11-28.
# Guess: TextUtils.extractText gives what a reader sees: tracked deletions left out, a tab and a line break as white space.
# Seen: a deleted number stands before the inserted one without a gap, so that another number comes out; tab, line break and
# no-break hyphen leave nothing behind.
. "$(dirname "$0")/lib.sh"
java_with org.docx4j:docx4j-JAXB-ReferenceImpl:11.5.5 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect '[Der Preis ist 9070 Euro]
[einszweidreiSBahn]'
import java.io.StringWriter;
import org.docx4j.TextUtils;
import org.docx4j.XmlUtils;

public class Main {
  static void print(String runs) throws Exception {
    Object paragraph =
        XmlUtils.unmarshalString(
            "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + runs + "</w:p>");
    StringWriter text = new StringWriter();
    TextUtils.extractText(paragraph, text);
    System.out.println("[" + text + "]");
  }

  public static void main(String[] args) throws Exception {
    print(
        "<w:r><w:t xml:space=\"preserve\">Der Preis ist </w:t></w:r>"
            + "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>90</w:delText></w:r></w:del>"
            + "<w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>70</w:t></w:r></w:ins>"
            + "<w:r><w:t xml:space=\"preserve\"> Euro</w:t></w:r>");
    print(
        "<w:r><w:t>eins</w:t><w:tab/><w:t>zwei</w:t><w:br/><w:t>drei</w:t></w:r>"
            + "<w:r><w:t>S</w:t><w:noBreakHyphen/><w:t>Bahn</w:t></w:r>");
  }
}
JAVA
