package io.github.nachtschicht.cli;

import io.github.nachtschicht.translation.TranslationProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar of sentences on a terminal; silent where the output is not one. */
final class Progress implements TranslationProgress, AutoCloseable {

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts a bar.
   *
   * @param task what is being done
   * @param expected steps expected; the bar grows where there are more
   */
  static Progress start(String task, int expected) {
    return new Progress(
        System.console() == null
            ? null
            : new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(expected)
                .setUnit(" sentences", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .build());
  }

  @Override
  public void advance(int segments) {
    if (bar != null) {
      bar.stepBy(segments);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
