package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workers a manager hears, and those it may not work with. Thread-safe. */
final class WorkerPool {

  /** Who was not heard for so long is gone, or cannot reach the broker. */
  private static final Duration GONE = Duration.ofSeconds(10);

  private final WorkIdentity wanted;
  private final String run;
  private final Map<String, Long> inHand = new HashMap<>();
  private final Map<String, Seen> workers = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final Set<String> warned = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private long lastHeard = System.nanoTime();

  /**
   * Begins with nobody.
   *
   * @param wanted what workers must be equal in
   * @param run the execution whose documents {@link #inHand} is asked for
   */
  WorkerPool(WorkIdentity wanted, String run) {
    this.wanted = wanted;
    this.run = run;
  }

  /**
   * A worker.
   *
   * @param at when it was heard last
   * @param idleSince since when it said nothing but that it waits; null if it has something in hand
   */
  private record Seen(long at, @Nullable Long idleSince) {}

  synchronized void heard(String text) {
    Heartbeat heartbeat;
    try {
      heartbeat = Json.read(text, Heartbeat.class, Heartbeat.SCHEMA);
    } catch (NotUnderstoodException e) {
      warn(Rejected.line(Names.WORKERS, e));
      return;
    }
    String name = OneLine.of(heartbeat.worker());
    String differences = OneLine.of(heartbeat.identity().differences(wanted));
    if (!differences.isEmpty()) {
      refused.put(name, differences);
      warn("worker " + name + " is refused: " + differences);
      return;
    }
    refused.remove(name);
    if (heartbeat.state().equals(Heartbeat.LEAVING)) {
      workers.remove(name);
      return;
    }
    lastHeard = System.nanoTime();
    Seen before = workers.get(name);
    Long idleSince = null;
    if (heartbeat.state().equals(Heartbeat.IDLE)) {
      idleSince = before == null || before.idleSince() == null ? lastHeard : before.idleSince();
    }
    workers.put(name, new Seen(lastHeard, idleSince));
    if (heartbeat.document() != null && run.equals(heartbeat.run())) {
      inHand.put(heartbeat.document(), lastHeard);
    }
  }

  /**
   * Whether a worker has been waiting for as long as that: then the broker has nothing for it.
   *
   * @param nanos time in nanoseconds
   */
  synchronized boolean isIdleFor(long nanos) {
    forget();
    long now = System.nanoTime();
    return workers.values().stream()
        .anyMatch(seen -> seen.idleSince() != null && now - seen.idleSince() > nanos);
  }

  /**
   * Documents of the run that a worker said it has in hand.
   *
   * @param nanos since so many nanoseconds; what is older is forgotten
   */
  synchronized Set<String> inHand(long nanos) {
    long now = System.nanoTime();
    inHand.values().removeIf(at -> now - at > nanos);
    return Set.copyOf(inHand.keySet());
  }

  private void warn(String line) {
    if (warned.add(line)) {
      warnings.add(line);
    }
  }

  /** What is new to say. */
  synchronized List<String> warnings() {
    List<String> fresh = List.copyOf(warnings);
    warnings.clear();
    return fresh;
  }

  /** How long no worker was heard that may work for this run, in nanoseconds. */
  synchronized long silence() {
    return System.nanoTime() - lastHeard;
  }

  /** How many workers there are. */
  synchronized int size() {
    forget();
    return workers.size();
  }

  private void forget() {
    long now = System.nanoTime();
    workers.values().removeIf(seen -> now - seen.at() > GONE.toNanos());
  }

  /** Names of the workers. */
  synchronized List<String> names() {
    forget();
    return List.copyOf(workers.keySet());
  }

  /** The refused workers and why, in one line; empty if there are none. */
  synchronized String refusals() {
    List<String> parts = new ArrayList<>();
    refused.forEach((name, why) -> parts.add("worker " + name + " is refused: " + why));
    return String.join("; ", parts);
  }
}
