#!/usr/bin/env bash
# com.ibm.icu:icu4j 78.1, seen 2026-11-30.
# Guess: RuleBasedNumberFormat(GERMAN, SPELLOUT) writes 21 as "einundzwanzig" and reads that as 21; a word it cannot read is refused.
# Seen: it writes a soft hyphen between the parts, "ein|und|zwanzig", so that neither equals() nor a search finds the number. Words as people
# write them are read up to their first part: parse("einundzwanzig") returns 1, "zweitausend" 2, "sechsundsechzig" 6, with no exception.
# Only the lenient mode reads them.
. "$(dirname "$0")/lib.sh"
java_with com.ibm.icu:icu4j:78.1 <<'JAVA' | expect 'writes 21 as ein|und|zwanzig, 1989 as ein|tausend|neun|hundert|neun|und|achtzig
strict: elf 11, einundzwanzig 1, sechsundsechzig 6, zweitausend 2, neunzehnhundert 19
lenient: elf 11, einundzwanzig 21, sechsundsechzig 66, zweitausend 2000, neunzehnhundert 1900'
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.StringJoiner;

public class Main {
  public static void main(String[] args) throws Exception {
    RuleBasedNumberFormat words = new RuleBasedNumberFormat(ULocale.GERMAN, RuleBasedNumberFormat.SPELLOUT);
    System.out.println(
        "writes 21 as %s, 1989 as %s".formatted(words.format(21), words.format(1989)).replace('\u00ad', '|'));
    for (boolean lenient : new boolean[] {false, true}) {
      words.setLenientParseMode(lenient);
      StringJoiner read = new StringJoiner(", ", lenient ? "lenient: " : "strict: ", "");
      for (String word : "elf einundzwanzig sechsundsechzig zweitausend neunzehnhundert".split(" ")) {
        read.add(word + " " + words.parse(word));
      }
      System.out.println(read);
    }
  }
}
JAVA
