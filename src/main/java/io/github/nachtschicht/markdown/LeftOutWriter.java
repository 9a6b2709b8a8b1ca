package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.WordCount;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One line below the title that says what of the document was left out, with the words folded away
 * behind it. Furniture is not worth it. It is HTML without an empty line, which all renderers of
 * Markdown leave alone.
 */
final class LeftOutWriter {

  /** Characters of one reason's words that are shown. */
  private static final int LONGEST = 2000;

  /** What was left out for one reason. */
  private static final class Passages {
    final StringBuilder text = new StringBuilder();
    int words;
    int shown;
  }

  private LeftOutWriter() {}

  static void write(Account account, MarkdownLines out) {
    Map<LeftOut.Reason, Passages> reasons = new EnumMap<>(LeftOut.Reason.class);
    for (LeftOut passage : account.leftOut()) {
      int words = WordCount.of(passage.text());
      if (words > 0 && !passage.reason().isFurniture()) {
        add(reasons.computeIfAbsent(passage.reason(), key -> new Passages()), passage, words);
      }
    }
    if (reasons.isEmpty()) {
      return;
    }
    StringJoiner line = new StringJoiner(", ");
    reasons.forEach(
        (reason, passages) ->
            line.add(reason.inWords() + " (" + OneLine.count(passages.words, "word") + ")"));
    out.blank();
    out.add("<details>");
    out.add("<summary>Left out of the document: " + line + "</summary>");
    reasons.forEach(
        (reason, passages) -> {
          int more = passages.words - passages.shown;
          out.add(
              "<p>"
                  + MarkdownRenderer.capital(reason.inWords())
                  + ": "
                  + passages.text
                  + (more > 0 ? " … and " + more + " more " + (more == 1 ? "word" : "words") : "")
                  + "</p>");
        });
    out.add("</details>");
  }

  private static void add(Passages passages, LeftOut passage, int words) {
    passages.words += words;
    String text = MarkdownEscaper.printable(passage.text()).strip().replaceAll("\\s+", " ");
    int room = LONGEST - passages.text.length();
    if (room <= 0) {
      return;
    }
    if (text.length() > room) {
      int cut = text.lastIndexOf(' ', room);
      text = text.substring(0, cut > 0 ? cut : text.offsetByCodePoints(0, room / 2));
    }
    passages.shown += WordCount.of(text);
    passages.text.append(passages.text.length() == 0 ? "" : "<br>").append(escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
