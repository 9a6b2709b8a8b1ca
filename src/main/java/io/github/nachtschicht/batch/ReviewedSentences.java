package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.memory.CarriedMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The sentences of a reviewed file that are carried over into the newer version beside it, so that
 * a person need not look again at what did not change.
 */
final class ReviewedSentences {

  private ReviewedSentences() {}

  /**
   * What a person left of an output's sentences.
   *
   * @param output the file that is kept; nothing is carried over from one that cannot be read
   */
  static Corrections of(Path output) {
    try {
      return Corrections.reviewedIn(output);
    } catch (IOException e) {
      return Corrections.NONE;
    }
  }

  /**
   * The sentences of a document that stand as they were reviewed, as {@link CarriedMemory#packed}
   * makes them; none for a document whose output is not kept.
   */
  static List<byte[]> packed(
      OutputFiles files, InputDocument document, Collection<String> sentences) {
    if (document.action() != InputDocument.Action.TRANSLATE_BESIDE) {
      return List.of();
    }
    Corrections reviewed = of(files.resolve(document.output()));
    List<byte[]> packed = new ArrayList<>();
    for (String sentence : new LinkedHashSet<>(sentences)) {
      reviewed
          .find(sentence)
          .map(
              target ->
                  new TranslatedSegment(
                      sentence, target, 0, 0, 0, Set.of(TranslationNote.REVIEWED)))
          .map(CarriedMemory::packed)
          .ifPresent(packed::add);
    }
    return packed;
  }
}
