package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Brings finished documents to disk. */
final class DocumentItemWriter implements ItemWriter<FinishedDocument> {

  private final OutputFiles files;
  private final RunLedger ledger;
  private final OutputCatalog outputs;

  /**
   * Makes a writer.
   *
   * @param outputs kept up to date with what is written
   */
  DocumentItemWriter(OutputFiles files, RunLedger ledger, OutputCatalog outputs) {
    this.files = files;
    this.ledger = ledger;
    this.outputs = outputs;
  }

  /**
   * Whether a person edited or accepted what is to be replaced: when the run was planned, or since.
   */
  private boolean isToStandBeside(PlannedDocument plan) {
    if (plan.action() == PlannedDocument.Action.TRANSLATE_BESIDE) {
      return true;
    }
    return wasEditedSince(plan.output());
  }

  private boolean wasEditedSince(String name) {
    KnownOutput now = OutputTree.now(files, name);
    if (now == null || now.isReplaceable()) {
      return false;
    }
    try {
      return !now.equals(outputs.get(name));
    } catch (IOException e) {
      return true;
    }
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
      write(document);
    }
  }

  private void write(FinishedDocument document) throws DocumentException, OutputFailure {
    String markdown = document.result().markdown();
    byte[] content = markdown.getBytes(StandardCharsets.UTF_8);
    Place place = place(document.plan());
    try {
      bring(place.name(), () -> content.length, out -> out.write(content), false);
    } catch (BrokenContentException e) {
      throw new IllegalStateException("bytes in memory are whole", e);
    }
    outputs.put(OutputTree.of(place.name(), markdown));
    settle(
        document.plan(),
        place,
        document.result().figures(),
        document.result().notes(),
        (System.nanoTime() - document.started()) / 1e9,
        null);
  }

  /**
   * Writes what another machine made; safe from a power cut after {@link #syncFolders()}.
   *
   * @throws BrokenContentException if the Markdown did not come whole; nothing was changed then
   */
  void write(PlannedDocument plan, RemoteResult result)
      throws DocumentException, OutputFailure, BrokenContentException {
    Place place = place(plan);
    bring(place.name(), result::bytes, result, true);
    try {
      outputs.put(OutputTree.written(place.name(), files.resolve(place.name())));
    } catch (IOException e) {
      throw new OutputFailure(
          "cannot read " + OneLine.of(place.name()) + ": " + Failures.reason(e), e);
    }
    settle(plan, place, result.figures(), result.notes(), result.seconds(), result.worker());
  }

  /**
   * Where an output goes.
   *
   * @param name path below the output folder
   * @param beside whether the file of the plan is kept
   */
  private record Place(String name, boolean beside) {}

  private Place place(PlannedDocument plan) throws DocumentException {
    boolean beside = isToStandBeside(plan);
    String name = beside ? OutputNames.newVersionOf(plan.output()) : plan.target();
    if (beside && wasEditedSince(name)) {
      throw new DocumentException(
          Stage.WRITE,
          "the newer version beside its edited output was edited, too: accept one of them, or"
              + " remove it",
          null);
    }
    return new Place(name, beside);
  }

  /** Makes what other machines made and was written safe from a power cut. */
  void syncFolders() {
    files.syncFolders();
  }

  private void bring(String name, LongSupplier bytes, FileContent content, boolean forNow)
      throws DocumentException, OutputFailure, BrokenContentException {
    try {
      if (forNow) {
        files.writeForNow(name, content);
      } else {
        files.write(name, content);
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
