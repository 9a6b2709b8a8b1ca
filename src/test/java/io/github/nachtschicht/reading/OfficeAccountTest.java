package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of word processors' documents add up: none lost, none invented. */
class OfficeAccountTest {

  private static final Path FOLDER = Path.of("src/test/resources/reading");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> found =
          files.filter(file -> file.toString().matches(".*\\.(?:docx|odt|rtf)")).sorted().toList();
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void account_handedDocument_addsUp(Path file) throws IOException {
    ParsedDocument document =
        new DocumentReader().read(file.getFileName().toString(), Files.readAllBytes(file));

    assertThat(document.account().lost()).as("lost").isZero();
    assertThat(document.account().invented()).as("invented").isZero();
  }

  @Test
  void documents_areThere() throws IOException {
    assertThat(documents()).isNotEmpty();
  }
}
