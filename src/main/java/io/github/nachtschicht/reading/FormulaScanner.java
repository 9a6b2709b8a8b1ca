package io.github.nachtschicht.reading;

import java.util.function.Consumer;

/**
 * Finds formulas in TeX that a page's script would set: {@code \(…\)}, {@code \[…\]}, {@code
 * $$…$$}.
 */
final class FormulaScanner {

  private static final String[][] FENCES = {{"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}};

  private FormulaScanner() {}

  /** Hands on the pieces of a text in their order. */
  static void split(String text, Consumer<String> prose, Consumer<String> formula) {
    int from = 0;
    for (String[] fence : FENCES) {
      if (text.contains(fence[0])) {
        from = -1;
      }
    }
    if (from == 0) {
      prose.accept(text);
      return;
    }
    from = 0;
    int at = 0;
    boolean[] none = new boolean[FENCES.length];
    while (at < text.length() - 1) {
      int end = -1;
      for (int i = 0; i < FENCES.length && end < 0; i++) {
        if (!none[i] && text.startsWith(FENCES[i][0], at)) {
          int close = text.indexOf(FENCES[i][1], at + 2);
          none[i] = close < 0;
          boolean formulaLike = close > at + 2 && (i < 2 || looksLikeFormula(text, at + 2, close));
          end = formulaLike ? close + 2 : -1;
        }
      }
      if (end > 0) {
        prose.accept(text.substring(from, at));
        formula.accept(text.substring(at, end));
        from = end;
        at = end;
      } else {
        at++;
      }
    }
    prose.accept(text.substring(from));
  }

  private static boolean looksLikeFormula(String text, int from, int to) {
    for (int i = from; i < to && i < from + 200; i++) {
      if ("\\^_=+{".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
