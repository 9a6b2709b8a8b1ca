package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents put together by chance: the sum of their letters holds, whatever stands in what. */
class MarkupAccountTest {

  private static final List<String> HTML =
      List.of(
          "<p>",
          "</p>",
          "<div>",
          "</div>",
          "<b>",
          "</b>",
          "<ul>",
          "<li>",
          "</li>",
          "</ul>",
          "<table>",
          "<tr>",
          "<td>",
          "</td>",
          "</tr>",
          "</table>",
          "<th rowspan=2>",
          "<h2>",
          "</h2>",
          "<br>",
          "<hr>",
          "<sup>2</sup>",
          "<sup><a href='#fn1'>1</a></sup>",
          "<li id='fn1'>1 ",
          "<a href='#r'>",
          "</a>",
          "<del>",
          "</del>",
          "<s>weg</s>",
          "<pre>",
          "</pre>",
          "<code>",
          "</code>",
          "<blockquote>",
          "</blockquote>",
          "<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
          "<ruby>漢<rt>kan</rt></ruby>",
          "<img alt='Bild' src='a.png'>",
          "<button>Los</button>",
          "<form>",
          "</form>",
          "<aside>",
          "</aside>",
          "<nav>",
          "</nav>",
          "<footer>",
          "</footer>",
          "<span hidden>fort</span>",
          "<svg><title>Kreis</title></svg>",
          "<select><option>eins</select>",
          "<textarea>Text</textarea>",
          "<aside role='doc-footnote' id='fn2'>",
          "<a role='doc-noteref' href='#fn2'>2</a>",
          "&uuml;",
          "&amp;",
          "\\(a^2\\)",
          "<dl><dt>",
          "<dd>",
          "</dl>",
          "<template>x</template>",
          "<script>var a;</script>",
          "<q>",
          "</q>",
          "<p class='verse'>",
          "<span class='pagenum'>12</span>",
          "<p style='mso-list:l0 level2'>",
          "<caption>Titel</caption>");

  private static final List<String> MARKDOWN =
      List.of(
          "\n",
          "\n\n",
          "\n\n",
          "# ",
          "- ",
          "1. ",
          "> ",
          "    ",
          "```\n",
          "| a | b |\n|---|---|\n| c |\n",
          "*",
          "**",
          "~~",
          "==",
          "`",
          "[a](b \"c\")",
          "![d](e)",
          "[^1]",
          "\n\n[^1]: ",
          "^[nahe]",
          "[[Seite|Text]]",
          "[[Ort]]",
          "![[bild.png]]",
          "$x^2$",
          "$$\na=b\n$$\n",
          "\\(y\\)",
          "{{< kurz >}}",
          "{% tag %}",
          "{name}",
          "{: .k }",
          "\n::: tip Titel\n",
          "\n:::\n",
          "\n!!! note \"Kopf\"\n    ",
          "\n??? x\n",
          "Wort\n: ",
          "<div>\n\n",
          "</div>\n\n",
          "<td>",
          "<b>",
          "</b>",
          "<Teil>",
          "<img alt='Bild'>",
          "&auml;",
          "\\*",
          "<!-- nie -->",
          "<https://a.b/c>",
          "H~2~O",
          "m^2^",
          "  \n",
          "- [x] ",
          "> [!NOTE]\n> ",
          "---\n",
          "***\n",
          "@jemand",
          ":haus:",
          "import a from 'b'\n",
          "[x]: y\n",
          "[x]",
          "== Kopf ==",
          "| Vers\n| Zwei\n",
          "<details><summary>",
          "</summary>\n\n",
          "</details>\n\n",
          "<table>\n<tr><td>\n\n",
          "\n</td></tr></table>\n\n",
          "<s>",
          "<textarea>",
          "<script>",
          "[t]({{ u }})",
          "[^fehlt]",
          "<sup>1</sup>");

  private static final List<String> WORDS =
      List.of(
          "Der Rat ", "tagt. ", "Heute ", "über ", "10", "Straße ", "e", "im Jahr 2019", "km", " ");

  private static String document(List<String> pieces, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("Anfang ");
    int length = 5 + random.nextInt(60);
    for (int i = 0; i < length; i++) {
      List<String> from = random.nextInt(3) == 0 ? pieces : WORDS;
      text.append(
          (random.nextBoolean() ? pieces : from)
              .get(
                  random.nextInt(random.nextBoolean() ? 10 : from == pieces ? pieces.size() : 10)));
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "xhtml", "md", "epub"})
  void read_documentsMadeByChance_accountForEveryLetter(String ending) {
    DocumentReader reader = new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));
    for (int seed = 0; seed < 400; seed++) {
      String text = document(ending.equals("md") ? MARKDOWN : HTML, seed);
      byte[] content =
          switch (ending) {
            case "xhtml" -> page(text).getBytes(StandardCharsets.UTF_8);
            case "epub" -> book(text);
            default -> text.getBytes(StandardCharsets.UTF_8);
          };
      ParsedDocument document;
      try {
        document = reader.read("a." + ending, content);
      } catch (UnreadableDocumentException e) {
        assertThat(e.reason()).contains("there is no text in it");
        continue;
      }
      assertThat(document.account().addsUp())
          .as(() -> "%s%n%s%n%s".formatted(text, document.account(), FormatsTest.outline(document)))
          .isTrue();
    }
  }

  private static String page(String body) {
    return "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        + body
        + "</body></html>";
  }

  private static byte[] book(String body) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mimetype", "application/epub+zip");
    files.put(
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path='a/b.opf'/></rootfiles></container>");
    files.put(
        "a/b.opf",
        "<package><manifest><item id='x' href='../x.xhtml'"
            + " media-type='application/xhtml+xml'/><item id='y' href='y.xhtml'"
            + " media-type='application/xhtml+xml'/></manifest><spine><itemref idref='x'/><itemref"
            + " idref='y'/></spine></package>");
    int middle = body.length() / 2;
    files.put("x.xhtml", page(body.substring(0, middle)));
    files.put("a/y.xhtml", page(body.substring(middle).replace("#fn", "../x.xhtml#fn")));
    return Fixtures.zip(files);
  }
}
