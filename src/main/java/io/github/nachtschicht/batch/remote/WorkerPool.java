package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.support.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

  private final boolean mixed;
  private final Duration hearing;
  private final String run;
  private final Map<String, Long> inHand = new HashMap<>();
  private final Map<String, Seen> workers = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final Set<String> warned = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private WorkIdentity wanted;
  private long lastHeard = System.nanoTime();
  private long firstHeard;

  /**
   * Begins with nobody.
   *
   * @param wanted what workers must be equal in; an arithmetic if that is known already
   * @param mixed whether workers may differ in their arithmetic
   * @param hearing how long to hear workers before they are held to the arithmetic of most
   * @param run the execution whose documents {@link #inHand} is asked for
   */
  WorkerPool(WorkIdentity wanted, boolean mixed, Duration hearing, String run) {
    this.wanted = wanted;
    this.mixed = mixed;
    this.hearing = hearing;
    this.run = run;
  }

  /**
   * A worker.
   *
   * @param arithmetic its arithmetic
   * @param at when it was heard last
   * @param idleSince since when it said nothing but that it waits; null if it has something in hand
   */
  private record Seen(String arithmetic, long at, @Nullable Long idleSince) {}

  synchronized void heard(String text) {
    Heartbeat heartbeat;
    try {
      heartbeat = Json.read(text, Heartbeat.class, Heartbeat.SCHEMA);
    } catch (NotUnderstoodException e) {
      warn(e.rejected(Names.WORKERS));
      return;
    }
    String name = OneLine.of(heartbeat.worker());
    String differences = OneLine.of(heartbeat.identity().differences(wanted));
    if (!differences.isEmpty()) {
      refuse(name, differences);
      return;
    }
    refused.remove(name);
    if (heartbeat.state().equals(Heartbeat.LEAVING)) {
      workers.remove(name);
      return;
    }
    lastHeard = System.nanoTime();
    if (workers.isEmpty()) {
      firstHeard = lastHeard;
    }
    Seen before = workers.get(name);
    Long idleSince = null;
    if (heartbeat.state().equals(Heartbeat.IDLE)) {
      idleSince = before == null || before.idleSince() == null ? lastHeard : before.idleSince();
    }
    workers.put(name, new Seen(heartbeat.identity().arithmetic(), lastHeard, idleSince));
    if (heartbeat.document() != null && run.equals(heartbeat.run())) {
      inHand.put(heartbeat.document(), lastHeard);
    }
  }

  private void refuse(String name, String differences) {
    refused.put(name, differences);
    warn("worker " + name + " is refused: " + differences);
  }

  /** What workers must be equal in. */
  synchronized WorkIdentity wanted() {
    return wanted;
  }

  /** Whether it is known which arithmetic workers must have, if they must have one. */
  synchronized boolean isDecided() {
    return mixed || !wanted.arithmetic().isEmpty();
  }

  /**
   * Holds the workers to the arithmetic of most of those that are there, and refuses the others; of
   * two that are equally frequent it takes the first in the order of the fingerprints.
   *
   * @return that arithmetic; null if it is too early to say
   */
  synchronized @Nullable String decide() {
    forget();
    if (workers.isEmpty() || System.nanoTime() - firstHeard < hearing.toNanos()) {
      return null;
    }
    Map<String, Integer> votes = new TreeMap<>();
    workers.values().forEach(seen -> votes.merge(seen.arithmetic(), 1, Integer::sum));
    int most = Collections.max(votes.values());
    votes.values().removeIf(count -> count < most);
    String chosen = votes.keySet().iterator().next();
    wanted = wanted.with(chosen);
    Map<String, Seen> all = new TreeMap<>(workers);
    all.forEach(
        (name, seen) -> {
          if (!seen.arithmetic().equals(chosen)) {
            workers.remove(name);
            refuse(name, wanted.with(seen.arithmetic()).differences(wanted));
          }
        });
    return chosen;
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
