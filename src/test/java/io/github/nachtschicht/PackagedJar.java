package io.github.nachtschicht;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Starts the packaged program as a user would: another process, another working directory. */
final class PackagedJar {

  private static final int PATIENCE_SECONDS = 240;
  private static final List<String> QUICK_START =
      List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path workingDirectory;
  private final boolean unpacked;
  private final List<String> prefix = new ArrayList<>();
  private final List<String> javaOptions = new ArrayList<>(QUICK_START);
  private final Map<String, String> environment = new TreeMap<>();

  PackagedJar(Path workingDirectory) {
    this(workingDirectory, false);
  }

  private PackagedJar(Path workingDirectory, boolean unpacked) {
    this.workingDirectory = workingDirectory;
    this.unpacked = unpacked;
  }

  /**
   * The program with the archive of its classes that the build made, where it did: the same program
   * for tests that start it over and over, since it starts in little more than half the time.
   */
  static PackagedJar unpacked(Path workingDirectory) {
    return new PackagedJar(workingDirectory, true);
  }

  static Path jar() {
    String name = System.getProperty("nachtschicht.jar", "");
    Assumptions.assumeTrue(
        !name.isEmpty() && Files.isRegularFile(Path.of(name)), "the packaged jar is not there");
    return Path.of(name).toAbsolutePath();
  }

  /** The checkout: where pom.xml is. */
  static Path checkout() {
    return Path.of("").toAbsolutePath();
  }

  /** The distribution that the build made. */
  static Path distribution() throws IOException {
    try (Stream<Path> siblings = Files.list(jar().resolveSibling(""))) {
      return siblings
          .filter(path -> Files.isRegularFile(path.resolve("bin/nachtschicht")))
          .findFirst()
          .orElseThrow(() -> new IOException("no distribution beside " + jar()));
    }
  }

  /** The archive of classes for this Java; null if the build could not make one. */
  private static @Nullable Path archive(Path distribution) throws IOException {
    Path folder = distribution.resolve("cds");
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> archives = Files.list(folder)) {
      return archives.filter(path -> path.toString().endsWith(".archive")).findAny().orElse(null);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Puts a command in front of java, for example {@code unshare -n}. */
  PackagedJar behind(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  PackagedJar withJava(String... options) {
    javaOptions.addAll(List.of(options));
    return this;
  }

  PackagedJar with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What a finished process left. */
  record Result(int code, String out, double seconds) {

    /** The last line that is not empty. */
    String lastLine() {
      List<String> lines = out.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    long lines() {
      return out.lines().filter(line -> !line.isBlank()).count();
    }
  }

  /** A process that runs. */
  static final class Running {
    final Process process;
    private final Path output;
    private final long started = System.nanoTime();

    private Running(Process process, Path output) {
      this.process = process;
      this.output = output;
    }

    String soFar() {
      try {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void signal(String name) throws Exception {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    Result await() throws Exception {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("not finished after " + PATIENCE_SECONDS + " s: " + soFar());
      }
      return new Result(process.exitValue(), soFar(), (System.nanoTime() - started) / 1e9);
    }
  }

  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(java());
    command.addAll(javaOptions);
    if (Runtime.version().feature() >= 24) {
      // as the start script does
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    Path jar = jar();
    if (unpacked) {
      jar = distribution().resolve("lib/nachtschicht.jar");
      Path archive = archive(distribution());
      if (archive != null && Runtime.version().feature() < 25) {
        command.add("-XX:SharedArchiveFile=" + archive);
        command.add("-Xlog:cds=off");
      }
    }
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("nachtschicht-it", ".log");
    output.toFile().deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NACHTSCHICHT_"));
    builder.environment().putAll(environment);
    return new Running(builder.start(), output);
  }

  Result run(String... arguments) throws Exception {
    return start(arguments).await();
  }

  /** Whether a command ends well, for example whether a namespace may be made. */
  static boolean works(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The Markdown of an output folder, by name; nothing of the state folder. */
  static Map<String, String> markdown(Path output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(output)) {
      try (Stream<Path> walk = Files.walk(output)) {
        for (Path file : walk.filter(f -> f.toString().endsWith(".md")).toList()) {
          String name = output.relativize(file).toString();
          if (!name.startsWith(".nachtschicht")) {
            files.put(name, Files.readString(file));
          }
        }
      }
    }
    return files;
  }
}
