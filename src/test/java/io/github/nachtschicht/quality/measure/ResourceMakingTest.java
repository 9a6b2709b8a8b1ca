package io.github.nachtschicht.quality.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs written for this project. */
class ResourceMakingTest {

  private static final String FOLDER = "nachtschicht.quality.resources";

  @TempDir Path folder;

  /** The checks shall keep what the program brings, for the tests that follow. */
  @BeforeEach
  void load() {
    QualityChecks.standard()
        .check(
            new TranslatedSegment(
                "Wie Xaverius Zoppelmann nicht sagt, geht es. So ist es.",
                "Go Zoppelmann",
                0,
                1,
                1,
                Set.of()));
  }

  @AfterEach
  void forget() {
    System.clearProperty(FOLDER);
  }

  private Path pairs() throws IOException {
    StringBuilder text = new StringBuilder();
    String[] names = {"Anna", "Merkel", "Wolbeck", "Tesla"};
    for (int i = 0; i < 800; i++) {
      String name = names[i % names.length];
      text.append("wmt08-18_news\tHeute sieht ")
          .append(name)
          .append(" das Haus und den Garten Nummer ")
          .append(i)
          .append(" nicht.\t")
          .append(name)
          .append(" does not see the house and the garden number ")
          .append(i)
          .append(" today.\n");
    }
    return Files.writeString(folder.resolve("pairs.tsv"), text);
  }

  private static List<String> lines(Path file) throws IOException {
    try (Reader in =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
      return new java.io.BufferedReader(in).lines().toList();
    }
  }

  @Test
  void count_countsWordsNamesAndTranslations() throws IOException {
    Path made = folder.resolve("made");
    assertThat(ResourceMaking.count(pairs(), made)).isEqualTo(800);
    assertThat(lines(made.resolve("names.txt.gz"))).contains("Merkel 200 200");
    assertThat(lines(made.resolve("german-words.txt.gz"))).contains("sieht", "haus", "nicht");
    assertThat(lines(made.resolve("english-words.txt.gz"))).contains("house", "today");
    assertThat(lines(made.resolve("lexicon.txt.gz")))
        .anySatisfy(line -> assertThat(line).startsWith("merkel merkel"));
  }

  @Test
  void fit_sameFile_sameBytes() throws IOException {
    Path pairs = pairs();
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertThat(ResourceMaking.fit(pairs, one)).isEqualTo(400);
    ResourceMaking.fit(pairs, two);
    try (var files = Files.list(one)) {
      assertThat(files.toList())
          .hasSize(16)
          .allSatisfy(
              file -> assertThat(file).hasSameBinaryContentAs(two.resolve(file.getFileName())));
    }
  }

  @Test
  void count_brokenLine_isNamed() throws IOException {
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "news\tHaus\thouse\nnews\tHaus\n");
    assertThatThrownBy(() -> ResourceMaking.count(pairs, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pairs.tsv, line 2: not 'source name, German, English'");
  }
}
