package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.SimilarCorrections;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.memory.CarriedMemory;
import io.github.nachtschicht.translation.memory.TranslationMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;

/**
 * A run as seen by what has its documents translated elsewhere: gives what travels with a document,
 * and takes what comes back. For the step's thread.
 */
public final class RemoteRun {

  /**
   * File of the state folder with the kind of processor that an unfinished run's workers had, so
   * that the run which goes on from there does not mix it with another. Lost, it is chosen anew.
   */
  static final String ARITHMETIC = "arithmetic";

  private static final Pattern ARITHMETIC_FORM = Pattern.compile("[0-9a-f]{1,64}");

  private final String id;
  private final RunWork work;
  private final PipelineSource source;
  private final DocumentItemWriter writer;
  private final RunLedger ledger;
  private final RetryTemplate retries = new RetryTemplate(NightlyJob.retries());
  private int skips;

  /**
   * @param id name of this execution; no other has it
   * @param work planned already
   */
  RemoteRun(String id, RunWork work) {
    this.id = id;
    this.work = work;
    this.source = work.source;
    this.writer = new DocumentItemWriter(work);
    this.ledger = work.ledger;
  }

  /** Name of this execution; no other has it. */
  public String id() {
    return id;
  }

  /** The output folder's {@link FolderId}: the same in every run. */
  public String folderId() {
    return work.folder;
  }

  /** Model and settings. */
  public PipelineSource source() {
    return source;
  }

  /**
   * The arithmetic of the processors that worked on what an unfinished run left, as {@link
   * #keepArithmetic} was told; empty if there is none.
   */
  public String arithmetic() {
    try {
      String text = Files.readString(work.files.state(ARITHMETIC)).strip();
      return ARITHMETIC_FORM.matcher(text).matches() ? text : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Remembers it for the runs that go on from here, until one has done all. */
  public void keepArithmetic(String arithmetic) {
    try {
      work.files.writeState(ARITHMETIC, (arithmetic + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      ledger.warn("cannot remember the processors' arithmetic: " + Failures.reason(e));
    }
  }

  /** Asked whether to go on. */
  public StopSignal stop() {
    return work.stop;
  }

  /** Something a person should know; stands in the report, too. */
  public void warn(String message) {
    ledger.warn(message);
  }

  /** Who works on this run, in one line for a person at a terminal. */
  public void workers(String line) {
    ledger.listener().workers(line);
  }

  /**
   * Reads a document's file, trying again what may go better in a moment.
   *
   * @param reading what it gives is of no interest
   * @throws DocumentException if it cannot be read
   */
  public void reading(Callable<Boolean> reading) throws Exception {
    try {
      retries.execute(reading::call);
    } catch (RetryException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * What need not be translated in a document.
   *
   * @param corrections what people made of its sentences, and of some like them
   * @param terms the glossary's entries whose terms stand in it
   * @param remembered what its sentences were translated to before, each as bytes
   */
  public record Known(
      List<Correction> corrections, List<GlossaryEntry> terms, List<byte[]> remembered) {}

  /**
   * What is known of a document's sentences.
   *
   * @param bytes its file; null, where it is too large to be looked into, takes all corrections and
   *     terms, and remembers nothing
   * @param arithmetic of the workers' processors; what others computed is not theirs
   */
  public Known known(InputDocument document, byte @Nullable [] bytes, String arithmetic) {
    Corrections all = source.corrections();
    TranslationMemory memory = source.memory("workers " + arithmetic);
    boolean beside = document.action() == InputDocument.Action.TRANSLATE_BESIDE;
    Glossary glossary = source.glossary();
    if (bytes == null || all.size() == 0 && glossary.isEmpty() && memory == null && !beside) {
      return new Known(all.all(), glossary.entries(), List.of());
    }
    List<String> sentences;
    try {
      sentences = source.sentencesOf(document.name(), bytes);
    } catch (RuntimeException e) {
      // It cannot be read: whoever translates it says so.
      return new Known(List.of(), List.of(), List.of());
    }
    List<Correction> needed = new ArrayList<>();
    // Of several for one sentence the last counts.
    List<byte[]> reviewed = ReviewedSentences.packed(work.files, document, sentences);
    List<byte[]> remembered = new ArrayList<>();
    for (String sentence : new LinkedHashSet<>(sentences)) {
      Optional<String> correction = all.find(sentence);
      TranslatedSegment translated =
          correction.isPresent() || memory == null
              ? null
              : memory.find(new SentenceRequest(sentence, glossary.rules(sentence)));
      correction.ifPresent(text -> needed.add(new Correction(sentence, text, "")));
      SimilarCorrections.Match similar = all.similar(sentence);
      if (similar != null) {
        needed.add(similar.correction());
      }
      if (translated != null) {
        remembered.add(CarriedMemory.packed(translated));
      }
    }
    remembered.addAll(reviewed);
    return new Known(needed, glossary.used(sentences), remembered);
  }

  /** Makes the documents that were finished safe from a power cut. To be called before receipts. */
  public void keep() {
    writer.syncFolders();
  }

  /**
   * Writes a finished document.
   *
   * @throws RunException if the output folder takes no more files
   * @param arithmetic as for {@link #known}
   * @throws SkipLimitExceededException if it could not be written, and that is one too many
   */
  public void finished(InputDocument document, DocumentResult result, String arithmetic)
      throws RunException {
    ledger.listener().started(document.name(), document.size());
    try {
      writer.write(document, result);
      var unused = learn(result.learnt(), arithmetic);
    } catch (DocumentException e) {
      skipped(document, DocumentException.describe(e), 0, null);
    }
  }

  /**
   * Remembers translations.
   *
   * @param translations each as bytes; what is not whole is left out
   * @param arithmetic of the processors that computed them
   * @return how many are remembered now; 0 without a memory
   */
  public int learn(List<byte[]> translations, String arithmetic) {
    TranslationMemory memory = source.memory("workers " + arithmetic);
    if (memory == null) {
      return 0;
    }
    List<TranslatedSegment> learnt = CarriedMemory.unpacked(translations);
    learnt.forEach(memory::put);
    return learnt.size();
  }

  /**
   * Skips a document.
   *
   * @param reason why, on one line
   * @param seconds what the worker took
   * @param worker who could not translate it; null if no worker is to blame
   * @throws SkipLimitExceededException if that is one too many
   */
  public void skipped(
      InputDocument document, String reason, double seconds, @Nullable String worker) {
    int limit = work.options.get(RunOptions.SKIP_LIMIT);
    if (ledger.count(Kind.SKIPPED) >= limit) {
      throw new SkipLimitExceededException(
          limit, new DocumentException(DocumentException.Stage.TRANSLATE, reason, null));
    }
    skips++;
    ledger.listener().started(document.name(), document.size());
    ledger.record(
        new DocumentOutcome(
            document.name(),
            null,
            Kind.SKIPPED,
            OneLine.of(reason),
            seconds,
            null,
            List.of(),
            worker));
  }

  /** How many documents were skipped here. */
  public int skips() {
    return skips;
  }
}
