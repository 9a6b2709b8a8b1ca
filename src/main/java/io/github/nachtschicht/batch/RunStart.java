package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The beginning of a run: is all there that it needs, and what is to be done? */
final class RunStart {

  private final RunOptions options;
  private final PipelineSource source;
  private final StopSignal stop;

  RunStart(RunOptions options, PipelineSource source, StopSignal stop) {
    this.options = options;
    this.source = source;
    this.stop = stop;
  }

  /**
   * What was found.
   *
   * @param plan what is to be done
   * @param outputs what stands in the output folder, by name
   * @param sentences hashes of the documents' sentences, with those that were read now
   */
  record Found(RunPlan plan, SortedMap<String, KnownOutput> outputs, SentenceCache sentences) {}

  /**
   * Looks at sources and outputs; writes nothing.
   *
   * @param input the folder of the sources
   * @param output the folder of the Markdown; need not exist
   * @param state its state folder
   * @throws RunException if the run cannot begin
   */
  Found look(Path input, Path output, Path state, Consumer<String> warnings) throws RunException {
    SortedMap<String, KnownOutput> outputs = scan(output, warnings);
    SentenceCache sentences = SentenceCache.load(state, provenance().settings().reading());
    return new Found(
        plan(input, outputs, sentences, skippedLast(state), warnings), outputs, sentences);
  }

  /** Model and settings. */
  Provenance provenance() throws RunException {
    try {
      return source.provenance();
    } catch (RuntimeException e) {
      throw new RunException(ExitCodes.FAILED, DocumentException.describe(e), e);
    }
  }

  /** Reads them, to fail before anything is done if they cannot be. */
  void corrections() throws RunException {
    try {
      var unused = source.corrections();
    } catch (UncheckedIOException e) {
      throw new RunException(ExitCodes.FAILED, OneLine.of(String.valueOf(e.getMessage())), e);
    }
  }

  /** Notes what becomes of the documents that nothing is done with. */
  static void settleAtOnce(RunPlan plan, RunLedger ledger) {
    for (PlannedDocument document : plan.documents()) {
      switch (document.action()) {
        case KEEP -> {
          if (document.movedFrom() == null) {
            ledger.settle(
                DocumentOutcome.of(
                    document.name(), document.output(), Kind.UNCHANGED, document.reason()));
          }
        }
        case WAIT ->
            ledger.settle(
                DocumentOutcome.of(document.name(), null, Kind.WAITING, document.reason()));
        case SKIP ->
            ledger.settle(
                DocumentOutcome.of(document.name(), null, Kind.SKIPPED, document.reason()));
        default -> {}
      }
    }
  }

  private static Set<String> skippedLast(Path state) {
    try {
      return Set.copyOf(Files.readAllLines(state.resolve(Planner.SKIPPED_LAST)));
    } catch (IOException e) {
      // None were, or nobody knows.
      return Set.of();
    }
  }

  private RunPlan plan(
      Path input,
      SortedMap<String, KnownOutput> outputs,
      SentenceCache sentences,
      Set<String> skippedLast,
      Consumer<String> warnings)
      throws RunException {
    Globs globs;
    try {
      globs = Globs.of(options.include(), options.exclude());
    } catch (IllegalArgumentException e) {
      throw new RunException(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
    }
    try {
      InputListing listing =
          options.files().isEmpty()
              ? InputListing.of(input, globs, stop::isRequested)
              : InputListing.ofNamed(options.files(), globs, stop::isRequested);
      if (listing.documents().isEmpty() && listing.refused().isEmpty()) {
        warnings.accept(
            "no documents in "
                + input
                + (listing.names().isEmpty()
                    ? ": the folder is empty"
                    : ": none of its "
                        + listing.names().size()
                        + " files is taken by --include and --exclude"));
      }
      RunPlan plan =
          new Planner(
                  options,
                  source,
                  listing,
                  outputs,
                  sentences,
                  skippedLast,
                  System.currentTimeMillis())
              .plan(stop::isRequested);
      if (listing.names().isEmpty() && listing.refused().isEmpty() && !plan.orphans().isEmpty()) {
        throw new RunException(
            ExitCodes.FAILED,
            "the input folder "
                + input
                + " is empty, but "
                + options.output()
                + " holds "
                + plan.orphans().size()
                + " translations: is a disk not mounted? If the documents are meant to be gone,"
                + " remove their translations, too",
            null);
      }
      return plan;
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.FAILED, "cannot read the input folder " + input + ": " + Failures.reason(e), e);
    }
  }

  private static SortedMap<String, KnownOutput> scan(Path output, Consumer<String> warnings)
      throws RunException {
    try {
      return OutputTree.scan(output, warnings);
    } catch (IOException e) {
      throw new RunException(
          ExitCodes.FAILED,
          "cannot read the output folder " + output + ": " + Failures.reason(e),
          e);
    }
  }
}
