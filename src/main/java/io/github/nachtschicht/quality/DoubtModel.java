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
import java.util.stream.Stream;

/**
 * Weighs the evidence of doubt. Weights and thresholds were fitted on the translations of one
 * model, with what it says of its own certainty and, for sentences where that is not known,
 * without. What another model does wrong is not known: there are more careful weights and
 * thresholds for any. Thread-safe.
 */
final class DoubtModel {

  /** Name of the check. */
  static final String CHECK = "doubtful-words";

  /** Thresholds, and the model whose certainty is known. */
  static final String SETTINGS = "doubt.properties";

  private static final List<TreeModel> ENGLISH = files("english").map(TreeModel::read).toList();
  private static final List<TreeModel> GERMAN = files("german").map(TreeModel::read).toList();

  /**
   * Beginning of the keys that hold for the model of {@link #SETTINGS} with its certainty, for the
   * same without, and for whatever else translates.
   */
  static final List<String> KINDS = List.of("own-model.", "own-model-unsure.", "other-model.");

  private static final int OWN = 0;
  private static final int UNSURE = 1;
  private static final int OTHER = 2;

  /** Names of the files of weights of a side, by kind. */
  static Stream<String> files(String side) {
    return Stream.of(".bin", "-unsure.bin", "-other.bin").map(end -> "doubt-" + side + end);
  }

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

  /** Fingerprint of the model that the weights were fitted on. */
  static String fitted() {
    return Settings.MODEL;
  }

  private int kind(SentencePair pair) {
    if (!Settings.MODEL.equals(modelSha256)) {
      return OTHER;
    }
    return pair.segment().tokens().size() > 0 ? OWN : UNSURE;
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
                        : ENGLISH.get(kind).probability(known(kind, evidence.english(e))))
            .toArray();
    double[] german =
        IntStream.range(0, links.german().size())
            .mapToDouble(g -> GERMAN.get(kind).probability(known(kind, evidence.german(g))))
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
    return kind == OWN ? seen : seen.without(DoubtEvidence.OF_THE_MODEL);
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
