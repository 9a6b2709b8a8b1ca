package io.github.nachtschicht.translation.memory;

import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
 * Translates only what is not remembered, each sentence once. The model is loaded when the first
 * sentence needs it.
 */
public final class RememberingTranslator implements SegmentTranslator {

  private final ModelIdentity model;
  private final TranslationMemory memory;
  private final Supplier<SegmentTranslator> opener;
  private final Map<SentenceRequest, Ahead> ahead = new ConcurrentHashMap<>();
  private @Nullable SegmentTranslator opened;

  /**
   * What was found before it is asked for.
   *
   * @param remembered whether it was not translated anew
   */
  private record Ahead(TranslatedSegment segment, boolean remembered) {}

  /**
   * Remembers nothing but what it translates ahead.
   *
   * @param translator closed by {@link #close}
   */
  public RememberingTranslator(SegmentTranslator translator) {
    this(translator.model(), TranslationMemory.NONE, () -> translator);
    opened = translator;
  }

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
    Set<SentenceRequest> remembered = new HashSet<>();
    List<SentenceRequest> open = new ArrayList<>();
    int found = 0;
    int done = 0;
    for (SentenceRequest request : requests) {
      if (!known.containsKey(request)) {
        Ahead before = ahead.remove(request);
        TranslatedSegment segment = before == null ? memory.find(request) : before.segment();
        known.put(request, segment);
        if (segment == null) {
          open.add(request);
        } else if (before == null || before.remembered()) {
          remembered.add(request);
        }
      }
      found += remembered.contains(request) ? 1 : 0;
      done += known.get(request) == null ? 0 : 1;
    }
    if (found > 0) {
      progress.remembered(found);
    }
    if (done > 0) {
      progress.advance(done);
    }
    if (!open.isEmpty()) {
      List<TranslatedSegment> translated = translator().translateRequests(open, progress);
      for (int i = 0; i < open.size(); i++) {
        known.put(open.get(i), translated.get(i));
        memory.put(translated.get(i));
      }
      int repeated = requests.size() - done - open.size();
      if (repeated > 0) {
        progress.advance(repeated);
      }
    }
    return requests.stream().map(request -> Objects.requireNonNull(known.get(request))).toList();
  }

  @Override
  public void translateAhead(Collection<SentenceRequest> requests) throws InterruptedException {
    ahead.clear();
    List<SentenceRequest> open = new ArrayList<>();
    for (SentenceRequest request : new LinkedHashSet<>(requests)) {
      TranslatedSegment found = memory.find(request);
      if (found == null) {
        open.add(request);
      } else {
        ahead.put(request, new Ahead(found, true));
      }
    }
    if (open.isEmpty()) {
      return;
    }
    List<TranslatedSegment> translated = translator().translateRequests(open, segments -> {});
    for (int i = 0; i < open.size(); i++) {
      memory.put(translated.get(i));
      ahead.put(open.get(i), new Ahead(translated.get(i), false));
    }
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
