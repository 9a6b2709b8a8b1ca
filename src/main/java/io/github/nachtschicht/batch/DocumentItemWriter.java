package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Brings finished documents to disk. */
final class DocumentItemWriter implements ItemWriter<FinishedDocument> {

  private final OutputFiles files;
  private final RunLedger ledger;
  private final SortedMap<String, KnownOutput> outputs;

  /**
   * Makes a writer.
   *
   * @param outputs kept up to date with what is written
   */
  DocumentItemWriter(OutputFiles files, RunLedger ledger, SortedMap<String, KnownOutput> outputs) {
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
    return now != null && !now.isReplaceable() && !now.equals(outputs.get(name));
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
    boolean beside = isToStandBeside(document.plan());
    String name =
        beside ? OutputNames.newVersionOf(document.plan().output()) : document.plan().target();
    if (beside && wasEditedSince(name)) {
      throw new DocumentException(
          Stage.WRITE,
          "the newer version beside its edited output was edited, too: accept one of them, or"
              + " remove it",
          null);
    }
    byte[] content = document.result().markdown().getBytes(StandardCharsets.UTF_8);
    try {
      files.write(name, content);
    } catch (IOException e) {
      if (files.takes(content.length)) {
        throw new DocumentException(
            Stage.WRITE, "cannot write " + OneLine.of(name) + ": " + Failures.reason(e), e);
      }
      throw new OutputFailure(
          "cannot write " + OneLine.of(files.resolve(name).toString()) + ": " + Failures.reason(e),
          e);
    } catch (IllegalArgumentException e) {
      throw new DocumentException(Stage.WRITE, DocumentException.describe(e), e);
    }
    outputs.put(name, OutputTree.of(name, document.result().markdown()));
    ledger.settle(
        new DocumentOutcome(
            document.plan().name(),
            name,
            beside ? Kind.WRITTEN_BESIDE : Kind.TRANSLATED,
            document.plan().reason(),
            (System.nanoTime() - document.started()) / 1e9,
            document.result().figures(),
            document.result().notes()));
  }
}
