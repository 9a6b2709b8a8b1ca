package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.DocumentOutcome;
import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunSummary;
import io.github.nachtschicht.support.OneLine;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells of a run in the log: one line a document. Names and texts of documents are made safe first.
 */
final class LogListener implements RunListener {

  private static final Logger LOG = LoggerFactory.getLogger("nachtschicht");

  /** A document that takes longer than this is told of before it is done. */
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final boolean quiet;
  private final LongSupplier clock;
  private String inHand = "";
  private int advanced;
  private long told;

  /**
   * @param quiet only what went wrong
   */
  LogListener(boolean quiet) {
    this(quiet, System::nanoTime);
  }

  /**
   * @param clock nanoseconds since any time
   */
  LogListener(boolean quiet, LongSupplier clock) {
    this.quiet = quiet;
    this.clock = clock;
  }

  @Override
  public synchronized void started(String name, long bytes) {
    inHand = name;
    advanced = 0;
    told = clock.getAsLong();
  }

  @Override
  public synchronized void advanced(int sentences) {
    advanced += sentences;
    tell(OneLine.count(advanced, "sentence") + " done");
  }

  @Override
  public synchronized void part(int done, int all) {
    tell("part " + done + " of " + all + " of a long sentence done");
  }

  /** Says how far the document in hand is, if nothing was said for long. */
  private void tell(String progress) {
    if (!quiet && clock.getAsLong() - told >= PATIENCE_NANOS) {
      told = clock.getAsLong();
      LOG.info("translating " + OneLine.of(inHand) + ": " + progress);
    }
  }

  @Override
  public void planned(int documents, long bytes, int unchanged, String line) {
    if (!quiet) {
      LOG.atInfo()
          .addKeyValue("documents", documents)
          .addKeyValue("bytes", bytes)
          .addKeyValue("unchanged", unchanged)
          .log(line);
    }
  }

  @Override
  public void loading(String model) {
    if (!quiet) {
      LOG.info("loading model " + OneLine.of(model));
    }
  }

  @Override
  public void workers(String line) {
    if (!quiet) {
      LOG.info(OneLine.of(line));
    }
  }

  @Override
  public void recorded(DocumentOutcome outcome) {
    switch (outcome.kind()) {
      case LEFT -> {}
      case UNCHANGED -> {
        if (outcome.figures() != null) {
          line(Level.INFO, outcome, "left as it is");
        }
      }
      case SKIPPED -> line(Level.WARN, outcome, "skipped");
      case WRITTEN_BESIDE -> line(Level.WARN, outcome, "translated beside the edited file");
      default ->
          line(
              Level.INFO,
              outcome,
              outcome.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  private void line(Level level, DocumentOutcome outcome, String what) {
    if (quiet && level == Level.INFO) {
      return;
    }
    StringBuilder text = new StringBuilder(what).append(' ').append(OneLine.of(outcome.source()));
    LoggingEventBuilder event =
        LOG.atLevel(level)
            .addKeyValue("source", OneLine.of(outcome.source()))
            .addKeyValue("result", outcome.kind().name().toLowerCase(Locale.ROOT))
            .addKeyValue("reason", outcome.reason());
    DocumentResult.Figures figures = outcome.figures();
    if (figures != null) {
      text.append(
          String.format(
              Locale.ROOT,
              ": %s, %s, %.1f s",
              sentences(figures),
              OneLine.count(figures.flagCount(), "flag"),
              outcome.seconds()));
      event =
          event
              .addKeyValue("sentences", figures.sentences())
              .addKeyValue("remembered", figures.remembered())
              .addKeyValue("corrected", figures.corrected())
              .addKeyValue("flags", figures.flagCount())
              .addKeyValue("seconds", Math.round(outcome.seconds() * 1000) / 1000.0);
    }
    if (outcome.worker() != null) {
      text.append(" by ").append(outcome.worker());
      event = event.addKeyValue("worker", outcome.worker());
    }
    event.log(text.append(" (").append(outcome.reason()).append(')').toString());
  }

  /** "3 of 214 sentences translated, 209 remembered, 2 corrected". */
  static String sentences(DocumentResult.Figures figures) {
    String all = OneLine.count(figures.sentences(), "sentence");
    int corrected = figures.corrected();
    int remembered = Math.min(figures.remembered(), figures.sentences() - corrected);
    return remembered + corrected == 0
        ? all
        : figures.sentences()
            - remembered
            - corrected
            + " of "
            + all
            + " translated"
            + (remembered == 0 ? "" : ", " + remembered + " remembered")
            + (corrected == 0 ? "" : ", " + corrected + " corrected");
  }

  @Override
  public void warning(String message) {
    LOG.warn(OneLine.of(message));
  }

  @Override
  public void watched(String finding) {
    if (!quiet) {
      LOG.info(finding);
    }
  }

  @Override
  public void ended(RunSummary summary) {
    Level level =
        switch (summary.status()) {
          case DONE -> Level.INFO;
          case FAILED -> Level.ERROR;
          default -> Level.WARN;
        };
    if (!quiet || level != Level.INFO) {
      LOG.atLevel(level)
          .addKeyValue("status", summary.status().name().toLowerCase(Locale.ROOT))
          .addKeyValue("exit_code", summary.exitCode())
          .addKeyValue("translated", summary.translated())
          .addKeyValue("sentences", summary.totals().sentences())
          .addKeyValue("seconds", Math.round(summary.seconds() * 1000) / 1000.0)
          .log(summary.line());
    }
  }
}
