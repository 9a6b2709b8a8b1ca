package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar as a process: exit codes, signals, bad input, report and log. */
@Timeout(400)
class RunProcessIT {

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void folders() throws Exception {
    input = Files.createDirectory(folder.resolve("in"));
    output = folder.resolve("out");
  }

  private String[] arguments(String... more) {
    String[] all = new String[7 + more.length];
    all[0] = "run";
    all[1] = "--input";
    all[2] = input.toString();
    all[3] = "--output";
    all[4] = output.toString();
    all[5] = "--beam-size";
    all[6] = "1";
    System.arraycopy(more, 0, all, 7, more.length);
    return all;
  }

  private void write(String name, String text) throws Exception {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private JsonNode report() throws Exception {
    return new JsonMapper().readTree(Files.readString(output.resolve("run-report.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --length-penalty=9     | 'length-penalty' must be -5 to 5
          --no-such-option       | --no-such-option
          """)
  void run_wrongOption_isAUsageError(String option, String message) throws Exception {
    PackagedJar.Result result = PackagedJar.unpacked(folder).run(arguments(option));
    assertThat(result.code()).as(result.out()).isEqualTo(2);
    assertThat(result.out()).contains(message);
    assertThat(result.lines()).isBetween(2L, 3L);
    assertThat(output).doesNotExist();
  }

  @Test
  void run_badDocuments_areSkippedEachWithOneLine() throws Exception {
    write("good.txt", "Der Zug fährt nach Berlin.\n");
    write("empty.txt", "");
    write("blank.txt", " \n\t\n");
    Files.write(input.resolve("binary.txt"), new byte[] {0, 1, 2, 3, 0, 0, 7, 127, 0, 9});
    write(
        "english.txt",
        "This is an English text about the weather. It will be sunny tomorrow, and the people who"
            + " live here are going to enjoy the day in the park.\n");
    write("same.txt", "Eins.");
    write("same.md", "Zwei.");
    Files.createSymbolicLink(input.resolve("link.txt"), Path.of("/etc/hostname"));

    PackagedJar.Result result = PackagedJar.unpacked(folder).run(arguments());
    assertThat(result.code()).as(result.out()).isEqualTo(3);
    assertThat(PackagedJar.markdown(output)).containsOnlyKeys("good.de-en.md", "index.md");
    assertThat(result.out())
        .containsPattern("WARN +skipped empty.txt \\(.*empty\\)")
        .containsPattern("WARN +skipped blank.txt \\(.*white space.*\\)")
        .containsPattern("WARN +skipped binary.txt \\(.*\\)")
        .containsPattern("WARN +skipped english.txt \\(not German.*\\)")
        .containsPattern("WARN +skipped same.txt \\(would be written to the same file as same.md")
        .containsPattern("WARN +skipped link.txt \\(is a symbolic link that leads out")
        .doesNotContain("\tat ");
    assertThat(result.lastLine())
        .contains("finished with skips: 1 translated")
        .contains("7 skipped");
    JsonNode report = report();
    assertThat(report.path("exit_code").asInt()).isEqualTo(3);
    assertThat(report.path("status").asString()).isEqualTo("skipped");
    assertThat(report.path("counts").path("skipped").asInt()).isEqualTo(7);
    assertThat(report.path("documents").size()).isEqualTo(8);
  }

  @Test
  void run_hostileNames_stayInTheOutputFolder() throws Exception {
    String text = "Der Zug fährt nach Berlin.\n";
    write("Übersicht (neu).txt", text);
    write("a\nb\u001b[31m.txt", text);
    write("nul.txt", text);
    write("dots..txt", text);
    write("colon:star*.txt", text);
    write("..hidden/x.txt", text);
    PackagedJar.Result result = PackagedJar.unpacked(folder).run(arguments());
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).doesNotContain("\u001b");
    assertThat(PackagedJar.markdown(output))
        .containsOnlyKeys(
            "Übersicht (neu).de-en.md",
            "a%0Ab%1B[31m.de-en.md",
            "_nul.de-en.md",
            "dots%2E.de-en.md",
            "colon%3Astar%2A.de-en.md",
            "index.md");
    assertThat(Files.list(folder)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void run_signal_endsSoonAndGoesOn(String signal, int code) throws Exception {
    assumeTrue(PackagedJar.works("env", "--default-signal=INT", "true"), "no env of coreutils");
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    write("b.txt", "Die Sitzung des Rates beginnt morgen um acht Uhr in der Stadt.\n".repeat(3000));
    PackagedJar jar = PackagedJar.unpacked(folder).behind("env", "--default-signal=INT");
    PackagedJar.Running running = jar.start(arguments("--threads", "1"));
    while (!running.soFar().contains("translated a.txt") && running.process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    TimeUnit.MILLISECONDS.sleep(300);
    long sent = System.nanoTime();
    running.signal(signal);
    PackagedJar.Result result = running.await();
    double stopping = (System.nanoTime() - sent) / 1e9;
    // A machine that starts it slowly may also stop it slowly.
    assertThat(stopping).as("seconds to stop").isLessThan(Math.max(5, result.seconds() - stopping));
    assertThat(result.code()).as(result.out()).isEqualTo(code);
    assertThat(result.lastLine()).contains("stopped by a signal: 1 translated").contains("1 left");
    assertThat(PackagedJar.markdown(output)).containsOnlyKeys("a.de-en.md", "index.md");
    assertThat(report().path("exit_code").asInt()).isEqualTo(code);

    Files.delete(input.resolve("b.txt"));
    PackagedJar.Result next = PackagedJar.unpacked(folder).run(arguments("--threads", "1"));
    assertThat(next.code()).as(next.out()).isZero();
    assertThat(next.lastLine()).contains("0 translated, 1 unchanged");
    PackagedJar.Result history =
        PackagedJar.unpacked(folder).run("history", "--output", output.toString());
    assertThat(history.out()).contains("stopped").contains("done");
  }

  @Test
  void run_whileAnotherRuns_isRefusedWithItsPid() throws Exception {
    write("a.txt", "Die Sitzung des Rates beginnt morgen um acht Uhr in der Stadt.\n".repeat(3000));
    PackagedJar jar = PackagedJar.unpacked(folder);
    PackagedJar.Running first = jar.start(arguments());
    try {
      while (!first.soFar().contains("to translate") && first.process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      PackagedJar.Result second = jar.run(arguments());
      assertThat(second.code()).as(second.out()).isEqualTo(75);
      assertThat(second.lastLine()).contains("another run is working on");
      assertThat(second.lastLine()).contains("pid " + first.process.pid());
      // The job database writes what was committed within half a second.
      TimeUnit.SECONDS.sleep(1);
    } finally {
      first.process.destroyForcibly().waitFor();
    }
    Files.delete(input.resolve("a.txt"));
    write("b.txt", "Der Zug fährt nach Berlin.\n");
    PackagedJar.Result third = jar.run(arguments());
    assertThat(third.code()).as(third.out()).isZero();
    assertThat(third.out()).contains("the last run ended without a word");
  }

  @Test
  void run_brokenModel_failsWithOneLineThatNamesTheFile() throws Exception {
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    Path model = Files.createDirectories(folder.resolve("models/broken"));
    try (var files = Files.list(PackagedJar.checkout().resolve("models/nachtschicht-de-en"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
    Files.write(
        model.resolve("model.safetensors"), java.util.Arrays.copyOf(weights, weights.length / 2));
    PackagedJar.Result damaged = PackagedJar.unpacked(folder).run(arguments("--model", "broken"));
    assertThat(damaged.code()).as(damaged.out()).isEqualTo(1);
    assertThat(damaged.lastLine()).contains("model.safetensors is damaged").contains("SHA256SUMS");
    assertThat(damaged.lines()).isEqualTo(1);

    PackagedJar.Result verified = PackagedJar.unpacked(folder).run("models", "verify", "broken");
    assertThat(verified.code()).as(verified.out()).isEqualTo(1);
    assertThat(verified.out()).containsPattern("DAMAGED +.*model.safetensors");

    Files.delete(model.resolve("SHA256SUMS"));
    PackagedJar.Result truncated = PackagedJar.unpacked(folder).run(arguments("--model", "broken"));
    assertThat(truncated.code()).as(truncated.out()).isEqualTo(1);
    assertThat(truncated.lastLine()).contains("failed: 0 translated").contains("model.safetensors");
    assertThat(truncated.out()).doesNotContain("\tat ");

    byte[] tokenizer = Files.readAllBytes(model.resolve("source.spm"));
    Files.write(model.resolve("source.spm"), java.util.Arrays.copyOf(tokenizer, 2000));
    PackagedJar.Result cut = PackagedJar.unpacked(folder).run(arguments("--model", "broken"));
    assertThat(cut.code()).as(cut.out()).isEqualTo(1);
    assertThat(cut.lastLine()).contains("source.spm is damaged or no SentencePiece model");
    assertThat(cut.out()).doesNotContain("\tat ");

    String config = Files.readString(model.resolve("config.json"));
    Files.writeString(
        model.resolve("config.json"),
        config.replaceFirst("\"d_model\"\\s*:\\s*\\d+", "\"d_model\": \"many\""));
    PackagedJar.Result poisoned = PackagedJar.unpacked(folder).run(arguments("--model", "broken"));
    assertThat(poisoned.code()).as(poisoned.out()).isEqualTo(1);
    assertThat(poisoned.lastLine()).contains("config.json: 'd_model' is \"many\"; must be");
    assertThat(poisoned.out()).doesNotContain("\tat ");

    Files.delete(model.resolve("vocab.json"));
    PackagedJar.Result missing = PackagedJar.unpacked(folder).run(arguments("--model", "broken"));
    assertThat(missing.code()).as(missing.out()).isEqualTo(1);
    assertThat(missing.lastLine()).contains("vocab.json");
    assertThat(missing.lines()).isEqualTo(1);

    PackagedJar.Result unknown = PackagedJar.unpacked(folder).run(arguments("--model", "nobody"));
    assertThat(unknown.code()).as(unknown.out()).isEqualTo(1);
    assertThat(unknown.lastLine()).contains("nobody");
  }

  @Test
  void run_configuredByEnvironment_writesMetricsAndJsonLog() throws Exception {
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    Path metrics = folder.resolve("nachtschicht.prom");
    PackagedJar.Result result =
        PackagedJar.unpacked(folder)
            .with("NACHTSCHICHT_INPUT", input.toString())
            .with("NACHTSCHICHT_OUTPUT", output.toString())
            .with("NACHTSCHICHT_BEAM_SIZE", "1")
            .with("NACHTSCHICHT_LOG_FORMAT", "json")
            .with("NACHTSCHICHT_METRICS_FILE", metrics.toString())
            .run("run");
    assertThat(result.code()).as(result.out()).isZero();
    JsonMapper mapper = new JsonMapper();
    for (String line : result.out().lines().toList()) {
      assertThat(mapper.readTree(line).path("message").asString()).isNotEmpty();
    }
    assertThat(mapper.readTree(result.lastLine()).path("exit_code").asInt()).isZero();
    assertThat(report().path("settings").path("beam_size").asString()).isEqualTo("1");
    String text = Files.readString(metrics, StandardCharsets.UTF_8);
    assertThat(text)
        .contains("nachtschicht_documents{result=\"translated\"} 1\n")
        .contains("nachtschicht_sentences 1\n")
        .contains("nachtschicht_exit_code 0\n")
        .contains("nachtschicht_model_info{name=\"nachtschicht-de-en\",sha256=\"");
    assertThat(text.lines())
        .allMatch(line -> line.matches("# (HELP|TYPE) .+|[a-z_]+(\\{.*\\})? -?[0-9.]+"));

    Path ini = folder.resolve("application.yml");
    Files.writeString(
        ini,
        "nachtschicht:\n  input: "
            + input
            + "\n  output: "
            + output
            + "\n  beam-size: 1\n  exclude: ['a.*']\n  quiet: true\n");
    write("b.txt", "Das Wetter wird besser.\n");
    PackagedJar.Result fromFile = PackagedJar.unpacked(folder).run("run");
    assertThat(fromFile.code()).as(fromFile.out()).isZero();
    assertThat(fromFile.out()).isEmpty();
    assertThat(PackagedJar.markdown(output))
        .containsOnlyKeys("a.de-en.md", "b.de-en.md", "index.md");
  }

  @Test
  void run_misspeltKeyInTheConfiguration_saysWhichWasMeant() throws Exception {
    Files.writeString(folder.resolve("application.yml"), "nachtschicht:\n  bean-size: 1\n");
    PackagedJar.Result result = PackagedJar.unpacked(folder).run(arguments());
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .containsOnlyOnce("'nachtschicht.bean-size'")
        .contains("did you mean 'nachtschicht.beam-size'?");
  }

  @Test
  void run_watch_endsWithTheSummary() throws Exception {
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    Path set = Files.createDirectory(folder.resolve("set"));
    Files.writeString(set.resolve("small.de"), "Das Wetter wird besser.\n");
    Files.writeString(set.resolve("small.en"), "The weather is getting better.\n");
    PackagedJar.Result result =
        PackagedJar.unpacked(folder).run(arguments("--watch", set.toString()));
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(output.resolve("quality.md")).exists();
    assertThat(result.out()).contains("BLEU");
    assertThat(result.lastLine()).contains("done: 1 translated");

    PackagedJar.Result broken =
        PackagedJar.unpacked(folder).run(arguments("--watch", folder.resolve("none").toString()));
    assertThat(broken.code()).as(broken.out()).isNotZero();
    assertThat(broken.lastLine()).contains("failed: 0 translated, 1 unchanged").contains("none");
  }

  @Test
  void run_poisonedModelCache_isMadeAnewAndTranslatesTheSame() throws Exception {
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    Path cache = folder.resolve("cache");
    PackagedJar jar = PackagedJar.unpacked(folder).with("XDG_CACHE_HOME", cache.toString());
    PackagedJar.Result first = jar.run(arguments());
    assertThat(first.code()).as(first.out()).isZero();
    String sound = PackagedJar.markdown(output).get("a.de-en.md");
    int poisoned = 0;
    try (var files = Files.walk(cache)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".weights")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 4; i < bytes.length / 2; i++) {
          bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        poisoned++;
      }
    }
    assertThat(poisoned).isPositive();
    PackagedJar.Result second = jar.run(arguments("--force"));
    assertThat(second.code()).as(second.out()).isZero();
    assertThat(second.out()).doesNotContain("\tat ");
    assertThat(second.lastLine()).contains("done: 1 translated");
    assertThat(PackagedJar.markdown(output).get("a.de-en.md")).isEqualTo(sound);
  }

  @Test
  void run_maxDuration_stopsInGoodOrder() throws Exception {
    for (int i = 0; i < 400; i++) {
      write("d" + i + ".txt", "Die Sitzung " + i + " beginnt morgen um acht Uhr.\n".repeat(20));
    }
    PackagedJar.Result result = PackagedJar.unpacked(folder).run(arguments("--max-duration", "3"));
    assertThat(result.code()).as(result.out()).isEqualTo(3);
    assertThat(result.lastLine()).contains("out of time").contains("left for the next run");
    assertThat(report().path("status").asString()).isEqualTo("out_of_time");
  }

  @Test
  void run_inNetworkNamespaceWithoutInterfaces_worksAsEver() throws Exception {
    String[] namespace = {"unshare", "--user", "--map-root-user", "--net"};
    assumeTrue(
        PackagedJar.works("unshare", "--user", "--map-root-user", "--net", "true"),
        "no network namespaces here");
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    PackagedJar.Result result = PackagedJar.unpacked(folder).behind(namespace).run(arguments());
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(PackagedJar.markdown(output)).containsOnlyKeys("a.de-en.md", "index.md");
  }

  @Test
  void run_underASecurityManagerThatForbidsSockets_worksAsEver() throws Exception {
    assumeTrue(Runtime.version().feature() < 24, "no security manager in this Java");
    write("a.txt", "Der Zug fährt nach Berlin.\n");
    Path policy = PackagedJar.checkout().resolve("src/test/resources/no-sockets.policy");
    PackagedJar.Result result =
        PackagedJar.unpacked(folder)
            .withJava("-Djava.security.manager", "-Djava.security.policy==" + policy)
            .run(arguments());
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(PackagedJar.markdown(output)).containsOnlyKeys("a.de-en.md", "index.md");
  }

  @Test
  void run_undefinedLocale_refusesWhatItCannotName() throws Exception {
    write("plain.txt", "Der Zug fährt nach Berlin.\n");
    write("Übersicht.txt", "Der Zug fährt nach Berlin.\n");
    PackagedJar jar = PackagedJar.unpacked(folder).with("LC_ALL", "C").with("LANG", "C");
    PackagedJar.Result result = jar.run(arguments());
    assertThat(result.code()).as(result.out()).isIn(0, 3);
    assertThat(output.resolve("plain.de-en.md")).exists();
    if (result.code() == 3) {
      assertThat(result.out()).contains("LC_ALL=C.UTF-8");
    }
  }
}
