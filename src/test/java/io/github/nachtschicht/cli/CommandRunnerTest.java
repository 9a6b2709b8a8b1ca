package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import picocli.CommandLine;

class CommandRunnerTest {

  @Test
  void version_everyCommand_namesTheProgram() {
    check(CommandRunner.commandLine(new NachtschichtCommand(), new Factory()));
  }

  private static void check(CommandLine command) {
    assertThat(command.getCommandSpec().mixinStandardHelpOptions())
        .as("--help and --version of %s", command.getCommandSpec().qualifiedName())
        .isTrue();
    assertThat(command.getCommandSpec().version())
        .as("version of %s", command.getCommandSpec().qualifiedName())
        .isNotEmpty()
        .allMatch(line -> !line.isBlank());
    assertThat(command.getCommandSpec().version()[0]).startsWith("nachtschicht ");
    command.getSubcommands().values().forEach(CommandRunnerTest::check);
  }

  /** Gives constructors what they ask for, as Spring does. */
  private static final class Factory implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Environment.class) {
        return type.cast(new MockEnvironment());
      }
      Constructor<?>[] constructors = type.getDeclaredConstructors();
      if (constructors.length != 1 || constructors[0].getParameterCount() == 0) {
        return CommandLine.defaultFactory().create(type);
      }
      Class<?>[] parameters = constructors[0].getParameterTypes();
      Object[] arguments = new Object[parameters.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = create(parameters[i]);
      }
      return type.cast(constructors[0].newInstance(arguments));
    }
  }
}
