package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read of documents of word processors, case by case: {@code office-cases.txt} has bodies
 * and their outlines, {@code office-outlines.txt} the outlines of the documents beside it.
 */
class OfficeDocumentsTest {

  private static final Path FOLDER = Path.of("src/test/resources/reading");

  private final DocumentReader reader =
      new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));

  /**
   * @param name of the case, or of the document
   * @param format ending of the document's name
   * @param input body of the document, empty for one that lies in the folder
   */
  record Case(String name, String format, Map<String, String> input, List<String> outline) {
    @Override
    public String toString() {
      return format + ": " + name;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Stream.concat(parsed("office-cases.txt"), parsed("office-outlines.txt"));
  }

  private static Stream<Case> parsed(String file) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String part : Files.readString(FOLDER.resolve(file)).split("(?m)^# ")) {
      if (part.isBlank() || !part.contains("\n=>")) {
        continue;
      }
      String title = part.lines().findFirst().orElseThrow().strip();
      Map<String, String> input = new HashMap<>();
      List<String> outline = new ArrayList<>();
      String key = "body";
      for (String line : part.lines().skip(1).toList()) {
        if (line.startsWith("@")) {
          key = line.substring(1).strip();
        } else if (line.startsWith("=>")) {
          key = "=>";
        } else if (key.equals("=>")) {
          if (!line.isBlank()) {
            outline.add(line);
          }
        } else {
          input.merge(key, line.strip() + "\n", String::concat);
        }
      }
      int dot = Math.max(title.lastIndexOf('.'), title.lastIndexOf(' '));
      cases.add(new Case(title, title.substring(dot + 1), input, outline));
    }
    return cases.stream();
  }

  private static byte[] document(Case one) throws IOException {
    String body = one.input().get("body");
    if (body == null) {
      return Files.readAllBytes(FOLDER.resolve(one.name()));
    }
    return switch (one.format()) {
      case "docx" -> {
        Map<String, String> parts = new HashMap<>(one.input());
        parts.remove("body");
        yield OfficeFixtures.docx(expanded(body), expanded(parts));
      }
      case "odt" ->
          OfficeFixtures.odt(
              body,
              one.input().getOrDefault("automatic", ""),
              one.input().getOrDefault("common", ""));
      default -> ("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private static Map<String, String> expanded(Map<String, String> parts) {
    Map<String, String> expanded = new HashMap<>();
    parts.forEach((name, content) -> expanded.put(name, expanded(content)));
    return expanded;
  }

  /** {@code [text]} is short for a run. */
  private static String expanded(String body) {
    return body.replaceAll("\\[([^\\]]*)\\]", "<w:r><w:t xml:space=\"preserve\">$1</w:t></w:r>");
  }

  /** Blocks, their markup, and what was left out. */
  private static List<String> outline(ParsedDocument document) {
    List<String> outline = new ArrayList<>();
    List<String> blocks = FormatsTest.outline(document);
    for (int i = 0; i < blocks.size(); i++) {
      StringBuilder line = new StringBuilder(blocks.get(i).replace("\n", "⏎").strip());
      for (Inline inline : document.blocks().get(i).inlines()) {
        String text = inline.span().of(document.blocks().get(i).text());
        line.append(" {").append(inline.kind()).append(' ').append(text);
        line.append(inline.target().isEmpty() ? "}" : " > " + inline.target() + "}");
      }
      outline.add(line.toString().replace(" {NOTE  > ", " {NOTE > "));
    }
    document
        .account()
        .leftOut()
        .forEach(out -> outline.add("- " + out.reason() + ": " + out.text().replace("\n", "⏎")));
    return outline;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void read_case_hasItsOutline(Case one) throws IOException {
    ParsedDocument document = reader.read("a." + one.format(), document(one));

    assertThat(outline(document)).containsExactlyElementsOf(one.outline());
    assertThat(document.account().addsUp()).isTrue();
  }
}
