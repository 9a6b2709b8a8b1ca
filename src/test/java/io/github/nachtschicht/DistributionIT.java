package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start script, from where people put it. Whatever becomes of the archive of classes: the
 * command does what it should, and prints nothing else. JDK 17.0.15 warns on standard output of an
 * archive whose jars have other times, and ends with one that is cut off.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class DistributionIT {

  @TempDir static Path folder;
  private static Path home;
  private static Path archive;
  private final Map<String, String> environment = new TreeMap<>();

  /** Making the archive takes longest: it is made once. */
  @BeforeAll
  static void install() throws Exception {
    home = installed("Übersetzung für alle/nacht schicht");
    DistributionIT first = new DistributionIT();
    first.inThisSurrounding();
    first.works(first.script());
    List<Path> made = archives(home.resolve("cds"));
    assertThat(made).hasSize(1);
    archive = made.get(0);
  }

  private static Path installed(String name) throws Exception {
    Path built = PackagedJar.distribution();
    Path to = folder.resolve(name);
    for (String part : List.of("bin", "lib")) {
      copy(built.resolve(part), to.resolve(part));
    }
    Files.createSymbolicLink(to.resolve("models"), built.resolve("models"));
    return to;
  }

  @BeforeEach
  void inThisSurrounding() {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  /** With the files' times; links where the file system has them, since the jars are large. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createLink(copy, file);
        }
      }
    }
  }

  private record Result(int code, String out, String err) {}

  private Result run(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NACHTSCHICHT_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private Path script() {
    return home.resolve("bin/nachtschicht");
  }

  private void works(Path script) throws Exception {
    Result result = run(script, "models", "path");
    assertThat(result.err()).isEmpty();
    assertThat(result.out().strip()).isEqualTo(home.resolve("models/nachtschicht-de-en") + "");
    assertThat(result.code()).isZero();
  }

  private static List<Path> archives(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void start_linkedFromElsewhere_findsItsFolderAndUsesTheArchiveThere() throws Exception {
    Path link = folder.resolve("bin/ns");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(folder.resolve("mitte"), script());
    Files.createSymbolicLink(link, Path.of("../mitte"));
    FileTime time = Files.getLastModifiedTime(archive);
    works(link);
    assertThat(archives(home.resolve("cds"))).containsExactly(archive);
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(time);
    assertThat(run(link, "run", "--no-such").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "changed"})
  void start_damagedArchive_works(String damage) throws Exception {
    byte[] bytes = Files.readAllBytes(archive);
    Files.delete(archive);
    if (damage.equals("cut")) {
      Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
    } else {
      byte[] other = bytes.clone();
      Arrays.fill(other, bytes.length / 3, bytes.length / 2, (byte) 0x5a);
      Files.write(archive, other);
    }
    works(script());
    works(script());
    for (Path left : archives(home.resolve("cds"))) {
      Files.delete(left); // one that was cut is made anew
    }
    Files.write(archive, bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseZGC",
        "-XX:+UseG1GC",
        "-Xmx40g",
        "-XX:-UseCompressedOops",
        "-Xmx200m -Dx=*"
      })
  void start_optionsThatTheArchiveDoesNotFit_works(String options) throws Exception {
    environment.put("NACHTSCHICHT_JAVA_OPTS", options);
    works(script());
  }

  /**
   * The archive knows its jars by path and time: a second's difference would be a warning on
   * standard output, where documents go.
   */
  @Test
  void start_movedAndWithAnotherTimeAndNowhereToWrite_works() throws Exception {
    Path before = home;
    try {
      home = installed("moved");
      Path jar = home.resolve("lib/nachtschicht.jar");
      byte[] bytes = Files.readAllBytes(jar);
      Files.delete(jar);
      Files.write(jar, bytes);
      Files.writeString(home.resolve("cds"), "not a folder");
      environment.put("XDG_CACHE_HOME", script().toString());
      works(script());
      environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
      works(script());
      assertThat(archives(folder.resolve("cache/nachtschicht/cds"))).hasSize(1);
      environment.put("NACHTSCHICHT_ARCHIVE", "off");
      works(script());
    } finally {
      home = before;
    }
  }

  @Test
  void start_noOrTooOldJava_saysSo() throws Exception {
    environment.put("JAVA_HOME", folder.resolve("none").toString());
    Result none = run(script(), "--version");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("JAVA_HOME is").contains("no bin/java");

    Path old = folder.resolve("jdk11");
    Files.createDirectories(old.resolve("bin"));
    Files.copy(script(), old.resolve("bin/java"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    environment.put("JAVA_HOME", old.toString());
    Result tooOld = run(script(), "--version");
    assertThat(tooOld.code()).isEqualTo(1);
    assertThat(tooOld.err()).contains("is Java 11.0.2: 17 or newer is needed");
  }

  @Test
  void javaMinusJar_fromAnotherFolder_works() throws Exception {
    PackagedJar.Result result = new PackagedJar(folder).run("models", "path");
    assertThat(result.out().strip()).endsWith("models/nachtschicht-de-en");
    assertThat(result.code()).isZero();
  }
}
