package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a stage throws over one document costs a run that document alone. */
@Timeout(60)
class StageFaultsTest {

  @TempDir Path folder;
  private final Fakes.Source source = new Fakes.Source();
  private final List<DocumentOutcome> outcomes = new ArrayList<>();

  private RunSummary run() throws RunException {
    outcomes.clear();
    RunListener listener =
        new RunListener() {
          @Override
          public void recorded(DocumentOutcome outcome) {
            outcomes.add(outcome);
          }
        };
    return new NightlyRun(
            RunOptions.of(folder.resolve("in"), folder.resolve("out")),
            source,
            null,
            listener,
            new StopSignal())
        .run();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LIST")
  void run_stageThrows_skipsTheDocumentsAndDoesTheOthers(Stage stage) throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    Path output = folder.resolve("out");
    for (String name : List.of("good 1", "memory", "exception", "stack", "good 2")) {
      Files.writeString(input.resolve(name + ".txt"), "Satz " + name + ".");
    }
    source.faults = parts -> Fakes.failing(parts, stage, StageFaultsTest::fail);
    if (stage == Stage.WRITE) {
      // What stands where an output belongs cannot be replaced by it.
      for (String name : List.of("memory", "exception", "stack")) {
        Files.createDirectories(output.resolve(name + ".de-en.md/in the way"));
      }
    }

    RunSummary summary = run();
    assertThat(summary.exitCode()).isEqualTo(3);
    assertThat(summary.count(Kind.SKIPPED)).isEqualTo(3);
    assertThat(summary.translated()).isEqualTo(2);
    assertThat(outcomes)
        .filteredOn(o -> o.kind() == Kind.SKIPPED)
        .extracting(o -> o.source() + ": " + o.reason())
        .satisfiesExactly(
            line -> says(line, stage, "exception.txt: internal error (IllegalStateException: no"),
            line -> says(line, stage, "memory.txt: out of memory (native)"),
            line -> says(line, stage, "stack.txt: nested too deeply (StackOverflowError)"));
    assertThat(output.resolve("good 1.de-en.md")).isRegularFile();
    assertThat(output.resolve("good 2.de-en.md")).isRegularFile();
    assertThat(Files.list(output.resolve(".nachtschicht/tmp"))).isEmpty();
    assertThat(output.resolve("index.md")).content().contains("memory.txt");
    assertThat(output.resolve("run-report.json")).content().contains("\"status\" : \"skipped\"");

    source.faults = parts -> parts;
    for (String name : List.of("memory", "exception", "stack")) {
      Files.deleteIfExists(output.resolve(name + ".de-en.md/in the way"));
      Files.deleteIfExists(output.resolve(name + ".de-en.md"));
    }
    RunSummary next = run();
    assertThat(next.exitCode()).isZero();
    assertThat(next.translated()).isEqualTo(3);
    assertThat(next.count(Kind.UNCHANGED)).isEqualTo(2);
  }

  private static void says(String line, Stage stage, String expected) {
    if (stage == Stage.WRITE) {
      assertThat(line).contains(".txt: cannot write ").contains(".de-en.md: ");
    } else {
      assertThat(line).startsWith(expected);
    }
  }

  private static void fail(String text) {
    if (text.contains("memory")) {
      throw new OutOfMemoryError("native");
    }
    if (text.contains("exception")) {
      throw new IllegalStateException("no\nway");
    }
    if (text.contains("stack")) {
      throw new StackOverflowError();
    }
  }
}
