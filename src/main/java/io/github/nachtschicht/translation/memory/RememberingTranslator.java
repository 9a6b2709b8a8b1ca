package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Translates only what is not remembered, each sentence once. The model is loaded when the first
 * sentence needs it.
 */
public final class RememberingTranslator implements SegmentTranslator {

  private final ModelIdentity model;
  private final TranslationMemory memory;
  private final Supplier<SegmentTranslator> opener;
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
    Map<SentenceRequest, @Nullable TranslatedSegment> known = new LinkedHashMap<>();
    List<SentenceRequest> open = new ArrayList<>();
    int found = 0;
    for (SentenceRequest request : requests) {
      if (!known.containsKey(request)) {
        TranslatedSegment remembered = memory.find(request);
        known.put(request, remembered);
        if (remembered == null) {
          open.add(request);
        }
      }
      found += known.get(request) == null ? 0 : 1;
    }
    if (found > 0) {
      progress.remembered(found);
      progress.advance(found);
    }
    if (!open.isEmpty()) {
      List<TranslatedSegment> translated = translator().translateRequests(open, progress);
      for (int i = 0; i < open.size(); i++) {
        known.put(open.get(i), translated.get(i));
        memory.put(translated.get(i));
      }
      int repeated = requests.size() - found - open.size();
      if (repeated > 0) {
        progress.advance(repeated);
      }
    }
    return requests.stream().map(request -> Objects.requireNonNull(known.get(request))).toList();
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
