package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The units in docs/unattended.md are ones that systemd takes. */
class UnattendedDocumentationTest {

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void units_asDocumented_areValid() throws Exception {
    assumeTrue(
        PackagedJar.works("systemd-analyze", "--version")
            && Files.isExecutable(Path.of("/usr/bin/java")),
        "no systemd here");
    Matcher units =
        Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PackagedJar.checkout().resolve("docs/unattended.md")));
    for (String name : List.of("nachtschicht.service", "nachtschicht.timer")) {
      assertThat(units.find()).isTrue();
      Files.writeString(folder.resolve(name), units.group(1));
    }
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                "systemd-analyze",
                "verify",
                folder.resolve("nachtschicht.service").toString(),
                folder.resolve("nachtschicht.timer").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
