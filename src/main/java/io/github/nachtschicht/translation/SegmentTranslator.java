package io.github.nachtschicht.translation;

import java.util.Iterator;
import java.util.List;

/**
 * Translates sentences. The translation of a sentence depends on the sentence, the model and the
 * settings alone: not on the other sentences of the call, nor on threads or batches.
 *
 * <p>Implementations may be called by several threads at once. An interrupted thread stops within a
 * second.
 */
public interface SegmentTranslator extends AutoCloseable {

  /**
   * Translates all segments of a document. Where a rule cannot be kept without harm, the result is
   * the translation without rules, with {@link TranslationNote#TERMS_MISSED}.
   *
   * @param requests one sentence each
   * @param progress told of every finished part of the work; called on any thread
   * @return one result for each request, in the same order
   * @throws InterruptedException if the calling thread was interrupted; nothing is kept
   * @throws TranslationException if the model failed
   */
  List<TranslatedSegment> translateRequests(
      List<SentenceRequest> requests, TranslationProgress progress) throws InterruptedException;

  /**
   * As the other method, told what will be asked for next, one list a document: sentences of it may
   * be translated together with these, where they are few, and kept until they are asked for. By
   * default that is not done.
   */
  default List<TranslatedSegment> translateRequests(
      List<SentenceRequest> requests,
      Iterator<List<SentenceRequest>> soon,
      TranslationProgress progress)
      throws InterruptedException {
    return translateRequests(requests, progress);
  }

  /**
   * As {@link #translateRequests(List, TranslationProgress)}, without rules.
   *
   * @param sources one sentence each; may be empty or blank, which passes through
   */
  default List<TranslatedSegment> translate(List<String> sources, TranslationProgress progress)
      throws InterruptedException {
    return translateRequests(sources.stream().map(SentenceRequest::of).toList(), progress);
  }

  /** As {@link #translate(List, TranslationProgress)}, telling nobody of progress. */
  default List<TranslatedSegment> translate(List<String> sources) throws InterruptedException {
    return translate(sources, segments -> {});
  }

  /** The model that translates. */
  ModelIdentity model();

  /** Frees the model's memory. May be called more than once. */
  @Override
  void close();
}
