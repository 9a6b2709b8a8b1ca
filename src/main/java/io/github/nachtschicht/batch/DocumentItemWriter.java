package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Brings finished documents to disk. Keeps {@link RunWork#outputs} up to date. */
final class DocumentItemWriter implements ItemWriter<DocumentResult> {

  private final RunWork work;

  DocumentItemWriter(RunWork work) {
    this.work = work;
  }

  @Override
  public void write(Chunk<? extends DocumentResult> chunk) throws Exception {
    for (DocumentResult result : chunk) {
      try {
        write(work.plan().document(result.name()), result);
        syncFolders();
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
   */
  void write(InputDocument plan, DocumentResult result) throws DocumentException, RunException {
    String name = bring(plan, result);
    String reason = plan.reason();
    Kind kind = name.equals(plan.output()) ? Kind.TRANSLATED : Kind.WRITTEN_BESIDE;
    if (kind == Kind.TRANSLATED && plan.action() == InputDocument.Action.TRANSLATE_BESIDE) {
      kind = Kind.UNCHANGED;
      reason += ", as a newer version would say the same";
    }
    work.ledger.record(
        new DocumentOutcome(
            plan.name(),
            name,
            kind,
            reason,
            result.seconds(),
            result.figures(),
            result.notes(),
            result.worker()));
  }

  /** Makes what other machines made and was written safe from a power cut. */
  void syncFolders() {
    work.files.syncFolders();
  }

  /**
   * Brings an output to its place, or beside that if a person edited or accepted what is there.
   *
   * @return the name it has; the output's own if a newer version is needless
   */
  private String bring(InputDocument plan, DocumentResult result)
      throws DocumentException, RunException {
    String name = plan.target();
    try {
      FrontMatter front = result.frontMatter();
      if (plan.action() != InputDocument.Action.TRANSLATE_BESIDE
          && put(result.markdown(), new KnownOutput(name, front, front.contentSha256(), false))) {
        return name;
      }
      name = NewVersion.of(plan.output());
      String text = result.markdown();
      String beside = beside(plan);
      if (beside != null) {
        if (!work.outputs().containsKey(name) && NewVersion.isNeedless(text, beside)) {
          return plan.output();
        }
        text = NewVersion.against(text, beside);
      }
      if (put(text, KnownOutput.of(name, text))) {
        return name;
      }
    } catch (IOException e) {
      if (work.files.takes(result.markdown().length())) {
        throw new DocumentException(
            Stage.WRITE, "cannot write " + OneLine.of(name) + ": " + Failures.reason(e), e);
      }
      throw new RunException(
          ExitCodes.FAILED,
          "cannot write %s: %s"
              .formatted(OneLine.of(work.files.resolve(name).toString()), Failures.reason(e)),
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

  /** The file beside which a newer version is to stand; null if it is gone, or no text. */
  private @Nullable String beside(InputDocument plan) throws IOException {
    try {
      return Files.readString(work.files.resolve(plan.output()));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return null;
    }
  }

  private boolean put(String text, KnownOutput written) throws IOException {
    String name = written.name();
    Path ready = work.files.ready(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    try {
      // What was edited when the run was planned is to be overwritten, or it would not be the
      // target.
      boolean put = work.files.put(ready, name, work.outputs().get(name));
      if (put) {
        work.outputs().put(name, written);
      }
      return put;
    } finally {
      Files.deleteIfExists(ready);
    }
  }
}
