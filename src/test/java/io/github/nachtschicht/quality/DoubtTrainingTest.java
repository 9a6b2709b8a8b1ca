package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three sentences made up for this test, over and over. */
class DoubtTrainingTest {

  @TempDir private Path folder;

  private static List<TranslatedSegment> translated(String german, String english) {
    TokenScores scores =
        TokenScores.of(new int[] {english.length()}, new float[] {-0.5f}, new float[] {1});
    return List.of(new TranslatedSegment(german, english, -0.5, 9, 1, Set.of(), scores));
  }

  private static DoubtTraining training(int times) {
    DoubtTraining training = new DoubtTraining();
    for (int i = 0; i < times; i++) {
      String cat = "Die Katze schläft im Haus.";
      String farmer = "Der Bauer verkaufte die Kühe.";
      training.add(
          translated(cat, "The cat sleeps in the house."),
          cat,
          List.of("The cat sleeps in the house.", "The cat is sleeping in the house."));
      training.add(
          translated(farmer, "The farmer sold the curtains."),
          farmer,
          List.of("The farmer sold the cows.", "The farmer has sold his cows."));
      training.addJudged(
          translated("Die Truppe wartet.", "The treasure is waiting."),
          i % 2 == 0,
          "Die Truppe wartet.",
          List.of("The troop is waiting."));
      training.addJudged(
          translated("Die Katze schläft.", "The cat sleeps."),
          i % 5 == 0,
          "Die Katze schläft.",
          List.of("The cat is sleeping."));
    }
    return training;
  }

  @Test
  void fit_sameSentences_sameFiles_thatTellRightFromWrong() throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    training(60).fit(first, "abc", "made for a test");
    training(60).fit(second, "abc", "made for a test");

    try (var files = Files.list(first)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSize(7);
      for (Path file : all) {
        assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
    Properties settings = new Properties();
    settings.load(new StringReader(Files.readString(first.resolve(DoubtModel.SETTINGS))));
    assertThat(settings.getProperty("model-sha256")).isEqualTo("abc");
    for (String kind : DoubtModel.KINDS) {
      // the right sentence must stay below the threshold that it set
      assertThat(Double.parseDouble(settings.getProperty(kind + "flag-from"))).isBetween(0.0, 1.0);
      assertThat(Double.parseDouble(settings.getProperty(kind + "confidence-slope"))).isPositive();
    }
  }

  @Test
  void fit_hardlyAnythingFaultless_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(5).fit(folder, "abc", "made for a test"))
        .withMessageContaining("there are 5");
  }
}
