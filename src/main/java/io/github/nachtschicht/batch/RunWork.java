package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.KnownOutput;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the steps of a run share. For the run's thread. */
final class RunWork {

  final RunOptions options;
  final PipelineSource source;
  final StopSignal stop;

  /** Real path of the input folder. */
  final Path input;

  /** Writes into the output folder. */
  final OutputFiles files;

  /** The output folder's {@link FolderId}. */
  final String folder;

  /** What became of the documents so far. */
  final RunLedger ledger;

  final RunClock clock;
  private @Nullable RunPlan plan;
  private @Nullable SortedMap<String, KnownOutput> outputs;

  RunWork(
      RunOptions options,
      PipelineSource source,
      StopSignal stop,
      Path input,
      OutputFiles files,
      String folder,
      RunLedger ledger,
      RunClock clock) {
    this.options = options;
    this.source = source;
    this.stop = stop;
    this.input = input;
    this.files = files;
    this.folder = folder;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The first step tells the others. */
  void planned(RunPlan planned, SortedMap<String, KnownOutput> found) {
    plan = planned;
    outputs = found;
  }

  /** What is to be done. */
  RunPlan plan() {
    return Objects.requireNonNull(plan, "not planned yet");
  }

  /** What the files of the output folder say of themselves, by name; kept up to date. */
  SortedMap<String, KnownOutput> outputs() {
    return Objects.requireNonNull(outputs, "not planned yet");
  }
}
