package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.BlockKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are saved, and the program is killed, at every step of accepting them. */
@Timeout(60)
class AcceptedMeanwhileTest {

  private static final String SAVED = "Saved meanwhile.\n";

  @TempDir Path folder;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static String rendered() {
    return new Documents()
        .block(BlockKind.PARAGRAPH, 0, "", "Eins ist rot. Zwei ist blau.")
        .sentences("Eins ist rot.", "Zwei ist blau.")
        .translate("One is red.", "Two is blue.")
        .markdown(Layout.PARAGRAPHS);
  }

  private Path prepare(boolean newer) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Path file = folder.resolve("text.de-en.md");
    Files.writeString(file, rendered().replace("Two is blue.", "Two is azure."));
    if (newer) {
      Path beside = folder.resolve("text.de-en.new.md");
      Files.writeString(beside, rendered().replace("One is red.", "One is crimson."));
      return beside;
    }
    return file;
  }

  private static void accept(Path file, SafeFiles.Hook hook) throws IOException {
    Acceptance.of(file, null).write("anna", Instant.EPOCH, hook);
  }

  private boolean isAnywhere(String text) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(folder.resolve(SafeFiles.STATE))
            && Files.readString(file).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private int steps(boolean newer) throws IOException {
    int[] steps = new int[1];
    accept(prepare(newer), (step, file) -> steps[0]++);
    return steps[0];
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void accept_fileSavedAtAnyStep_isNotLost(boolean newer) throws IOException {
    int steps = steps(newer);
    for (int at = 0; at < steps; at++) {
      Path file = prepare(newer);
      int moment = at;
      int[] step = new int[1];
      try {
        accept(
            file,
            (which, target) -> {
              if (step[0]++ == moment) {
                String text = Files.exists(target) ? Files.readString(target) : rendered();
                Files.writeString(target, text + SAVED);
              }
            });
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("changed meanwhile");
      }
      assertThat(isAnywhere(SAVED)).as("step " + at).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void accept_killedAtAnyStep_isCompletedByDoingItAgain(boolean newer) throws IOException {
    int steps = steps(newer);
    for (int at = 0; at < steps; at++) {
      Path file = prepare(newer);
      int moment = at;
      int[] step = new int[1];
      try {
        accept(
            file,
            (which, target) -> {
              if (step[0]++ == moment) {
                throw new Killed();
              }
            });
      } catch (Killed e) {
        // The person does it again.
      }
      new SafeFiles(folder, folder.resolve(SafeFiles.STATE));
      if (Files.exists(file)) {
        accept(file, SafeFiles.Hook.NONE);
      }
      Path place = folder.resolve("text.de-en.md");
      assertThat(ReviewedFile.of(Files.readString(place)).orElseThrow().isAccepted()).isTrue();
      Corrections kept = Corrections.load(folder.resolve(Corrections.FILE_NAME));
      assertThat(kept.find("Zwei ist blau.")).as("step " + at).hasValue("Two is azure.");
      if (newer) {
        assertThat(kept.find("Eins ist rot.")).hasValue("One is crimson.");
        assertThat(place).content().contains("One is crimson.");
        assertThat(folder.resolve("text.de-en.new.md")).doesNotExist();
      }
    }
  }
}
