#!/usr/bin/env bash
# javax.swing.text.rtf.RTFEditorKit of OpenJDK 17.0.15, seen 2026-11-30; that of JDK 25.0.3 does the same.
# Guess: the reader of RTF that comes with Java reads the letters of \ansi (Windows-1252), the results of fields and the signs of word processors, if
# it knows no notes, pictures or tables, and shows no text that is hidden or deleted.
# Seen: \'84 is U+0084, a control character, in place of „, and so it is with \'93, \'80 and all others up to 9f: quotation marks, dashes and the euro
# sign do not show. As \u8222? they do. The texts of links and other results of fields are dropped without an exception, the optional hyphen
# becomes a sign of its own (U+2027), and hidden and deleted text stands in the sentence.
# (Characters beyond U+007F that are no letters are shown as <hexadecimal>.)
. "$(dirname "$0")/lib.sh"
cat >"$work/Main.java" <<'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;

public class Main {
  public static void main(String[] args) throws Exception {
    read("letters", "Er sagte \\'84Ja\\'93, f\\'fcr 5 \\'80 \\'96 gut.");
    read("by number", "Er sagte \\u8222?Ja\\u8220?, f\\u252?r 5 \\u8364?.");
    read("fields", "Siehe {\\field{\\*\\fldinst HYPERLINK \"https://example.org\"}{\\fldrslt hier}}, Seite {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}.");
    read("optional hyphen", "Donau\\-dampf");
    read("hidden, deleted", "Das {\\v geheime }{\\deleted alte }Haus.");
  }

  static void read(String what, String text) throws Exception {
    RTFEditorKit kit = new RTFEditorKit();
    Document document = kit.createDefaultDocument();
    String file = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\pard " + text + "\\par}";
    kit.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)), document, 0);
    System.out.println(
        what + ": " + Pattern.compile("[^\\p{L}\\p{ASCII}]")
            .matcher(document.getText(0, document.getLength()).strip())
            .replaceAll(found -> "<%x>".formatted((int) found.group().charAt(0))));
  }
}
JAVA
(cd "$work" && java -Djava.awt.headless=true Main.java) | expect 'letters: Er sagte <84>Ja<93>, für 5 <80> <96> gut.
by number: Er sagte <201e>Ja<201c>, für 5 <20ac>.
fields: Siehe , Seite .
optional hyphen: Donau<2027>dampf
hidden, deleted: Das geheime alte Haus.'
