package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only, made real in a mount namespace of the test's own. */
@Timeout(400)
class FaultyDiskIT {

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void folders() throws Exception {
    assumeTrue(
        PackagedJar.works(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=64k tmpfs " + folder + " && : > " + folder + "/x"),
        "no mount namespaces here");
    input = Files.createDirectory(folder.resolve("in"));
    output = Files.createDirectory(folder.resolve("out"));
  }

  /** Runs in a namespace where {@code mount} was done first; then copies what is in the output. */
  private PackagedJar.Result runWith(String mount, String... more) throws Exception {
    Path kept = folder.resolve("kept");
    PackagedJar jar =
        PackagedJar.unpacked(folder)
            .behind(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                mount + " && { \"$@\"; code=$?; cp -r " + output + " " + kept + "; exit $code; }",
                "sh");
    String[] arguments = {
      "run", "--input", input.toString(), "--output", output.toString(), "--beam-size", "1"
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return jar.run(all);
  }

  @Test
  void run_diskFullWhileWriting_failsAndLeavesOnlyWholeFiles() throws Exception {
    for (int i = 10; i < 60; i++) {
      Files.writeString(
          input.resolve("d" + i + ".txt"),
          "Die Sitzung Nummer " + i + " beginnt morgen um acht Uhr.\n".repeat(12));
    }
    PackagedJar.Result result = runWith("mount -t tmpfs -o size=260k tmpfs " + output);
    assertThat(result.code()).as(result.out()).isEqualTo(1);
    assertThat(result.lastLine()).contains("failed:").contains("no space left on the disk");
    assertThat(result.out()).doesNotContain("\tat ");
    var made = PackagedJar.markdown(folder.resolve("kept"));
    assertThat(made).isNotEmpty();
    made.forEach(
        (name, text) -> {
          if (!name.equals("index.md")) {
            assertThat(text).as(name).startsWith("---\n").endsWith("\n").contains("Full text");
          }
        });
  }

  @Test
  void run_readOnlyOutput_failsWithOneLine() throws Exception {
    Files.writeString(input.resolve("a.txt"), "Der Zug fährt nach Berlin.\n");
    PackagedJar.Result result = runWith("mount -t tmpfs -o ro tmpfs " + output);
    assertThat(result.code()).as(result.out()).isEqualTo(1);
    assertThat(result.lines()).isEqualTo(1);
    assertThat(result.lastLine())
        .contains("cannot write to the output folder")
        .contains("read-only");
  }
}
