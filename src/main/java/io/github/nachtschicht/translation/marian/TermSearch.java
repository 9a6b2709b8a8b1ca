package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.Repeats;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.TermConstraints;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates once more what lacks a required term or has a forbidden one, and says whether the
 * result may replace the first. Thread-safe.
 */
final class TermSearch implements AutoCloseable {

  /** Hypotheses of the second search, if the options do not ask for more. */
  private static final int BEAM = 5;

  /**
   * How much lower the mean log-probability of a token may be than without rules: with a greater
   * loss, what was found is hardly English any more.
   */
  private static final double MOST_LOSS = 1.5;

  /** How much longer than the first a translation may be: this many times, and so many tokens. */
  private static final double LONGER = 1.25;

  private static final int LONGER_TOKENS = 8;

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private final Path folder;
  private final MarianConfig config;
  private @Nullable MarianTokenizer tokenizer;
  private @Nullable TermTokens tokens;

  /**
   * @param folder of the model; its target language's pieces are read when first needed
   */
  TermSearch(Path folder, MarianConfig config) {
    this.folder = folder;
    this.config = config;
  }

  private synchronized TermTokens tokens() {
    TermTokens ready = tokens;
    if (ready == null) {
      MarianTokenizer opened = HuggingFaceMarianTokenizer.openTarget(folder, config);
      tokenizer = opened;
      ready = new TermTokens(opened, config.vocabularySize());
      tokens = ready;
    }
    return ready;
  }

  /** How to search with constraints where {@code options} hold without. */
  static DecodingOptions options(DecodingOptions options) {
    return new DecodingOptions(
        Math.max(BEAM, options.beamSize()),
        options.lengthPenalty(),
        options.earlyStopping(),
        options.noRepeatNgramSize(),
        options.maxLength(),
        options.maxLengthRatio());
  }

  /** What is to be searched for where the best translation without rules does not keep them. */
  BatchTranslator.Constrained constrained(
      TermRules rules, Hypothesis plain, MarianTokenizer translated) {
    TermConstraints constraints = tokens().constraints(rules, translated.decode(plain.tokens()));
    int most = (int) (LONGER * plain.tokens().length) + constraints.length() + LONGER_TOKENS;
    return new BatchTranslator.Constrained(constraints, most);
  }

  /**
   * Of some hypotheses the best sound one of those that break the fewest of a part's rules; null if
   * none breaks fewer than the translation without rules.
   *
   * @param plain the best translation without rules, which does not keep them all
   * @param translated with the tokenizer that makes text of them
   */
  static @Nullable Hypothesis best(
      Part part, Hypothesis plain, List<Hypothesis> found, MarianTokenizer translated) {
    TermRules rules = part.rules;
    String first = translated.decode(plain.tokens());
    int most =
        Math.max(rules.standingIn(first) + rules.missedIn(first).size(), rules.required().size());
    int repeats = repeats(first);
    int fewest = rules.brokenBy(first);
    Hypothesis best = null;
    for (Hypothesis hypothesis : found) {
      if (fewest == 0
          || hypothesis.cut()
          || part.isDegenerate(hypothesis)
          || hypothesis.mean() < plain.mean() - MOST_LOSS) {
        continue;
      }
      String text = translated.decode(hypothesis.tokens());
      int broken = rules.brokenBy(text);
      if (broken < fewest && repeats(text) <= repeats && rules.standingIn(text) <= most) {
        best = hypothesis;
        fewest = broken;
      }
    }
    return best;
  }

  /**
   * Places where words stand twice in a row or joined with themselves by "and", and where a long
   * phrase comes back: a search that is led to a term likes to say again what it had said for it.
   */
  static int repeats(String text) {
    List<String> words = List.of(WORDS.split(text.toLowerCase(Locale.ROOT)));
    int repeats = Repeats.inARow(words).size() + Repeats.comingBack(words).size();
    for (int i = 1; i + 1 < words.size(); i++) {
      if (words.get(i).equals("and") && words.get(i - 1).equals(words.get(i + 1))) {
        repeats++;
      }
    }
    return repeats;
  }

  @Override
  public synchronized void close() {
    if (tokenizer != null) {
      tokenizer.close();
      tokenizer = null;
      tokens = null;
    }
  }
}
