package io.github.nachtschicht.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.support.WordList;
import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlossaryTest {

  private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+");

  static GlossaryEntry entry(String source, String... targets) {
    return new GlossaryEntry(
        source,
        Stream.of(targets).filter(t -> !t.startsWith("!")).toList(),
        Stream.of(targets).filter(t -> t.startsWith("!")).map(t -> t.substring(1)).toList(),
        "",
        "");
  }

  static Glossary glossary(GlossaryEntry... entries) {
    return Glossary.of(List.of(entries));
  }

  private static List<String> required(Glossary glossary, String sentence) {
    return glossary.rules(sentence).required().stream()
        .map(term -> term.source() + " > " + term.targets().get(0))
        .toList();
  }

  static List<String[]> cases() {
    return WordList.lines(GlossaryTest.class, "matches.txt").stream()
        .map(line -> line.split(" \\| "))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rules_findsForms(String term, String sentence, String found) {
    Glossary glossary = glossary(entry(term.replace("\\|", "|"), "x"));
    assertThat(glossary.rules(sentence).required().stream().map(RequiredTerm::source).toList())
        .containsExactlyElementsOf(found.equals("-") ? List.of() : List.of(found.split("/")));
    int[] words =
        WORD.matcher(sentence)
            .results()
            .mapToInt(word -> GermanForms.folded(word.group()).hashCode())
            .sorted()
            .toArray();
    if (!found.equals("-")) {
      assertThat(glossary.mayApply(words)).isTrue();
    }
  }

  @Test
  void mayApply_needsAllWordsOfATerm() {
    Glossary glossary = glossary(entry("künstliche Intelligenz", "AI"));
    assertThat(glossary.mayApply(words("die menschliche intelligenz"))).isFalse();
    assertThat(glossary.mayApply(words("der künstlichen intelligenz"))).isTrue();
    assertThat(glossary(entry("*Vertrag", "contract")).mayApply(words("etwas"))).isTrue();
    assertThat(Glossary.NONE.mayApply(words("etwas"))).isFalse();
  }

  private static int[] words(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(String::hashCode).sorted().toArray();
  }

  @Test
  void rules_longestWins() {
    Glossary glossary =
        glossary(
            entry("Vertrag", "contract"),
            entry("befristeter Vertrag", "fixed-term contract"),
            entry("Vertrag mit Frist", "contract with a deadline"));
    assertThat(required(glossary, "Der befristete Vertrag mit dem Vertrag"))
        .containsExactly("befristete Vertrag > fixed-term contract", "Vertrag > contract");
    assertThat(required(glossary, "Ein befristeter Vertrag mit Frist"))
        .containsExactly("befristeter Vertrag > fixed-term contract");
  }

  @Test
  void rules_sameWordsCountTogether() {
    Glossary glossary =
        glossary(
            entry("Rahmenvertrag", "framework agreement"),
            entry("Rahmenvertrag", "master agreement", "!frame contract"));
    TermRules rules = glossary.rules("Der Rahmenvertrag gilt.");
    assertThat(rules.required())
        .containsExactly(
            new RequiredTerm(
                "Rahmenvertrag",
                List.of(
                    "framework agreement",
                    "framework agreements",
                    "master agreement",
                    "master agreements")));
    assertThat(rules.forbidden()).containsExactly("frame contract", "frame contracts");
  }

  @Test
  void rules_forbiddenWinsAndIsNoPartOfWhatIsRequired() {
    assertThat(glossary(entry("Amt", "office", "!office")).rules("Das Amt."))
        .isEqualTo(new TermRules(List.of(), List.of("office", "offices")));
    assertThat(glossary(entry("Amt", "public office", "!office")).rules("Das Amt").forbidden())
        .isEmpty();
  }

  @Test
  void rules_exactSpellingBeforeInflection() {
    Glossary glossary = glossary(entry("Bank", "bench"), entry("Banken", "banks"));
    assertThat(required(glossary, "Die Banken")).containsExactly("Banken > banks");
    assertThat(required(glossary, "Die Bank")).containsExactly("Bank > bench");
  }

  @Test
  void rules_nameStays() {
    Glossary glossary = glossary(entry("Musterhausen", "Musterhausen"), entry("Berg", "Berg"));
    assertThat(glossary.rules("Der Kreis Musterhausen-Nord, Musterhausens Rat").required())
        .containsExactly(
            new RequiredTerm("Musterhausen", List.of("Musterhausen")),
            new RequiredTerm("Musterhausens", List.of("Musterhausen")));
    assertThat(required(glossary, "Herr Berg steigt auf die Berge."))
        .containsExactly("Berg > Berg");
  }

  @Test
  void rules_withoutATerm_isNone() {
    assertThat(glossary(entry("Amt", "office")).rules("Nichts davon.")).isSameAs(TermRules.NONE);
    assertThat(Glossary.NONE.rules("Das Amt")).isSameAs(TermRules.NONE);
  }

  @Test
  void rules_heedsComposedLettersAndSoftHyphens() {
    Glossary glossary = glossary(entry("Übungsleiter", "trainer"));
    assertThat(required(glossary, "Die U\u0308bungs\u00ADleiter kommen."))
        .containsExactly("Übungsleiter > trainer");
  }

  @Test
  void fingerprint_dependsOnUsedEntriesAlone() {
    Glossary glossary = glossary(entry("Amt", "office"), entry("Rat", "council"));
    List<String> text = List.of("Das Amt.", "Ein anderer Satz.");
    assertThat(glossary.fingerprint(text))
        .hasSize(64)
        .isEqualTo(glossary(entry("Amt", "office"), entry("Rat", "advice")).fingerprint(text))
        .isEqualTo(Glossary.of(glossary.used(text)).fingerprint(text))
        .isNotEqualTo(
            glossary(entry("Amt", "authority"), entry("Rat", "council")).fingerprint(text));
    assertThat(glossary.fingerprint(List.of("Nichts."))).isEmpty();
    assertThat(Glossary.NONE.fingerprint()).isEmpty();
  }

  @Test
  void used_leavesOutWhatALongerTermCovers() {
    GlossaryEntry longer = entry("befristeter Vertrag", "fixed-term contract");
    Glossary glossary = glossary(entry("Vertrag", "contract"), longer);
    assertThat(glossary.used(List.of("Der befristete Vertrag."))).containsExactly(longer);
  }

  @Test
  void rules_ofManyEntriesAndLongSentences_areQuick() {
    List<GlossaryEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      entries.add(
          entry("Wort" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + "ung " + i, "w"));
    }
    entries.add(entry("*Amt*", "office"));
    Glossary glossary = Glossary.of(entries);
    String sentence = "Amt ".repeat(5000) + "x".repeat(100_000);
    org.assertj.core.api.Assertions.assertThat(
            org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(20), () -> glossary.rules(sentence).required()))
        .hasSize(5000);
  }

  /** An article begins thousands of names: it tells none of them apart. */
  @Test
  void rules_ofManyEntriesThatBeginAlike_areQuick() {
    List<GlossaryEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      entries.add(entry("Die Vereinigung " + (char) ('A' + i % 26) + i, "the union " + i));
    }
    Glossary glossary = Glossary.of(entries);
    String sentence = "Die Ämter und die Leute. ".repeat(1000) + "Die Vereinigung B1.";
    org.assertj.core.api.Assertions.assertThat(
            org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(20), () -> glossary.rules(sentence).required()))
        .hasSize(1);
  }
}
