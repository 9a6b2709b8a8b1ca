package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ConfigurationTest {

  @TempDir Path folder;

  @Test
  void isThere_nothingConfigured_no() {
    assertThat(
            Configuration.isThere(Map.of("PATH", "/bin", "SPRINGS", "1"), new Properties(), folder))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NACHTSCHICHT_BEAM_SIZE",
        "nachtschicht.beam-size",
        "NACHTSCHICHT_INCLUDE_0",
        "SPRING_DATASOURCE_URL",
        "LOGGING_LEVEL_ROOT"
      })
  void isThere_variable_yes(String variable) {
    assertThat(Configuration.isThere(Map.of(variable, "1"), new Properties(), folder)).isTrue();
    Properties properties = new Properties();
    properties.setProperty(variable, "1");
    assertThat(Configuration.isThere(Map.of(), properties, folder)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application.yml",
        "application.yaml",
        "application.properties",
        "config/application.yml",
        "config/nightly/application.yml"
      })
  void isThere_file_yes(String file) throws Exception {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), "");
    assertThat(Configuration.isThere(Map.of(), new Properties(), folder)).isTrue();
  }

  @Test
  void list_indexedOrCommas_isOne() {
    assertThat(
            new Configuration(new MockEnvironment().withProperty("nachtschicht.include", "*.a,*.b"))
                .list("nachtschicht.include"))
        .containsExactly("*.a", "*.b");
    assertThat(
            new Configuration(
                    new MockEnvironment()
                        .withProperty("nachtschicht.include[0]", "*.a")
                        .withProperty("nachtschicht.include[1]", "*.b"))
                .list("nachtschicht.include"))
        .containsExactly("*.a", "*.b");
  }
}
