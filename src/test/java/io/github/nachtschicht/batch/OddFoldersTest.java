package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things in the output folder that no run expects: named, and the run goes on. */
@Timeout(60)
class OddFoldersTest {

  @TempDir Path folder;
  private Path input;
  private Path output;
  private Path elsewhere;
  private final RunCase.Told told = new RunCase.Told();

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    output = Files.createDirectory(folder.resolve("out"));
    elsewhere = folder.resolve("elsewhere");
    Files.createDirectories(elsewhere.resolve("sub"));
    Files.writeString(elsewhere.resolve("kept.txt"), "kept");
    Files.writeString(elsewhere.resolve("sub/kept.txt"), "kept");
    Files.writeString(input.resolve("a.txt"), "Eins.");
    Files.writeString(input.resolve("b.txt"), "Zwei.");
  }

  private RunSummary run() throws RunException {
    told.outcomes.clear();
    told.warnings.clear();
    return new NightlyRun(
            new RunCase.Options(input, output).build(),
            new Fakes.Source(),
            null,
            told,
            new StopSignal())
        .run();
  }

  private void assertNothingElsewhereWasTouched() throws IOException {
    assertThat(RunCase.files(elsewhere)).containsOnlyKeys("kept.txt", "sub/kept.txt");
    assertThat(RunCase.files(elsewhere).values()).containsOnly("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tmp", "tmp/x", "sentences.cache", "folder-id", "lock.holder", "jobs.mv.db"})
  void run_linkInTheStateFolder_isRemovedAndNeverFollowed(String name) throws Exception {
    Path link = output.resolve(".nachtschicht").resolve(name);
    Files.createDirectories(link.getParent());
    boolean isFolder = name.startsWith("tmp");
    Files.createSymbolicLink(link, isFolder ? elsewhere : elsewhere.resolve("kept.txt"));
    assertThat(run().translated()).isEqualTo(2);
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertNothingElsewhereWasTouched();
    if (!name.contains("/")) {
      assertThat(told.warnings).singleElement().asString().contains(name, "symbolic link");
    }
  }

  @Test
  void run_stateFolderIsALink_isRefusedByName() throws Exception {
    Files.createDirectory(elsewhere.resolve("tmp"));
    Files.writeString(elsewhere.resolve("tmp/kept"), "kept");
    Files.createSymbolicLink(output.resolve(".nachtschicht"), elsewhere);
    assertThatThrownBy(this::run)
        .isInstanceOf(RunException.class)
        .hasMessageContaining(".nachtschicht is a symbolic link");
    assertThatThrownBy(() -> RunHistory.of(output, 1, null)).hasMessageContaining("symbolic link");
    assertThat(elsewhere.resolve("tmp/kept")).exists();
    assertThat(Files.list(elsewhere)).hasSize(3);
  }

  @Test
  void run_stateFolderIsAFile_isRefusedByName() throws Exception {
    Files.writeString(output.resolve(".nachtschicht"), "");
    assertThatThrownBy(this::run)
        .isInstanceOf(RunException.class)
        .hasMessageContaining(".nachtschicht is not a folder");
  }

  @Test
  void run_folderInTheTemporaryFolder_isRemoved() throws Exception {
    Path tmp = output.resolve(".nachtschicht/tmp");
    Files.createDirectories(tmp.resolve("deep/er"));
    Files.writeString(tmp.resolve("deep/er/x"), "x");
    Files.createSymbolicLink(tmp.resolve("deep/link"), elsewhere);
    assertThat(run().translated()).isEqualTo(2);
    assertThat(tmp).isEmptyDirectory();
    assertNothingElsewhereWasTouched();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntitle: !!int [a]\n---\n",
        "---\n!!timestamp {a: b}\n---\n",
        "---\nsource: \"\\UFFFFFFFF\"\n---\n",
        "---\ncontent_sha256: &a [[*a]]\nsource: *a\n---\n",
        "---\n\u0000\n---\n"
      })
  void run_outputWithOddFrontMatter_isKeptAndTheRestIsDone(String text) throws Exception {
    Files.writeString(output.resolve("a.de-en.md"), text);
    RunSummary summary = run();
    assertThat(summary.exitCode()).isZero();
    assertThat(summary.count(Kind.WRITTEN_BESIDE)).isEqualTo(1);
    assertThat(summary.count(Kind.TRANSLATED)).isEqualTo(1);
    assertThat(output.resolve("a.de-en.md")).hasContent(text);
    assertThat(output.resolve("index.md")).content().contains("a.de-en.md");
  }

  @Test
  void run_outputThatCannotBeRead_isNamedAndKeptAndTheRestIsDone() throws Exception {
    assertThat(run().translated()).isEqualTo(2);
    Path unreadable = output.resolve("a.de-en.md");
    String before = Files.readString(unreadable);
    Path lost = Files.createDirectory(output.resolve("lost+found"));
    Files.writeString(input.resolve("c.txt"), "Drei.");
    Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(lost, PosixFilePermissions.fromString("---------"));
    List<String> withoutRights = List.of();
    if (Files.isReadable(unreadable)) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "root reads everything");
      withoutRights =
          List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");
    }
    String said = OtherProcess.run(withoutRights, "-Xmx200m", input, output);
    Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(lost, PosixFilePermissions.fromString("rwx------"));
    assertThat(said)
        .contains("warning: cannot read " + unreadable.toRealPath() + ": permission denied")
        .contains("warning: cannot read " + lost.toRealPath() + ": permission denied")
        .contains("3 finished with skips: 1 translated")
        .doesNotContain("\tat ");
    assertThat(unreadable).hasContent(before);
    assertThat(output.resolve("c.de-en.md")).exists();
  }
}
