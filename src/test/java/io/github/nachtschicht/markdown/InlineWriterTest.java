package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Inline.Kind;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class InlineWriterTest {

  private static Inline inline(Kind kind, String text, String part, String target) {
    int start = text.indexOf(part);
    return new Inline(kind, new Span(start, start + part.length()), target);
  }

  @Test
  void write_plainMarkup_isPlainMarkdown() {
    String text = "Ein fettes Wort, ein Link und code.";

    assertThat(
            InlineWriter.write(
                text,
                List.of(
                    inline(Kind.STRONG, text, "fettes Wort", ""),
                    inline(Kind.EMPHASIS, text, "Wort", ""),
                    inline(Kind.LINK, text, "Link", "https://a.de/x"),
                    inline(Kind.CODE, text, "code", "")),
                Place.PARAGRAPH_START))
        .isEqualTo("Ein **fettes <em>Wort</em>**, ein [Link](https://a.de/x) und `code`.");
  }

  /** What a reader finds: kinds of markup, and the text. */
  private static String found(Node node) {
    StringBuilder out = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Code code) {
            out.append('C');
          }

          @Override
          public void visit(Emphasis emphasis) {
            out.append('E');
            visitChildren(emphasis);
          }

          @Override
          public void visit(StrongEmphasis strong) {
            out.append('S');
            visitChildren(strong);
          }

          @Override
          public void visit(Link link) {
            if (link.getDestination().startsWith("t")) {
              out.append('L');
            }
            visitChildren(link);
          }

          @Override
          public void visit(HtmlInline html) {
            out.append(
                switch (html.getLiteral()) {
                  case "<em>" -> "E";
                  case "<strong>" -> "S";
                  default -> "";
                });
          }
        });
    return out.toString();
  }

  @Test
  void write_hostileTextWithMarkup_keepsTextAndMarkup() {
    HostileText texts = new HostileText(41);
    String kinds = "CESL";
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder();
      List<Inline> inlines = new ArrayList<>();
      StringBuilder expected = new StringBuilder();
      int parts = 1 + texts.below(4);
      for (int p = 0; p < parts; p++) {
        text.append(p > 0 && texts.below(2) == 0 ? " " : "");
        // without control characters, which code cannot hold
        String part = texts.sentence().replaceAll("[\\x01-\\x1F\\x7F]", "x");
        int kind = texts.below(5);
        if (kind < 4) {
          inlines.add(
              new Inline(
                  List.of(Kind.CODE, Kind.EMPHASIS, Kind.STRONG, Kind.LINK).get(kind),
                  new Span(text.length(), text.length() + part.length()),
                  kind == 3 ? "t" : ""));
          expected.append(kinds.charAt(kind));
        }
        text.append(part);
      }

      String markdown = InlineWriter.write(text.toString(), inlines, Place.PARAGRAPH_START);

      Node document = Gfm.parse(markdown);
      assertThat(found(document))
          .as("%s\nwritten as\n%s", text, markdown)
          .isEqualTo(expected.toString());
      assertThat(InlineLine.text(document.getFirstChild())).as(markdown).isEqualTo(text.toString());
    }
  }

  @Test
  void locate_thousandsOfLinks_losesNone() {
    StringBuilder text = new StringBuilder();
    List<Inline> inlines = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      inlines.add(new Inline(Kind.LINK, new Span(text.length(), text.length() + 1), "t" + i));
      text.append("a ");
    }
    text.append("Ende");

    EnglishInlines found = EnglishInlines.locate(text.toString(), inlines, text.toString());

    List<String> targets =
        new ArrayList<>(found.placed().stream().map(i -> "](" + i.target() + ")").toList());
    targets.addAll(
        found.unplaced(Place.PARAGRAPH_START).stream().map(l -> l.substring(2)).toList());
    assertThat(targets)
        .containsExactlyElementsOf(inlines.stream().map(i -> "](" + i.target() + ")").toList());
  }

  @Test
  void render_linkWithoutPlace_followsTheEnglishText() {
    String text = "Mehr steht im Bericht bei ACME und in run().";
    BilingualDocument document =
        new Documents()
            .block(
                BlockKind.PARAGRAPH,
                0,
                "",
                text,
                List.of(
                    inline(Kind.LINK, text, "Bericht", "b.html"),
                    inline(Kind.LINK, text, "ACME", "https://acme.de"),
                    inline(Kind.CODE, text, "run()", "")),
                null,
                null)
            .translate("More is in the report at ACME and in run().")
            .build();

    assertThat(new MarkdownRenderer().rendered(document, Layout.PARAGRAPHS).text())
        .contains(
            """
            <a id="p1"></a>¶1
            More is in the report at [ACME](https://acme.de) and in `run()`.
            ([Bericht](b.html))

            > Mehr steht im [Bericht](b.html) bei [ACME](https://acme.de) und in `run()`.
            """);
  }

  @Test
  void render_markupAroundWholeSentence_staysAroundIt() {
    String text = "Über uns.";
    BilingualDocument document =
        new Documents()
            .block(
                BlockKind.LIST_ITEM,
                1,
                "*",
                text,
                List.of(inline(Kind.LINK, text, "Über uns", "x y.html")),
                null,
                null)
            .translate("About us.")
            .build();

    assertThat(new MarkdownRenderer().rendered(document, Layout.ENGLISH).text())
        .contains("* <a id=\"p1\"></a>¶1 [About us.](<x y.html>)\n");
  }
}
