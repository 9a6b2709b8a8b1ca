package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs while a person edits the very files that are written, moved and removed. */
@Timeout(120)
class EditedMeanwhileTest {

  @TempDir Path folder;
  private Path input;
  private Path output;
  private final Fakes.Source source = new Fakes.Source();
  private final RunCase.Told told = new RunCase.Told();

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out");
  }

  private RunSummary run(SafeFiles.Hook hook) throws RunException {
    return new NightlyRun(
            new RunCase.Options(input, output).prune().build(),
            source,
            null,
            told,
            new StopSignal())
        .telling(hook)
        .run();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Documents to be redone, renamed and pruned by the next run. */
  private void prepare(int round) throws Exception {
    for (int i = 0; i < 6; i++) {
      String id = round + "-" + i + ".txt";
      for (String name : new String[] {"redone", "renamed", "gone", "kept"}) {
        RunCase.write(input.resolve(name + id), "Satz " + name + id + ".");
      }
    }
    run(SafeFiles.Hook.NONE);
    for (int i = 0; i < 6; i++) {
      String id = round + "-" + i + ".txt";
      Files.writeString(input.resolve("redone" + id), "Anders " + id + ".");
      Files.move(input.resolve("renamed" + id), input.resolve("moved" + id));
      Files.delete(input.resolve("gone" + id));
    }
  }

  /** Edits and kills at random moments of runs that write, rename and prune. */
  @Test
  void run_editedAndKilledAtRandomMoments_losesNothing() throws Exception {
    Random random = new Random(20261128);
    Map<String, String> edits = new LinkedHashMap<>();
    int[] kills = new int[1];
    for (int round = 0; round < 4; round++) {
      prepare(round);
      boolean done = false;
      while (!done) {
        try {
          int before = kills[0];
          run(
              (step, file) -> {
                boolean document = file.toString().endsWith(".de-en.md");
                if (document && random.nextInt(4) == 0) {
                  String mark = "Edit number " + edits.size() + ".";
                  String text = Files.exists(file) ? Files.readString(file) : "# New\n";
                  Files.createDirectories(file.getParent());
                  Files.writeString(file, text + mark + "\n");
                  edits.put(mark, String.valueOf(file.getFileName()));
                }
                if (random.nextInt(25) == 0) {
                  kills[0]++;
                  throw new Killed();
                }
              });
          done = kills[0] == before;
        } catch (Killed e) {
          // The next run begins.
        }
      }
    }
    run(SafeFiles.Hook.NONE);
    String all = String.join("", RunCase.files(output).values());
    assertThat(edits).hasSizeGreaterThan(60);
    assertThat(kills[0]).isGreaterThan(10);
    assertThat(edits.keySet()).allSatisfy(mark -> assertThat(all).contains(mark));
  }

  @Test
  void run_personsOwnIndexAndReport_areLeftAndTheRunsStandBeside() throws Exception {
    Files.createDirectories(output);
    Files.writeString(output.resolve("index.md"), "# My own\n");
    Files.writeString(output.resolve("run-report.json"), "{}\n");
    RunCase.write(input.resolve("a.txt"), "Eins.");
    for (int i = 0; i < 2; i++) {
      assertThat(run(SafeFiles.Hook.NONE).exitCode()).isZero();
      assertThat(output.resolve("index.md")).hasContent("# My own\n");
      assertThat(output.resolve("run-report.json")).hasContent("{}\n");
      assertThat(output.resolve("nachtschicht-index.md")).content().contains("a.txt");
      assertThat(output.resolve("nachtschicht-run-report.json"))
          .content()
          .contains("nachtschicht-run-report/1");
      assertThat(told.warnings)
          .anyMatch(w -> w.startsWith("index.md is not a file of this program"));
    }
  }

  @Test
  void run_sourceKeyQuotedAndRenamed_isNotPrunedLater() throws Exception {
    RunCase.write(input.resolve("a.txt"), "Eins.");
    run(SafeFiles.Hook.NONE);
    Path old = output.resolve("a.de-en.md");
    Files.writeString(
        old, Files.readString(old).replace("source: \"a.txt\"", "\"source\": 'a.txt'"));
    Files.move(input.resolve("a.txt"), input.resolve("b.txt"));

    assertThat(run(SafeFiles.Hook.NONE).count(Kind.RENAMED)).isEqualTo(1);
    RunSummary next = run(SafeFiles.Hook.NONE);

    assertThat(next.count(Kind.PRUNED)).isZero();
    assertThat(next.count(Kind.UNCHANGED)).isEqualTo(1);
    assertThat(output.resolve("b.de-en.md")).content().contains("EN Eins.");
  }

  @Test
  void run_outputThatCannotBeReadAtThatMoment_isNotReplaced() throws Exception {
    RunCase.write(input.resolve("a.txt"), "Eins.");
    run(SafeFiles.Hook.NONE);
    RunCase.write(input.resolve("a.txt"), "Anders.");
    Path file = output.resolve("a.de-en.md");
    String before = Files.readString(file);
    RunSummary summary =
        run(
            (step, which) -> {
              if (step == SafeFiles.Step.ASIDE && which.equals(file)) {
                throw new IOException("input/output error");
              }
            });
    assertThat(summary.exitCode()).isEqualTo(3);
    run(
        (step, which) -> {
          if (step == SafeFiles.Step.READY && which.equals(file)) {
            assertThat(file).hasContent(before);
          }
        });
    assertThat(file).content().contains("EN Anders.");
  }
}
