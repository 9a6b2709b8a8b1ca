package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The units in docs/unattended.md and docs/systemd are ones that systemd takes. */
class UnattendedDocumentationTest {

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void units_asDocumented_areValid() throws Exception {
    Matcher units =
        Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PackagedJar.checkout().resolve("docs/unattended.md")));
    List<Path> files = new ArrayList<>();
    for (String name : List.of("nachtschicht.service", "nachtschicht.timer")) {
      assertThat(units.find()).isTrue();
      files.add(Files.writeString(folder.resolve(name), here(units.group(1))));
    }
    verify(files);
  }

  @Test
  @Timeout(60)
  void units_ofManyMachines_areValid() throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> units = Files.list(PackagedJar.checkout().resolve("docs/systemd"))) {
      for (Path unit : units.sorted().toList()) {
        String name = unit.getFileName().toString().replace("@.", "@1.");
        files.add(Files.writeString(folder.resolve(name), here(Files.readString(unit))));
      }
    }
    assertThat(files).hasSize(4);
    verify(files);
  }

  /** systemd wants to see the programs; they are not installed here. */
  private static String here(String unit) {
    return unit.replace("/var/lib/nachtschicht-broker/bin/artemis", "/bin/true")
        .replace("/opt/nachtschicht/bin/nachtschicht", "/bin/true");
  }

  private void verify(List<Path> units) throws Exception {
    assumeTrue(PackagedJar.works("systemd-analyze", "--version"), "no systemd here");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
    units.forEach(unit -> command.add(unit.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).doesNotContain("Unknown", "ignoring");
  }
}
