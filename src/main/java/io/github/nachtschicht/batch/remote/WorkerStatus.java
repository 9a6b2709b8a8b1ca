package io.github.nachtschicht.batch.remote;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a worker is doing, and what it has done. Thread-safe. */
final class WorkerStatus {

  private @Nullable Request request;
  private int sentencesDone;
  private int sentencesOf;
  private long documents;
  private long sentences;
  private double seconds;

  synchronized void busy(Request next) {
    request = next;
    sentencesDone = 0;
    sentencesOf = 0;
  }

  synchronized void expect(int segments) {
    sentencesOf = segments;
  }

  synchronized void advance(int segments) {
    sentencesDone += segments;
  }

  synchronized void finished(int segments, double took) {
    documents++;
    sentences += segments;
    seconds += took;
  }

  synchronized void idle() {
    request = null;
  }

  synchronized Heartbeat heartbeat(String name, WorkIdentity identity, boolean leaving) {
    Request inHand = request;
    return new Heartbeat(
        Heartbeat.SCHEMA,
        name,
        identity,
        inHand != null ? Heartbeat.BUSY : leaving ? Heartbeat.LEAVING : Heartbeat.IDLE,
        inHand == null ? null : inHand.run(),
        inHand == null ? null : inHand.name(),
        inHand == null ? 0 : sentencesDone,
        inHand == null ? 0 : sentencesOf,
        documents,
        sentences,
        seconds);
  }

  synchronized String line() {
    return String.format(
        Locale.ROOT, "%d documents, %d sentences, %.1f s", documents, sentences, seconds);
  }
}
