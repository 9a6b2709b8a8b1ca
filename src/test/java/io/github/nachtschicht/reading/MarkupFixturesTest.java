package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of {@code src/test/resources/reading/markup}: no word is lost, none invented. */
class MarkupFixturesTest {

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/reading/markup"))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(?:html|xhtml|epub|md)"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void read_fixture_accountsForEveryLetter(Path file) throws IOException {
    ParsedDocument document =
        new DocumentReader(ReadingOptions.defaults().withForceLanguage(true))
            .read(file.getFileName().toString(), file);

    assertThat(document.account().addsUp()).as("%s", document.account()).isTrue();
  }
}
