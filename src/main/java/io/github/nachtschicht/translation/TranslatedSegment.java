package io.github.nachtschicht.translation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence and its translation.
 *
 * @param source the sentence
 * @param target its translation
 * @param score mean log-probability of the target's tokens, closing token included: 0 is certain,
 *     more negative is less so. 0 for what was passed through
 * @param sourceTokens tokens of the source, closing token included; 0 for what was passed through
 * @param targetTokens tokens generated, closing token included; 0 for what was passed through
 * @param notes what happened on the way; unmodifiable, often empty
 * @param tokens how sure the model was of each token; {@link TokenScores#NONE} if it did not say
 * @param rules what it had to be translated with; {@link TermRules#NONE} for most
 */
public record TranslatedSegment(
    String source,
    String target,
    double score,
    int sourceTokens,
    int targetTokens,
    Set<TranslationNote> notes,
    TokenScores tokens,
    TermRules rules) {

  public TranslatedSegment {
    EnumSet<TranslationNote> copy = EnumSet.noneOf(TranslationNote.class);
    copy.addAll(notes);
    notes = java.util.Collections.unmodifiableSet(copy);
  }

  /** A segment without rules. */
  public TranslatedSegment(
      String source,
      String target,
      double score,
      int sourceTokens,
      int targetTokens,
      Set<TranslationNote> notes,
      TokenScores tokens) {
    this(source, target, score, sourceTokens, targetTokens, notes, tokens, TermRules.NONE);
  }

  /** A segment of which no more is known than its score. */
  public TranslatedSegment(
      String source,
      String target,
      double score,
      int sourceTokens,
      int targetTokens,
      Set<TranslationNote> notes) {
    this(source, target, score, sourceTokens, targetTokens, notes, TokenScores.NONE);
  }

  /** The same with other texts of the same lengths, so that the tokens stand where they stood. */
  public TranslatedSegment with(String newSource, String newTarget) {
    return new TranslatedSegment(
        newSource, newTarget, score, sourceTokens, targetTokens, notes, tokens, rules);
  }

  /** A segment that needs no translation: blank, a number, a URL, code, another language. */
  public static TranslatedSegment passedThrough(String source) {
    return new TranslatedSegment(source, source, 0, 0, 0, Set.of(TranslationNote.PASSED_THROUGH));
  }

  /** The same with the rules that it was translated with; itself if it has them. */
  public TranslatedSegment withRules(TermRules other) {
    return other.equals(rules)
        ? this
        : new TranslatedSegment(
            source, target, score, sourceTokens, targetTokens, notes, tokens, other);
  }

  /** What was asked for. */
  public SentenceRequest request() {
    return new SentenceRequest(source, rules);
  }

  /** Whether its score is the model's of a whole translation: not of what a person corrected. */
  public boolean isScored() {
    return !notes.contains(TranslationNote.PASSED_THROUGH)
        && !notes.contains(TranslationNote.PHRASE)
        && !TranslationNote.isOfAPerson(notes)
        && Double.isFinite(score);
  }

  /** The lowest score of those that have one; null if none has. */
  public static @Nullable Double lowestScore(List<TranslatedSegment> segments) {
    return segments.stream()
        .filter(TranslatedSegment::isScored)
        .map(TranslatedSegment::score)
        .min(Double::compare)
        .orElse(null);
  }

  /**
   * The same with another text; itself if that is the same. What is known of the tokens holds for a
   * text of the same length.
   */
  public TranslatedSegment withTarget(String other) {
    TokenScores known = other.length() == target.length() ? tokens : TokenScores.NONE;
    return other.equals(target)
        ? this
        : new TranslatedSegment(
            source, other, score, sourceTokens, targetTokens, notes, known, rules);
  }
}
