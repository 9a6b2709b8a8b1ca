package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.MetricsFile;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.TranslationProgress;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a worker is doing, and what it has done. Thread-safe. */
final class WorkerStatus implements TranslationProgress {

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

  @Override
  public synchronized void expect(int segments) {
    sentencesOf = segments;
  }

  @Override
  public synchronized void advance(int segments) {
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

  /**
   * The figures in Prometheus's text format, for the node exporter's textfile collector.
   *
   * @param name what reports call this worker
   * @param now when the broker was last spoken to
   */
  synchronized String metrics(String name, Instant now) {
    StringBuilder out = new StringBuilder();
    String label = "{worker=\"" + MetricsFile.escaped(name) + "\"} ";
    metric(
        out, "documents_total", "counter", "Documents this worker translated.", label, documents);
    metric(out, "sentences_total", "counter", "Sentences of these.", label, sentences);
    metric(out, "seconds_total", "counter", "Seconds spent on these.", label, seconds);
    metric(
        out, "busy", "gauge", "Whether it has a document in hand.", label, request == null ? 0 : 1);
    metric(
        out,
        "contact_timestamp_seconds",
        "gauge",
        "When it last spoke to the broker.",
        label,
        now.toEpochMilli() / 1000.0);
    return out.toString();
  }

  private static void metric(
      StringBuilder out, String name, String type, String help, String label, double value) {
    String full = "nachtschicht_worker_" + name;
    out.append("# HELP ").append(full).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(full).append(' ').append(type).append('\n');
    out.append(full).append(label).append(String.format(Locale.ROOT, "%.3f", value)).append('\n');
  }

  synchronized String line() {
    return String.format(
        Locale.ROOT,
        "%s, %s, %.1f s",
        OneLine.count(documents, "document"),
        OneLine.count(sentences, "sentence"),
        seconds);
  }
}
