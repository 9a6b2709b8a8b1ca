package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlReaderTest {

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="de"><head><title>Die Brücke | Zeitung</title>
      <script>var x = "Der Text im Skript";</script><style>p { color: red }</style></head>
      <body><header><a href="/">Startseite</a></header>
      <nav><ul><li><a href="/a">Politik</a></li><li><a href="/b">Sport</a></li></ul></nav>
      <div id="cookie-banner">Wir verwenden Cookies.</div>
      <article><h1>Die neue Brücke</h1>
      <p>Der Rat hat am 3. Oktober <a href="/beschluss">beschlossen</a>,<br> die <b>Brücke</b> zu
      er&shy;neuern.</p>
      <h2>Der Zeitplan</h2>
      <blockquote><p>Wir beginnen bald.</p></blockquote>
      <ol start="2"><li>Planung</li><li>Bau<ul><li>Pfeiler</li></ul></li></ol>
      <pre><code class="language-java">int x = 1;
        int y;</code></pre>
      <table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2025</td><td></td></tr></table>
      <aside>Lesen Sie auch: andere Meldungen</aside>
      <p hidden>Unsichtbar</p>
      </article>
      <footer>Impressum und Datenschutz</footer></body></html>
      """;

  private final DocumentReader reader = new DocumentReader();

  /** Browsers show the one template and not the other; jsoup 1.24.1 gives the text of both. */
  @Test
  void read_template_isTextOnlyAsShadowTree() {
    String page =
        "<p>Der erste Absatz.</p><template><p>Die Vorlage.</p></template><div><template"
            + " shadowrootmode=\"open\"><p>Der zweite Absatz.</p></template></div>";

    assertThat(
            FormatsTest.outline(reader.read("seite.html", page.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("PARAGRAPH: Der erste Absatz.", "PARAGRAPH: Der zweite Absatz.");
  }

  @Test
  void read_verses_endWithTheirElement() {
    String line = "Eine Zeile, die so lang ist, dass sie nur voll war und darum hier aufhört";
    String page =
        "<pre class='poem'>Rose,\noh reiner Widerspruch</pre><p>" + line + "<br>und weiter.</p>";

    assertThat(
            FormatsTest.outline(reader.read("seite.html", page.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(
            "PARAGRAPH: Rose,\noh reiner Widerspruch", "PARAGRAPH: " + line + " und weiter.");
  }

  /**
   * Lines are joined in the midst of a sentence alone, and words with what they were divided of.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Der Rat hat ge-<br>⏎<b>tagt</b>.|Der Rat hat getagt.
          Vor-<br>und Nachteile|Vor- und Nachteile
          Wir kommen mit dem <i>Kauf-</i><br>haus ins Gespräch.|Wir kommen mit dem Kaufhaus ins Gespräch.
          Das ist die Aufgabe der<br>Verwaltung.|Das ist die Aufgabe der Verwaltung.
          Wir laden Sie am Sonntag herzlich ein<br>zu unserem Fest.|Wir laden Sie am Sonntag herzlich ein zu unserem Fest.
          Sehr geehrte Damen und Herren,<br>wir laden Sie ein.|Sehr geehrte Damen und Herren,⏎wir laden Sie ein.
          Erika Muster<br>bei Familie Beispiel<br>Weg 3|Erika Muster⏎bei Familie Beispiel⏎Weg 3
          Geöffnet:<br>montags bis freitags 8 bis 12 Uhr<br>samstags geschlossen|Geöffnet:⏎montags bis freitags 8 bis 12 Uhr⏎samstags geschlossen
          Der Rat hat ge-<br>tagt, als $$a-⏎b = c$$ galt.|Der Rat hat getagt, als $$a-⏎b = c$$ galt.
          still liegt das dorf im tal der weiden<br>und niemand wacht|still liegt das dorf im tal der weiden⏎und niemand wacht
          """)
  void read_lineBreaks_endLinesButNoSentence(String html, String text) {
    ParsedDocument document =
        reader.read(
            "seite.html",
            ("<p>" + html.replace('⏎', '\n') + "</p>").getBytes(StandardCharsets.UTF_8));

    assertThat(document.blocks().get(0).text()).isEqualTo(text.replace('⏎', '\n'));
  }

  @Test
  void read_orderedLists_countAsTheySay() {
    String page =
        """
        <p>Die Liste der Arbeiten:</p>
        <ol type="a"><li>eins</li><li>zwei</li></ol>
        <ol type="I" start="3"><li>drei</li><li value="9">neun</li></ol>
        <ol reversed><li>zwei</li><li>eins</li></ol>
        <ol style="list-style-type: lower-roman"><li>eins</li><li type="A">zwei</li></ol>
        <ol start="-1"><li>vor null</li><li value="3.7">drei</li><li value="x">vier</li></ol>
        """;

    assertThat(
            FormatsTest.outline(reader.read("seite.html", page.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(
            "PARAGRAPH: Die Liste der Arbeiten:",
            "LIST_ITEM 1 [a.]: eins",
            "LIST_ITEM 1 [b.]: zwei",
            "LIST_ITEM 1 [III.]: drei",
            "LIST_ITEM 1 [IX.]: neun",
            "LIST_ITEM 1 [2.]: zwei",
            "LIST_ITEM 1 [1.]: eins",
            "LIST_ITEM 1 [i.]: eins",
            "LIST_ITEM 1 [B.]: zwei",
            "LIST_ITEM 1 [-1.]: vor null",
            "LIST_ITEM 1 [3.]: drei",
            "LIST_ITEM 1 [4.]: vier");
  }

  @Test
  void read_secondParagraphOfAnItem_knowsItsDepth() {
    String page =
        "<ul><li>Der Bau<ul><li><p>Die Pfeiler.</p><p>Sie sind neu.</p></li><li>Das Geländer</li>"
            + "</ul></li></ul><p>Das war alles.</p>";

    assertThat(
            FormatsTest.outline(reader.read("seite.html", page.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(
            "LIST_ITEM 1 [-]: Der Bau",
            "LIST_ITEM 2 [-]: Die Pfeiler.",
            "PARAGRAPH 2: Sie sind neu.",
            "LIST_ITEM 2 [-]: Das Geländer",
            "PARAGRAPH: Das war alles.");
  }

  @Test
  void read_page_keepsTheMainContentOnly() {
    ParsedDocument document = reader.read("seite.html", PAGE.getBytes(StandardCharsets.UTF_8));

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: Der Rat hat am 3. Oktober beschlossen,\ndie Brücke zu erneuern.",
            "HEADING 2: Der Zeitplan",
            "QUOTATION 1: Wir beginnen bald.",
            "LIST_ITEM 1 [2.]: Planung",
            "LIST_ITEM 1 [3.]: Bau",
            "LIST_ITEM 2 [-]: Pfeiler",
            "CODE [java]: int x = 1;\n  int y;",
            "TABLE_CELL 0/0: Jahr",
            "TABLE_CELL 0/1: Kosten",
            "TABLE_CELL 1/0: 2025",
            "TABLE_CELL 1/1: ");
    Block paragraph = document.blocks().get(1);
    assertThat(
            paragraph.inlines().stream()
                .map(i -> i.kind() + " " + i.span().of(paragraph.text()) + " " + i.target()))
        .containsExactly("LINK beschlossen /beschluss", "STRONG Brücke ");
    assertThat(
            document
                .blocks()
                .get(0)
                .span()
                .of(FormatsTest.textOf("seite.html", PAGE.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("Die neue Brücke");
  }

  @Test
  void read_malformed_isMended() {
    ParsedDocument document =
        reader.read(
            "kaputt.html",
            "<html><body><p>Der erste Absatz <b>ist fett<p>und der zweite <i>auch.</b></i><div><li>Ein Punkt</"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(document.blocks()).isNotEmpty();
    assertThat(document.blocks().get(0).text()).isEqualTo("Der erste Absatz ist fett");
  }

  @Test
  void read_declaredCharset_isUsedWhereItIsNotUtf8() {
    String page =
        "<html><head><meta charset=\"iso-8859-15\"></head><body><p>Die Brücke kostet 5 € und ist"
            + " für alle da.</p></body></html>";

    ParsedDocument document =
        reader.read("seite.html", page.getBytes(Charset.forName("ISO-8859-15")));

    assertThat(document.blocks().get(0).text()).contains("Brücke kostet 5 € und ist für");
    assertThat(document.source().encoding()).isEqualTo("ISO-8859-15");
  }
}
