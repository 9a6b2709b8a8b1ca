package io.github.nachtschicht;

import io.github.nachtschicht.cli.CommandRunner;

/**
 * Entry point of the command line program. Sets nothing up: each command brings up what it needs
 * when it needs it.
 */
public final class NachtschichtApplication {

  private NachtschichtApplication() {}

  public static void main(String[] args) {
    System.exit(CommandRunner.execute(args));
  }
}
