package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.decoding.BatchSearch;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.StepModel;
import io.github.nachtschicht.translation.decoding.TermConstraints;
import java.util.ArrayList;
import java.util.List;
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

  /** Is given the hypotheses of a source, on a worker's thread, several at the same time. */
  @FunctionalInterface
  interface Sink {
    void accept(int source, List<Hypothesis> hypotheses);
  }

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
   * @param mostTokens most tokens of the translation, the closing one included, if the model and
   *     the options do not allow fewer
   */
  record Task(int[] source, TermConstraints constraints, int mostTokens) {

    static Task of(int[] source) {
      return new Task(source, TermConstraints.NONE, Integer.MAX_VALUE - 1);
    }
  }

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
      MemoryShortage.halving(batch, part -> search(worker, tasks, part, options), sink, sources);
    } finally {
      idle.add(worker);
    }
  }

  private List<List<Hypothesis>> search(
      MarianWorker worker, List<Task> tasks, List<Integer> batch, DecodingOptions options)
      throws InterruptedException {
    MarianConfig config = model.config();
    List<Task> own = batch.stream().map(tasks::get).toList();
    int[] maxLengths = own.stream().mapToInt(task -> maxLength(task, options)).toArray();
    try (StepModel steps = worker.start(own.stream().map(Task::source).toList())) {
      return BatchSearch.search(
          steps,
          maxLengths,
          config.searchRules(options),
          own.stream().map(Task::constraints).toList());
    }
  }

  /** Most tokens of a translation, the start token included. */
  private int maxLength(Task task, DecodingOptions options) {
    MarianConfig config = model.config();
    int most = options.maxLength() == null ? config.maxLength() : options.maxLength();
    // the last token generated is not read again, so it needs no position
    most = Math.min(most, config.maxPositions() + 1);
    if (options.maxLengthRatio() > 0) {
      double limit = Math.ceil(options.maxLengthRatio() * task.source().length) + 10;
      most = (int) Math.min(most, limit);
    }
    return Math.max(2, Math.min(most, task.mostTokens() + 1));
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
