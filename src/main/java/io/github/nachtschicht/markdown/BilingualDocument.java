package io.github.nachtschicht.markdown;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.text.SegmentedDocument;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;

/**
 * A document with its translation: all that the Markdown shows.
 *
 * @param document the source, split into sentences
 * @param translations one for each of {@link SegmentedDocument#segments()}, in order; segments of
 *     blocks that are not translated are passed through
 * @param flags the flags of each segment, in order; often empty lists
 * @param summary the sentences chosen for the summary
 * @param provenance what made the translation
 */
public record BilingualDocument(
    SegmentedDocument document,
    List<TranslatedSegment> translations,
    List<List<QualityFlag>> flags,
    Summary summary,
    Provenance provenance) {

  public BilingualDocument {
    translations = List.copyOf(translations);
    flags = List.copyOf(flags);
    int n = document.segments().size();
    if (translations.size() != n || flags.size() != n) {
      throw new IllegalArgumentException(
          "a document of "
              + n
              + " segments needs as many translations and lists of flags, not "
              + translations.size()
              + " and "
              + flags.size());
    }
  }
}
