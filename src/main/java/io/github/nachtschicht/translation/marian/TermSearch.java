package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.TermConstraints;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  /** Longest phrase whose repetition is looked for, in words. */
  private static final int LONGEST_REPEAT = 12;

  /** A phrase of so many words may not come back anywhere. */
  private static final int LONG_PHRASE = 5;

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

  /** What is to be searched for a part that is translated without rules. */
  BatchTranslator.Task task(Part part, TermRules rules, MarianTokenizer translated) {
    TermConstraints constraints =
        tokens().constraints(rules, translated.decode(part.translation().tokens()));
    int first = part.translation().tokens().length;
    return new BatchTranslator.Task(
        part.source, constraints, (int) (LONGER * first) + constraints.length() + LONGER_TOKENS);
  }

  /**
   * Takes the best hypothesis that keeps the rules and is sound.
   *
   * @param translated with the tokenizer that made the first translation's text
   * @return false if there is none; the part stays as it is
   */
  boolean settle(Part part, TermRules rules, List<Hypothesis> found, MarianTokenizer translated) {
    Hypothesis first = part.translation();
    String plain = translated.decode(first.tokens());
    int most = Math.max(rules.standingIn(plain), rules.required().size());
    int repeats = repeats(plain);
    for (Hypothesis hypothesis : found) {
      String text = translated.decode(hypothesis.tokens());
      if (!hypothesis.cut()
          && !part.isDegenerate(hypothesis)
          && hypothesis.mean() >= first.mean() - MOST_LOSS
          && rules.areKeptBy(text)
          && repeats(text) <= repeats
          && rules.standingIn(text) <= most) {
        part.take(hypothesis, found);
        part.note = null;
        return true;
      }
    }
    return false;
  }

  /**
   * Places where words stand twice in a row or joined with themselves by "and", and where five
   * words come back: a search that is led to a term likes to say again what it had said for it.
   */
  static int repeats(String text) {
    List<String> words = List.of(WORDS.split(text.toLowerCase(Locale.ROOT)));
    Set<List<String>> seen = new HashSet<>();
    int repeats = 0;
    for (int i = 0; i < words.size(); i++) {
      for (int n = 1; n <= LONGEST_REPEAT && i + 2 * n <= words.size(); n++) {
        List<String> phrase = words.subList(i, i + n);
        if (phrase.equals(words.subList(i + n, i + 2 * n))) {
          repeats++;
        }
      }
      if (i + 2 < words.size()
          && words.get(i + 1).equals("and")
          && words.get(i).equals(words.get(i + 2))) {
        repeats++;
      }
      if (i + LONG_PHRASE <= words.size() && !seen.add(words.subList(i, i + LONG_PHRASE))) {
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
