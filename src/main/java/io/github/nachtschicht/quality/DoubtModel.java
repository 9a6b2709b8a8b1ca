package io.github.nachtschicht.quality;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the evidence of doubt. There are weights with what a model says of its own certainty,
 * which hold for the one model they were fitted on, and weights without, which hold for any.
 * Thread-safe.
 */
final class DoubtModel {

  /** Name of the check. */
  static final String CHECK = "doubtful-words";

  /** Thresholds, and the model whose certainty is known. */
  static final String SETTINGS = "doubt.properties";

  private static final TreeModel[] ENGLISH = {
    TreeModel.read("doubt-english.bin"), TreeModel.read("doubt-english-any.bin")
  };
  private static final TreeModel[] GERMAN = {
    TreeModel.read("doubt-german.bin"), TreeModel.read("doubt-german-any.bin")
  };

  /** Beginning of the keys that hold with the model's certainty, and without. */
  static final List<String> KINDS = List.of("own-model.", "any-model.");

  private final String modelSha256;
  private volatile @Nullable Settings settings;

  /**
   * What {@link #SETTINGS} says, by kind of weights.
   *
   * @param model fingerprint of the model whose certainty is known
   * @param from least weight of a sentence that is flagged
   * @param level logarithm of the odds of a serious error at weight 1
   * @param slope by which these grow with the logarithm of the weight
   */
  private record Settings(String model, double[] from, double[] level, double[] slope) {}

  /**
   * The program's own, read when first asked: a program that fits the weights shall not need them.
   *
   * @param modelSha256 fingerprint of the model that translates; empty if it is not known
   */
  DoubtModel(String modelSha256) {
    this.modelSha256 = modelSha256;
  }

  private Settings settings() {
    Settings known = settings;
    if (known == null) {
      Properties read = new Properties();
      try {
        read.load(new StringReader(new String(Resources.bytes(SETTINGS), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      known =
          new Settings(
              read.getProperty("model-sha256", ""), new double[2], new double[2], new double[2]);
      for (int i = 0; i < 2; i++) {
        known.from[i] = number(read, i, "flag-from");
        known.level[i] = number(read, i, "confidence-level");
        known.slope[i] = number(read, i, "confidence-slope");
      }
      settings = known;
    }
    return known;
  }

  private static double number(Properties settings, int kind, String key) {
    String name = KINDS.get(kind) + key;
    String value = settings.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(SETTINGS + " has no '" + name + "'");
    }
    return Double.parseDouble(value);
  }

  private int kind(SentencePair pair) {
    return pair.segment().tokens().size() > 0 && settings().model.equals(modelSha256) ? 0 : 1;
  }

  /** Weighs a sentence. */
  Doubt doubt(SentencePair pair) {
    int kind = kind(pair);
    WordLinks links = new WordLinks(pair.source(), pair.target(), pair.segment().tokens());
    DoubtEvidence evidence = new DoubtEvidence(links);
    double[] english =
        IntStream.range(0, links.englishWords())
            .mapToDouble(e -> ENGLISH[kind].probability(known(kind, evidence.english(e))))
            .toArray();
    double[] german =
        IntStream.range(0, links.germanWords())
            .mapToDouble(g -> GERMAN[kind].probability(known(kind, evidence.german(g))))
            .toArray();
    return new Doubt(links, english, german);
  }

  private static Features known(int kind, Features seen) {
    return kind == 0 ? seen : seen.without(DoubtEvidence.OF_THE_MODEL);
  }

  /** Whether a sentence so doubtful is to be flagged. */
  boolean isFlagged(SentencePair pair, Doubt doubt) {
    return doubt.isLeft() || doubt.weight() >= settings().from[kind(pair)];
  }

  /** Probability, 0 to 1, that the translation holds no serious error. */
  double confidence(SentencePair pair, Doubt doubt) {
    int kind = kind(pair);
    double odds = settings().level[kind] + settings().slope[kind] * scale(doubt.weight());
    return 1 / (1 + Math.exp(odds));
  }

  /** A weight as the curve of the confidence takes it. */
  static double scale(double weight) {
    return Math.log(weight + 0.05);
  }
}
