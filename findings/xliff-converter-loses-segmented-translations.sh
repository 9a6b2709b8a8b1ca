#!/usr/bin/env bash
# net.sf.okapi:okapi-core 1.48.0, npm xliff 6.4.0, seen 2026-11-29.
# Guess: a library that converts XLIFF 1.2 and 2.0 into each other makes segments of the segments of the other version (seg-source and mrk),
# in which translation tools keep sentences, or at least keeps their text.
# Seen: of a paragraph of two sentences, written by Okapi, XLIFF 2.0 has the German text as one segment and no English text; comments in
# the file say that it was ignored, the call succeeds. XLIFF 1.2 written again has lost the German segments and the space between the English
# ones, and there is a line break in the text before each inline code (shown as ^).
. "$(dirname "$0")/lib.sh"
java_with net.sf.okapi:okapi-core:1.48.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect '<source xml:lang="de">Die <g id="1">Stadt</g> plant. Der Rat tagt.</source>
<seg-source><mrk mid="0" mtype="seg">Die <g id="1">Stadt</g> plant.</mrk> <mrk mid="1" mtype="seg">Der Rat tagt.</mrk></seg-source>
<target xml:lang="en"><mrk mid="0" mtype="seg">The <g id="1">city</g> plans.</mrk> <mrk mid="1" mtype="seg">The council meets.</mrk></target>'
import java.nio.file.*;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filterwriter.XLIFFWriter;
import net.sf.okapi.common.resource.*;

public class Main {
  public static void main(String[] args) throws Exception {
    TextUnit unit = new TextUnit("1");
    unit.setSource(sentences("Die ", "Stadt", " plant.", "Der Rat tagt."));
    unit.setTarget(LocaleId.ENGLISH, sentences("The ", "city", " plans.", "The council meets."));
    try (XLIFFWriter writer = new XLIFFWriter()) {
      writer.create("a.xlf", null, LocaleId.GERMAN, LocaleId.ENGLISH, "text/markdown", "a.md", "");
      writer.writeStartFile("a.md", "text/markdown", null);
      writer.writeTextUnit(unit);
      writer.writeEndFile();
    }
    for (String line : Files.readAllLines(Path.of("a.xlf"))) {
      if (line.matches("<(source|seg-source|target).*")) {
        System.out.println(line);
      }
    }
  }

  static TextContainer sentences(String before, String strong, String behind, String second) {
    TextFragment first = new TextFragment(before);
    first.append(TextFragment.TagType.OPENING, "b", "**");
    first.append(strong);
    first.append(TextFragment.TagType.CLOSING, "b", "**");
    first.append(behind);
    TextContainer both = new TextContainer();
    both.append(new Segment("0", first));
    both.append(" ");
    both.append(new Segment("1", new TextFragment(second)));
    return both;
  }
}
JAVA
npm_with xliff@6.4.0 <<'JS' | expect '2.0 <source>Die ^<pc id="1">Stadt</pc> plant. Der Rat tagt.^</source>
2.0 <target>^<!--Warning: unexpected segment { Marker: "[object Object]" } was ignored-->^<!--Warning: unexpected segment { Marker: "[object Object]" } was ignored-->^</target>
1.2 <source>Die ^<g id="1">Stadt</g> plant. Der Rat tagt.^</source>
1.2 <target>^<mrk mid="0" mtype="seg">The ^<g id="1">city</g> plans.^</mrk>^<mrk mid="1" mtype="seg">The council meets.</mrk>^</target>'
import {readFileSync} from 'node:fs';
import xliff from 'xliff';

const read = await xliff.xliff12ToJs(readFileSync('a.xlf', 'utf8'));
const print = (version, text) => {
  for (const [part] of text.matchAll(/<(source|seg-source|target).*?<\/\1>/gs)) console.log(version, part.replace(/\n */g, '^'));
};
print('2.0', await xliff.js2xliff(read));
print('1.2', await xliff.jsToXliff12(read));
JS
