package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.DocumentOutcome;
import io.github.nachtschicht.batch.RunListener;
import io.github.nachtschicht.batch.RunSummary;

/** Keeps a run's summary until it is asked to tell it, so that it is the last line. */
final class HeldEnd implements RunListener {

  private final RunListener listener;

  HeldEnd(RunListener listener) {
    this.listener = listener;
  }

  /** Tells the summary. */
  void tell(RunSummary summary) {
    listener.ended(summary);
  }

  @Override
  public void ended(RunSummary summary) {
    listener.finishing();
  }

  @Override
  public void planned(int documents, long bytes, int unchanged) {
    listener.planned(documents, bytes, unchanged);
  }

  @Override
  public void loading(String model) {
    listener.loading(model);
  }

  @Override
  public void started(String name, long bytes) {
    listener.started(name, bytes);
  }

  @Override
  public void advanced(int sentences) {
    listener.advanced(sentences);
  }

  @Override
  public void settled(DocumentOutcome outcome) {
    listener.settled(outcome);
  }

  @Override
  public void warning(String message) {
    listener.warning(message);
  }
}
