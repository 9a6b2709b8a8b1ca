package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.DocumentOutcome;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunSummary;
import io.github.nachtschicht.support.OneLine;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run on a terminal: a bar with sentences a second and the time left; above it what needs
 * attention. How many sentences there are to come is estimated from the sources' sizes, and the
 * better the more documents are done.
 */
final class ProgressListener implements RunListener {

  /** Bytes of a German sentence, before anything is known of tonight's. */
  private static final double TYPICAL_BYTES = 120;

  private static final int WIDTH = 100;

  private final PrintStream terminal;
  private @Nullable ProgressBar bar;
  private long bytesLeft;
  private long bytesDone;
  private long sentencesDone;
  private long bytesInHand;

  ProgressListener(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void planned(int documents, long bytes, int unchanged, String line) {
    say(line);
    bytesLeft = bytes;
    if (documents > 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("")
              .setUnit(" sentences", 1)
              .setInitialMax(estimate())
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setSpeedUnit(java.time.temporal.ChronoUnit.SECONDS)
              .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .build();
    }
  }

  private long estimate() {
    double each =
        sentencesDone == 0 || bytesDone == 0 ? TYPICAL_BYTES : (double) bytesDone / sentencesDone;
    return sentencesDone + Math.max(1, Math.round(bytesLeft / each));
  }

  @Override
  public void started(String name, long bytes) {
    bytesInHand = bytes;
    if (bar != null) {
      bar.setExtraMessage(" " + shortened(OneLine.of(name)));
    }
  }

  private static String shortened(String name) {
    return name.length() <= 24 ? name : "…" + name.substring(name.length() - 23);
  }

  @Override
  public void workers(String line) {
    say(OneLine.of(line));
  }

  @Override
  public void advanced(int sentences) {
    if (bar != null) {
      bar.stepBy(sentences);
    }
  }

  @Override
  public void part(int done, int all) {
    if (bar != null) {
      bar.setExtraMessage(" a long sentence, part " + done + " of " + all);
    }
  }

  @Override
  public void recorded(DocumentOutcome outcome) {
    DocumentResult.Figures figures = outcome.figures();
    if (figures != null || outcome.kind() == Kind.SKIPPED) {
      bytesLeft = Math.max(0, bytesLeft - bytesInHand);
      if (figures != null) {
        bytesDone += bytesInHand;
        sentencesDone += figures.sentences();
      }
      bytesInHand = 0;
      if (bar != null) {
        bar.maxHint(estimate());
        bar.stepTo(sentencesDone);
      }
    }
    if (outcome.kind() == Kind.SKIPPED || outcome.kind() == Kind.WRITTEN_BESIDE) {
      say(
          (outcome.kind() == Kind.SKIPPED ? "skipped " : "beside the edited file: ")
              + OneLine.of(outcome.source())
              + " ("
              + outcome.reason()
              + ")");
    }
  }

  @Override
  public void warning(String message) {
    say(OneLine.of(message));
  }

  /** A line above the bar. */
  private void say(String line) {
    terminal.println((bar == null ? "" : "\r\u001b[K") + line);
  }

  @Override
  public void finishing() {
    if (bar != null) {
      bar.maxHint(Math.max(sentencesDone, 1));
      bar.close();
      bar = null;
    }
  }

  @Override
  public void watched(String finding) {
    say(finding);
  }

  @Override
  public void ended(RunSummary summary) {
    finishing();
    terminal.println(summary.line());
  }
}
