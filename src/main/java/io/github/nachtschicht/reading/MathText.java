package io.github.nachtschicht.reading;

import java.util.regex.Pattern;

/** Writes the parts of a formula in one line: {@code (a+b)/2}, {@code x²}, {@code √(2)}. */
final class MathText {

  /** Stands for a formula that holds nothing that can be written. */
  static final String PLACEHOLDER = "[∑]";

  private static final Pattern SHORT = Pattern.compile("[\\p{L}\\p{N}.,°²³¹⁰-₟′]*|\\(.*\\)");
  private static final Pattern RAISABLE = Pattern.compile("[-−+]?[0-9]+|[nix]|[+\\-−]");

  private MathText() {}

  static String fraction(String over, String under) {
    return grouped(over) + "/" + grouped(under);
  }

  static String power(String base, String exponent) {
    String raised = exponent.strip();
    if (raised.isEmpty()) {
      return base;
    }
    if (raised.matches("[′*∗†°]+")) {
      return base + raised;
    }
    return base
        + (RAISABLE.matcher(raised).matches()
            ? Superscripts.exponent(raised)
            : "^" + grouped(raised));
  }

  static String index(String base, String index) {
    String lowered = index.strip();
    return lowered.isEmpty() ? base : base + "_" + grouped(lowered);
  }

  static String root(String under, String degree) {
    String raised = degree.strip();
    return (raised.isEmpty() ? "" : power("", raised)) + "√(" + under + ")";
  }

  /** A sum, product or integral with its bounds. */
  static String operator(String sign, String from, String to) {
    return power(index(sign, from), to);
  }

  private static String grouped(String text) {
    String group = text.strip();
    return SHORT.matcher(group).matches() && !group.isEmpty() ? group : "(" + group + ")";
  }
}
