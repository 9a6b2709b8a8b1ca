package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.TestClassPath;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.RunSummary.Status;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

@Timeout(60)
class NightlyRunTest {

  @TempDir Path folder;
  private Path input;
  private Path output;
  private final Fakes.Source source = new Fakes.Source();
  private StopSignal stop = new StopSignal();
  private final RunCase.Told listener = new RunCase.Told();
  private final List<DocumentOutcome> outcomes = listener.outcomes;
  private final List<String> warnings = listener.warnings;

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out");
  }

  private void write(String name, String text) throws IOException {
    RunCase.write(input.resolve(name), text);
  }

  private RunOptions options() {
    return with().build();
  }

  private RunCase.Options with() {
    return new RunCase.Options(input, output);
  }

  private RunSummary run(RunOptions options) throws RunException {
    outcomes.clear();
    warnings.clear();
    return new NightlyRun(options, source, null, listener, stop).run();
  }

  private Map<String, String> outputs() throws IOException {
    return RunCase.files(output);
  }

  @Test
  void run_newDocuments_writesThemAndASecondRunChangesNothing() throws Exception {
    write("b.txt", "Zwei.\n");
    write("sub/a.txt", "Eins.\n");

    RunSummary first = run(options());
    assertThat(first.status()).isEqualTo(Status.DONE);
    assertThat(first.exitCode()).isZero();
    assertThat(first.translated()).isEqualTo(2);
    assertThat(outcomes).extracting(DocumentOutcome::source).containsExactly("b.txt", "sub/a.txt");
    Map<String, String> files = outputs();
    assertThat(files).containsOnlyKeys("b.de-en.md", "sub/a.de-en.md", "index.md");
    assertThat(files.get("sub/a.de-en.md")).contains("EN Eins.");

    RunSummary second = run(options());
    assertThat(second.exitCode()).isZero();
    assertThat(second.count(Kind.UNCHANGED)).isEqualTo(2);
    assertThat(source.opened).isEqualTo(1);
    assertThat(outputs()).isEqualTo(files);
    assertThat(warnings).isEmpty();
    assertThat(Files.list(output.resolve(".nachtschicht/tmp"))).isEmpty();
  }

  @Test
  void run_namedFiles_leavesOutputsOfOthersAlone() throws Exception {
    write("a.txt", "Eins.\n");
    write("b.txt", "Zwei.\n");
    run(options());
    write("a.txt", "Anders.\n");
    write("b.txt", "Auch anders.\n");
    Path elsewhere = RunCase.write(folder.resolve("else/c.txt"), "Drei.\n");
    RunOptions named =
        with()
            .prune()
            .build()
            .with(
                RunOptions.FILES, List.of(input.resolve("a.txt").toString(), elsewhere.toString()));

    RunSummary summary = run(named);
    assertThat(summary.exitCode()).isZero();
    assertThat(outcomes).extracting(DocumentOutcome::source).containsExactly("a.txt", "c.txt");
    assertThat(outputs()).containsOnlyKeys("a.de-en.md", "b.de-en.md", "c.de-en.md", "index.md");
    assertThat(outputs().get("b.de-en.md")).contains("EN Zwei.");
    assertThat(outputs().get("index.md")).doesNotContain("gone").contains("b.txt");

    Path meeting = RunCase.write(folder.resolve("else/b.md"), "Vier.\n");
    assertThat(run(named.with(RunOptions.FILES, List.of(meeting.toString()))).exitCode())
        .isEqualTo(ExitCodes.INCOMPLETE);
    assertThat(outcomes.get(0).reason()).contains("b.de-en.md is the translation of b.txt");
    assertThat(outputs().get("b.de-en.md")).contains("EN Zwei.");

    Files.writeString(meeting, "Zwei.\n");
    assertThat(run(named.with(RunOptions.FILES, List.of(meeting.toString()))).exitCode())
        .as("the same bytes under another name")
        .isZero();

    assertThatThrownBy(
            () ->
                run(
                    named.with(
                        RunOptions.FILES, List.of(folder.resolve("missing.txt").toString()))))
        .isInstanceOfSatisfying(
            RunException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.USAGE))
        .hasMessageContaining("missing.txt does not exist");
  }

  @ParameterizedTest
  @CsvSource({"b.txt", "B.TXT"})
  void run_namedFileOfAFolderDone_isTheSameDocument(String name) throws Exception {
    write("sub/B.txt", "Zwei.\n");
    run(options());
    Path changed = RunCase.write(folder.resolve("else/" + name), "Anders.\n");
    Files.move(output.resolve("sub/B.de-en.md"), output.resolve(OutputNames.of(name)));

    RunOptions named = options().with(RunOptions.FILES, List.of(changed.toString()));
    assertThat(run(named).translated()).isEqualTo(1);
    assertThat(outputs().get(OutputNames.of(name))).contains("EN Anders.");
  }

  @Test
  void run_afterAKilledOne_removesWhatThatKeptForItsEnd() throws Exception {
    write("a.txt", "Eins.");
    Path left = Files.createDirectories(output.resolve(".nachtschicht/tmp")).resolve("settled");
    Files.writeString(left, "half a record");
    Files.writeString(left.resolveSibling("written"), "{");

    assertThat(run(options()).translated()).isEqualTo(1);
    assertThat(Files.list(output.resolve(".nachtschicht/tmp"))).isEmpty();
    assertThat(Files.readString(output.resolve("index.md"))).contains("a.txt");
  }

  @Test
  void run_emptyFolder_isDoneWithAWarning() throws Exception {
    assertThat(run(options()).exitCode()).isZero();
    assertThat(warnings).singleElement().asString().contains("the folder is empty");
  }

  @Test
  void run_badDocument_isSkippedAndTheOthersAreDone() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    write("c.txt", "Drei.");
    source.translation =
        s -> {
          if (s.startsWith("Zwei")) {
            throw new IllegalStateException("no\nway");
          }
          return s;
        };
    RunSummary summary = run(options());
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(summary.status()).isEqualTo(Status.SKIPPED);
    assertThat(outputs()).containsOnlyKeys("a.de-en.md", "c.de-en.md", "index.md");
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.SKIPPED)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.source()).isEqualTo("b.txt");
              assertThat(o.reason()).isEqualTo("internal error (IllegalStateException: no\\nway)");
            });
  }

  @Test
  void run_skippedByTheLastRun_isNotCalledNew() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    source.translation =
        s -> {
          if (s.startsWith("Zwei")) {
            throw new IllegalStateException("no way");
          }
          return s;
        };
    assertThat(run(options()).count(Kind.SKIPPED)).isEqualTo(1);
    List<String> lines = new ArrayList<>();
    new NightlyRun(options(), source, null, listener, stop).dryRun(lines::add);
    assertThat(lines).contains("translate  b.txt -> b.de-en.md (was skipped by the last run)");
    run(options());
    assertThat(listener.planned)
        .last()
        .isEqualTo("1 to translate (1 skipped by the last run), 1 unchanged");
  }

  @Test
  void run_bothVersionsEdited_countsTheDocument() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    Files.writeString(output.resolve("a.de-en.md"), "mine", StandardOpenOption.APPEND);
    write("a.txt", "Anders.");
    run(options());
    Files.writeString(output.resolve("a.de-en.new.md"), "mine", StandardOpenOption.APPEND);
    write("a.txt", "Noch anders.");
    assertThat(run(options()).count(Kind.SKIPPED)).isEqualTo(1);
    assertThat(listener.planned).last().isEqualTo("0 to translate, 0 unchanged, 1 to skip");
  }

  @Test
  void run_afterAKilledOne_hasTheNextNumber() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    long last = RunHistory.of(output, 1, null).get(0).id();
    try (JobStore store = JobStore.open(NightlyRun.stateFolder(output), null, warnings::add);
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT NEXT VALUE FOR BATCH_JOB_EXECUTION_SEQ").close();
      // as a killed process leaves it
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      // closing what is shut down
    }
    run(options());
    assertThat(RunHistory.of(output, 1, null).get(0).id()).isBetween(last + 1, last + 2);
  }

  @Test
  void history_whileARunHasIt_saysSo() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    Path state = NightlyRun.stateFolder(output);
    Files.writeString(state.resolve("jobs.mv.db"), "held");
    try (OutputLock lock = OutputLock.acquire(output, state, null)) {
      assertThatThrownBy(() -> RunHistory.of(output, 1, null))
          .isInstanceOf(RunException.class)
          .hasMessage("a run is going on and has it open");
    }
  }

  @Test
  void history_ofAnEditedOutput_countsTheNewVersion() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    Files.writeString(output.resolve("a.de-en.md"), "mine", StandardOpenOption.APPEND);
    write("a.txt", "Anders.");
    run(options());
    RunHistory.Run run = RunHistory.of(output, 1, null).get(0);
    assertThat(run.figures()).containsEntry("translated", 1L).containsEntry("written_beside", 1L);
    OffsetDateTime started = Objects.requireNonNull(run.started());
    assertThat(started.getOffset())
        .isEqualTo(ZoneId.systemDefault().getRules().getOffset(started.toInstant()));
  }

  @Test
  void run_moreSkipsThanAllowed_fails() throws Exception {
    for (String name : List.of("a", "b", "c", "d")) {
      write(name + ".txt", "Text.");
    }
    source.translation =
        s -> {
          throw new IllegalStateException("no");
        };
    RunSummary summary = run(with().skipLimit(2).build());
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.message()).contains("--skip-limit").contains("(2)");
    assertThat(summary.count(Kind.SKIPPED)).isEqualTo(2);
    assertThat(summary.count(Kind.LEFT)).isEqualTo(2);
  }

  @Test
  void run_modelCannotBeLoaded_failsAtOnce() throws Exception {
    write("a.txt", "Text.");
    write("b.txt", "Text.");
    source.openFailure =
        new io.github.nachtschicht.translation.TranslationException("model.onnx is truncated");
    RunSummary summary = run(options());
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.message()).isEqualTo("model.onnx is truncated");
    assertThat(source.opened).isEqualTo(1);
    assertThat(summary.count(Kind.LEFT)).isEqualTo(2);
  }

  @Test
  void run_sourceModelOrSettingsChanged_redoesAndSaysWhy() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    run(options());

    write("a.txt", "Anders.");
    run(options());
    assertThat(outcomes)
        .extracting(o -> o.source() + ": " + o.reason())
        .containsExactly("b.txt: up to date", "a.txt: the source changed");

    source.provenance =
        new Provenance("de-en", "other", "2".repeat(64), source.provenance.settings());
    run(options());
    assertThat(outcomes)
        .extracting(DocumentOutcome::reason)
        .allMatch(reason -> reason.startsWith("the model changed"));

    source.provenance =
        new Provenance(
            "de-en",
            "other",
            "2".repeat(64),
            new SettingsFingerprint(
                "3".repeat(64), "3".repeat(64), "3".repeat(64), "3".repeat(64), "3".repeat(64)));
    run(options());
    assertThat(outcomes)
        .extracting(DocumentOutcome::reason)
        .allMatch(reason -> reason.startsWith("the settings"));
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(2);
    assertThat(run(with().force().build()).translated()).isEqualTo(2);
  }

  @Test
  void run_editedOutput_isKeptAndANewVersionStandsBeside() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    Path edited = output.resolve("a.de-en.md");
    String text = Files.readString(edited).replace("EN Eins.", "One!");
    Files.writeString(edited, text);

    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(1);

    write("a.txt", "Anders.");
    assertThat(run(options()).count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(edited).hasContent(text);
    assertThat(output.resolve("a.de-en.new.md")).content().contains("EN Anders.");

    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void run_withCorrections_readsADocumentOnceAndRedoesWhatTheyTouch() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    run(options());
    source.corrections = Corrections.of(List.of(new Correction("Drei.", "Three.", "")));
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(2);
    assertThat(source.read).containsExactly("a.txt", "b.txt");

    source.read.clear();
    source.corrections =
        source.corrections.with(List.of(new Correction("Zwei.", "Two, corrected.", "b.txt")));
    RunSummary redone = run(options());
    assertThat(redone.translated()).isEqualTo(1);
    assertThat(redone.totals().corrected()).isEqualTo(1);
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.TRANSLATED)
        .extracting(o -> o.source() + ": " + o.reason())
        .containsExactly("b.txt: corrections of its sentences changed");
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(2);
    assertThat(source.read).isEmpty();

    // Another document of the same name is read.
    write("a.txt", "Drei.");
    run(options());
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(2);
    assertThat(source.read).containsExactly("a.txt");
  }

  private static Glossary glossary(String... terms) {
    List<GlossaryEntry> entries = new ArrayList<>();
    for (int i = 0; i < terms.length; i += 2) {
      entries.add(new GlossaryEntry(terms[i], List.of(terms[i + 1]), List.of(), "", ""));
    }
    return Glossary.of(entries);
  }

  @Test
  void run_withGlossary_readsADocumentOnceAndRedoesWhatItTouches() throws Exception {
    write("a.txt", "Der Amtsrat und die Ämter.");
    write("b.txt", "Die Rahmenverträge gelten.");
    write("c.txt", "Nichts.");
    run(options());
    source.glossary = glossary("Haus", "house");
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(3);
    assertThat(source.read).containsExactly("a.txt", "b.txt", "c.txt");

    // Only what may hold a term is read again, and only what does is done again.
    source.read.clear();
    source.glossary = glossary("Rahmenvertrag", "framework agreement", "Amtes Rat", "council");
    assertThat(run(options()).translated()).isEqualTo(1);
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.TRANSLATED)
        .extracting(o -> o.source() + ": " + o.reason())
        .containsExactly("b.txt: the glossary's entries for its terms changed");
    assertThat(source.read).containsExactly("b.txt");

    source.read.clear();
    source.glossary = glossary("Rahmenvertrag", "framework agreement", "Amt", "office");
    assertThat(run(options()).translated()).isEqualTo(1);
    assertThat(source.read).containsExactly("a.txt", "b.txt");
    source.read.clear();
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(3);
    assertThat(source.read).isEmpty();

    source.glossary = Glossary.NONE;
    assertThat(run(options()).translated()).isEqualTo(2);
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(3);
  }

  @Test
  void run_withGlossary_anEditedFileIsKeptAndAnAcceptedOneIsUpToDate() throws Exception {
    write("a.txt", "Das Amt.");
    run(options());
    Path edited = output.resolve("a.de-en.md");
    String text = Files.readString(edited) + "\nA person wrote this.\n";
    Files.writeString(edited, text);
    source.glossary = glossary("Amt", "office");
    assertThat(run(options()).count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(edited).hasContent(text);
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void run_sentenceCacheLostOrDamaged_isMadeAgainInSilence() throws Exception {
    write("a.txt", "Eins.");
    source.corrections = Corrections.of(List.of(new Correction("Eins.", "One.", "")));
    run(options());
    run(options());
    Path cache = output.resolve(".nachtschicht/sentences.cache");
    byte[] whole = Files.readAllBytes(cache);
    assertThat(source.read).hasSize(1);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    for (byte[] damaged :
        List.of(
            new byte[0],
            java.util.Arrays.copyOf(whole, whole.length / 2),
            flipped,
            "no cache".repeat(100).getBytes(StandardCharsets.UTF_8))) {
      source.read.clear();
      Files.write(cache, damaged);
      assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(1);
      assertThat(warnings).isEmpty();
      assertThat(source.read).hasSize(1);
      assertThat(cache).hasBinaryContent(whole);
    }
    Files.delete(cache);
    Files.createDirectory(cache);
    assertThat(run(options()).exitCode()).isZero();
    assertThat(warnings).isEmpty();
  }

  @Test
  void run_correctionsCannotBeRead_failsBeforeAnythingIsDone() throws Exception {
    write("a.txt", "Eins.");
    source.correctionsFailure = new IOException("corrections.tmx is no TMX");
    assertThatThrownBy(() -> run(options()))
        .isInstanceOfSatisfying(RunException.class, e -> assertThat(e.exitCode()).isEqualTo(1))
        .hasMessage("corrections.tmx is no TMX");
    assertThat(output.resolve("a.de-en.md")).doesNotExist();
  }

  @Test
  void run_killedInTheMiddleOfAMove_leavesNoCopy() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    Path old = output.resolve("a.de-en.md");
    String text = Files.readString(old);
    Files.move(input.resolve("a.txt"), input.resolve("b.txt"));
    run(options());
    Map<String, String> moved = outputs();
    Path note = output.resolve(".nachtschicht/moving");
    assertThat(note).doesNotExist();

    Files.writeString(old, text);
    Files.writeString(note, "a.de-en.md\0b.de-en.md");
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(1);
    assertThat(outputs()).isEqualTo(moved);
    assertThat(note).doesNotExist();

    // Nobody's work is lost by a note that is not true, or not one of ours.
    for (String wrong : List.of("a.de-en.md\0b.de-en.md", "x", "../a\0../b", "gone\0b.de-en.md")) {
      Files.writeString(old, text.replace("EN Eins.", "One!"));
      Files.writeString(note, wrong);
      run(options());
      assertThat(old).content().contains("One!");
      assertThat(note).doesNotExist();
    }
  }

  @Test
  void run_outputEditedWhileTheRunGoesOn_isKept() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    run(options());
    Path edited = output.resolve("b.de-en.md");
    String text = Files.readString(edited).replace("EN Zwei.", "Two!");
    write("a.txt", "Eins, anders.");
    write("b.txt", "Zwei, anders.");
    source.translation = s -> afterwards(s, () -> Files.writeString(edited, text));
    RunSummary summary = run(options());
    assertThat(summary.count(Kind.TRANSLATED)).isEqualTo(1);
    assertThat(summary.count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(edited).hasContent(text);
    Path beside = output.resolve("b.de-en.new.md");
    assertThat(beside).content().contains("EN Zwei, anders.");

    String both = Files.readString(beside).replace("EN Zwei", "Two");
    write("a.txt", "Eins, noch anders.");
    write("b.txt", "Zwei, noch anders.");
    source.translation = s -> afterwards(s, () -> Files.writeString(beside, both));
    assertThat(run(options()).exitCode()).isEqualTo(3);
    assertThat(edited).hasContent(text);
    assertThat(beside).hasContent(both);
  }

  @Test
  void run_renamedSource_movesItsOutput() throws Exception {
    write("old/a.txt", "Eins.");
    run(options());
    Files.createDirectories(input.resolve("new"));
    Files.move(input.resolve("old/a.txt"), input.resolve("new/b.txt"));

    RunSummary summary = run(options());
    assertThat(summary.count(Kind.RENAMED)).isEqualTo(1);
    assertThat(summary.translated()).isZero();
    assertThat(source.opened).isEqualTo(1);
    assertThat(outputs()).containsOnlyKeys("new/b.de-en.md", "index.md");
    assertThat(output.resolve("new/b.de-en.md")).content().contains("source: \"new/b.txt\"");
    assertThat(output.resolve("old")).doesNotExist();
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(1);
  }

  @Test
  void run_deletedSource_keepsTheOutputUnlessPruned() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    write("c.txt", "Drei.");
    run(options());
    Files.writeString(
        output.resolve("b.de-en.md"),
        Files.readString(output.resolve("b.de-en.md")) + "Noted by hand.\n");
    Files.delete(input.resolve("a.txt"));
    Files.delete(input.resolve("b.txt"));

    assertThat(run(options()).orphans()).isEqualTo(2);
    assertThat(outputs()).containsKeys("a.de-en.md", "b.de-en.md");

    RunSummary pruned = run(with().prune().build());
    assertThat(pruned.count(Kind.PRUNED)).isEqualTo(1);
    assertThat(outputs()).doesNotContainKey("a.de-en.md").containsKey("b.de-en.md");

    Files.delete(input.resolve("c.txt"));
    Map<String, String> before = outputs();
    for (RunOptions options : List.of(options(), with().prune().build())) {
      assertThatThrownBy(() -> run(options))
          .isInstanceOfSatisfying(RunException.class, e -> assertThat(e.exitCode()).isEqualTo(1))
          .hasMessageContaining("is empty, but")
          .hasMessageContaining("is a disk not mounted?");
    }
    assertThat(outputs()).isEqualTo(before);
  }

  @Test
  void run_pruneWithASourceOfAnotherEnding_keepsItsOutput() throws Exception {
    write("a.txt", "Eins.\n");
    run(options());
    Files.move(input.resolve("a.txt"), input.resolve("a.md"));
    Map<String, String> before = outputs();

    RunSummary pruned = run(with().prune().build());
    assertThat(pruned.count(Kind.UNCHANGED)).isEqualTo(1);
    assertThat(pruned.count(Kind.PRUNED)).isZero();
    assertThat(pruned.orphans()).isZero();
    assertThat(outputs()).isEqualTo(before);
  }

  /** Its sources are not ours, and so are not gone. */
  @Test
  void run_outputFolderOfAnotherRunBelow_neitherPrunesNorMovesWhatIsThere() throws Exception {
    Path others = folder.resolve("else");
    RunCase.write(others.resolve("b.txt"), "Zwei.\n");
    RunCase.write(others.resolve("c.txt"), "Drei.\n");
    run(new RunCase.Options(others, output.resolve("x")).build());
    write("a.txt", "Eins.\n");
    write("new.txt", "Zwei.\n");

    assertThat(run(with().prune().build()).translated()).isEqualTo(2);
    for (String name : List.of("new", "x/b", "x/c")) {
      assertThat(output.resolve(name + ".de-en.md")).exists();
    }
  }

  @Test
  void run_youngFile_waits() throws Exception {
    write("old.txt", "Alt.");
    write("young.txt", "Jung.");
    Files.setLastModifiedTime(
        input.resolve("old.txt"), FileTime.from(Instant.now().minusSeconds(600)));
    RunSummary summary = run(with().settle(Duration.ofSeconds(60)).build());
    assertThat(summary.exitCode()).isZero();
    assertThat(summary.translated()).isEqualTo(1);
    assertThat(summary.count(Kind.WAITING)).isEqualTo(1);
    assertThat(output.resolve("young.de-en.md")).doesNotExist();
  }

  @Test
  void run_timeIsOver_leavesTheRestInGoodOrder() throws Exception {
    for (int i = 0; i < 20; i++) {
      write("d" + i + ".txt", "Text " + i + ".");
    }
    source.translation =
        s -> {
          try {
            Thread.sleep(100);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return s;
        };
    RunSummary summary = run(with().maxDuration(Duration.ofMillis(1200)).build());
    assertThat(summary.status()).isEqualTo(Status.OUT_OF_TIME);
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(summary.count(Kind.LEFT)).isBetween(1, 19);
    assertThat(summary.translated() + summary.count(Kind.LEFT)).isEqualTo(20);
    source.translation = s -> s;
    stop = new StopSignal();
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(summary.translated());
  }

  @Test
  void run_lastDocumentEndsInItsGrace_isDone() throws Exception {
    write("a.txt", "Eins.");
    source.translation =
        s -> {
          stop.stopSoon(StopSignal.Reason.OUT_OF_TIME);
          return s;
        };
    RunSummary summary = run(options());
    assertThat(summary.status()).as(summary.line()).isEqualTo(Status.DONE);
    assertThat(summary.exitCode()).isZero();
    assertThat(RunHistory.of(output, 1, null))
        .singleElement()
        .satisfies(run -> assertThat(run.status()).isEqualTo("done"));
  }

  @Test
  void run_timeIsOverBeforeAllWasLookedAt_isNotDone() throws Exception {
    write("a.txt", "Eins.");
    stop.stopSoon(StopSignal.Reason.OUT_OF_TIME);
    RunSummary summary = run(options());
    assertThat(summary.status()).isEqualTo(Status.OUT_OF_TIME);
    assertThat(summary.exitCode()).isEqualTo(3);
  }

  @Test
  void couldNotBegin_metricsAskedFor_saySo() throws Exception {
    Path metrics = folder.resolve("n.prom");
    RunOptions options = with().metricsFile(metrics).build();
    NightlyRun.couldNotBegin(options, ExitCodes.LOCKED, warnings::add);
    assertThat(metrics).doesNotExist();
    NightlyRun.couldNotBegin(options, ExitCodes.USAGE, warnings::add);
    assertThat(metrics)
        .content()
        .contains("nachtschicht_exit_code 2\n")
        .contains("nachtschicht_last_run_timestamp_seconds ")
        .doesNotContain("model_info");
    NightlyRun.couldNotBegin(
        with().metricsFile(folder.resolve("no/where.prom")).build(), 1, warnings::add);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("no/where.prom: the folder ")
        .endsWith("/no does not exist");
  }

  @Test
  void run_outputFolderDeletedMeanwhile_saysSo() throws Exception {
    write("a.txt", "Eins.");
    source.translation =
        s -> {
          try (var walk = Files.walk(output)) {
            walk.sorted(java.util.Comparator.reverseOrder())
                .forEach(path -> path.toFile().delete());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return s;
        };
    RunSummary summary = run(options());
    assertThat(summary.exitCode()).isEqualTo(1);
    assertThat(summary.message()).contains("is gone").doesNotContain("symbolic link");
  }

  @Test
  void run_stoppedBySignal_dropsTheDocumentInHand() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    AtomicBoolean interrupted = new AtomicBoolean();
    source.translation =
        s -> {
          if (s.startsWith("Zwei")) {
            new Thread(() -> stop.stopNow(StopSignal.Reason.SIGNAL, 143)).start();
            try {
              Thread.sleep(50_000);
            } catch (InterruptedException e) {
              interrupted.set(true);
              Thread.currentThread().interrupt();
            }
          }
          return s;
        };
    RunSummary summary = run(options());
    assertThat(interrupted).isTrue();
    assertThat(summary.status()).isEqualTo(Status.STOPPED);
    assertThat(summary.exitCode()).isEqualTo(143);
    assertThat(outputs()).containsOnlyKeys("a.de-en.md", "index.md");
    assertThat(RunHistory.of(output, 10, null))
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.status()).isEqualTo("stopped");
              assertThat(past.figures()).containsEntry("translated", 1L);
            });
  }

  @Test
  void run_outputInUse_isRefusedWithTheHolder() throws Exception {
    write("a.txt", "Eins.");
    Path state = Files.createDirectories(output.resolve(".nachtschicht"));
    try (OutputLock held = OutputLock.acquire(output, state, null)) {
      assertThatThrownBy(() -> run(options()))
          .isInstanceOfSatisfying(
              RunException.class,
              e -> {
                assertThat(e.exitCode()).isEqualTo(75);
                assertThat(e).hasMessageContaining("pid " + ProcessHandle.current().pid());
              });
    }
    assertThat(run(options()).exitCode()).isZero();
  }

  @Test
  void run_foldersInEachOther_isRefused() throws Exception {
    output = input.resolve("out");
    assertThatThrownBy(() -> run(options()))
        .isInstanceOfSatisfying(RunException.class, e -> assertThat(e.exitCode()).isEqualTo(2));
    assertThat(output).doesNotExist();
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    output = link.resolve("in");
    assertThatThrownBy(() -> run(options())).hasMessageContaining("beside each other");
    output = folder;
    assertThatThrownBy(() -> run(options())).hasMessageContaining("beside each other");
  }

  @Test
  void run_missingInput_isAUsageError() {
    input = folder.resolve("nowhere");
    assertThatThrownBy(() -> run(options()))
        .isInstanceOfSatisfying(RunException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessageContaining("nowhere does not exist");
  }

  @Test
  void run_damagedJobDatabase_isSetAside() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    Path database = output.resolve(".nachtschicht/jobs.mv.db");
    assertThat(database).exists();
    Files.writeString(database, "this is no database\n".repeat(5000));
    assertThat(run(options()).exitCode()).isZero();
    assertThat(warnings).singleElement().asString().contains("is damaged").contains("set aside");
    assertThat(output.resolve(".nachtschicht/jobs.broken-1.mv.db")).exists();
    assertThat(RunHistory.of(output, 10, null)).hasSize(1);
    Files.delete(database);
    assertThat(run(options()).exitCode()).isZero();
    assertThat(warnings).isEmpty();
  }

  @Test
  void run_sourceVanishesAfterListing_isSkipped() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    source.translation = s -> afterwards(s, () -> Files.deleteIfExists(input.resolve("b.txt")));
    RunSummary summary = run(options());
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(outputs()).containsOnlyKeys("a.de-en.md", "index.md");
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.SKIPPED)
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.source()).isEqualTo("b.txt");
              assertThat(o.reason()).isNotBlank().doesNotContain("internal error");
            });
    assertThat(run(options()).exitCode()).isZero();
  }

  @Test
  void run_sourceChangesAfterListing_isTranslatedAsItIsWhenRead() throws Exception {
    write("a.txt", "Eins.");
    write("b.txt", "Zwei.");
    source.translation = s -> afterwards(s, () -> write("b.txt", "Etwas anderes."));
    RunSummary summary = run(options());
    assertThat(summary.exitCode()).isZero();
    assertThat(output.resolve("b.de-en.md"))
        .content()
        .contains("Etwas anderes.")
        .contains(Sha256.of("Etwas anderes."));
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(2);
  }

  @Test
  void run_jobDatabaseOpenInAnotherProcess_goesOnWithoutHistory() throws Exception {
    write("a.txt", "Eins.");
    run(options());
    write("b.txt", "Zwei.");
    Path database = output.resolve(".nachtschicht/jobs.mv.db");
    Path ready = folder.resolve("ready");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TestClassPath.get(),
                HeldDatabase.class.getName(),
                output.resolve(".nachtschicht/jobs").toString(),
                ready.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("holder.log").toFile())
            .start();
    try {
      while (other.isAlive() && !Files.exists(ready)) {
        Thread.sleep(20);
      }
      assertThat(ready).as(Files.readString(folder.resolve("holder.log"))).exists();
      RunSummary summary = run(options());
      assertThat(summary.exitCode()).isZero();
      assertThat(summary.translated()).isEqualTo(1);
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(database.toString())
          .contains("is open in another program; this run goes on without history");
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(run(options()).count(Kind.UNCHANGED)).isEqualTo(2);
    assertThat(warnings).isEmpty();
    assertThat(RunHistory.of(output, 10, null)).hasSize(2);
  }

  private QualityWatch watch() throws IOException {
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.writeString(set.resolve("a.de"), "Beobachtet.\n");
    Files.writeString(set.resolve("a.en"), "Watched.\n");
    return new QualityWatch(set, output, null, "1");
  }

  private RunSummary runWatched(RunOptions options) throws Exception {
    return new NightlyRun(options, source, null, listener, stop).watching(watch()).run();
  }

  /** Report, metrics and history say the same as the exit status. */
  private void assertAllSay(RunSummary summary, String status, int code, Path metrics)
      throws Exception {
    assertThat(summary.exitCode()).isEqualTo(code);
    assertThat(output.resolve("run-report.json"))
        .content()
        .contains("\"status\" : \"" + status + "\"")
        .contains("\"exit_code\" : " + code);
    assertThat(metrics).content().contains("nachtschicht_exit_code " + code + "\n");
    assertThat(RunHistory.of(output, 1, null))
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.status()).isEqualTo(status.replace('_', '-'));
              assertThat(past.message()).isEqualTo(summary.message());
              assertThat(past.figures()).containsEntry("translated", 1L);
            });
    try (JobStore store = JobStore.open(NightlyRun.stateFolder(output), null, warnings::add)) {
      JobContext context = new JobContext(store);
      assertThat(context.repository().findRunningJobExecutions(NightlyJob.NAME)).isEmpty();
      assertThat(context.repository().findRunningJobExecutions(QualityWatch.JOB)).isEmpty();
    }
  }

  @Test
  void run_watch_opensTheModelOnceAndIsPartOfTheRun() throws Exception {
    write("a.txt", "Eins.");
    RunSummary summary = runWatched(withMetrics());
    assertAllSay(summary, "done", 0, metrics());
    assertThat(source.opened).isEqualTo(1);
    assertThat(output.resolve(QualityReport.REPORT)).exists();
  }

  @Test
  void run_watch_isAStepOfTheJob() throws Exception {
    write("a.txt", "Eins.");
    runWatched(options());
    try (JobStore store = JobStore.open(NightlyRun.stateFolder(output), null, warnings::add)) {
      JobRepository repository = new JobContext(store).repository();
      JobInstance instance = repository.getJobInstances(NightlyJob.NAME, 0, 1).get(0);
      assertThat(repository.getJobExecutions(instance))
          .singleElement()
          .satisfies(
              execution ->
                  assertThat(execution.getStepExecutions())
                      .extracting(step -> step.getStepName() + " " + step.getStatus())
                      .containsExactlyInAnyOrder(
                          "plan COMPLETED",
                          "tidy COMPLETED",
                          "documents COMPLETED",
                          "watch COMPLETED",
                          "publish COMPLETED"));
    }
  }

  @Test
  void run_watchFails_reportHistoryAndMetricsSaySo() throws Exception {
    write("a.txt", "Eins.");
    source.translation =
        s -> {
          if (s.equals("Beobachtet.")) {
            throw new IllegalStateException("no way");
          }
          return s;
        };
    RunSummary summary = runWatched(withMetrics());
    assertThat(summary.message()).contains("watch failed").contains("no way");
    assertAllSay(summary, "failed", 1, metrics());
    assertThat(output.resolve("a.de-en.md")).exists();

    source.translation = s -> s;
    assertThat(runWatched(options()).exitCode()).isZero();
    assertThat(output.resolve(QualityReport.REPORT)).exists();
  }

  @Test
  void run_signalWhileWatching_stopsInGoodOrder() throws Exception {
    write("a.txt", "Eins.");
    source.translation =
        s -> {
          if (s.equals("Beobachtet.")) {
            new Thread(() -> stop.stopNow(StopSignal.Reason.SIGNAL, 143)).start();
            try {
              Thread.sleep(20_000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          return s;
        };
    RunSummary summary = runWatched(withMetrics());
    assertAllSay(summary, "stopped", 143, metrics());
    assertThat(output.resolve(QualityReport.REPORT)).doesNotExist();

    stop = new StopSignal();
    source.translation = s -> s;
    assertThat(runWatched(options()).exitCode()).isZero();
    assertThat(output.resolve(QualityReport.REPORT)).exists();
  }

  private Path metrics() {
    return folder.resolve("nachtschicht.prom");
  }

  private RunOptions withMetrics() {
    return with().metricsFile(metrics()).build();
  }

  /** Does something to the input while the first document is translated. */
  private static String afterwards(String sentence, Interference interference) {
    if (sentence.startsWith("Eins")) {
      try {
        interference.happen();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return "EN " + sentence;
  }

  /** What another program does meanwhile. */
  private interface Interference {
    void happen() throws IOException;
  }

  @Test
  void dryRun_anything_writesNothing() throws Exception {
    write("a.txt", "Eins.");
    List<String> lines = new ArrayList<>();
    new NightlyRun(options(), source, null, listener, stop).dryRun(lines::add);
    assertThat(lines)
        .containsExactly(
            "translate  a.txt -> a.de-en.md (new)",
            "dry run: 1 to translate, 0 to keep, 0 too young, 0 to skip; nothing was written");
    assertThat(output).doesNotExist();
    assertThat(source.opened).isZero();
  }
}
