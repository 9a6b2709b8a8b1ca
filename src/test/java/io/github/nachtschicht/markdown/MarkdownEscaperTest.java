package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MarkdownEscaperTest {

  /** How many hostile texts each property is tried with. */
  private static final int TEXTS = Integer.getInteger("nachtschicht.texts", 4000);

  /** What stands before a text, where that text then stands, and what a reader makes of it all. */
  private record Context(
      int seed, List<String> before, List<Place> places, String end, String structure) {}

  static List<Context> contexts() {
    List<Place> two = List.of(Place.PARAGRAPH_START, Place.CONTINUATION);
    return List.of(
        new Context(1, List.of(""), List.of(Place.PARAGRAPH_START), "", "Paragraph"),
        new Context(
            2,
            List.of("Wort\n"),
            List.of(Place.CONTINUATION),
            "\nEnde",
            "Paragraph(SoftLineBreak SoftLineBreak)"),
        new Context(3, List.of("> ", "\n> "), two, "", "BlockQuote(Paragraph(SoftLineBreak))"),
        new Context(
            4, List.of("1. ", "\n   "), two, "", "OrderedList(ListItem(Paragraph(SoftLineBreak)))"),
        new Context(5, List.of("## "), List.of(Place.HEADING), "", "Heading"));
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void escape_hostileText_isShownInItsPlace(Context context) {
    HostileText texts = new HostileText(context.seed());
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder markdown = new StringBuilder();
      StringBuilder shown = new StringBuilder();
      for (int k = 0; k < context.places().size(); k++) {
        String text = texts.sentence();
        String before = context.before().get(k);
        markdown.append(before).append(MarkdownEscaper.escape(text, context.places().get(k)));
        shown.append(k > 0 ? "\n" : before.endsWith("\n") ? before : "").append(text);
      }
      markdown.append(context.end());
      shown.append(context.end());
      Node document = Gfm.parse(markdown.toString());
      assertThat(Gfm.structure(document))
          .as("%s\nwritten as\n%s", shown, markdown)
          .isEqualTo(context.structure());
      assertThat(Gfm.text(document)).as("written as\n%s", markdown).isEqualTo(shown.toString());
    }
  }

  @Test
  void escape_hostileCells_showText() {
    HostileText texts = new HostileText(6);
    for (int i = 0; i < TEXTS; i++) {
      String one = texts.sentence();
      String two = texts.sentence();
      Node document =
          Gfm.parse(
              "| "
                  + MarkdownEscaper.escape(one, Place.CELL)
                  + " | b |\n|---|---|\n| a | "
                  + MarkdownEscaper.escape(two, Place.CELL)
                  + " |\n");
      assertThat(Gfm.structure(document))
          .as(one + two)
          .isEqualTo(
              "TableBlock(TableHead(TableRow(TableCell TableCell))"
                  + " TableBody(TableRow(TableCell TableCell)))");
      assertThat(Gfm.text(document)).isEqualTo(one + "ba" + two);
    }
  }

  @Test
  void link_hostileTextAndTarget_areKept() {
    HostileText texts = new HostileText(7);
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.sentence();
      String target = texts.next();
      Node document = Gfm.parse("a " + InlineWriter.link(text, target, Place.INLINE) + " b");
      assertThat(Gfm.structure(document)).as(text).isEqualTo("Paragraph");
      assertThat(Gfm.text(document)).isEqualTo("a " + text + " b");
      Node link = document.getFirstChild().getFirstChild().getNext();
      assertThat(link).isInstanceOf(Link.class);
      assertThat(((Link) link).getDestination())
          .isEqualTo(MarkdownEscaper.printable(target.replace("\n", "%0A").replace("\r", "%0D")));
    }
  }

  @Test
  void code_hostileText_isKept() {
    HostileText texts = new HostileText(8);
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.sentence();
      Node document = Gfm.parse("a " + InlineWriter.code(text, Place.INLINE) + " b");
      assertThat(Gfm.structure(document)).as(text).isEqualTo("Paragraph(Code)");
      assertThat(Gfm.text(document))
          .isEqualTo("a " + text.replaceAll("[\\x01-\\x08\\x0B-\\x1F\\x7F]", "\uFFFD") + " b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das kostet 3,50 € (z. B. bei Müller & Söhne), d. h. wenig!",
        "Er sagte: „Nein!“ – und ging; die Hamas [Terrororganisation] nach Hause.",
        "snake_case_name und C:\\Windows bleiben - so wie 5 * 3 = 15, a < b und c > d.",
        "Siehe https://www.example.org/a_b/c?x=1&y=2#z oder info@example.org.",
        "Am 21. Oktober 2024 um 10:30 Uhr [...] + 5 % | Ende #1",
        "AT&T, R&D; 50 $ oder US$ 60",
        "-5 Grad",
        "+49 30 123456",
        "#hashtag",
        "=> so",
        "2024 war es.",
      })
  void escape_prose_isUnchanged(String text) {
    assertThat(MarkdownEscaper.escape(text, Place.PARAGRAPH_START)).isEqualTo(text);
  }

  /** Python-Markdown 3.11 and Discount take no backslash before these: the tag would be live. */
  @Test
  void escape_hostileText_neverRestsOnABackslashBeforeATagOrReference() {
    HostileText texts = new HostileText(18);
    for (int i = 0; i < 5000; i++) {
      for (Place place : Place.values()) {
        String escaped = MarkdownEscaper.escape(texts.sentence(), place);
        assertThat(escaped.replace("\\\\", "")).doesNotContain("\\<", "\\&");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '¦',
      value = {
        "21. Oktober¦21\\. Oktober",
        "- Strich¦\\- Strich",
        "# x¦\\# x",
        "> x¦\\> x",
        "---¦\\---",
        "*kursiv*¦\\*kursiv\\*",
        "[x](y)¦\\[x\\](y)",
        "<b>¦&lt;b>",
        "&amp;¦&amp;amp;"
      })
  void escape_markupAtStart_isEscapedOnce(String text, String expected) {
    assertThat(MarkdownEscaper.escape(text, Place.PARAGRAPH_START)).isEqualTo(expected);
  }

  @Test
  void escape_addressWithMarkup_isSetBetweenBrackets() {
    assertThat(MarkdownEscaper.escape("Siehe https://a.de/`x`/y.", Place.INLINE))
        .isEqualTo("Siehe <https://a.de/`x`/y>.");
  }

  @Test
  void escape_addressThatEndsInABracket_keepsIt() {
    assertThat(MarkdownEscaper.escape("Siehe (https://a.de/x_(y)).", Place.INLINE))
        .isEqualTo("Siehe (<https://a.de/x_(y)>).");
  }

  /** GitHub takes the marks that close a German quotation for a part of the address. */
  @ParameterizedTest
  @ValueSource(strings = {"„¦“.", "‚¦‘ so", "»¦«", "¦…", "„(¦)“"})
  void escape_addressBeforeAClosingMark_isSetBetweenBrackets(String around) {
    assertThat(MarkdownEscaper.escape(around.replace("¦", "https://a.de/b"), Place.INLINE))
        .isEqualTo(around.replace("¦", "<https://a.de/b>"));
    assertThat(MarkdownEscaper.escape(around.replace("¦", "www.a.de"), Place.INLINE))
        .isEqualTo(around.replace("¦", "www\\.a.de"));
  }

  /**
   * marked 16.1.1 and mistune 3.3.4 resolve references in an autolink; CommonMark's own does not.
   */
  @Test
  void escape_addressWithReference_isWrittenAsText() {
    assertThat(MarkdownEscaper.escape("Siehe https://a.de/?b=1&copy;=2.", Place.INLINE))
        .isEqualTo("Siehe https\\://a.de/?b=1&amp;copy;=2.");
  }

  @Test
  void escape_ordinalInContinuation_isUnchanged() {
    assertThat(MarkdownEscaper.escape("21. Oktober", Place.CONTINUATION)).isEqualTo("21. Oktober");
    assertThat(MarkdownEscaper.escape("1. Mai", Place.CONTINUATION)).isEqualTo("1\\. Mai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-", "- ", "_", "* ", "#", "`", "[", "](", "<", "&", "$a", "http://", "www.a|", "\\"
      })
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void escape_endlessRepetition_endsSoon(String part) {
    String text = part.repeat(20_000 / part.length()).strip();
    for (Place place : Place.values()) {
      assertThat(MarkdownEscaper.escape(text, place)).isNotEmpty();
    }
  }

  @Test
  void settle_anyText_keepsLength() {
    for (String text :
        List.of("a\u0000b", "\ud800", "\udc00\ud800", "\ud83d\ude00\ud83d", "a\r\n")) {
      assertThat(MarkdownEscaper.printable(text)).hasSameSizeAs(text);
    }
    assertThat(MarkdownEscaper.printable("😀\ud83dx")).isEqualTo("😀\uFFFDx");
  }

  @Test
  void quoted_hostileText_isReadBackByYaml() {
    HostileText texts = new HostileText(9);
    for (int i = 0; i < TEXTS / 4; i++) {
      String text = texts.next();
      Map<String, Object> read =
          new org.yaml.snakeyaml.Yaml()
              .load("a: " + YamlText.quoted(text) + "\nb: " + YamlText.block(text) + "\nc: 1\n");
      assertThat(read)
          .containsEntry(
              "a", text.replaceAll("[\ud800-\udfff&&[^\\x{10000}-\\x{10ffff}]]", "\uFFFD"))
          .containsEntry("b", read.get("a"))
          .containsEntry("c", 1);
    }
  }
}
