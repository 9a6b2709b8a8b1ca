package io.github.nachtschicht.summary;

/** Methods as the literature has them, to compare with. */
public final class Baselines {

  private Baselines() {}

  /**
   * A method on the raw text, nothing kept out but titles and headings.
   *
   * @param method {@code lead}, {@code lexrank} or {@code textrank}
   * @throws IllegalArgumentException if there is no such method
   */
  public static Summarizer of(String method) {
    return switch (method) {
      case "lead" -> new LeadSummarizer(false);
      case "lexrank" -> new LexRankSummarizer(false);
      case "textrank" -> new TextRankSummarizer(false);
      default ->
          throw new IllegalArgumentException(
              "a baseline is lead, lexrank or textrank, was '" + method + "'");
    };
  }
}
