package io.github.nachtschicht.cli;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the program's arguments to picocli and keeps the exit code. */
@Component
@ConditionalOnProperty(name = "nachtschicht.command-line", matchIfMissing = true)
public class CommandRunner implements CommandLineRunner, ExitCodeGenerator {

  private final NachtschichtCommand command;
  private final IFactory factory;
  private int exitCode;

  public CommandRunner(NachtschichtCommand command, IFactory factory) {
    this.command = command;
    this.factory = factory;
  }

  @Override
  public void run(String... args) {
    exitCode =
        new CommandLine(command, factory).setCaseInsensitiveEnumValuesAllowed(true).execute(args);
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }
}
