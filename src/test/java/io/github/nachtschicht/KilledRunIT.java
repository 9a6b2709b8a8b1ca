package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed again and again, with the real model. */
@Timeout(900)
class KilledRunIT {

  private static final int DOCUMENTS = 180;
  private static final int KILLS = 15;
  private static final long SEED = 20261121;

  @TempDir Path folder;

  private String[] arguments(Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run", "--beam-size", "1", "--threads", "1"));
    arguments.addAll(List.of("--input", folder.resolve("in").toString()));
    arguments.addAll(List.of("--output", output.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void run_killedAtRandomMoments_endsAsIfUndisturbed() throws Exception {
    Path input = folder.resolve("in");
    Files.createDirectories(input.resolve("sub"));
    for (int i = 0; i < DOCUMENTS; i++) {
      Files.writeString(
          input.resolve((i % 3 == 0 ? "sub/" : "") + "d" + i + ".txt"),
          "Die Sitzung Nummer " + i + " beginnt um acht Uhr.\n\nDer Rat hat zugestimmt.\n");
    }
    PackagedJar jar = PackagedJar.unpacked(folder);
    Path calm = folder.resolve("calm");
    PackagedJar.Result undisturbed = jar.run(arguments(calm));
    assertThat(undisturbed.code()).as(undisturbed.out()).isZero();
    Map<String, String> expected = PackagedJar.markdown(calm);
    assertThat(expected).hasSize(DOCUMENTS + 1);

    Path output = folder.resolve("out");
    Random random = new Random(SEED);
    Map<String, FileTime> finished = new HashMap<>();
    int killed = 0;
    while (killed < KILLS) {
      PackagedJar.Running running = jar.start(arguments(output));
      waitForTheMoment(running, output, finished.size(), random);
      if (!running.process.isAlive()) {
        PackagedJar.Result done = running.await();
        assertThat(done.code()).as(done.out()).isZero();
        break;
      }
      running.process.destroyForcibly().waitFor();
      killed++;
      check(output, expected, finished);
    }
    assertThat(killed).as("kills before the work was done").isEqualTo(KILLS);

    PackagedJar.Result last = jar.run(arguments(output));
    assertThat(last.code()).as(last.out()).isZero();
    check(output, expected, finished);
    assertThat(withoutNews(PackagedJar.markdown(output))).isEqualTo(expected);
    try (Stream<Path> left = Files.list(output.resolve(".nachtschicht/tmp"))) {
      assertThat(left).isEmpty();
    }
    PackagedJar.Result history =
        jar.run("history", "--output", output.toString(), "--limit", "100");
    assertThat(history.out()).contains("killed").doesNotContain("running");
  }

  /** What the killed runs remembered, or lost, changes no byte of what a later one writes. */
  @Test
  void run_killedWhileItRemembers_writesWhatARunWithoutMemoryWrites() throws Exception {
    PackagedJar jar = PackagedJar.unpacked(folder);
    Path output = folder.resolve("out");
    Random random = new Random(SEED);
    writeNight(0);
    PackagedJar.Result first = jar.run(arguments(output));
    assertThat(first.code()).as(first.out()).isZero();
    for (int night = 1; night <= 2; night++) {
      writeNight(night);
      long before = System.currentTimeMillis();
      PackagedJar.Running running = jar.start(arguments(output));
      while (running.process.isAlive() && newest(output) < before) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      running.process.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS);
      running.process.destroyForcibly().waitFor();
    }
    PackagedJar.Result last = jar.run(arguments(output, "--layout", "table"));
    assertThat(last.code()).as(last.out()).isZero();
    assertThat(last.out()).contains("1 of 4 sentences translated, 3 remembered");
    Path fresh = folder.resolve("fresh");
    assertThat(jar.run(arguments(fresh, "--layout", "table", "--no-memory")).code()).isZero();
    assertThat(withoutNews(PackagedJar.markdown(output)))
        .isEqualTo(withoutNews(PackagedJar.markdown(fresh)));
  }

  /** Documents in which one sentence is another one every night. */
  private void writeNight(int night) throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < 15; i++) {
      Files.writeString(
          input.resolve("d" + i + ".txt"),
          "Der Rat Nummer %d tagt am Montag. Er stimmt in Nacht %d über Antrag %d ab.\n\n"
                  .formatted(i, night, i)
              + "Die Sitzung ist öffentlich. Antrag %d kostet 300 Euro.\n".formatted(i));
    }
  }

  /** When the newest translation was written. */
  private static long newest(Path output) throws Exception {
    long newest = 0;
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".de-en.md")).toList()) {
        newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
      }
    } catch (NoSuchFileException e) {
      return 0; // it is being replaced
    }
    return newest;
  }

  /**
   * One kill in four falls into the start, which takes less than a second; others wait for
   * documents.
   */
  private static void waitForTheMoment(
      PackagedJar.Running running, Path output, int before, Random random) throws Exception {
    if (random.nextInt(4) == 0) {
      running.process.waitFor(random.nextInt(1000), TimeUnit.MILLISECONDS);
      return;
    }
    int more = random.nextInt(4);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (running.process.isAlive()
        && count(output) < before + more
        && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    running.process.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
  }

  static long count(Path output) throws Exception {
    if (!Files.isDirectory(output)) {
      return 0;
    }
    try (Stream<Path> walk = Files.walk(output)) {
      return walk.filter(file -> file.toString().endsWith(".de-en.md")).count();
    } catch (java.io.UncheckedIOException e) {
      return 0;
    }
  }

  /**
   * The files without what the index says of the last run that wrote any: what is new in it. After
   * one run alone all is new, and then it says nothing of it.
   */
  static Map<String, String> withoutNews(Map<String, String> files) {
    Map<String, String> same = new TreeMap<>(files);
    same.computeIfPresent(
        "index.md",
        (name, text) ->
            text.replaceFirst("(?s)## New since the last run\n.*?\n(?=## )", "")
                .replace(" **new**", ""));
    return same;
  }

  /** Every file is whole, and none that was finished before was touched again. */
  static void check(Path output, Map<String, String> expected, Map<String, FileTime> finished)
      throws Exception {
    for (Map.Entry<String, String> file : PackagedJar.markdown(output).entrySet()) {
      String name = file.getKey();
      if (name.equals("index.md")) {
        continue;
      }
      assertThat(file.getValue()).as(name).isEqualTo(expected.get(name));
      FileTime time = Files.getLastModifiedTime(output.resolve(name));
      FileTime before = finished.putIfAbsent(name, time);
      assertThat(time).as(name + " was written again").isEqualTo(before == null ? time : before);
    }
    assertThat(PackagedJar.markdown(output).keySet()).containsAll(finished.keySet());
  }
}
