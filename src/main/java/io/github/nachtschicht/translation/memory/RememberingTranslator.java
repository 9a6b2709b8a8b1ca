package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.PassThrough;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.TranslationProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Translates only what is not remembered, each sentence once; few new sentences of a document
 * together with those of the next ones. The model is loaded when the first sentence needs it.
 */
public final class RememberingTranslator implements SegmentTranslator {

  /** A document with fewer new sentences fills no batch. */
  private static final int FEW = 8;

  /** So many sentences do. */
  private static final int ENOUGH = 32;

  private final ModelIdentity model;
  private final TranslationMemory memory;
  private final Supplier<SegmentTranslator> opener;
  private final Map<SentenceRequest, TranslatedSegment> ahead = new ConcurrentHashMap<>();
  private @Nullable SegmentTranslator opened;

  /**
   * @param model the model that {@code opener} loads
   * @param memory what is remembered of this model's translations
   * @param opener loads the model; called once at most
   */
  public RememberingTranslator(
      ModelIdentity model, TranslationMemory memory, Supplier<SegmentTranslator> opener) {
    this.model = model;
    this.memory = memory;
    this.opener = opener;
  }

  @Override
  public List<TranslatedSegment> translateRequests(
      List<SentenceRequest> requests, TranslationProgress progress) throws InterruptedException {
    return translateRequests(requests, Collections.emptyIterator(), progress);
  }

  @Override
  public List<TranslatedSegment> translateRequests(
      List<SentenceRequest> requests,
      Iterator<List<SentenceRequest>> soon,
      TranslationProgress progress)
      throws InterruptedException {
    Map<SentenceRequest, @Nullable TranslatedSegment> known = new LinkedHashMap<>();
    List<SentenceRequest> open = new ArrayList<>();
    Set<SentenceRequest> remembered = new HashSet<>();
    int done = 0;
    int found = 0;
    for (SentenceRequest request : requests) {
      if (!known.containsKey(request)) {
        TranslatedSegment segment = ahead.remove(request);
        if (segment == null && PassThrough.isUntranslatable(request.source())) {
          segment = PassThrough.segment(request, model());
        }
        if (segment == null) {
          segment = memory.find(request);
          if (segment == null) {
            open.add(request);
          } else {
            remembered.add(request);
          }
        }
        known.put(request, segment);
      }
      done += known.get(request) == null ? 0 : 1;
      found += remembered.contains(request) ? 1 : 0;
    }
    if (found > 0) {
      progress.remembered(found);
    }
    if (done > 0) {
      progress.advance(done);
    }
    if (!open.isEmpty()) {
      List<TranslatedSegment> translated = translated(open, soon, progress);
      for (int i = 0; i < open.size(); i++) {
        known.put(open.get(i), translated.get(i));
      }
      int repeated = requests.size() - done - open.size();
      if (repeated > 0) {
        progress.advance(repeated);
      }
    }
    return requests.stream().map(request -> Objects.requireNonNull(known.get(request))).toList();
  }

  private List<TranslatedSegment> translated(
      List<SentenceRequest> open,
      Iterator<List<SentenceRequest>> soon,
      TranslationProgress progress)
      throws InterruptedException {
    List<SentenceRequest> batch = open.size() < FEW ? withNext(open, soon) : open;
    boolean together = batch.size() > open.size();
    List<TranslatedSegment> translated;
    try {
      translated = translator().translateRequests(batch, together ? segments -> {} : progress);
      if (together) {
        progress.advance(open.size());
      }
    } catch (TranslationException | OutOfMemoryError e) {
      if (!together || e instanceof ModelNotLoadedException) {
        throw e;
      }
      // another document may be to blame
      translated = translator().translateRequests(open, progress);
    }
    for (int i = 0; i < translated.size(); i++) {
      memory.put(translated.get(i));
      if (i >= open.size()) {
        ahead.put(batch.get(i), translated.get(i));
      }
    }
    return translated;
  }

  /** These sentences, and the new ones of the next documents that have few as well. */
  private List<SentenceRequest> withNext(
      List<SentenceRequest> open, Iterator<List<SentenceRequest>> soon) {
    Set<SentenceRequest> batch = new LinkedHashSet<>(open);
    while (batch.size() < ENOUGH && soon.hasNext()) {
      List<SentenceRequest> next =
          soon.next().stream()
              .filter(
                  request ->
                      !ahead.containsKey(request)
                          && !PassThrough.isUntranslatable(request.source())
                          && !memory.has(request))
              .toList();
      if (next.size() < FEW) {
        batch.addAll(next);
      }
    }
    return List.copyOf(batch);
  }

  private synchronized SegmentTranslator translator() {
    SegmentTranslator translator = opened;
    if (translator == null) {
      try {
        translator = opener.get();
      } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
        throw new ModelNotLoadedException(e);
      }
      opened = translator;
    }
    return translator;
  }

  @Override
  public ModelIdentity model() {
    return model;
  }

  @Override
  public synchronized void close() {
    SegmentTranslator translator = opened;
    opened = null;
    if (translator != null) {
      translator.close();
    }
  }
}
