package io.github.nachtschicht.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Markdown and HTML made to hurt: twice as much takes at most two and a half times as long, in time
 * of the processor, so that a busy machine makes no difference.
 */
class MarkupTimeTest {

  private static final ReadingOptions OPTIONS = ReadingOptions.defaults().withForceLanguage(true);

  static Stream<String> hostile() {
    List<String> units = new ArrayList<>();
    for (String unit :
        List.of(
            "---\\n",
            "[",
            "![",
            "*a ",
            "_a ",
            "**a*",
            "`a ",
            "``` \\n",
            "<",
            "<a ",
            "<!--",
            "&",
            "&#",
            "$a ",
            "$$\\n",
            "\\\\(",
            "\\\\[\\n",
            "{{<\\n",
            "{%",
            "{{",
            "{a",
            "{#",
            "~a~ ",
            "~~a ",
            "==a ",
            "^[",
            "[^a]",
            "[^a]: x\\n",
            "[a](",
            "[a][",
            "[[a",
            "[[a]]",
            "> ",
            "- ",
            "1. a\\n",
            "- a\\n",
            ": a\\n",
            "::: a\\n",
            "!!! a\\n    b\\n",
            "a\\n: b\\n",
            "| a ",
            "| a\\n|-\\n",
            "|a|b|\\n|-|-|\\n",
            "# a\\n",
            "a\\n\\n",
            "a  \\n",
            "<div>\\n\\n",
            "<td>\\n\\n",
            "<s>a\\n\\n",
            "<svg>\\n",
            "<br>",
            "\\\\begin{a}\\n",
            "=== \\42a\\42\\n",
            "a^2^",
            "[ ] ",
            "- [ ] a\\n",
            "[a]: b\\n",
            "import a from 'b'\\n",
            "<%",
            "a_",
            "\\\\",
            "\\t- a\\n",
            "    a\\n",
            "+++\\n",
            "a:\\n",
            "http://a.b ",
            "&amp;",
            "\u00ad")) {
      units.add("md " + unit);
    }
    for (String unit :
        List.of(
            "<div>",
            "<p>",
            "<b>",
            "<a href='#a'>1</a>",
            "<sup><a href='#fn1'>1</a></sup>",
            "x<sup>1</sup>",
            "<li>a",
            "<ul>",
            "<ol><li>a",
            "<table>",
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
            "<td colspan=1000 rowspan=1000>a",
            "<tr><td colspan=300 rowspan=9>a",
            "<br>",
            "<pre>",
            "<del>",
            "<math><mi>a",
            "<ruby>a<rt>b",
            "<aside>a",
            "<footer>a",
            "<nav><a href=a>b</a>",
            "<div class=cookie>a",
            "<form><input>",
            "<h1>a",
            "<blockquote>a",
            "<q>a",
            "<select><option>a",
            "<!--",
            "<script>",
            "&uuml;",
            "&",
            "<a name=a>",
            "<p id=fn1>a",
            "\\\\(",
            "$$",
            "<dl><dt>a<dd>b",
            "<article>a",
            "<svg>a",
            "<section id=a><h2>a</h2>",
            "<li id=fn1><a href='#r1'>^</a> a",
            "<span style='display:none'>a",
            "<img alt=a>",
            "<aside role=doc-footnote>a",
            "<header><p>a",
            "<button>a",
            "<template>",
            "<font><i>")) {
      units.add("html " + unit);
      units.add("xhtml " + unit);
    }
    return units.stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void read_hostileUnitRepeated_takesLinearTime(String kindAndUnit) {
    String kind = kindAndUnit.substring(0, kindAndUnit.indexOf(' '));
    String unit = kindAndUnit.substring(kind.length() + 1).translateEscapes();
    int length = 15_000;
    LinearTime.check(
        kindAndUnit, () -> read(kind, unit, length), () -> read(kind, unit, 2 * length));
  }

  private static void read(String kind, String unit, int length) {
    String body = "a " + unit.repeat(length / unit.length());
    String text =
        switch (kind) {
          case "md" -> body;
          case "html" -> "<!DOCTYPE html><html><body>" + body;
          default ->
              "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body>" + body;
        };
    try {
      var unused =
          new DocumentReader(OPTIONS).read("a." + kind, text.getBytes(StandardCharsets.UTF_8));
    } catch (UnreadableDocumentException e) {
      // refused, which is quick
    }
  }
}
