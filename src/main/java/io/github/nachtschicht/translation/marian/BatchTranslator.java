package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.TermConstraints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sorts sources by length into batches and has them translated by several workers. */
final class BatchTranslator implements AutoCloseable {

  /** A batch smaller than this is not worth a worker of its own. */
  private static final int LEAST_TOKENS = 192;

  private static final long STOP_SECONDS = 30;

  private final MarianModel model;
  private final ModelOptions settings;
  private final ExecutorService threads;
  private final BlockingQueue<MarianWorker> idle;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Is given what was found, on a worker's thread, several sources at the same time. */
  interface Sink {

    /**
     * What a source is to be searched for once more; may be asked twice.
     *
     * @param found without constraints, the best first
     * @return null if it is not to be searched again; for a {@link Task} without rules in any case
     */
    @Nullable Constrained again(int source, List<Hypothesis> found);

    /** What was found for a source. */
    void accept(int source, Found found);
  }

  /**
   * What was found for a source, the best first.
   *
   * @param plain without constraints, at least one
   * @param constrained with constraints; none if they were not searched for or cannot be met
   */
  record Found(List<Hypothesis> plain, List<Hypothesis> constrained) {}

  /** Takes the model over: {@link #close} closes it. */
  BatchTranslator(MarianModel model, ModelOptions settings) {
    this.model = model;
    this.settings = settings;
    idle = new ArrayBlockingQueue<>(settings.workers());
    for (int i = 0; i < settings.workers(); i++) {
      idle.add(model.newWorker());
    }
    threads =
        Executors.newFixedThreadPool(
            settings.workers(),
            task -> {
              Thread thread = new Thread(task, "translation");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What is to be translated.
   *
   * @param source token ids, not more than the model's positions
   * @param shortlist tokens of its shortlist; none if all tokens are possible
   * @param hasRules whether it may have to be searched for once more
   */
  record Task(int[] source, int[] shortlist, boolean hasRules) {}

  /**
   * A search with constraints.
   *
   * @param mostTokens most tokens of the translation, the closing one included, if the model and
   *     the options do not allow fewer
   */
  record Constrained(TermConstraints constraints, int mostTokens) {}

  /**
   * Translates sources.
   *
   * @throws InterruptedException if the thread was interrupted; no worker is still busy with it
   *     then
   */
  void translate(List<Task> tasks, DecodingOptions options, Sink sink) throws InterruptedException {
    CompletionService<Void> service = new ExecutorCompletionService<>(threads);
    List<Future<Void>> futures = new ArrayList<>();
    Call call = new Call();
    boolean complete = false;
    try {
      List<int[]> sources = tasks.stream().map(Task::source).toList();
      for (List<Integer> batch : batches(sources)) {
        futures.add(
            service.submit(
                () -> {
                  if (call.begin()) {
                    try {
                      run(tasks, sources, batch, options, sink);
                    } finally {
                      call.end();
                    }
                  }
                  return null;
                }));
      }
      for (int i = 0; i < futures.size(); i++) {
        service.take().get();
      }
      complete = true;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new TranslationException("translation failed: " + cause, e);
    } finally {
      if (!complete) {
        call.cancel(futures);
      }
    }
  }

  /** One call of {@link #translate}: how much of it runs, and whether it has been given up. */
  private static final class Call {

    private int running;
    private boolean cancelled;

    synchronized boolean begin() {
      if (cancelled) {
        return false;
      }
      running++;
      return true;
    }

    synchronized void end() {
      running--;
      notifyAll();
    }

    /** Interrupts what runs and waits until it has let go of its memory. */
    synchronized void cancel(List<Future<Void>> futures) {
      cancelled = true;
      for (Future<Void> future : futures) {
        future.cancel(true);
      }
      boolean interrupted = false;
      while (running > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<List<Integer>> batches(List<int[]> sources) {
    long total = 0;
    for (int[] source : sources) {
      total += source.length;
    }
    long share = (total + settings.workers() - 1) / settings.workers();
    int tokens = (int) Math.min(settings.batch().tokens(), Math.max(LEAST_TOKENS, share));
    return SourceBatches.of(sources, tokens, settings.batch().sentences());
  }

  private void run(
      List<Task> tasks,
      List<int[]> sources,
      List<Integer> batch,
      DecodingOptions options,
      Sink sink)
      throws InterruptedException {
    MarianWorker worker = idle.take();
    try {
      MemoryShortage.halving(
          batch, part -> search(worker, tasks, part, options, sink), sink::accept, sources);
    } finally {
      idle.add(worker);
    }
  }

  private List<Found> search(
      MarianWorker worker,
      List<Task> tasks,
      List<Integer> batch,
      DecodingOptions options,
      Sink sink)
      throws InterruptedException {
    List<int[]> sources = batch.stream().map(i -> tasks.get(i).source()).toList();
    boolean kept = batch.stream().anyMatch(i -> tasks.get(i).hasRules());
    int[] lengths =
        sources.stream()
            .mapToInt(source -> maxLength(source, options, Integer.MAX_VALUE))
            .toArray();
    List<int[]> shortlists = batch.stream().map(i -> tasks.get(i).shortlist()).toList();
    try (MarianStepModel steps = worker.start(sources, shortlists, kept)) {
      List<List<Hypothesis>> plain =
          BatchSearch.search(steps, lengths, model.config().searchRules(options));
      List<List<Hypothesis>> constrained =
          new ArrayList<>(Collections.nCopies(batch.size(), List.of()));
      Map<Integer, Constrained> again = new LinkedHashMap<>();
      for (int i = 0; kept && i < batch.size(); i++) {
        Constrained next = sink.again(batch.get(i), plain.get(i));
        if (next != null) {
          again.put(i, next);
        }
      }
      if (!again.isEmpty()) {
        List<List<Hypothesis>> found = constrain(steps, sources, again, options);
        int at = 0;
        for (int i : again.keySet()) {
          constrained.set(i, found.get(at++));
        }
      }
      List<Found> all = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        all.add(new Found(plain.get(i), constrained.get(i)));
      }
      return all;
    }
  }

  /** Searches once more for some of the sources that were encoded. */
  private List<List<Hypothesis>> constrain(
      MarianStepModel steps,
      List<int[]> sources,
      Map<Integer, Constrained> again,
      DecodingOptions options)
      throws InterruptedException {
    DecodingOptions wider = TermSearch.options(options);
    int[] numbers = again.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] lengths = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int most = Objects.requireNonNull(again.get(numbers[i])).mostTokens();
      lengths[i] = maxLength(sources.get(numbers[i]), wider, most);
    }
    List<TermConstraints> constraints =
        again.values().stream().map(Constrained::constraints).toList();
    steps.restart(numbers, constraints.stream().map(TermConstraints::tokens).toList());
    return BatchSearch.search(steps, lengths, model.config().searchRules(wider), constraints);
  }

  /**
   * Most tokens of a translation, the start token included.
   *
   * @param mostTokens most without it, whatever else allows more
   */
  private int maxLength(int[] source, DecodingOptions options, int mostTokens) {
    MarianConfig config = model.config();
    int most = options.maxLength() == null ? config.maxLength() : options.maxLength();
    // the last token generated is not read again, so it needs no position
    most = Math.min(most, config.maxPositions() + 1);
    if (options.maxLengthRatio() > 0) {
      double limit = Math.ceil(options.maxLengthRatio() * source.length) + 10;
      most = (int) Math.min(most, limit);
    }
    return Math.max(2, Math.min(most - 1, mostTokens) + 1);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    threads.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (MarianWorker worker : idle) {
      worker.close();
    }
    model.close();
    NativeMemory.giveBack();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
