package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.text.BlockKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the summary shows, and that no edit of it is lost. */
class SummaryEditsTest {

  /** Two chapters, the second heading of two sentences; a point is doubtful. */
  private static String file(Layout layout) {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.TITLE, 0, "", "Der Bericht")
            .translate("The report")
            .block(BlockKind.HEADING, 1, "", "Anlass")
            .translate("Occasion")
            .block(BlockKind.PARAGRAPH, 0, "", "Es brannte. Es kamen 200 Menschen.")
            .sentences("Es brannte.", "Es kamen 200 Menschen.")
            .translate("There was a fire.", "People came.")
            .flag(3, new QualityFlag("numbers", "the number 200 is missing in the translation"))
            .confidence(3, 0.1)
            .block(BlockKind.HEADING, 1, "", "Folgen. Und Kosten")
            .sentences("Folgen.", "Und Kosten")
            .translate("Consequences.", "And costs")
            .block(BlockKind.PARAGRAPH, 0, "", "Niemand zahlt (siehe oben). Es ist *teuer*.")
            .sentences("Niemand zahlt (siehe oben).", "Es ist *teuer*.")
            .translate("Nobody pays (see above).", "It is *dear*.")
            .summary(new Summary(List.of(2, 3, 6, 7), List.of(1, 1, 3, 3)))
            .build();
    return new MarkdownRenderer().rendered(document, layout).text();
  }

  private static Harvest harvest(String file) {
    return ReviewedFile.of(file).orElseThrow().harvest();
  }

  @Test
  void render_manyPointsOfSeveralParts_standUnderTheirHeadings() {
    assertThat(file(Layout.PARAGRAPHS))
        .contains(
            """

            ## Summary

            - Occasion ([¶1](#p1))

              > Anlass

              - There was a fire. ([¶2](#p2))

                > Es brannte.

              - People came. ([¶2](#p2), [doubtful](#p2))

                > Es kamen 200 Menschen.

            - And costs ([¶3](#p3))

              > Und Kosten

              - Nobody pays (see above). ([¶4](#p4))

                > Niemand zahlt (siehe oben).

              - It is \\*dear\\*. ([¶4](#p4))

                > Es ist \\*teuer\\*.

            ## To check
            """);
    assertThat(file(Layout.ENGLISH))
        .contains(
            """

            ## Summary

            - Occasion ([¶1](#p1))

              - There was a fire. ([¶2](#p2))

              - People came. ([¶2](#p2))

            - And costs ([¶3](#p3))

              - Nobody pays (see above). ([¶4](#p4))

              - It is \\*dear\\*. ([¶4](#p4))

            ## Full text
            """);
  }

  @ParameterizedTest
  @EnumSource(names = {"PARAGRAPHS", "TABLE"})
  void harvest_nothingChanged_findsNothing(Layout layout) {
    assertThat(harvest(file(layout)).corrected()).isEmpty();
    assertThat(harvest(file(layout)).missed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PARAGRAPHS", "TABLE"})
  void harvest_pointsAndHeadings_areCorrectionsOfTheirSentences(Layout layout) {
    String edited =
        file(layout)
            .replace("- Occasion (", "- The cause (")
            .replace("- People came. (", "- 200 people came. (")
            .replace("- And costs (", "- And what it costs (")
            .replace("- Nobody pays (see above). (", "- Nobody will pay. (");
    assertThat(harvest(edited).missed()).isEmpty();
    assertThat(harvest(edited).corrected())
        .extracting(correction -> correction.source() + " = " + correction.target())
        .containsExactly(
            "Anlass = The cause",
            "Es kamen 200 Menschen. = 200 people came.",
            "Und Kosten = And what it costs",
            "Niemand zahlt (siehe oben). = Nobody will pay.");
  }

  /** {@code summary.md} as Prettier 3.10.1 writes it, see {@code prettier/README.md}. */
  @ParameterizedTest
  @ValueSource(strings = {"", "-preserve", "-always", "-always40", "-never"})
  void prettier_anyStyle_isNoEditAndHidesNone(String style) throws IOException {
    String text = FormatterTest.read("summary" + style);
    assertThat(ReviewedFile.of(text).orElseThrow().isEdited()).isFalse();
    assertThat(harvest(text).corrected()).isEmpty();
    assertThat(harvest(text).missed()).isEmpty();
    String edited =
        text.replace("- Occasion ", "- The cause ").replace("- People came.", "- 200 came.");
    assertThat(harvest(edited).missed()).isEmpty();
    assertThat(harvest(edited).corrected())
        .extracting(Correction::target)
        .containsExactly("The cause", "200 came.");
  }

  @Test
  void harvest_pointWithoutItsLinks_isStillThePoint() {
    String edited = file(Layout.PARAGRAPHS).replace(" ([¶2](#p2), [doubtful](#p2))", "");
    assertThat(harvest(edited).corrected()).isEmpty();
    assertThat(harvest(edited).missed()).isEmpty();
  }

  @Test
  void harvest_whatCannotBeTold_isSaid() {
    String edited =
        file(Layout.PARAGRAPHS)
            .replace("    > Es brannte.\n", "    > Es brannte sehr.\n")
            .replace("    > Es kamen 200 Menschen.\n\n", "")
            .replace("- Nobody pays (see above).", "- Nobody pays.")
            .replace("\nNobody pays (see above).", "\nNo one pays.");
    assertThat(harvest(edited).corrected())
        .extracting(Correction::target)
        .containsExactly("No one pays.");
    assertThat(harvest(edited).missed())
        .extracting(missed -> missed.place() + ": " + missed.reason())
        .containsExactly(
            "the summary, point 2: its German text was changed",
            "the summary, point 3: there is no German sentence beneath it",
            "the summary, point 5: it was corrected to something else in the text");
  }

  @Test
  void edited_summaryAlone_keepsTheFile() {
    String edited = file(Layout.PARAGRAPHS).replace("- Occasion (", "- The cause (");
    assertThat(ReviewedFile.of(edited).orElseThrow().isEdited()).isTrue();
  }
}
