package io.github.nachtschicht.summary;

import java.util.List;

/** Methods of the literature, to compare with. */
public final class Baselines {

  /** Their names. */
  public static final List<String> NAMES = List.of("lead", "lexrank", "textrank");

  private Baselines() {}

  /**
   * A method.
   *
   * @param method one of {@link #NAMES}
   * @param screened whether page furniture is kept out, as the program does; the literature takes
   *     the raw text, nothing kept out but titles and headings
   * @throws IllegalArgumentException if there is no such method
   */
  public static Summarizer of(String method, boolean screened) {
    return switch (method) {
      case "lead" -> new LeadSummarizer(screened);
      case "lexrank" -> new LexRankSummarizer(screened);
      case "textrank" -> new TextRankSummarizer(screened);
      default ->
          throw new IllegalArgumentException(
              "a baseline is one of " + String.join(", ", NAMES) + ", was '" + method + "'");
    };
  }
}
