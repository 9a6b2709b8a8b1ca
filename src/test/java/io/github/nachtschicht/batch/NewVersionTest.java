package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.Acceptance;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.MarkdownRenderer;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.markdown.ReviewedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way of a reviewed document whose source changes: from the newer version into its place. */
@Timeout(60)
class NewVersionTest {

  @TempDir Path folder;
  private Path input;
  private Path output;
  private Path file;
  private Path newer;
  private final Fakes.Source source = new Fakes.Source();
  private final RunCase.Told told = new RunCase.Told();

  @BeforeEach
  void reviewedDocument() throws Exception {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out");
    file = output.resolve("a.de-en.md");
    newer = output.resolve("a.de-en.new.md");
    source.faults =
        parts ->
            new PipelineParts(
                parts.parser(),
                parts.splitter(),
                parts.translator(),
                parts.corrections(),
                parts.glossary(),
                parts.checker(),
                parts.summarizer(),
                parts.summaryLength(),
                document -> new MarkdownRenderer().rendered(document, Layout.PARAGRAPHS),
                parts.provenance());
    write("Eins ist da.\nZwei ist da.\nDrei ist da.");
    run();
    Files.writeString(file, Files.readString(file).replace("\nEN Zwei ist da.", "\nTwo is here."));
  }

  private void write(String text) throws IOException {
    Files.writeString(input.resolve("a.txt"), text);
  }

  private RunSummary run() throws Exception {
    told.outcomes.clear();
    if (Files.exists(output.resolve(Corrections.FILE_NAME))) {
      source.corrections = Corrections.load(output.resolve(Corrections.FILE_NAME));
    }
    return new NightlyRun(
            new RunCase.Options(input, output).build(), source, null, told, new StopSignal())
        .run();
  }

  private static void accept(Path file) throws IOException {
    Acceptance.of(file, null).write("anna", Instant.EPOCH);
  }

  @Test
  void run_reviewedDocumentChanged_carriesItsSentencesOverAndSaysWhatIsOther() throws Exception {
    accept(file);
    String before = Files.readString(file);
    source.translation = s -> "XX " + s;
    source.provenance =
        new Provenance("de-en", "other", "2".repeat(64), source.provenance.settings());
    write("Eins ist da.\nZwei ist da.\nVier ist da.");

    assertThat(run().count(Kind.WRITTEN_BESIDE)).isEqualTo(1);

    assertThat(file).hasContent(before);
    String text = Files.readString(newer);
    assertThat(text)
        .contains("\nEN Eins ist da.\n", "\nTwo is here.\n", "\nXX Vier ist da.\n")
        .doesNotContain("XX Eins", "XX Zwei")
        .contains("2 of 3 sentences stand as in the file beside this one. The others:")
        .contains("[¶3](#p3) was changed in German:")
        .contains("was: Drei ist da.<br>EN Drei ist da.")
        .contains("now: Vier ist da.<br>XX Vier ist da.");
    assertThat(ReviewedFile.of(text).orElseThrow().isEdited()).isFalse();
    assertThat(run().count(Kind.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void run_forcedAndNothingIsOther_writesNoNewerVersionAndSaysSo() throws Exception {
    accept(file);
    String before = Files.readString(file);
    source.corrections = Corrections.load(output.resolve(Corrections.FILE_NAME));
    told.outcomes.clear();

    RunSummary forced =
        new NightlyRun(
                new RunCase.Options(input, output).force().build(),
                source,
                null,
                told,
                new StopSignal())
            .run();

    assertThat(forced.count(Kind.UNCHANGED)).isEqualTo(1);
    assertThat(forced.count(Kind.LEFT)).isZero();
    assertThat(told.outcomes)
        .extracting(DocumentOutcome::reason)
        .containsExactly(
            "asked for by --force; its output was edited or accepted and is kept, as a newer"
                + " version would say the same");
    assertThat(newer).doesNotExist();
    assertThat(file).hasContent(before);
  }

  @Test
  void run_reviewedDocumentIsUpToDateAgain_removesTheNewerVersionNobodyTouched() throws Exception {
    accept(file);
    write("Eins ist da.\nVier ist da.");
    run();
    assertThat(newer).exists();
    write("Eins ist da.\nZwei ist da.\nDrei ist da.");
    List<String> foretold = new ArrayList<>();
    new NightlyRun(new RunCase.Options(input, output).build(), source, null, told, new StopSignal())
        .dryRun(foretold::add);

    RunSummary again = run();

    assertThat(foretold)
        .contains(
            "prune      " + newer.getFileName() + " (the file beside it is up to date again)");
    assertThat(again.count(Kind.PRUNED)).isEqualTo(1);
    assertThat(again.orphans()).isZero();
    assertThat(newer).doesNotExist();
    assertThat(file).content().contains("Two is here.");
    assertThat(output.resolve("index.md")).content().doesNotContain("out of date", "newer version");

    write("Eins ist da.\nVier ist da.");
    run();
    Files.writeString(newer, Files.readString(newer).replace("\nEN Vier", "\nFour"));
    write("Eins ist da.\nZwei ist da.\nDrei ist da.");
    assertThat(run().count(Kind.PRUNED)).isZero();
    assertThat(newer).exists();
  }

  /** A sentence like a reviewed one that nobody corrected is no similar correction. */
  @Test
  void run_changedSentenceIsLikeTheReviewedOne_theVersionBesideStaysUpToDate() throws Exception {
    write("Das Geländer muss erneuert werden.\nEins ist da.");
    run();
    accept(newer);
    write("Das Geländer muss gestrichen werden.\nEins ist da.");

    assertThat(run().count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(run().count(Kind.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void accept_newerVersion_takesThePlaceAndTheNextChangeIsNoSkip() throws Exception {
    write("Eins ist da.\nZwei ist da.\nVier ist da.");
    assertThat(run().count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    // The corrected sentence of the file nobody accepted is carried over as well.
    assertThat(newer).content().contains("\nTwo is here.\n", "reviewed text");

    accept(newer);

    assertThat(newer).doesNotExist();
    assertThat(file).content().contains("Vier ist da.").doesNotContain("reviewed text");
    assertThat(Corrections.load(output.resolve(Corrections.FILE_NAME)).find("Zwei ist da."))
        .hasValue("Two is here.");
    assertThat(run().count(Kind.UNCHANGED)).isEqualTo(1);
    write("Eins ist da.\nFünf ist da.");
    RunSummary next = run();
    assertThat(next.exitCode()).isZero();
    assertThat(next.count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
  }

  @Test
  void run_bothVersionsAcceptedWhereTheyStand_putsTheNewerIntoThePlace() throws Exception {
    accept(file);
    write("Eins ist da.\nZwei ist da.\nVier ist da.");
    run();
    String accepted = ReviewedFile.of(Files.readString(newer)).orElseThrow().accepted(false);
    Files.writeString(newer, accepted);

    assertThat(run().exitCode()).isZero();

    assertThat(newer).doesNotExist();
    assertThat(file).content().contains("Vier ist da.", "reviewed: true");
    write("Fünf ist da.");
    RunSummary next = run();
    assertThat(next.exitCode()).isZero();
    assertThat(next.count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(newer).content().contains("Fünf ist da.");
  }

  @Test
  void run_keptFileEditedAfterTheNewerVersionWasMade_carriesThatOverToo() throws Exception {
    write("Eins ist da.\nZwei ist da.\nVier ist da.");
    run();
    Files.writeString(file, Files.readString(file).replace("\nEN Eins ist da.", "\nOne is here."));
    assertThat(run().count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(newer).content().contains("\nOne is here.\n", "\nTwo is here.\n");
    assertThat(run().count(Kind.UNCHANGED)).isEqualTo(1);
  }
}
