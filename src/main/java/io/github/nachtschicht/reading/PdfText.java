package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Text of a PDF from Tika's XHTML: paragraphs as empty-line blocks, running heads and page numbers
 * left out, words divided at line ends joined, paragraphs joined across pages.
 */
final class PdfText {

  /** A line that stands at the edge of so many pages, numbers aside, is a running head. */
  private static final int REPEATED = 3;

  private PdfText() {}

  static String of(String xhtml) {
    List<List<String>> pages = new ArrayList<>();
    for (Element page : Jsoup.parse(xhtml).select("div.page")) {
      List<String> paragraphs = new ArrayList<>();
      for (Element p : page.select("p")) {
        String text = ligatures(TextSettler.settle(p.wholeText())).strip();
        if (!text.isBlank()) {
          paragraphs.add(text);
        }
      }
      pages.add(paragraphs);
    }
    Set<String> furniture = furniture(pages);
    StringBuilder text = new StringBuilder();
    for (List<String> page : pages) {
      boolean first = true;
      for (int i = 0; i < page.size(); i++) {
        boolean edge = i == 0 || i == page.size() - 1;
        String paragraph = edge ? withoutFurniture(page.get(i), furniture) : page.get(i);
        if (paragraph.isBlank()) {
          continue;
        }
        if (text.length() > 0) {
          boolean goesOn =
              first
                  && Character.isLowerCase(paragraph.codePointAt(0))
                  && !PlainTextParser.endsSentence(text.toString(), text.length());
          text.append(goesOn ? "\n" : "\n\n");
        }
        text.append(paragraph);
        first = false;
      }
    }
    return joinDividedWords(text.toString());
  }

  private static Set<String> furniture(List<List<String>> pages) {
    Map<String, Integer> seen = new HashMap<>();
    for (List<String> page : pages) {
      Set<String> edges = new HashSet<>();
      if (!page.isEmpty()) {
        edges.add(key(firstLine(page.get(0))));
        edges.add(key(lastLine(page.get(page.size() - 1))));
      }
      edges.forEach(edge -> seen.merge(edge, 1, Integer::sum));
    }
    Set<String> furniture = new HashSet<>();
    seen.forEach(
        (line, count) -> {
          if (count >= REPEATED
              || pages.size() > 1 && line.matches("(?:\\p{L}{1,6} )?#(?: ?[/–-] ?#)?")) {
            furniture.add(line);
          }
        });
    return furniture;
  }

  private static String withoutFurniture(String paragraph, Set<String> furniture) {
    String rest = paragraph;
    if (furniture.contains(key(firstLine(rest)))) {
      int end = rest.indexOf('\n');
      rest = end < 0 ? "" : rest.substring(end + 1);
    }
    if (!rest.isEmpty() && furniture.contains(key(lastLine(rest)))) {
      int start = rest.lastIndexOf('\n');
      rest = start < 0 ? "" : rest.substring(0, start);
    }
    return rest.strip();
  }

  private static String key(String line) {
    return line.strip().replaceAll("\\d+", "#");
  }

  private static String firstLine(String paragraph) {
    int end = paragraph.indexOf('\n');
    return end < 0 ? paragraph : paragraph.substring(0, end);
  }

  private static String lastLine(String paragraph) {
    return paragraph.substring(paragraph.lastIndexOf('\n') + 1);
  }

  /** "Regie-\nrung" is one word; "Vor- und\nNachteile" and "US-\nPräsident" keep their hyphen. */
  private static String joinDividedWords(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    int from = 0;
    for (int i = text.indexOf("-\n"); i >= 0; i = text.indexOf("-\n", i + 1)) {
      int next = i + 2;
      boolean divided =
          i > 0
              && Character.isLetter(text.charAt(i - 1))
              && next < text.length()
              && Character.isLowerCase(text.charAt(next))
              && !text.substring(next, Math.min(text.length(), next + 6))
                  .matches("(?s)(?:und|oder|bis|bzw|sowie)\\b.*");
      if (divided) {
        joined.append(text, from, i);
        from = next;
      }
    }
    return joined.append(text, from, text.length()).toString();
  }

  private static String ligatures(String text) {
    return text.replace("\uFB00", "ff")
        .replace("\uFB01", "fi")
        .replace("\uFB02", "fl")
        .replace("\uFB03", "ffi")
        .replace("\uFB04", "ffl");
  }
}
