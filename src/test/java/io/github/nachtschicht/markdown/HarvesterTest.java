package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HarvesterTest {

  private static final MarkdownRenderer RENDERER = new MarkdownRenderer();

  private static BilingualDocument document() {
    return new Documents()
        .block(BlockKind.TITLE, 0, "", "Der Titel")
        .translate("The title")
        .block(BlockKind.PARAGRAPH, 0, "", "Eins ist rot. Zwei ist blau. Drei ist 3 Mal gelb.")
        .sentences("Eins ist rot.", "Zwei ist blau.", "Drei ist 3 Mal gelb.")
        .translate("One is red.", "Two is blue.", "Three is yellow 3 times.")
        .block(BlockKind.HEADING, 2, "", "Die Liste. Sie folgt.")
        .sentences("Die Liste.", "Sie folgt.")
        .translate("The list.", "It follows.")
        .block(BlockKind.LIST_ITEM, 1, "-", "Apfel")
        .translate("Apple")
        .block(BlockKind.LIST_ITEM, 2, "b)", "Birne")
        .translate("Pear")
        .block(BlockKind.QUOTATION, 1, "", "Ein Zitat.")
        .translate("A quote.")
        .cell(0, 0, 0, true, "Kopf")
        .translate("Head")
        .cell(0, 1, 0, false, "Bauch | Rumpf")
        .translate("Belly | Trunk")
        .build();
  }

  private static final String[] MARKERS = {"-", "3.", "(1)", "§ 2"};

  private static String file(Layout layout) {
    return RENDERER.rendered(document(), layout).text();
  }

  private static Harvest harvest(String file) {
    return ReviewedFile.of(file).orElseThrow().harvest();
  }

  private static Correction correction(String german, String english) {
    return new Correction(german, english, "ordner/text.txt");
  }

  @ParameterizedTest
  @EnumSource(names = {"PARAGRAPHS", "TABLE"})
  void harvest_untouchedFile_findsEverySentenceUnchanged(Layout layout) {
    Harvest harvest = harvest(file(layout));

    assertThat(harvest.corrected()).isEmpty();
    assertThat(harvest.missed()).isEmpty();
    assertThat(harvest.unchanged())
        .containsExactlyElementsOf(
            document().translations().stream()
                .map(t -> correction(t.source(), t.target()))
                .toList());
  }

  /** As editors break a line within a cell. */
  @Test
  void harvest_lineBreakInACell_partsWords() {
    String file = file(Layout.TABLE).replace("| Two is blue.", "| Two is<br>azure,<br/> nearly.");

    assertThat(harvest(file).corrected())
        .containsExactly(correction("Zwei ist blau.", "Two is azure, nearly."));
  }

  /** As an editor wraps or indents the comment, and a person sets a space before a number. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\n    ", "\t\n"})
  void harvest_checksumsWrappedAnew_findsEverySentence(String space) {
    String file = file(Layout.PARAGRAPHS).replace("</a>¶", "</a> ¶").replace("Two is", "Two was");
    int checksums = file.indexOf(Checksums.OPENING) + Checksums.OPENING.length();
    Harvest harvest =
        harvest(file.substring(0, checksums) + file.substring(checksums).replaceAll("\\s", space));

    assertThat(harvest.missed()).isEmpty();
    assertThat(harvest.corrected()).containsExactly(correction("Zwei ist blau.", "Two was blue."));
    assertThat(harvest.unchanged()).hasSize(document().translations().size() - 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"PARAGRAPHS", "TABLE"})
  void harvest_hostileUntouchedFile_findsEverySentenceUnchanged(Layout layout) {
    HostileText texts = new HostileText(21);
    BlockKind[] kinds = {
      BlockKind.TITLE,
      BlockKind.PARAGRAPH,
      BlockKind.HEADING,
      BlockKind.LIST_ITEM,
      BlockKind.QUOTATION,
      BlockKind.TABLE_CELL
    };
    for (int d = 0; d < 200; d++) {
      Documents documents = new Documents();
      int blocks = 1 + texts.below(12);
      for (int b = 0; b < blocks; b++) {
        BlockKind kind = kinds[b == 0 ? texts.below(6) : 1 + texts.below(5)];
        List<String> sentences =
            java.util.stream.Stream.generate(texts::sentence)
                .limit(kind == BlockKind.TITLE ? 1 : 1 + texts.below(3))
                .toList();
        String text = String.join(" ", sentences);
        if (kind == BlockKind.TABLE_CELL) {
          documents.cell(b, 0, 0, texts.below(2) == 0, text);
        } else {
          documents.block(kind, 1 + texts.below(3), MARKERS[texts.below(4)], text);
        }
        documents.sentences(sentences.toArray(String[]::new));
        for (int s = 0; s < sentences.size(); s++) {
          documents.translate(texts.sentence(), -1);
        }
      }
      String file = RENDERER.rendered(documents.build(), layout).text();

      Harvest harvest = harvest(file);

      assertThat(harvest.corrected()).as(file).isEmpty();
      assertThat(harvest.missed())
          .as(file)
          .allMatch(m -> m.reason().contains("control characters"));
      assertCurrent(file, fingerprints(layout));
    }
  }

  private static List<KnownOutput.Reason> reasons(String file, Fingerprints expected) {
    return KnownOutput.of("a.de-en.md", file).reasons(expected);
  }

  private static void assertCurrent(String file, Fingerprints expected) {
    assertThat(ReviewedFile.of(file).orElseThrow().isEdited()).isFalse();
    assertThat(FrontMatter.parse(file).orElseThrow().otherKeys()).isEmpty();
    assertThat(reasons(file, expected)).isEmpty();
  }

  private static Fingerprints fingerprints(Layout layout) {
    return new Fingerprints(
        Documents.HASH, Documents.HASH, Documents.PROVENANCE.settings().all(), layout, "", "");
  }

  @ParameterizedTest
  @EnumSource(names = {"PARAGRAPHS", "TABLE"})
  void harvest_changedSentences_areCorrections(Layout layout) {
    String edited =
        file(layout)
            .replace("The title\n", "The *heading*\n")
            .replace("Two is blue.", "Two is azure, `so` to speak.")
            .replace("Pear", "A pear")
            .replace("A quote.", "A quotation.")
            .replace("Belly \\|", "Stomach \\|");

    Harvest harvest = harvest(edited);

    assertThat(harvest.corrected())
        .containsExactly(
            correction("Der Titel", "The heading"),
            correction("Zwei ist blau.", "Two is azure, so to speak."),
            correction("Birne", "A pear"),
            correction("Ein Zitat.", "A quotation."),
            correction("Bauch | Rumpf", "Stomach | Trunk"));
    assertThat(harvest.missed()).isEmpty();
  }

  private static Harvest paragraph(String... lines) {
    return harvest(
        file(Layout.PARAGRAPHS)
            .replace(
                "One is red.\nTwo is blue.\nThree is yellow 3 times.\n",
                String.join("\n", lines) + "\n"));
  }

  @Test
  void harvest_allLinesChanged_areCorrections() {
    assertThat(
            paragraph("First is red.", "Second is blue.", "Third is 3 times yellow.").corrected())
        .containsExactly(
            correction("Eins ist rot.", "First is red."),
            correction("Zwei ist blau.", "Second is blue."),
            correction("Drei ist 3 Mal gelb.", "Third is 3 times yellow."));
  }

  @Test
  void harvest_rewrappedLines_findsTheChangedSentence() {
    Harvest harvest = paragraph("One is red. Two is", "azure. Three is yellow 3 times.");

    assertThat(harvest.corrected()).containsExactly(correction("Zwei ist blau.", "Two is azure."));
    assertThat(harvest.missed()).isEmpty();
  }

  @Test
  void harvest_sentenceMadeTwo_keepsBothTogether() {
    assertThat(
            paragraph("One is red.", "Two is azure.", "Really.", "Three is yellow 3 times.")
                .corrected())
        .containsExactly(correction("Zwei ist blau.", "Two is azure. Really."));
  }

  @Test
  void harvest_lineAddedAfterUnchangedOnes_isReported() {
    Harvest harvest =
        paragraph("One is red.", "Two is blue.", "Three is yellow 3 times.", "Four is new.");

    assertThat(harvest.corrected()).isEmpty();
    assertThat(harvest.missed()).hasSize(1);
  }

  @Test
  void harvest_sentencesMerged_isReportedNotGuessed() {
    Harvest harvest = paragraph("One is red.", "Two is azure and three is green.");

    assertThat(harvest.corrected()).isEmpty();
    assertThat(harvest.missed())
        .containsExactly(
            new Harvest.Missed(
                "¶1",
                "sentences 2 to 3 are changed together, so that it is not clear which is which"));
  }

  @Test
  void harvest_mergedAndSplit_isNotPairedWrongly() {
    Harvest harvest = paragraph("One is red and two is blue.", "Three is yellow.", "Thus 3 times.");

    assertThat(harvest.corrected()).isEmpty();
    assertThat(harvest.missed()).hasSize(1);
  }

  @Test
  void harvest_sentencesSwapped_isReported() {
    Harvest harvest = paragraph("Two is blue.", "One is red.", "Three is yellow 3 times.");

    assertThat(harvest.corrected()).isEmpty();
    assertThat(harvest.missed())
        .containsExactly(new Harvest.Missed("¶1", "its English sentences changed places"));
  }

  @Test
  void harvest_germanChanged_isReported() {
    String edited =
        file(Layout.PARAGRAPHS).replace("Zwei ist blau.", "Zwei war blau.").replace("One", "1");

    assertThat(harvest(edited).corrected()).isEmpty();
    assertThat(harvest(edited).missed())
        .containsExactly(new Harvest.Missed("¶1", "its German text was changed"));
  }

  @Test
  void harvest_germanRewrapped_isFound() {
    String edited =
        file(Layout.PARAGRAPHS)
            .replace("> Eins ist rot.\n> Zwei ist blau.\n", "> Eins ist rot. Zwei\n> ist blau.\n")
            .replace("Two is blue", "Two is azure");

    assertThat(harvest(edited).corrected())
        .containsExactly(correction("Zwei ist blau.", "Two is azure."));
  }

  @Test
  void harvest_paragraphOrQuotationGone_isReported() {
    String file = file(Layout.PARAGRAPHS);
    String noQuotation = file.replace("> Ein Zitat.", "");
    String noParagraph = file.replaceAll("(?s)<a id=\"p1\".*?gelb\\.\n", "");

    assertThat(harvest(noQuotation.replace("> > Ein Zitat.", "").replace("> >\n", "")).missed())
        .extracting(Harvest.Missed::place)
        .containsExactly("¶5");
    assertThat(harvest(noParagraph).missed())
        .containsExactly(new Harvest.Missed("¶1", "it is no longer in the file"));
  }

  @Test
  void harvest_checksumsGone_reportsAll() {
    String edited =
        file(Layout.PARAGRAPHS).replaceAll("(?s)<!-- nachtschicht.*?-->", "").replace("One", "1");

    assertThat(harvest(edited).corrected()).isEmpty();
    assertThat(harvest(edited).missed()).hasSize(1);
  }

  @Test
  void harvest_englishLayout_hasNothingToCompare() {
    assertThat(harvest(file(Layout.ENGLISH).replace("One", "1")).missed())
        .containsExactly(new Harvest.Missed("the file", "it has no German text in this layout"));
  }

  @Test
  void harvest_windowsLineEnds_makeNoDifference() {
    String edited = file(Layout.PARAGRAPHS).replace("Pear", "A pear").replace("\n", "\r\n");

    assertThat(harvest(edited).corrected()).containsExactly(correction("Birne", "A pear"));
  }

  @Test
  void accepted_editedFile_isCurrentAndStaysWithThePerson() {
    String edited = file(Layout.PARAGRAPHS).replace("The title\n", "The \"heading\" # 1\n");
    assertThat(KnownOutput.of("", edited).isReplaceable()).isFalse();
    assertThat(reasons(edited, fingerprints(Layout.PARAGRAPHS))).isEmpty();

    String accepted = ReviewedFile.of(edited).orElseThrow().accepted(false);

    assertThat(FrontMatter.body(accepted)).isEqualTo(FrontMatter.body(edited));
    assertCurrent(accepted, fingerprints(Layout.PARAGRAPHS));
    ReviewedFile again = ReviewedFile.of(accepted).orElseThrow();
    assertThat(again.isAccepted()).isTrue();
    assertThat(again.frontMatter().title()).isEqualTo("The \"heading\" # 1");
    assertThat(again.accepted(false)).isEqualTo(accepted);
    assertThat(KnownOutput.of("", accepted).isReplaceable()).isFalse();
    assertThat(reasons(accepted, fingerprints(Layout.TABLE)))
        .containsExactly(KnownOutput.Reason.LAYOUT);
  }

  @Test
  void accepted_windowsLineEnds_areKept() {
    String edited = file(Layout.PARAGRAPHS).replace("\n", "\r\n");

    String accepted = ReviewedFile.of(edited).orElseThrow().accepted(false);

    assertThat(accepted.replace("\r\n", "")).doesNotContain("\n");
    assertThat(ReviewedFile.of(accepted).orElseThrow().isAccepted()).isTrue();
  }

  @Test
  void of_changes_giveReasons() {
    String file = file(Layout.PARAGRAPHS);
    Fingerprints other = new Fingerprints("a", "b", "c", Layout.TABLE, "d", "");

    assertThat(KnownOutput.of("", file).isReplaceable()).isTrue();
    assertThat(reasons(file, other))
        .containsExactly(
            KnownOutput.Reason.SOURCE,
            KnownOutput.Reason.MODEL,
            KnownOutput.Reason.SETTINGS,
            KnownOutput.Reason.LAYOUT,
            KnownOutput.Reason.CORRECTIONS);
    assertThat(
            reasons(
                file.replace("format=" + MarkdownRenderer.FORMAT_VERSION + " ", "format=2 "),
                fingerprints(Layout.PARAGRAPHS)))
        .containsExactly(KnownOutput.Reason.FORMAT);
    assertThat(ReviewedFile.of("# Mine\n")).isEmpty();
    String tagged = file.replaceFirst("---\n", "---\ntags: [x]\n");
    assertThat(KnownOutput.of("", tagged).isReplaceable()).isFalse();
    assertCurrent(file.replace("\n", "\r\n"), fingerprints(Layout.PARAGRAPHS));
    assertThat(KnownOutput.of("", file + "Noted.\n").isReplaceable()).isFalse();
  }

  @Test
  void render_corrections_areMarkedAndFingerprinted() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.PARAGRAPH, 0, "", "Eins. Zwei.")
            .sentences("Eins.", "Zwei.")
            .translate("One.", -0.5)
            .translate("The second.", 0, TranslationNote.CORRECTION)
            .confidence(0, 0.75)
            .build();
    Corrections corrections = Corrections.of(List.of(new Correction("Zwei.", "The second.", "")));

    String file = RENDERER.rendered(document, Layout.PARAGRAPHS).text();

    assertThat(file)
        .contains("> [!NOTE]\n> Sentence 2: a reviewer's earlier correction is used.\n");
    assertCurrent(
        file,
        fingerprints(Layout.PARAGRAPHS)
            .with(
                corrections.fingerprint(Corrections.keys(List.of("Eins.", "Zwei.")), corrections),
                ""));
    assertThat(FrontMatter.parse(file).orElseThrow().expectedErrors()).isEqualTo(0.25);
  }
}
