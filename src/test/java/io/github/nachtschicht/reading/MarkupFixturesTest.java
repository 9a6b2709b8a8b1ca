package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of {@code src/test/resources/reading/markup}: no word is lost, none invented. */
class MarkupFixturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/reading/markup");

  private static List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().matches(name)).sorted().toList();
    }
  }

  static List<Path> documents() throws IOException {
    return files(".*\\.(?:html|xhtml|epub|md)");
  }

  static List<Path> expectations() throws IOException {
    return files(".*\\.blocks");
  }

  private static ParsedDocument read(Path file) throws IOException {
    return new DocumentReader(ReadingOptions.defaults().withForceLanguage(true))
        .read(file.getFileName().toString(), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void read_fixture_accountsForEveryLetter(Path file) throws IOException {
    ParsedDocument document = read(file);

    assertThat(document.account().addsUp()).as("%s", document.account()).isTrue();
    String text = FormatsTest.textOf(file.getFileName().toString(), Files.readAllBytes(file));
    for (Block block : document.blocks()) {
      assertThat(block.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void read_fixture_givesItsBlocks(Path expected) throws IOException {
    String name = expected.getFileName().toString().replace(".blocks", "");
    ParsedDocument document = read(expected.resolveSibling(name));

    List<String> read = new ArrayList<>();
    List<String> outline = FormatsTest.outline(document);
    for (int i = 0; i < outline.size(); i++) {
      String line = outline.get(i).replace("\n", "⏎") + marks(document.blocks().get(i));
      read.add(line.stripTrailing());
    }
    for (LeftOut passage : document.account().leftOut()) {
      read.add("-- " + passage.reason() + ": " + passage.text().replace("\n", "⏎"));
    }
    assertThat(String.join("\n", read) + "\n").isEqualTo(Files.readString(expected));
  }

  private static String marks(Block block) {
    StringBuilder marks = new StringBuilder();
    for (Inline inline : block.inlines()) {
      if (inline.kind() == Inline.Kind.NOTE || inline.kind() == Inline.Kind.LITERAL) {
        String shown =
            inline.kind() == Inline.Kind.NOTE ? inline.target() : inline.span().of(block.text());
        marks.append(" {").append(shown.replace("\n", "⏎")).append('}');
      }
    }
    return marks.toString();
  }
}
