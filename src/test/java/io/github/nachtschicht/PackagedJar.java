package io.github.nachtschicht;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
   * The jar as its own {@code extract} unpacks it, with an archive of its classes: the same program
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

  /** Unpacks the jar where no earlier test of this build has; tests run in two processes. */
  private static Path unpackedJar() throws IOException {
    Path jar = jar();
    Path folder = jar.resolveSibling("unpacked");
    Files.createDirectories(folder);
    Path thin = folder.resolve(jar.getFileName());
    Path done = folder.resolve("unpacked-from");
    String state = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!Files.exists(done) || !Files.readString(done).equals(state)) {
        java(
            "-Djarmode=tools",
            "-jar",
            jar + "",
            "extract",
            "--destination",
            folder + "",
            "--force");
        Path models = folder.resolve("models");
        if (!Files.exists(models)) {
          Files.createSymbolicLink(models, checkout().resolve("models"));
        }
        Path input = Files.createDirectories(folder.resolve("in"));
        Files.writeString(input.resolve("a.txt"), "Der Zug fährt nach Berlin.\n");
        Path output = Files.createTempDirectory(folder, "out");
        List<String> record = new ArrayList<>(QUICK_START);
        record.add("-XX:ArchiveClassesAtExit=" + archive(thin));
        record.addAll(List.of("-jar", thin + "", "run", "--input", input + ""));
        record.addAll(List.of("--output", output + ""));
        java(record.toArray(String[]::new));
        Files.writeString(done, state);
      }
    }
    return thin;
  }

  private static Path archive(Path thin) {
    return thin.resolveSibling("classes.jsa");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void java(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + command, e);
    }
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
    Path jar = unpacked ? unpackedJar() : jar();
    if (unpacked) {
      command.add("-XX:SharedArchiveFile=" + archive(jar));
      command.add("-Xlog:cds=off");
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

  /** The Markdown of an output folder, by name. */
  static Map<String, String> markdown(Path output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(output)) {
      try (Stream<Path> walk = Files.walk(output)) {
        for (Path file : walk.filter(f -> f.toString().endsWith(".md")).toList()) {
          files.put(output.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return files;
  }
}
