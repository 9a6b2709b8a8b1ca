package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.markdown.SafeFiles.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files are saved by another program, and this one is killed, at every single step of replacing,
 * removing and moving.
 */
@Timeout(60)
class SafeFilesTest {

  /** A file holds nothing of a person if it begins so. */
  private static final String OURS = "ours ";

  @TempDir Path folder;
  private Path root;
  private Path state;
  private Path target;
  private Path other;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(folder.resolve("out"));
    state = root.resolve(SafeFiles.STATE);
    target = Files.createDirectory(root.resolve("sub")).resolve("a.de-en.md");
    other = root.resolve("b.de-en.md");
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What an operation does, in a folder of its own. */
  private interface Operation {
    void run(SafeFiles files) throws IOException;
  }

  private Operation put() {
    return files -> files.put(bytes("ours new"), target, SafeFilesTest::isOurs);
  }

  private Operation remove() {
    return files -> files.remove(target, SafeFilesTest::isOurs);
  }

  private Operation move() {
    return files ->
        files.move(
            target, other, file -> bytes(Files.readString(file) + " moved"), SafeFilesTest::isOurs);
  }

  private List<Operation> operations() {
    return List.of(put(), remove(), move());
  }

  private static boolean isOurs(Path file) throws IOException {
    String text = Files.readString(file);
    return text.isEmpty() || text.startsWith(OURS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The ways in which programs save a file. */
  private enum Saving {
    IN_PLACE {
      @Override
      void save(Path file, String text) throws IOException {
        Files.writeString(file, text);
      }
    },
    BY_RENAME {
      @Override
      void save(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(".#" + file.getFileName());
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
    };

    abstract void save(Path file, String text) throws IOException;
  }

  /** Every text in the folder, but for what waits to be removed unchanged. */
  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(state)) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  private void emptyFolder() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Files.createDirectories(target.getParent());
  }

  /** Lets the time pass in which a file that was replaced may still be written to. */
  private void later() throws IOException {
    Path replaced = state.resolve("replaced");
    if (Files.isDirectory(replaced)) {
      try (Stream<Path> list = Files.list(replaced)) {
        for (Path entry : list.toList()) {
          Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minusSeconds(60)));
        }
      }
    }
    new SafeFiles(root, state);
  }

  private int steps(Operation operation) throws IOException {
    emptyFolder();
    Files.writeString(target, OURS + "old");
    int[] steps = new int[1];
    operation.run(new SafeFiles(root, state, (step, file) -> steps[0]++));
    return steps[0];
  }

  @Test
  void anyOperation_fileSavedAtAnyStep_isNotLost() throws IOException {
    for (Operation operation : operations()) {
      int steps = steps(operation);
      assertThat(steps).isGreaterThanOrEqualTo(4);
      for (Saving saving : Saving.values()) {
        for (int at = 0; at < steps; at++) {
          emptyFolder();
          Files.writeString(target, OURS + "old");
          int moment = at;
          int[] step = new int[1];
          operation.run(
              new SafeFiles(
                  root,
                  state,
                  (which, file) -> {
                    if (step[0]++ == moment) {
                      Files.createDirectories(target.getParent());
                      saving.save(target, "a person's text");
                    }
                  }));
          assertThat(texts())
              .as(saving + " " + at)
              .anyMatch(text -> text.startsWith("a person's text"));
          later();
          assertThat(texts()).anyMatch(text -> text.startsWith("a person's text"));
        }
      }
    }
  }

  /** The program had opened the file before it was moved aside, and writes late. */
  @Test
  void anyOperation_fileWrittenToThroughAnOpenHandle_isNotLost() throws IOException {
    for (Operation operation : operations()) {
      emptyFolder();
      Files.writeString(target, OURS + "old");
      try (var open = Files.newOutputStream(target)) {
        // Truncated by now: nothing of a person's is in it.
        operation.run(new SafeFiles(root, state));
        open.write(bytes("a person's text"));
      }
      later();
      assertThat(texts()).anyMatch(text -> text.startsWith("a person's text"));
    }
  }

  @Test
  void anyOperation_killedAtAnyStepAndSavedThen_losesNothing() throws IOException {
    Operation removal = remove();
    for (Operation operation : List.of(put(), removal, move())) {
      int steps = steps(operation);
      for (boolean edited : new boolean[] {false, true}) {
        for (int at = 0; at < steps; at++) {
          emptyFolder();
          String before = edited ? "a person's text" : OURS + "old";
          Files.writeString(target, before);
          int moment = at;
          int[] step = new int[1];
          try {
            operation.run(
                new SafeFiles(
                    root,
                    state,
                    (which, file) -> {
                      if (step[0]++ == moment) {
                        throw new Killed();
                      }
                    }));
          } catch (Killed e) {
            // The next run begins.
          }
          new SafeFiles(root, state);
          if (edited) {
            assertThat(texts()).anyMatch(text -> text.startsWith(before));
          } else {
            // The old or the new one, whole.
            assertThat(texts()).isSubsetOf(OURS + "old", OURS + "new", OURS + "old moved");
            assertThat(operation == removal || !texts().isEmpty()).isTrue();
          }
          later();
          if (edited) {
            assertThat(texts()).anyMatch(text -> text.startsWith(before));
          }
        }
      }
    }
  }

  @Test
  void put_newFileSavedOverAndOverAtRandomMoments_losesNoLastSave() throws IOException {
    Random random = new Random(20261128);
    int kills = 0;
    int edits = 0;
    for (int round = 0; round < 600; round++) {
      emptyFolder();
      Files.writeString(target, OURS + "old");
      List<String> saved = new ArrayList<>();
      List<Operation> operations = operations();
      Operation operation = operations.get(random.nextInt(operations.size()));
      try {
        operation.run(
            new SafeFiles(
                root,
                state,
                (step, file) -> {
                  if (random.nextInt(3) == 0) {
                    String text = "save " + saved.size();
                    Files.createDirectories(target.getParent());
                    Saving.values()[random.nextInt(2)].save(target, text);
                    saved.add(text);
                  }
                  if (random.nextInt(8) == 0) {
                    throw new Killed();
                  }
                }));
      } catch (Killed e) {
        kills++;
      }
      edits += saved.size();
      later();
      if (!saved.isEmpty()) {
        String last = saved.get(saved.size() - 1);
        assertThat(texts()).as("round " + round).anyMatch(text -> text.startsWith(last));
      }
    }
    assertThat(kills).isGreaterThan(200);
    assertThat(edits).isGreaterThan(200);
  }

  @Test
  void put_fileThatCannotBeRead_isNotTakenForAbsent() throws IOException {
    Files.writeString(target, OURS + "old");
    SafeFiles files = new SafeFiles(root, state);
    assertThatThrownBy(
            () ->
                files.put(
                    bytes("ours new"),
                    target,
                    file -> {
                      throw new IOException("input/output error");
                    }))
        .hasMessage("input/output error");
    assertThat(target).hasContent(OURS + "old");
    assertThat(texts()).hasSize(1);
  }

  @Test
  void put_folderOrLinkInTheWay_isLeft() throws IOException {
    Files.createDirectory(target);
    SafeFiles files = new SafeFiles(root, state);
    assertThatThrownBy(() -> files.put(bytes("x"), target, file -> true))
        .hasMessageContaining("a folder stands there");
    Files.delete(target);
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), OURS);
    Files.createSymbolicLink(target, elsewhere);
    assertThat(files.put(bytes("x"), target, file -> true)).isFalse();
    assertThat(target).isSymbolicLink();
    assertThat(elsewhere).hasContent(OURS);
  }

  @Test
  void put_longestNames_areNoTrouble() throws IOException {
    for (int length : new int[] {200, 251, 255}) {
      Path name = root.resolve("x".repeat(length));
      Files.writeString(name, "a person's text");
      SafeFiles files =
          new SafeFiles(
              root,
              state,
              (step, file) -> {
                if (step == Step.ASIDE) {
                  Files.writeString(file, "saved again");
                }
              });
      assertThat(files.put(bytes("ours new"), name, SafeFilesTest::isOurs)).isFalse();
      assertThat(name).hasContent("saved again");
      assertThat(files.rescued()).hasSize(1);
      assertThat(files.rescued().get(0)).hasContent("a person's text");
    }
  }
}
