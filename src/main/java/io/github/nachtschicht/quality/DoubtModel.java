package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /**
   * What {@link #SETTINGS} says for one kind of weights.
   *
   * @param from least weight of a sentence that is flagged
   * @param level logarithm of the odds of a serious error at weight 1
   * @param slope by which these grow with the logarithm of the weight
   */
  private record Thresholds(double from, double level, double slope) {

    static Thresholds of(String kind) {
      return new Thresholds(
          number(kind + "flag-from"),
          number(kind + "confidence-level"),
          number(kind + "confidence-slope"));
    }

    private static double number(String name) {
      String value = Settings.READ.getProperty(name);
      if (value == null) {
        throw new IllegalStateException(SETTINGS + " has no '" + name + "'");
      }
      return Double.parseDouble(value);
    }
  }

  /** Read when first asked: a program that fits the weights shall not need them. */
  private static final class Settings {
    static final Properties READ = new Properties();

    static {
      try {
        READ.load(new StringReader(new String(Resources.bytes(SETTINGS), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static final String MODEL = READ.getProperty("model-sha256", "");
    static final List<Thresholds> BY_KIND = KINDS.stream().map(Thresholds::of).toList();
  }

  /**
   * The program's own.
   *
   * @param modelSha256 fingerprint of the model that translates; empty if it is not known
   */
  DoubtModel(String modelSha256) {
    this.modelSha256 = modelSha256;
  }

  private int kind(SentencePair pair) {
    return pair.segment().tokens().size() > 0 && Settings.MODEL.equals(modelSha256) ? 0 : 1;
  }

  /** Weighs a sentence. */
  Doubt doubt(SentencePair pair) {
    int kind = kind(pair);
    WordLinks links = new WordLinks(pair.source(), pair.target(), pair.segment().tokens());
    DoubtEvidence evidence = new DoubtEvidence(links);
    // what the glossary asks for is not doubted
    Set<String> settled = settled(pair);
    double[] english =
        IntStream.range(0, links.english().size())
            .mapToDouble(
                e ->
                    settled.contains(links.english().get(e).token.lower())
                        ? 0
                        : ENGLISH[kind].probability(known(kind, evidence.english(e))))
            .toArray();
    double[] german =
        IntStream.range(0, links.german().size())
            .mapToDouble(g -> GERMAN[kind].probability(known(kind, evidence.german(g))))
            .toArray();
    return new Doubt(links, english, german, settled);
  }

  /**
   * The words, in lower case, by which a translation keeps terms of the glossary; empty where there
   * are none.
   */
  static Set<String> settled(SentencePair pair) {
    TermRules rules = pair.segment().rules();
    List<RequiredTerm> missed = rules.missedIn(pair.segment().target());
    return rules.required().stream()
        .filter(term -> !missed.contains(term))
        .flatMap(term -> term.targets().stream())
        .flatMap(form -> TokenizedText.of(form).words().stream())
        .map(Token::lower)
        .collect(Collectors.toSet());
  }

  private static Features known(int kind, Features seen) {
    return kind == 0 ? seen : seen.without(DoubtEvidence.OF_THE_MODEL);
  }

  /** Whether a sentence so doubtful is to be flagged. */
  boolean isFlagged(SentencePair pair, Doubt doubt) {
    return doubt.isLeft() || doubt.weight() >= Settings.BY_KIND.get(kind(pair)).from();
  }

  /** Probability, 0 to 1, that the translation holds no serious error. */
  double confidence(SentencePair pair, Doubt doubt) {
    Thresholds curve = Settings.BY_KIND.get(kind(pair));
    double odds = curve.level() + curve.slope() * scale(doubt.weight());
    return 1 / (1 + Math.exp(odds));
  }

  /** A weight as the curve of the confidence takes it. */
  static double scale(double weight) {
    return Math.log(weight + 0.05);
  }
}
