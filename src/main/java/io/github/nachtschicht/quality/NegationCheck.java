package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import io.github.nachtschicht.text.Capitals;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the German sentence denies, the translation denies, and nothing else. Words that carry a
 * negation within ("scheitern", "fail") may answer for one on the other side, but need no answer.
 */
final class NegationCheck implements QualityCheck {

  private static final WordTable WORDS = new WordTable(NegationCheck.class, "negation.txt");
  private static final Set<String> GERMAN = WORDS.set("german");
  private static final Set<String> NOT_DENYING = WORDS.set("not-denying");
  private static final Set<String> GERMAN_WEAK = WORDS.set("german-weak");
  private static final List<String> GERMAN_PREFIXES = WORDS.list("german-beginning");
  private static final List<String> GERMAN_ENDINGS = WORDS.list("german-ending");
  private static final List<String> NO_GERMAN_PREFIX = WORDS.list("no-german-beginning");
  private static final Set<String> ENGLISH = WORDS.set("english");
  private static final Set<String> ENGLISH_WEAK = WORDS.set("english-weak");
  private static final Set<String> ENGLISH_EVER = WORDS.set("english-ever");
  private static final List<String> ENGLISH_PREFIXES = WORDS.list("english-beginning");
  private static final List<String> NO_ENGLISH_PREFIX = WORDS.list("no-english-beginning");
  private static final Set<String> ONLY = WORDS.set("only");
  private static final Set<String> ENGLISH_ONLY = WORDS.set("english-only");
  private static final Set<String> NO_WHAT = WORDS.set("no-what");
  private static final Set<String> NOT_WHAT = WORDS.set("not-what");
  private static final Set<String> CONDITIONS = WORDS.set("condition");

  private static final TreeModel LOST = TreeModel.read("negation-lost.bin");
  private static final TreeModel INVENTED = TreeModel.read("negation-invented.bin");

  /** Probabilities from which a lost or invented negation is reported. */
  private static final double LOST_FROM = 0.88;

  private static final double INVENTED_FROM = 0.995;

  /** The same where no German word carries a negation within. */
  private static final double INVENTED_ALONE = 0.7;

  @Override
  public List<String> check(SentencePair asWritten) {
    SentencePair pair = inUsualCase(asWritten);
    TokenizedText german = pair.source();
    TokenizedText english = pair.target();
    int lost = lost(pair);
    if (lost >= 0 && !isTurned(german, lost, english) && isLikely(pair, true, lost)) {
      return List.of(
          "the negation \""
              + german.tokens().get(lost).text()
              + "\" seems to be lost in the translation");
    }
    if (lost < 0 && firstEnglish(english, true) < 0) {
      String only = lostNotOnly(german, english);
      if (only != null) {
        return List.of("the negation \"" + only + "\" seems to be lost in the translation");
      }
    }
    int invented = invented(pair);
    if (invented >= 0 && !isNotUntil(german, english) && isLikely(pair, false, invented)) {
      return List.of(
          "the translation says \""
              + english.tokens().get(invented).text()
              + "\", but the German sentence holds no negation");
    }
    return List.of();
  }

  /**
   * A pair in capitals as it is usually written, the English in small letters; itself if it is not
   * in capitals. What is weighed was learnt of sentences in usual case.
   */
  private static SentencePair inUsualCase(SentencePair pair) {
    TranslatedSegment written = pair.segment();
    String usual =
        Capitals.isMostlyCapitals(written.source()) ? Capitals.usual(written.source()) : null;
    return usual == null
        ? pair
        : SentencePair.of(
            new TranslatedSegment(
                usual,
                written.target().toLowerCase(Locale.ROOT),
                written.score(),
                written.sourceTokens(),
                written.targetTokens(),
                written.notes()));
  }

  private static boolean isLikely(SentencePair pair, boolean lost, int index) {
    double probability = (lost ? LOST : INVENTED).probability(features(pair, lost, index));
    if (lost) {
      return probability >= LOST_FROM;
    }
    boolean alone = pair.source().tokens().stream().noneMatch(NegationCheck::isWeakGerman);
    return probability >= (alone ? INVENTED_ALONE : INVENTED_FROM);
  }

  /** Features of a negation that may be lost or invented, or null if none may. */
  static @Nullable Features features(SentencePair pair, boolean lost) {
    int index = lost ? lost(pair) : invented(pair);
    return index < 0 ? null : features(pair, lost, index);
  }

  private static Features features(SentencePair pair, boolean lost, int index) {
    boolean never = pair.source().holds("nie") || pair.source().holds("niemals");
    List<Integer> english = where(pair.target(), token -> isWeakEnglish(token, never));
    List<Integer> german = where(pair.source(), NegationCheck::isWeakGerman);
    Features features =
        lost
            ? NegationEvidence.features(pair, true, index, english, german)
            : NegationEvidence.features(pair, false, index, german, english);
    features.add("idiom", lost && isSaidOtherwise(pair.source(), pair.target()));
    return features;
  }

  /** Words that tell whether a negation is lost, or null if none may be. */
  static @Nullable HashedFeatures words(SentencePair pair) {
    int index = lost(pair);
    return index < 0 ? null : NegationEvidence.words(pair, index);
  }

  /** Index of the German token that denies what the translation does not, or -1. */
  private static int lost(SentencePair pair) {
    return firstEnglish(pair.target(), true) < 0 ? firstGerman(pair.source()) : -1;
  }

  /** Index of the English token that denies what the German sentence does not, or -1. */
  private static int invented(SentencePair pair) {
    return holdsGerman(pair.source()) ? -1 : firstEnglish(pair.target(), false);
  }

  /** Index of the first German negation that English must render, or -1. */
  private static int firstGerman(TokenizedText text) {
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      Token next = text.at(i + 1);
      if (token.isWord()
          && GERMAN.contains(token.lower())
          && !(token.lower().equals("nicht")
              && next != null
              && NOT_DENYING.contains(next.lower()))) {
        return i;
      }
    }
    return -1;
  }

  /** "nicht nur", if the translation says "only" or the like instead of "not only"; else null. */
  private static @Nullable String lostNotOnly(TokenizedText german, TokenizedText english) {
    for (int i = 0; i + 1 < german.tokens().size(); i++) {
      if (german.isWord(i, "nicht")
          && ONLY.contains(german.tokens().get(i + 1).lower())
          && english.tokens().stream().anyMatch(t -> ENGLISH_ONLY.contains(t.lower()))) {
        return german.tokens().get(i).text() + " " + german.tokens().get(i + 1).text();
      }
    }
    return null;
  }

  private static boolean holdsGerman(TokenizedText text) {
    return text.tokens().stream().anyMatch(t -> t.isWord() && GERMAN.contains(t.lower()));
  }

  /** have yet to, far from, over; not forgotten is remembered. */
  private static boolean isSaidOtherwise(TokenizedText german, TokenizedText english) {
    boolean forgets = german.tokens().stream().anyMatch(NegationCheck::forgets);
    for (int i = 0; i < english.tokens().size(); i++) {
      String word = english.tokens().get(i).lower();
      if (word.equals("yet") && english.isWord(i + 1, "to")
          || word.equals("far") && english.isWord(i + 1, "from")
          || forgets && (word.startsWith("remember") || word.equals("mind"))) {
        return true;
      }
    }
    return false;
  }

  /** wenn nicht is unless, nicht vergessen is make sure, nicht zu übersehen is clearly seen. */
  private static boolean isTurned(TokenizedText german, int index, TokenizedText english) {
    boolean unless = english.holds("unless");
    boolean sure = english.holds("sure");
    for (Token token : german.tokens()) {
      if (unless && CONDITIONS.contains(token.lower()) || sure && forgets(token)) {
        return true;
      }
    }
    Token behind = german.at(index + 2);
    return german.isWord(index + 1, "zu")
        && behind != null
        && Set.of("übersehen", "überhören").contains(behind.lower());
  }

  /** erst im Mai is not until May. */
  private static boolean isNotUntil(TokenizedText german, TokenizedText english) {
    return german.holds("erst")
        && (english.holds("until") || english.holds("till") || english.holds("before"));
  }

  private static boolean forgets(Token token) {
    return token.lower().startsWith("vergess") || token.lower().startsWith("vergiss");
  }

  private static int firstEnglish(TokenizedText text, boolean idioms) {
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      if (token.isWord()
          && (ENGLISH.contains(token.lower()) || token.lower().endsWith("n't"))
          && (idioms || !isIdiom(text, i))) {
        return i;
      }
    }
    return -1;
  }

  /** no doubt, no matter, not only, nothing but, No. 10, no-deal: no negation of a statement. */
  private static boolean isIdiom(TokenizedText text, int i) {
    Token next = text.at(i + 1);
    if (next == null) {
      return false;
    }
    Token behind = text.at(i + 2);
    Token token = text.tokens().get(i);
    boolean tag = behind != null && behind.isMark('?') && text.isMark(i - 1, ',');
    return switch (token.lower()) {
      case "nor" -> token.isAllCaps(); // a Norwegian athlete
      case "isn't", "aren't", "won't", "wouldn't", "doesn't", "didn't", "wasn't", "weren't" -> tag;
      case "don't" ->
          tag || Set.of("hesitate", "forget").contains(next.lower()) || text.isWord(i - 1, "why");
      case "no" ->
          next.isNumber()
              || next.isMark('-')
              || next.isMark('.') && behind != null && behind.isNumber()
              || next.isMark('\'')
              || NO_WHAT.contains(next.lower());
      case "not" -> NOT_WHAT.contains(next.lower()) || text.isWord(i - 1, "or");
      case "nothing" -> Set.of("but", "more", "less", "short").contains(next.lower());
      case "without" -> Set.of("doubt", "saying", "delay", "exception").contains(next.lower());
      case "couldn't", "can't", "cannot" -> next.lower().equals("help");
      default -> false;
    };
  }

  private static List<Integer> where(TokenizedText text, Predicate<Token> wanted) {
    return IntStream.range(0, text.tokens().size())
        .filter(i -> wanted.test(text.tokens().get(i)))
        .boxed()
        .toList();
  }

  private static boolean isWeakEnglish(Token token, boolean never) {
    String lower = token.lower();
    return token.isWord()
        && (ENGLISH_WEAK.contains(lower)
            || never && ENGLISH_EVER.contains(lower)
            || lower.endsWith("less")
            || startsWithAny(lower, ENGLISH_PREFIXES) && !startsWithAny(lower, NO_ENGLISH_PREFIX));
  }

  private static boolean isWeakGerman(Token token) {
    String lower = token.lower();
    return token.isWord()
        && (GERMAN_WEAK.contains(lower)
            || GERMAN_ENDINGS.stream().anyMatch(lower::endsWith)
            || startsWithAny(lower, GERMAN_PREFIXES) && !startsWithAny(lower, NO_GERMAN_PREFIX));
  }

  private static boolean startsWithAny(String word, List<String> prefixes) {
    return prefixes.stream().anyMatch(word::startsWith);
  }
}
