package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the packaged jar, from another working directory. */
@Timeout(600)
class SeedsIT {

  @TempDir Path folder;

  @Test
  void run_seeds_makesTheCommittedOutputAndThenChangesNoByte() throws Exception {
    Path seeds = PackagedJar.checkout().resolve("seeds");
    Path output = folder.resolve("out");
    PackagedJar jar = new PackagedJar(folder);

    PackagedJar.Result first = jar.run("run", "--input", seeds + "", "--output", output + "");
    assertThat(first.code()).as(first.out()).isZero();
    Map<String, String> made = PackagedJar.markdown(output);
    assertThat(made)
        .containsOnlyKeys(
            "000_ef74991f5809691d.de-en.md", "003_d7e80c9e3b924e51.de-en.md", "index.md");
    assertThat(first.lastLine()).contains("done: 2 translated").contains("0 skipped");

    String firstReport = untimed(output);
    Map<String, Long> times = times(output);
    PackagedJar.Result second = jar.run("run", "--input", seeds + "", "--output", output + "");
    assertThat(second.code()).as(second.out()).isZero();
    assertThat(second.lastLine()).contains("0 translated, 2 unchanged");
    assertThat(second.out()).doesNotContain("loading model");
    assertThat(PackagedJar.markdown(output)).isEqualTo(made);
    assertThat(times(output)).isEqualTo(times);

    Path elsewhere = folder.resolve("elsewhere");
    PackagedJar.Result third =
        PackagedJar.unpacked(folder)
            .withJava(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dline.separator=\r\n",
                "-Dfile.encoding=ISO-8859-9")
            .run("run", "--input", seeds + "", "--output", elsewhere + "", "--threads", "1");
    assertThat(third.code()).as(third.out()).isZero();
    assertThat(PackagedJar.markdown(elsewhere)).isEqualTo(made);
    assertThat(untimed(elsewhere)).isEqualTo(firstReport);

    Path committed = PackagedJar.checkout().resolve("output");
    if (Files.exists(committed.resolve("index.md"))) {
      Map<String, String> before = PackagedJar.markdown(committed);
      String stale = "output/ is stale: run the main job and commit what it makes";
      assertThat(before).as(stale).containsOnlyKeys(made.keySet());
      for (Map.Entry<String, String> file : made.entrySet()) {
        String old = before.getOrDefault(file.getKey(), "");
        assertThat(frame(old)).as(stale).isEqualTo(frame(file.getValue()));
        assertThat(shareOfLines(file.getValue(), old)).as(stale).isGreaterThan(0.6);
      }
    }
  }

  /** The lines that hold nothing of the model's: those are the same whatever the processor. */
  private static List<String> frame(String text) {
    List<String> frame = new ArrayList<>();
    boolean warning = false;
    for (String line : text.lines().toList()) {
      warning = line.startsWith("> [!") || warning && line.startsWith(">");
      boolean quotation = line.startsWith("> ") && !warning;
      if (quotation || FRAME.matcher(line).lookingAt()) {
        frame.add(line);
      } else if (line.startsWith("nachtschicht: ")) {
        frame.add(TRANSLATED.matcher(line).replaceAll(""));
      }
    }
    return frame;
  }

  private static final Pattern FRAME =
      Pattern.compile(
          "---|<|#+ (Summary|Zusammenfassung|Full text|Translations)|\\| Document"
              + "|(title_de|source|language|model):");

  /** What of the program's own key depends on the translation. */
  private static final Pattern TRANSLATED =
      Pattern.compile(" (content_sha256|expected_errors|flags_by_check|shown)=[^ \"]+");

  /**
   * The share of a file's lines that stand in another, too. Processors round differently in the
   * last digit, which may turn a close decision of the search: some sentences come out otherwise.
   */
  private static double shareOfLines(String text, String other) {
    Set<String> known = other.lines().collect(Collectors.toSet());
    List<String> lines = text.lines().toList();
    return (double) lines.stream().filter(known::contains).count() / lines.size();
  }

  /** The report without what says when, how fast, and where to. */
  private static String untimed(Path output) throws Exception {
    return Files.readString(output.resolve("run-report.json"))
        .replace(output.toString(), "OUTPUT")
        .replaceAll("(\"(?:started|ended)\" : )\"[0-9TZ:.-]+\"", "$1…")
        .replaceAll("(\"threads\" : )\"[0-9]+\"", "$1…")
        .replaceAll("(\"[a-z_]*seconds\" : |_per_second\" : )[0-9.]+", "$1…");
  }

  private static Map<String, Long> times(Path output) throws Exception {
    Map<String, Long> times = new TreeMap<>();
    for (String name : PackagedJar.markdown(output).keySet()) {
      times.put(name, Files.getLastModifiedTime(output.resolve(name)).toMillis());
    }
    return times;
  }

  @Test
  void helpAndVersion_anywhere_endWellAndLeaveNothing() throws Exception {
    PackagedJar jar = new PackagedJar(folder);
    PackagedJar.Result result = jar.run("run", "--help");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).contains("Usage: nachtschicht run");
    assertThat(jar.run("--version").out()).contains("nachtschicht ").contains("Java ");
    assertThat(Files.list(folder)).isEmpty();
  }

  @Test
  void doctor_goodAndBadSurroundings_saysSo() throws Exception {
    Path seeds = PackagedJar.checkout().resolve("seeds");
    PackagedJar jar = PackagedJar.unpacked(folder);
    PackagedJar.Result well =
        jar.run("doctor", "--input", seeds + "", "--output", folder.resolve("out") + "");
    assertThat(well.code()).as(well.out()).isZero();
    assertThat(well.out()).doesNotContain("WRONG").contains("ok    translation");
    assertThat(folder.resolve("out")).doesNotExist();

    Files.writeString(folder.resolve("file"), "in the way");
    PackagedJar.Result bad =
        jar.run(
            "doctor",
            "--input",
            folder.resolve("nowhere") + "",
            "--output",
            folder.resolve("file") + "",
            "--model",
            "no-such-model");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out())
        .containsPattern("WRONG input +.*nowhere does not exist")
        .containsPattern("WRONG output +.*file is not a folder")
        .containsPattern("WRONG model +.*no-such-model");
  }
}
