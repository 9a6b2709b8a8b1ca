package io.github.nachtschicht.cli;

import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The segments of an evaluation set, translated as a document's paragraphs are: each is split into
 * sentences, these are translated, and their translations joined with a space.
 *
 * @param lines one translation for each segment
 * @param sentences the sentences of all segments, in order
 * @param seconds wall-clock seconds of the translation, the loading of the model not counted
 */
record SegmentFileTranslation(
    List<String> lines, List<TranslatedSegment> sentences, double seconds) {

  static SegmentFileTranslation of(
      List<String> sources,
      SentenceSplitter splitter,
      SegmentTranslator translator,
      TranslationProgress progress)
      throws InterruptedException {
    List<String> sentences = new ArrayList<>();
    int[] ends = new int[sources.size()];
    for (int i = 0; i < ends.length; i++) {
      String source = sources.get(i);
      for (Span span : splitter.split(source)) {
        sentences.add(span.of(source));
      }
      ends[i] = sentences.size();
    }
    long start = System.nanoTime();
    List<TranslatedSegment> translated = translator.translate(sentences, progress);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> lines = new ArrayList<>(ends.length);
    int from = 0;
    for (int end : ends) {
      lines.add(
          String.join(
              " ", translated.subList(from, end).stream().map(TranslatedSegment::target).toList()));
      from = end;
    }
    return new SegmentFileTranslation(lines, Collections.unmodifiableList(translated), seconds);
  }

  /** Tokens generated, closing tokens included. */
  long targetTokens() {
    return sentences.stream().mapToLong(TranslatedSegment::targetTokens).sum();
  }
}
