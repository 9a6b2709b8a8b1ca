package io.github.nachtschicht.batch;

import java.nio.file.Path;

/** A run without a model in another process, which may have fewer rights than the tests have. */
final class OddFolders {

  private OddFolders() {}

  /** Runs on the arguments, input and output folder; says each warning, then the last line. */
  public static void main(String[] arguments) throws Exception {
    RunCase.Told told = new RunCase.Told();
    RunSummary summary =
        new NightlyRun(
                new RunCase.Options(Path.of(arguments[0]), Path.of(arguments[1])).build(),
                new Fakes.Source(),
                null,
                told,
                new StopSignal())
            .run();
    told.warnings.forEach(warning -> System.out.println("warning: " + warning));
    System.out.println(summary.exitCode() + " " + summary.line());
  }
}
