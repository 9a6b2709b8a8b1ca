#!/usr/bin/env bash
# net.loomchild:segment 2.0.3, seen 2026-11-29.
# Guess: an SRX rule is a regular expression, so "no break between „ and “" (beforebreak „[^“]*[.!?]) holds for quotations of any length,
# and in both iterators of the library.
# Seen: SrxTextIterator quietly reads * as {0,100}: a quotation is one sentence only as long as its last break is at most 101
# characters behind the „. AccurateSrxTextIterator breaks the shortest quotation by the same rule.
. "$(dirname "$0")/lib.sh"
java_with net.loomchild:segment:2.0.3 <<'JAVA' | expect 'SrxTextIterator, 100 characters before the full stop: Er rief: „A. … da. Nun.“ | Gut.
SrxTextIterator, 101 characters before the full stop: Er rief: „A. … da. | Nun.“ | Gut.
SrxTextIterator with maxLookbehindConstructLength 1000: Er rief: „A. … da. Nun.“ | Gut.
AccurateSrxTextIterator, 7 characters: Er rief: „A. | … da. | Nun.“ | Gut.'
import java.io.StringReader;
import java.util.*;
import net.loomchild.segment.TextIterator;
import net.loomchild.segment.srx.*;
import net.loomchild.segment.srx.io.Srx2Parser;
import net.loomchild.segment.srx.legacy.AccurateSrxTextIterator;

public class Main {
  static final String SRX =
      """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
        <header segmentsubflows="yes" cascade="no"/>
        <body>
          <languagerules>
            <languagerule languagerulename="German">
              <rule break="no"><beforebreak>„[^“]*[.!?]</beforebreak><afterbreak>\\s</afterbreak></rule>
              <rule break="yes"><beforebreak>[.!?]“?</beforebreak><afterbreak>\\s</afterbreak></rule>
            </languagerule>
          </languagerules>
          <maprules><languagemap languagepattern="de" languagerulename="German"/></maprules>
        </body>
      </srx>""";

  public static void main(String[] args) {
    SrxDocument rules = new Srx2Parser().parse(new StringReader(SRX));
    print("SrxTextIterator, 100 characters before the full stop", new SrxTextIterator(rules, "de", quotation(100)));
    print("SrxTextIterator, 101 characters before the full stop", new SrxTextIterator(rules, "de", quotation(101)));
    print(
        "SrxTextIterator with maxLookbehindConstructLength 1000",
        new SrxTextIterator(
            rules, "de", quotation(101), Map.of(SrxTextIterator.MAX_LOOKBEHIND_CONSTRUCT_LENGTH_PARAMETER, 1000)));
    print("AccurateSrxTextIterator, 7 characters", new AccurateSrxTextIterator(rules, "de", quotation(7)));
  }

  /** A text with a quotation of two sentences and a word; the middle one ends that many characters behind „. */
  static String quotation(int length) {
    return "Er rief: „A. " + "x".repeat(length - 6) + " da. Nun.“ Gut.";
  }

  static void print(String what, TextIterator texts) {
    StringJoiner all = new StringJoiner(" | ");
    while (texts.hasNext()) {
      all.add(texts.next().strip().replaceAll("x+", "…"));
    }
    System.out.println(what + ": " + all);
  }
}
JAVA
