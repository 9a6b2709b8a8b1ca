package io.github.nachtschicht.markdown;

import java.util.List;
import java.util.Random;

/**
 * Makes texts that look like markup wherever they can: fragments of CommonMark, GFM, HTML, YAML and
 * Unicode oddities, put together at random from a seed.
 */
final class HostileText {

  private static final List<String> FRAGMENTS =
      List.of(
          "#",
          "##",
          "###### ",
          "# ",
          ">",
          "> ",
          "-",
          "- ",
          "+ ",
          "* ",
          "*",
          "**",
          "***",
          "_",
          "__",
          "~",
          "~~",
          "~~~",
          "`",
          "``",
          "```",
          "``` java",
          "---",
          "--- ",
          "===",
          "=",
          "- - -",
          "***",
          "___",
          "1.",
          "1. ",
          "1) ",
          "21. Oktober",
          "01. ",
          "999999999. ",
          "1234567890. ",
          "|",
          "||",
          "|---|",
          ":--:",
          "| a | b |",
          "-|-",
          "\\",
          "\\\\",
          "\\*",
          "\\|",
          "\\`",
          "[",
          "]",
          "[x]",
          "[ ]",
          "- [ ] ",
          "[x](y)",
          "![x](y)",
          "![",
          "](",
          "][",
          "[^1]",
          "[^1]: ",
          "[x]: y",
          "[x]: /y 'z'",
          "<",
          ">",
          "<b>",
          "</b>",
          "<script>",
          "<!-- ",
          " -->",
          "<?php",
          "?>",
          "<![CDATA[",
          "]]>",
          "<a id=\"p1\"></a>",
          "<http://a.de>",
          "<a@b.de>",
          "http://a.de/_b_*c*",
          "https://a.de/(x)",
          "https://a.de/?a=b&copy;c",
          "www.a.de/_x_",
          "HTTP://A.de.",
          "ftp://x/|y",
          "mailto:a@b.de",
          "a_b@c.de",
          "http://",
          "https://a.de/`x`",
          "https://a.de/\\x",
          "https://a.de/~~x~~",
          "https://ä.de/*x*)",
          "&",
          "&amp;",
          "&amp",
          "&#35;",
          "&#x23;",
          "&nbsp;",
          "&copy",
          "&;",
          "&#;",
          "\t",
          " ",
          "  ",
          "   ",
          "    ",
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          "\u0000",
          "\u0001",
          "\u0007",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u000b",
          "\f",
          "\u00a0",
          "\u00ad",
          "\u200b",
          "\u200d",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\ufeff",
          "\ufffe",
          "\uffff",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "👨‍👩‍👧",
          "𝔘",
          "e\u0301",
          "!",
          "!!",
          "?",
          "(",
          ")",
          "\"",
          "'",
          "„",
          "“",
          "»",
          "«",
          "–",
          "…",
          "€",
          "$",
          "$x$",
          "$$",
          "5$ und 6$",
          "^",
          "{",
          "}",
          "%",
          "@",
          "@name",
          "#12",
          ":",
          "::",
          ":smile:",
          ";",
          ",",
          ".",
          "z. B.",
          "d. h.",
          "usw.",
          "Straße",
          "Ärger",
          "foo_bar_baz",
          "Kolleg*innen",
          "5 * 3 = 15",
          "a*b*c",
          "_kursiv_",
          "**fett**",
          "~200",
          "2 < 3 > 1",
          "<3",
          "a|b",
          "C:\\x",
          "C:\\*",
          "Wort",
          "Ja",
          "und",
          "das",
          "x",
          "0",
          "7",
          "title: x",
          "--- # 1. | <script>",
          "!important",
          "[!NOTE]",
          "[!WARNING]",
          "<details>",
          "</details>",
          "\\\n",
          "#hash",
          "+49",
          "-5 Grad",
          "--",
          "−",
          "=>",
          "->",
          "<-",
          "<=",
          "&&",
          "//",
          "/*",
          "*/");

  private final Random random;

  HostileText(long seed) {
    random = new Random(seed);
  }

  /** Between one and twelve fragments, some with spaces between them. */
  String next() {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 5);
    for (int i = 0; i < parts; i++) {
      if (i > 0 && random.nextInt(3) > 0) {
        text.append(' ');
      }
      if (random.nextInt(10) == 0) {
        text.appendCodePoint(random.nextInt(0x250));
      } else {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
    }
    return text.toString();
  }

  /** As {@link #next}, but something a splitter could call a sentence: settled, not blank. */
  String sentence() {
    while (true) {
      String text = MarkdownEscaper.printable(next()).strip();
      if (!Checksums.comparable(text).isBlank()) {
        return text;
      }
    }
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
