package io.github.nachtschicht.reading;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds formulas in TeX that a page's script would set: {@code \(…\)}, {@code \[…\]}, {@code
 * $$…$$}.
 */
final class FormulaScanner {

  private static final Pattern OPENING = Pattern.compile("\\\\[(\\[]|\\$\\$");

  private FormulaScanner() {}

  /** Hands on the pieces of a text in their order. */
  static void split(String text, Consumer<String> prose, Consumer<String> formula) {
    Matcher opening = OPENING.matcher(text);
    Set<String> unclosed = new HashSet<>();
    int from = 0;
    int at = 0;
    while (opening.find(at)) {
      String fence = opening.group();
      at = opening.start() + 1;
      String end = fence.equals("\\(") ? "\\)" : fence.equals("\\[") ? "\\]" : fence;
      int close = unclosed.contains(fence) ? -1 : text.indexOf(end, opening.end());
      if (close < 0) {
        unclosed.add(fence);
      } else if (close > opening.end()
          && (!fence.equals("$$") || looksLikeFormula(text, opening.end(), close))) {
        prose.accept(text.substring(from, opening.start()));
        at = close + 2;
        formula.accept(text.substring(opening.start(), at));
        from = at;
      }
    }
    prose.accept(text.substring(from));
  }

  private static boolean looksLikeFormula(String text, int from, int to) {
    return text.substring(from, Math.min(to, from + 200))
        .chars()
        .anyMatch(c -> "\\^_=+{".indexOf(c) >= 0);
  }
}
