package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.TranslatedParagraphs;
import io.github.nachtschicht.models.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that measures and prints what it found. What it cannot use is wrong use of it. */
public abstract class MeasuringCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  /**
   * Measures.
   *
   * @param out for what was found
   * @throws IllegalArgumentException if what is asked for cannot be measured
   */
  abstract void measure(PrintWriter out) throws IOException, InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      measure(out);
    } catch (IllegalArgumentException | ModelException | IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    out.flush();
    return 0;
  }

  /** Translates lines as paragraphs of a document are, and shows how far that is. */
  static TranslatedParagraphs translate(DocumentPipeline pipeline, String task, List<String> lines)
      throws InterruptedException {
    try (Progress progress = Progress.start(task, lines.size())) {
      return pipeline.translateParagraphs(lines, progress);
    }
  }
}
