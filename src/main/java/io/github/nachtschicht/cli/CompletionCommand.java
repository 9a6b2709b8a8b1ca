package io.github.nachtschicht.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nachtschicht completion}: lets the shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {"Prints what lets a shell complete commands and options.", ""},
    footer = {
      "",
      "For bash, in ~/.bashrc:",
      "  source <(nachtschicht completion bash)",
      "For zsh, in ~/.zshrc:",
      "  autoload -U +X compinit && compinit",
      "  source <(nachtschicht completion zsh)"
    })
public class CompletionCommand implements Callable<Integer> {

  /** Which shell it is for. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Configuration configuration;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash or zsh (default: ${DEFAULT-VALUE}); both understand the same script.")
  private Shell shell;

  public CompletionCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    // picocli's script sees by itself which of the two reads it.
    spec.commandLine()
        .getOut()
        .println(AutoComplete.bash("nachtschicht", CommandRunner.all(configuration)));
    return 0;
  }
}
