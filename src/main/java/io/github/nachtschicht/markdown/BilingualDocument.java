package io.github.nachtschicht.markdown;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document with its translation: all that the Markdown shows.
 *
 * @param document the source, split into sentences
 * @param translations one for each of {@link ParsedDocument#segments()}, in order; segments of
 *     blocks that are not translated are passed through
 * @param reviews what the checks say of each segment, in order
 * @param summary the sentences chosen for the summary
 * @param provenance what made the translation
 * @param similar for each segment a correction of a sentence much like it, or null
 * @param glossarySha256 fingerprint of the glossary's entries that it uses; empty if it uses none
 */
public record BilingualDocument(
    ParsedDocument document,
    List<TranslatedSegment> translations,
    List<SentenceReview> reviews,
    Summary summary,
    Provenance provenance,
    List<SimilarCorrections.@Nullable Match> similar,
    String glossarySha256) {

  public BilingualDocument {
    translations = List.copyOf(translations);
    reviews = List.copyOf(reviews);
    int n = document.segments().size();
    if (translations.size() != n || reviews.size() != n) {
      throw new IllegalArgumentException(
          "a document of %s segments needs as many translations and reviews, not %s and %s"
              .formatted(n, translations.size(), reviews.size()));
    }
  }

  /** A sentence in German. */
  String german(int segment) {
    return document.segments().get(segment).text();
  }

  /** A sentence in English, or what stands for it where there is no translation. */
  String english(int segment) {
    return MarkdownRenderer.shown(translations.get(segment).target());
  }

  /** The block that a sentence stands in. */
  Block block(int segment) {
    return document.blockOf(document.segments().get(segment));
  }

  /** Whether a person's earlier correction of exactly this sentence is used. */
  boolean isCorrected(int segment) {
    return translations.get(segment).notes().contains(TranslationNote.CORRECTION);
  }

  /** The flags of a segment; often none. */
  List<QualityFlag> flags(int segment) {
    return reviews.get(segment).flags();
  }

  /** Expected number of serious errors of a segment, 0 to 1. */
  double expectedErrors(int segment) {
    return 1 - reviews.get(segment).confidence();
  }
}
