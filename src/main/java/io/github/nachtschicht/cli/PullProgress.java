package io.github.nachtschicht.cli;

import io.github.nachtschicht.models.PullListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a download: a bar on a terminal, else one line a file and a quarter of a large one. */
final class PullProgress implements PullListener, AutoCloseable {

  private static final long LARGE = 20_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private String file = "";
  private long fileSize;
  private long fileDone;
  private int quarters;
  private long done;

  /**
   * @param out for lines
   * @param terminal whether to draw a bar, on standard error
   */
  PullProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void planned(String model, String commit, long bytes, int files) {
    if (files == 0) {
      line(model + " at " + commit + ": everything is there and whole");
      return;
    }
    line(
        String.format(
            Locale.ROOT,
            "%s at %s: %d %s, %.1f MB to download",
            model,
            commit,
            files,
            files == 1 ? "file" : "files",
            bytes / 1e6));
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(model.substring(model.indexOf('/') + 1))
              .setInitialMax(bytes)
              .setUnit(" MB", 1_000_000)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .build();
    }
  }

  @Override
  public void started(String name, long bytes, long kept) {
    file = name;
    fileSize = bytes;
    fileDone = 0;
    quarters = 0;
    if (kept > 0 && bar == null) {
      line(String.format(Locale.ROOT, "%s: going on at %.1f MB", name, kept / 1e6));
    }
    received(Math.min(kept, bytes));
  }

  @Override
  public void received(long bytes) {
    fileDone += bytes;
    done += bytes;
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(done);
    } else if (fileSize >= LARGE && fileDone < fileSize) {
      int now = (int) (4 * fileDone / fileSize);
      if (now > quarters) {
        quarters = now;
        line(String.format(Locale.ROOT, "%s: %d %%", file, 25 * now));
      }
    }
  }

  @Override
  public void finished(String name, long bytes) {
    if (bar == null) {
      line(String.format(Locale.ROOT, "%s: %.1f MB, verified", name, bytes / 1e6));
    }
  }

  @Override
  public void note(String message) {
    line(message);
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.close();
      bar = null;
    }
  }
}
