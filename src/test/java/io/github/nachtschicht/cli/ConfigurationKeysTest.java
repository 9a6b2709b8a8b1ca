package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ConfigurationKeysTest {

  @Command(name = "sample")
  static final class Sample {
    @Option(names = "--beam-size")
    int beamSize;

    @Option(names = "--length-penalty")
    double lengthPenalty;

    @Option(names = "--include")
    java.util.List<String> include;

    @Option(names = "--exclude")
    java.util.List<String> exclude;

    @Option(names = "--as")
    String as;

    @Option(names = "--watch")
    String watch;
  }

  private static java.util.List<String> misspelt(Map<String, Object> file) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addLast(new OriginTrackedMapPropertySource("file", file));
    CommandLine command = new CommandLine(new Sample());
    command.setDefaultValueProvider(new OptionDefaults(new Configuration(environment)));
    return ConfigurationKeys.misspelt(environment, command.getCommandSpec());
  }

  @Test
  void misspelt_knownKeys_nothing() {
    assertThat(
            misspelt(
                Map.of(
                    "nachtschicht.beam-size",
                    4,
                    "nachtschicht.lengthPenalty",
                    1,
                    "nachtschicht.include[0]",
                    "*.txt",
                    "spring.datasource.url",
                    "x")))
        .isEmpty();
  }

  @Test
  void misspelt_unknownKeys_namesEachWithTheNearestOption() {
    assertThat(
            misspelt(
                Map.of(
                    "nachtschicht.bean-size", 4,
                    "nachtschicht.exlude[0]", "a",
                    "nachtschicht.exlude[1]", "b",
                    "nachtschicht.colour", "blue")))
        .containsExactly(
            "the configuration's 'nachtschicht.bean-size' is no option and has no effect; did you"
                + " mean 'nachtschicht.beam-size'?",
            "the configuration's 'nachtschicht.colour' is no option and has no effect",
            "the configuration's 'nachtschicht.exlude' is no option and has no effect; did you mean"
                + " 'nachtschicht.exclude'?");
  }

  @Test
  void misspelt_besideOrWithAMisspeltRoot_saysWhereItBelongs() {
    assertThat(
            misspelt(
                Map.of(
                    "nachtschicht",
                    "",
                    "beam-size",
                    4,
                    "include[0]",
                    "*.txt",
                    "nachtshicht.lengthPenalty",
                    1,
                    "nachtschicht:beam-size",
                    4,
                    "spring.main.banner-mode",
                    "off",
                    "management.exclude",
                    "x",
                    "beam.size",
                    1)))
        .containsExactly(
            "the configuration's 'beam-size' is no option and has no effect; did you mean"
                + " 'nachtschicht.beam-size'?",
            "the configuration's 'include' is no option and has no effect; did you mean"
                + " 'nachtschicht.include'?",
            "the configuration's 'nachtschicht:beam-size' is no option and has no effect; did you"
                + " mean 'nachtschicht.beam-size'?",
            "the configuration's 'nachtshicht.lengthPenalty' is no option and has no effect; did"
                + " you mean 'nachtschicht.length-penalty'?");
  }

  @Test
  void misspelt_variables_namesThoseThatAreAlmostAnOption() {
    StandardEnvironment environment =
        new StandardEnvironment() {
          @Override
          public Map<String, Object> getSystemEnvironment() {
            return Map.of(
                "NACHTSCHICHT_TAG", "1.0",
                "NACHTSCHICHT_DB", "jobs",
                "NACHTSCHICHT_PATH", "/srv",
                "NACHTSCHICHT_BEAM_SIZE", "4",
                "NACHTSCHICHT_INCLUDE_0", "*.txt",
                "NACHTSCHICHT_JAVA_OPTS", "-Xmx1g",
                "NACHTSCHICHT_DEPARTMENT", "7",
                "NACHTSCHICHT_JAVA_OPT", "-Xmx1g",
                "NACHTSCHICHT_LENGHT_PENALTY", "1");
          }
        };
    CommandLine command = new CommandLine(new Sample());
    command.setDefaultValueProvider(new OptionDefaults(new Configuration(environment)));
    assertThat(ConfigurationKeys.misspelt(environment, command.getCommandSpec()))
        .containsExactly(
            "the variable 'NACHTSCHICHT_JAVA_OPT' is no option and has no effect; did you mean"
                + " 'NACHTSCHICHT_JAVA_OPTS'?",
            "the variable 'NACHTSCHICHT_LENGHT_PENALTY' is no option and has no effect; did you"
                + " mean 'NACHTSCHICHT_LENGTH_PENALTY'?");
  }
}
