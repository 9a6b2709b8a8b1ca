package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
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

  @Override
  public void write(Chunk<? extends FinishedDocument> chunk) throws Exception {
    for (FinishedDocument document : chunk) {
      try {
        write(document);
        files.syncFolders();
      } catch (OutOfMemoryError | StackOverflowError e) {
        // An error would end the step in the middle of its transaction.
        throw new DocumentException(Stage.WRITE, DocumentException.describe(e), e);
      }
    }
  }

  /**
   * Writes a document; safe from a power cut after {@link #syncFolders()}.
   *
   * @throws RunException if the output folder takes no more files
   * @throws BrokenContentException if the Markdown did not come whole; nothing was changed then
   */
  void write(FinishedDocument document)
      throws DocumentException, RunException, BrokenContentException {
    String name = bring(document);
    InputDocument plan = document.plan();
    FinishedDocument.Made made = document.made().get();
    ledger.record(
        new DocumentOutcome(
            plan.name(),
            name,
            name.equals(plan.output()) ? Kind.TRANSLATED : Kind.WRITTEN_BESIDE,
            plan.reason(),
            made.seconds(),
            made.figures(),
            made.notes(),
            made.worker()));
  }

  /** Makes what other machines made and was written safe from a power cut. */
  void syncFolders() {
    files.syncFolders();
  }

  /**
   * Brings an output to its place, or beside that if a person edited or accepted what is there.
   *
   * @return the name it has
   */
  private String bring(FinishedDocument document)
      throws DocumentException, RunException, BrokenContentException {
    InputDocument plan = document.plan();
    String name = plan.target();
    try {
      Path ready = files.ready(name, document.markdown());
      try {
        if (plan.action() != InputDocument.Action.TRANSLATE_BESIDE) {
          FrontMatter front = document.made().get().frontMatter();
          if (put(ready, new KnownOutput(name, front, front.contentSha256(), false))) {
            return name;
          }
        }
        name = OutputNames.newVersionOf(plan.output());
        String text = compared(ready, plan.output());
        Path compared = files.ready(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        try {
          if (put(compared, OutputTree.of(name, text))) {
            return name;
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
      if (files.takes((int) Math.min(document.bytes().getAsLong(), Integer.MAX_VALUE - 8))) {
        throw new DocumentException(
            Stage.WRITE, "cannot write " + OneLine.of(name) + ": " + Failures.reason(e), e);
      }
      throw new RunException(
          ExitCodes.FAILED,
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
  private String compared(Path ready, String beside) throws IOException {
    String text = Files.readString(ready);
    try {
      return NewVersion.against(text, Files.readString(files.resolve(beside)));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return text;
    }
  }

  private boolean put(Path ready, KnownOutput written) throws IOException {
    String name = written.name();
    // What was edited when the run was planned is to be overwritten, or it would not be the target.
    boolean put = files.put(ready, name, outputs.get(name));
    if (put) {
      outputs.put(name, written);
    }
    return put;
  }
}
