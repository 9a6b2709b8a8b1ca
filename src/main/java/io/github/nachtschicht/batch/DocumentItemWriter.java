package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Brings finished documents to disk. */
final class DocumentItemWriter implements ItemWriter<FinishedDocument> {

  private final OutputFiles files;
  private final RunLedger ledger;
  private final SortedMap<String, KnownOutput> outputs;

  /** Makes a writer that keeps {@link RunWork#outputs} up to date. */
  DocumentItemWriter(RunWork work) {
    this.files = work.files;
    this.ledger = work.ledger;
    this.outputs = work.outputs();
  }

  /** The output folder takes no more files: no other document can be written either. */
  static final class OutputFailure extends Exception {

    private static final long serialVersionUID = 1L;

    OutputFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @Override
  public void write(Chunk<? extends FinishedDocument> chunk) throws Exception {
    for (FinishedDocument document : chunk) {
      try {
        write(document);
      } catch (OutOfMemoryError | StackOverflowError e) {
        // An error would end the step in the middle of its transaction.
        throw new DocumentException(Stage.WRITE, DocumentException.describe(e), e);
      }
    }
  }

  private void write(FinishedDocument document) throws DocumentException, OutputFailure {
    byte[] content = document.result().markdown().getBytes(StandardCharsets.UTF_8);
    try {
      Place place = bring(document.plan(), out -> out.write(content), () -> content.length);
      files.syncFolders();
      settle(
          document.plan(),
          place,
          document.result().figures(),
          document.result().notes(),
          (System.nanoTime() - document.started()) / 1e9,
          null);
    } catch (BrokenContentException e) {
      throw new IllegalStateException("bytes in memory are whole", e);
    }
  }

  /**
   * Writes what another machine made; safe from a power cut after {@link #syncFolders()}.
   *
   * @throws BrokenContentException if the Markdown did not come whole; nothing was changed then
   */
  void write(PlannedDocument plan, RemoteResult result)
      throws DocumentException, OutputFailure, BrokenContentException {
    Place place = bring(plan, result, result::bytes);
    settle(plan, place, result.figures(), result.notes(), result.seconds(), result.worker());
  }

  /**
   * Where an output went.
   *
   * @param name path below the output folder
   * @param beside whether the file of the plan is kept
   */
  private record Place(String name, boolean beside) {}

  /** Makes what other machines made and was written safe from a power cut. */
  void syncFolders() {
    files.syncFolders();
  }

  /** Brings an output to its place, or beside that if a person edited or accepted what is there. */
  private Place bring(PlannedDocument plan, FileContent content, LongSupplier bytes)
      throws DocumentException, OutputFailure, BrokenContentException {
    String name = plan.target();
    try {
      Path ready = files.ready(name, content);
      try {
        if (plan.action() != PlannedDocument.Action.TRANSLATE_BESIDE && put(ready, name)) {
          return new Place(name, false);
        }
        name = OutputNames.newVersionOf(plan.output());
        Path compared = compared(ready, plan.output(), name);
        try {
          if (put(compared, name)) {
            return new Place(name, true);
          }
        } finally {
          Files.deleteIfExists(compared);
        }
      } finally {
        Files.deleteIfExists(ready);
      }
    } catch (BrokenContentException e) {
      throw e;
    } catch (IOException e) {
      if (files.takes((int) Math.min(bytes.getAsLong(), Integer.MAX_VALUE - 8))) {
        throw new DocumentException(
            Stage.WRITE, "cannot write " + OneLine.of(name) + ": " + Failures.reason(e), e);
      }
      throw new OutputFailure(
          "cannot write " + OneLine.of(files.resolve(name).toString()) + ": " + Failures.reason(e),
          e);
    } catch (IllegalArgumentException e) {
      throw new DocumentException(Stage.WRITE, DocumentException.describe(e), e);
    }
    throw new DocumentException(
        Stage.WRITE,
        "the newer version beside its edited output was edited, too: accept one of them, or"
            + " remove it",
        null);
  }

  /** A newer version that says what is other in it than in the file beside which it is to stand. */
  private Path compared(Path ready, String beside, String name) throws IOException {
    String reviewed;
    try {
      reviewed = Files.readString(files.resolve(beside));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return ready;
    }
    String text = NewVersion.against(Files.readString(ready), reviewed);
    return files.ready(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean put(Path ready, String name) throws IOException {
    // What was edited when the run was planned is to be overwritten, or it would not be the target.
    KnownOutput written = OutputTree.written(name, ready);
    boolean put = files.put(ready, name, outputs.get(name));
    if (put) {
      outputs.put(name, written);
    }
    return put;
  }

  private void settle(
      PlannedDocument plan,
      Place place,
      DocumentResult.Figures figures,
      List<String> notes,
      double seconds,
      @Nullable String worker) {
    ledger.settle(
        new DocumentOutcome(
            plan.name(),
            place.name(),
            place.beside() ? Kind.WRITTEN_BESIDE : Kind.TRANSLATED,
            plan.reason(),
            seconds,
            figures,
            notes,
            worker));
  }
}
