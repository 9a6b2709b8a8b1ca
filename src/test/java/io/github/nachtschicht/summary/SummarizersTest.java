package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SummarizersTest {

  private static final List<String> ARTICLE =
      List.of(
          "Der Stadtrat von Neustadt hat am Montag den Bau einer Brücke über den Fluss"
              + " beschlossen.",
          "Die Brücke soll 40 Millionen Euro kosten und in drei Jahren fertig sein. Das Land zahlt"
              + " die Hälfte der Kosten.",
          "Kommentar hinterlassen",
          "Anwohner fürchten den Lärm der Bauarbeiten am Ufer. Eine Bürgerinitiative sammelt"
              + " Unterschriften gegen die Brücke.",
          "Wann beginnen die Arbeiten?",
          "Die Arbeiten an der Brücke beginnen nach Angaben der Stadt im Herbst.");

  static Stream<String> methods() {
    return Stream.concat(Stream.of(SummaryEvaluation.STANDARD), Baselines.NAMES.stream());
  }

  /** The program's method or one it is compared with, page furniture kept out. */
  static Summarizer of(String method) {
    return method.equals(SummaryEvaluation.STANDARD)
        ? new SalienceSummarizer()
        : Baselines.of(method, true);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_sentences_choosesThatManyInOrder(String method) {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    Summary summary = summarize(method, document, SummaryLength.sentences(3));
    assertThat(summary.segments()).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(Documents.texts(document, summary)).doesNotContain("Kommentar hinterlassen");
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_ratio_isAShareOfTheRunningText(String method) {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    assertThat(summarize(method, document, SummaryLength.ratio(0.5)).segments()).hasSize(4);
    assertThat(summarize(method, document, SummaryLength.ratio(0.01)).segments()).hasSize(1);
    assertThat(summarize(method, document, SummaryLength.ratio(1)).segments()).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_words_isNeverLonger(String method) {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    for (int words = 1; words < 90; words++) {
      Summary summary = summarize(method, document, SummaryLength.words(words));
      int used =
          Documents.texts(document, summary).stream().mapToInt(t -> Words.of(t).size()).sum();
      assertThat(used).isLessThanOrEqualTo(words);
    }
    assertThat(summarize(method, document, SummaryLength.words(3)).segments()).isEmpty();
    assertThat(summarize(method, document, SummaryLength.words(1000)).segments()).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_noSentences_givesNone(String method) {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    assertThat(summarize(method, document, SummaryLength.sentences(0))).isEqualTo(Summary.NONE);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_shortDocument_givesNone(String method) {
    List<String> three = ARTICLE.subList(0, 3);
    assertThat(summarize(method, Documents.of("Titel", three), SummaryLength.sentences(3)))
        .isEqualTo(Summary.NONE);
    assertThat(summarize(method, Documents.of("", List.of()), SummaryLength.ratio(0.5)))
        .isEqualTo(Summary.NONE);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_underTurkishLocale_choosesTheSame(String method) {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    Summary expected = summarize(method, document, SummaryLength.sentences(3));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(summarize(method, document, SummaryLength.sentences(3))).isEqualTo(expected);
      assertThat(of(method).signature()).doesNotContain(",");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_otherScriptsAndNonsense_doesNotFail(String method) {
    for (String text :
        List.of(
            "Москва — столица России. Она стоит на реке. Город большой. В нём много людей. Конец.",
            "東京は日本の首都です。人口は多い。川がある。山もある。海もある。",
            "القاهرة عاصمة مصر. المدينة كبيرة. فيها نهر. فيها ناس. انتهى.",
            "🙂 🙃. 🙂. 🙃! 🙂? … . … . — . .",
            "a. b. c. d. e. f. g.",
            "\u0000. \uD800. \uDFFF. \uFFFF. \u200B. x.")) {
      ParsedDocument document = Documents.of("", List.of(text.replace("。", "。 . ").split(" ")));
      assertThat(summarize(method, document, SummaryLength.sentences(2)).segments())
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void summarize_randomText_keepsItsPromises(String method) {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      List<String> paragraphs = new ArrayList<>();
      for (int p = random.nextInt(8); p >= 0; p--) {
        paragraphs.add(noise(random));
      }
      ParsedDocument document = Documents.of(random.nextBoolean() ? "Titel" : "", paragraphs);
      int wanted = random.nextInt(6);
      Summary summary = summarize(method, document, SummaryLength.sentences(wanted));
      assertThat(summary.segments())
          .hasSizeLessThanOrEqualTo(wanted)
          .isSorted()
          .doesNotHaveDuplicates()
          .allMatch(segment -> segment >= 0 && segment < document.segments().size());
      assertThat(summarize(method, document, SummaryLength.sentences(wanted))).isEqualTo(summary);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"salience", "lead", "lexrank"})
  @Timeout(60)
  void summarize_bookOfTwentyThousandSentences_takesSeconds(String method) {
    assertThat(Book.DOCUMENT.segments()).hasSizeGreaterThan(20_000);
    assertThat(summarize(method, Book.DOCUMENT, SummaryLength.sentences(20)).segments())
        .hasSize(20);
  }

  @Test
  @Timeout(60)
  void summarize_bookByRatio_takesSeconds() {
    assertThat(summarize("salience", Book.DOCUMENT, SummaryLength.ratio(0.05)).segments())
        .hasSizeBetween(900, 1100);
  }

  @Test
  @Timeout(60)
  void summarize_sameSentenceTwentyThousandTimes_takesSeconds() {
    ParsedDocument document =
        Documents.of(
            "", Collections.nCopies(20_000, "Der Rat beschließt am Montag den Bau der Brücke."));
    assertThat(summarize("salience", document, SummaryLength.sentences(3)).segments()).hasSize(1);
    assertThat(summarize("lexrank", document, SummaryLength.sentences(3)).segments()).hasSize(3);
  }

  @Test
  @Timeout(60)
  void summarize_oneSentenceOfAMillionCharacters_takesSeconds() {
    String monster =
        "„" + "wort ".repeat(100_000) + "(" + " ".repeat(100_000) + "'".repeat(100_000);
    ParsedDocument document = Documents.of("", List.of(monster, "a b c.", "d e f.", "g h.", "i."));
    assertThat(summarize("salience", document, SummaryLength.sentences(2)).segments()).hasSize(2);
  }

  @Test
  void summarize_repeatedSentence_isChosenOnce() {
    List<String> paragraphs = new ArrayList<>(ARTICLE);
    paragraphs.add(1, ARTICLE.get(0));
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", paragraphs);
    Summary summary = summarize("salience", document, SummaryLength.sentences(3));
    assertThat(Documents.texts(document, summary)).doesNotHaveDuplicates();
  }

  @Test
  void summarize_standard_passesOverTheQuestion() {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    Summary summary = summarize("salience", document, SummaryLength.sentences(6));
    assertThat(Documents.texts(document, summary)).doesNotContain("Wann beginnen die Arbeiten?");
  }

  @Test
  void summarize_byDocument_growsSlowlyWithTheDocument() {
    assertThat(
            summarize("salience", Documents.of("", ARTICLE), SummaryLength.byDocument()).segments())
        .hasSize(3);
    int before = 3;
    for (int sentences : new int[] {20, 80, 320, 1_250, 20_000}) {
      ParsedDocument document = Documents.of("Das Buch", book(sentences));
      Summary summary = summarize("salience", document, SummaryLength.byDocument());
      assertThat(summary.segments()).hasSizeBetween(before, 12).isSorted().doesNotHaveDuplicates();
      before = summary.segments().size();
      if (sentences == 1_250) {
        assertThat(summary.segments()).hasSize(10);
      }
    }
    assertThat(before).isEqualTo(12);
  }

  @Test
  void summarize_longDocument_hasPointsOfAllItsParts() {
    List<Block> blocks = new ArrayList<>();
    List<Integer> headings = new ArrayList<>();
    for (int chapter = 1; chapter <= 4; chapter++) {
      headings.add(blocks.size());
      blocks.add(Documents.block(BlockKind.HEADING, "Kapitel " + chapter));
      for (String paragraph : book(100)) {
        blocks.add(Documents.block(BlockKind.PARAGRAPH, paragraph.replace("wort", "w" + chapter)));
      }
    }
    ParsedDocument document = Documents.parsed(blocks).split(Documents.SPLITTER);
    Summary summary = summarize("salience", document, SummaryLength.byDocument());
    assertThat(summary.segments()).hasSize(8);
    assertThat(summary.headings()).isSorted().containsAll(headings);
    assertThat(summarize("salience", document, SummaryLength.sentences(3)).headings())
        .isSubsetOf(headings);
  }

  @Test
  void baseline_lead_takesTheRawText() {
    ParsedDocument document = Documents.of("Neustadt baut eine Brücke", ARTICLE);
    Summary summary =
        Baselines.of("lead", false).summarize(document, -1, SummaryLength.sentences(4));
    assertThat(summary.segments()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void of_unknownMethod_saysWhichThereAre() {
    assertThatThrownBy(() -> Baselines.of("salience", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a baseline is one of lead, lexrank, textrank, was 'salience'");
  }

  @Test
  void signature_standard_namesTheWeights() {
    assertThat(new SalienceSummarizer().signature()).startsWith("salience lead=1.00 centroid=");
    assertThat(Baselines.of("lead", true).signature()).isEqualTo("lead");
    assertThat(Baselines.of("lead", false).signature()).isEqualTo("lead-raw");
  }

  @Test
  void summarize_sentenceThatIsTheTitle_isNotChosenAndExplainsTheNext() {
    List<String> paragraphs = new ArrayList<>(ARTICLE);
    paragraphs.set(
        0, ARTICLE.get(0) + " Er will damit den Verkehr im Zentrum deutlich verringern.");
    ParsedDocument document = Documents.of("", paragraphs);
    assertThat(summarize("salience", document, SummaryLength.sentences(3)).segments())
        .hasSize(3)
        .contains(0);
    assertThat(
            new SalienceSummarizer().summarize(document, 0, SummaryLength.sentences(5)).segments())
        .hasSize(5)
        .doesNotContain(0)
        .contains(1);
  }

  private static Summary summarize(String method, ParsedDocument document, SummaryLength length) {
    return of(method).summarize(document, -1, length);
  }

  /** Split once for all tests that read it. */
  private static final class Book {
    static final ParsedDocument DOCUMENT = Documents.of("Das Buch", book(20_000));
  }

  /** Words by a Zipf-like law, as in a book; every 20 sentences a paragraph. */
  private static List<String> book(int sentences) {
    Random random = new Random(11);
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (int s = 1; s <= sentences; s++) {
      paragraph.append("Wort");
      for (int w = 5 + random.nextInt(25); w > 0; w--) {
        paragraph.append(" wort").append((int) Math.exp(random.nextDouble() * Math.log(40_000)));
      }
      paragraph.append(". ");
      if (s % 20 == 0) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
    }
    return paragraphs;
  }

  private static String noise(Random random) {
    String[] pieces = {
      "Der ", "Rat ", "„", "“", "\"", "'", "baut ", "eine ", "Brücke", ". ", "? ", "! ", ": ", "(",
      ")", "дом ", "家", "🙂", "\u0301", "\n", "12.5 ", "Er ", "By . ", "©", "…", "- ", "dpa"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
