package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A German sentence that ends with a full stop, question mark or exclamation mark has a translation
 * that ends with one; otherwise the translation was probably cut off.
 */
final class EndingCheck implements QualityCheck {

  private static final String FINAL = ".!?…;:。";
  private static final Set<String> OPEN =
      new WordTable(EndingCheck.class, "check-words.txt").set("open-end");

  private static final String BEHIND = "\"'“”„‟«»‘’‚)]}*_ \u00a0";

  private static final Pattern INDIRECT =
      Pattern.compile("(?iu)(?<!\\p{L})(?:ge)?frag\\p{L}{0,12}[^.,:]{0,40}[,:]");
  private static final Pattern TAG = Pattern.compile(",(?: [\\w'’]{1,15}){1,3}\\?");

  private static final LogisticModel MODEL = LogisticModel.read("cut-off.bin");

  /** Probability from which a translation without a final mark is reported. */
  private static final double CUT_OFF_FROM = 0.5;

  @Override
  public List<String> check(SentencePair pair) {
    HashedFeatures features = features(pair);
    if (features == null || MODEL.probability(features) < CUT_OFF_FROM) {
      return List.of();
    }
    return List.of("the translation ends without a final mark; it may be cut off");
  }

  /**
   * Says that only one side asks: it ends with a question mark, the other with a full stop. "Ich
   * frage mich, ob" may be a question, and so may "did he?" behind a statement.
   */
  static List<String> question(SentencePair pair) {
    String german = pair.source().text();
    String english = pair.target().text();
    char asks = last(english);
    char asked = last(german);
    if (asks == '?' && asked == '.' && german.indexOf('?') < 0) {
      return TAG.matcher(english).find() || INDIRECT.matcher(german).find()
          ? List.of()
          : List.of("the translation asks, but the German sentence does not");
    }
    if (asked == '?' && asks == '.' && english.indexOf('?') < 0) {
      return INDIRECT.matcher(german).find()
          ? List.of()
          : List.of("the German sentence asks, but the translation does not");
    }
    return List.of();
  }

  /** Features of a translation that may be cut off, or null if it ends as it should. */
  static @Nullable HashedFeatures features(SentencePair pair) {
    return endsWithoutMark(pair) ? SentenceEvidence.ofEnding(pair, endsOpen(pair.target())) : null;
  }

  /** Whether only the German sentence ends with a final mark. */
  private static boolean endsWithoutMark(SentencePair pair) {
    char target = last(pair.target().text());
    return ".!?".indexOf(last(pair.source().text())) >= 0
        && !endsWithOrdinal(pair.source())
        && target != 0
        && FINAL.indexOf(target) < 0;
  }

  /** Whether a text ends with a number and a full stop, which is no end in "zum 200." */
  private static boolean endsWithOrdinal(TokenizedText text) {
    int last = text.tokens().size() - 1;
    Token number = text.at(last - 1);
    return text.isMark(last, '.') && number != null && number.isNumber();
  }

  /** Whether the last word cannot end a sentence. */
  private static boolean endsOpen(TokenizedText text) {
    List<Token> words = text.words();
    return !words.isEmpty() && OPEN.contains(words.get(words.size() - 1).lower());
  }

  /** The last character that is not a quotation mark, bracket or space; 0 if there is none. */
  private static char last(String text) {
    int i = text.length() - 1;
    while (i >= 0
        && (BEHIND.indexOf(text.charAt(i)) >= 0 || Character.isWhitespace(text.charAt(i)))) {
      i--;
    }
    return i < 0 ? 0 : text.charAt(i);
  }
}
