package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.FrontMatter;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A translated document on its way to disk, from this machine or another.
 *
 * @param plan what was to be done
 * @param markdown the whole file; it need not be in memory
 * @param bytes size of the Markdown; 0 while that is not known
 * @param made how it was made; asked for once the Markdown was written
 */
public record FinishedDocument(
    InputDocument plan, FileContent markdown, LongSupplier bytes, Supplier<Made> made) {

  /**
   * How a document was made.
   *
   * @param frontMatter what its Markdown says of itself
   * @param figures counts for reports
   * @param notes what the reading had to say
   * @param learnt what was translated anew, each as bytes, for the memory of this machine
   * @param seconds time from reading to writing; on another machine, to the reply
   * @param worker name of the worker that did it; null if no other machine was asked
   */
  public record Made(
      FrontMatter frontMatter,
      DocumentResult.Figures figures,
      List<String> notes,
      List<byte[]> learnt,
      double seconds,
      @Nullable String worker) {}
}
