package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.translation.ModelNotLoadedException;
import io.github.nachtschicht.translation.TranslationProgress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Translates one document. The work is done on a thread of its own: it can be interrupted without
 * the interrupt reaching the job repository's files.
 */
final class DocumentProcessor
    implements ItemProcessor<InputDocument, DocumentResult>, AutoCloseable {

  private final PipelineSource source;
  private final OutputFiles files;
  private final RunLedger ledger;
  private final StopSignal stop;
  private final LookAhead ahead;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "document");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable DocumentPipeline pipeline;

  DocumentProcessor(RunWork work) {
    this.source = work.source;
    this.files = work.files;
    this.ledger = work.ledger;
    this.stop = work.stop;
    this.ahead = new LookAhead(() -> work.plan().toTranslate(), work.stop);
  }

  /** Translates; null if the document was dropped because the run is to stop at once. */
  @Override
  public @Nullable DocumentResult process(InputDocument document) throws Exception {
    DocumentPipeline loaded = loaded();
    if (loaded == null) {
      return null;
    }
    long started = System.nanoTime();
    ledger.listener().started(document.name(), document.size());
    DocumentResult result;
    try {
      result = onWorker(() -> translate(document, loaded));
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new DocumentException(Stage.READ, DocumentException.describe(e), e);
    }
    return result == null ? null : result.withSeconds((System.nanoTime() - started) / 1e9);
  }

  /** The pipeline, opened if it was not before; null if the run is to stop at once. */
  private @Nullable DocumentPipeline loaded() throws Exception {
    DocumentPipeline open = pipeline;
    return open == null ? onWorker(this::open) : open;
  }

  /**
   * Translates plain paragraphs after the documents.
   *
   * @throws InterruptedException if the run is to stop at once
   */
  TranslatedParagraphs translate(List<String> paragraphs) throws Exception {
    DocumentPipeline loaded = loaded();
    TranslatedParagraphs done =
        loaded == null
            ? null
            : onWorker(() -> loaded.translateParagraphs(paragraphs, sentences -> {}));
    if (done == null) {
      throw new InterruptedException("stopped");
    }
    return done;
  }

  private DocumentResult translate(InputDocument document, DocumentPipeline open)
      throws DocumentException, InterruptedException, RunException {
    byte[] bytes = document.read();
    try {
      if (document.action() == InputDocument.Action.TRANSLATE_BESIDE) {
        List<byte[]> reviewed =
            ReviewedSentences.packed(files, document, sentencesOf(document, bytes));
        return open.process(document.name(), bytes, reviewed, progress());
      }
      ParsedDocument read = ahead.take(document, bytes);
      return open.process(
          read == null ? open.read(document.name(), bytes) : read,
          ahead.requests(open),
          progress());
    } catch (DocumentException e) {
      if (e.getCause() instanceof ModelNotLoadedException) {
        throw new RunException(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  private TranslationProgress progress() {
    RunListener listener = ledger.listener();
    return new TranslationProgress() {
      @Override
      public void advance(int segments) {
        listener.advanced(segments);
      }

      @Override
      public void part(int done, int all) {
        listener.part(done, all);
      }
    };
  }

  private List<String> sentencesOf(InputDocument document, byte[] bytes) {
    try {
      return source.sentencesOf(document.name(), bytes);
    } catch (RuntimeException e) {
      // It cannot be read: it will be said when it is translated.
      return List.of();
    }
  }

  private DocumentPipeline open() throws InterruptedException, RunException {
    try {
      DocumentPipeline open =
          source.open(() -> ledger.listener().loading(source.provenance().model()));
      pipeline = open;
      return open;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      throw new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
  }

  /** The work's result; null if it was dropped. */
  private <T> @Nullable T onWorker(Callable<T> work) throws Exception {
    Future<T> future = worker.submit(work);
    Runnable drop = () -> future.cancel(true);
    stop.onDrop(drop);
    try {
      return future.get();
    } catch (CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException && stop.isDropping()) {
        return null;
      }
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      stop.removeOnDrop(drop);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
