package io.github.nachtschicht.batch;

import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of paragraphs.
 *
 * @param sentencesOf the sentences of each paragraph, in order; none if it was blank
 */
public record TranslatedParagraphs(List<List<TranslatedSegment>> sentencesOf) {

  public TranslatedParagraphs {
    sentencesOf = sentencesOf.stream().map(List::copyOf).toList();
  }

  /** The translation of each paragraph, the sentences joined with a space. */
  public List<String> paragraphs() {
    return sentencesOf.stream()
        .map(all -> all.stream().map(TranslatedSegment::target).collect(Collectors.joining(" ")))
        .toList();
  }

  /** All sentences, in order. */
  public List<TranslatedSegment> sentences() {
    return sentencesOf.stream().flatMap(List::stream).toList();
  }
}
