package io.github.nachtschicht.summary;

import java.util.List;

/** The summarizers there are, by name. */
public final class Summarizers {

  /** Name of the method used when none is asked for. */
  public static final String STANDARD = "salience";

  private static final List<String> NAMES = List.of(STANDARD, "lead", "lexrank", "textrank");

  private Summarizers() {}

  /** The names {@link #of} knows, the standard first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The default method: position, centrality, title, length and readability, weighted. */
  public static Summarizer standard() {
    return new SalienceSummarizer(SalienceWeights.STANDARD);
  }

  /**
   * A method by its name. All of them keep page furniture (bylines, captions' credits, share
   * buttons, author boxes) out of the summary.
   *
   * @param method one of {@link #names()}
   * @throws IllegalArgumentException if there is no such method
   */
  public static Summarizer of(String method) {
    return switch (method) {
      case STANDARD -> standard();
      case "lead" -> new LeadSummarizer(true);
      case "lexrank" -> new LexRankSummarizer(true);
      case "textrank" -> new TextRankSummarizer(true);
      default -> throw unknown(method);
    };
  }

  private static IllegalArgumentException unknown(String method) {
    return new IllegalArgumentException(
        "'summary-method' must be one of " + String.join(", ", NAMES) + ", was '" + method + "'");
  }
}
