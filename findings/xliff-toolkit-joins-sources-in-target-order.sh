#!/usr/bin/env bash
# net.sf.okapi.lib:okapi-lib-xliff2 1.48.0, seen 2026-11-30.
# Guess: joinAll makes one segment of the sentences of a unit of XLIFF 2. The source stays the text it is, the targets are put together in
# their own order (the attribute order), and between them stands the space that was between the segments.
# Seen: the sources are put together in the order of the targets, too, so that the source text itself is another one. Without order it stays.
# A space that is an ignorable without a target, as segmenters write it, is missing between the targets, and a segment not yet translated
# disappears behind one that is.
. "$(dirname "$0")/lib.sh"
java_with net.sf.okapi.lib:okapi-lib-xliff2:1.48.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'in order: Am Montag tagt der Rat. Die Stadt plant. / The council meets on Monday. The town plans.
targets exchanged: Die Stadt plant. Am Montag tagt der Rat. / The town plans. The council meets on Monday.
space without target: Am Montag tagt der Rat. Die Stadt plant. / The council meets on Monday.The town plans.
second not translated: Am Montag tagt der Rat. Die Stadt plant. / The council meets on Monday.'
import net.sf.okapi.lib.xliff2.core.*;
import net.sf.okapi.lib.xliff2.document.XLIFFDocument;

public class Main {
  static final String SPACE = "<ignorable><source> </source></ignorable>";
  static final String BOTH_SPACES = "<ignorable><source> </source><target> </target></ignorable>";

  public static void main(String[] args) {
    String council = "<target>The council meets on Monday.</target>";
    String town = "<target>The town plans.</target>";
    join("in order", council, BOTH_SPACES, town);
    join("targets exchanged", council.replace("t>T", "t order='3'>T"), BOTH_SPACES, town.replace("t>T", "t order='1'>T"));
    join("space without target", council, SPACE, town);
    join("second not translated", council, SPACE, "");
  }

  static void join(String what, String firstTarget, String between, String secondTarget) {
    XLIFFDocument document = new XLIFFDocument();
    document.load(
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='de' trgLang='en'><file id='f'><unit id='u'>"
            + "<segment><source>Am Montag tagt der Rat.</source>" + firstTarget + "</segment>" + between
            + "<segment><source>Die Stadt plant.</source>" + secondTarget + "</segment></unit></file></xliff>",
        0);
    for (Unit unit : document.getUnits()) {
      unit.joinAll(true);
      for (Part part : unit) {
        System.out.println(what + ": " + part.getSource().getPlainText() + " / " + part.getTarget().getPlainText());
      }
    }
  }
}
JAVA
