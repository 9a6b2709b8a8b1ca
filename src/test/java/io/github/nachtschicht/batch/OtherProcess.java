package io.github.nachtschicht.batch;

import io.github.nachtschicht.TestClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A run without a model in another process, which may have fewer rights or less memory. */
final class OtherProcess {

  private OtherProcess() {}

  /**
   * Runs there.
   *
   * @param before what stands before {@code java}
   * @param option of the JVM
   * @return what it said
   */
  static String run(List<String> before, String option, Path input, Path output)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", option));
    command.addAll(List.of("-cp", TestClassPath.get()));
    command.addAll(List.of(OtherProcess.class.getName(), input.toString(), output.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /**
   * Runs on the arguments, input and output folder; says each warning, then the last line. Dies
   * without a word at the sentence "Halt!".
   */
  public static void main(String[] arguments) throws Exception {
    RunCase.Told told = new RunCase.Told();
    Fakes.Source source = new Fakes.Source();
    source.translation =
        sentence -> {
          if (sentence.equals("Halt!")) {
            // The database reaches the disk half a second late.
            LockSupport.parkNanos(1_500_000_000L);
            Runtime.getRuntime().halt(9);
          }
          return "EN " + sentence;
        };
    RunSummary summary =
        new NightlyRun(
                new RunCase.Options(Path.of(arguments[0]), Path.of(arguments[1])).build(),
                source,
                null,
                told,
                new StopSignal())
            .run();
    told.warnings.forEach(warning -> System.out.println("warning: " + warning));
    System.out.println(summary.exitCode() + " " + summary.line());
  }
}
