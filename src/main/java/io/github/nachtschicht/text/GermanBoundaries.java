package io.github.nachtschicht.text;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Corrects sentence ends found by general rules to what German needs: ordinals and dates, counters,
 * abbreviations, initials, closing quotation marks, speech, brackets, emoticons and colons. What is
 * decided and why stands in {@code docs/segmentation.md}.
 *
 * <p>One pass over the text; at each gap between two words it is decided anew whether a sentence
 * ends there, the general rules being one voice.
 */
final class GermanBoundaries {

  private static final String FOOTNOTES = "¹²³⁴⁵⁶⁷⁸⁹⁰*†";
  private static final String BULLETS = "-–—•‣◦·▪●○■□*+";

  private static final Pattern COUNTER =
      Pattern.compile(
          "[\"'“„»«(\\[]{0,2}(?:\\d{1,3}[.)]|(?:\\d{1,2}\\.){1,4}\\d{0,2}\\.?|\\p{L}[.)]|\\d{1,2}\\p{Ll}[.)]"
              + "|[IVX]{1,5}[.)]|\\(\\d{1,3}\\)|\\(\\p{L}\\)|§)");

  private static final Set<String> SPEECH = SentenceText.WORDS.set("speech");

  /** So many dots are to be filled in, or lead to a number. */
  private static final int BLANK = 4;

  /** How far back an opening bracket or an abbreviation is looked for. */
  private static final int FAR = 400;

  private final SentenceText text;
  private final String chars;
  private final FullStop fullStop;
  private final BitSet given;
  private final BitSet decided = new BitSet();

  /** Neither letter nor digit stands from the sentence's start to this offset. */
  private int bare;

  private GermanBoundaries(String text, BitSet given) {
    this.text = new SentenceText(text);
    this.chars = text;
    this.fullStop = new FullStop(this.text);
    this.given = given;
  }

  /**
   * Takes away and adds sentence ends.
   *
   * @param text the text of a block
   * @param given offsets at which the general rules end a sentence
   * @return offsets at which a sentence ends
   */
  static BitSet correct(String text, BitSet given) {
    GermanBoundaries boundaries = new GermanBoundaries(text, given);
    boundaries.run();
    return boundaries.decided;
  }

  private void run() {
    int length = chars.length();
    int at = 0;
    while (at < length && text.isSpace(at)) {
      at++;
    }
    text.sentence = at;
    bare = at;
    while (at < length) {
      int word = at;
      while (at < length && !text.isSpace(at)) {
        at++;
        if (at < length && !text.isSpace(at) && given.get(at) && endsInsideWord(word, at)) {
          end(at);
          word = at;
        }
      }
      int wordEnd = at;
      while (at < length && text.isSpace(at)) {
        at++;
      }
      if (at < length && endsBetween(word, wordEnd, at)) {
        end(at);
      }
    }
  }

  private void end(int at) {
    decided.set(at);
    text.sentence = at;
    bare = at;
  }

  /**
   * Whether a sentence ends in a gap.
   *
   * @param word start of the last word before the gap, with its punctuation
   * @param end end of that word
   * @param next start of the first word behind the gap
   */
  private boolean endsBetween(int word, int end, int next) {
    boolean rule = given.nextSetBit(end) >= 0 && given.nextSetBit(end) <= next;
    int core = end;
    boolean quoted = false;
    boolean bracketed = false;
    while (core > word) {
      char c = chars.charAt(core - 1);
      if (SentenceText.QUOTES.indexOf(c) >= 0) {
        quoted = true;
      } else if (SentenceText.BRACKETS.indexOf(c) >= 0) {
        bracketed = true;
      } else if (FOOTNOTES.indexOf(c) < 0) {
        break;
      }
      core--;
    }
    char mark = core > word ? chars.charAt(core - 1) : 0;
    boolean isMark = mark == '.' || mark == '!' || mark == '?' || mark == '…';
    if (!rule && !isMark && mark != ':' && !text.isEmoticonWord(word, end)) {
      return false;
    }
    if (isCounter(word, end)) {
      return false;
    }
    if (text.isEmoticonWord(word, end)) {
      return endsAtEmoticon(word, next);
    }
    if (text.isEmoticonAt(next) && isMark) {
      return false;
    }
    int first = text.firstLetter(next);
    if (mark == ':' && !bracketed) {
      // What it introduces (a list, a name, speech, a headline's theme) belongs to the sentence.
      return false;
    }
    if (!isMark) {
      return rule && !(first >= 0 && Character.isLowerCase(chars.codePointAt(first)));
    }
    boolean remark = "([{".indexOf(chars.charAt(next)) >= 0;
    boolean lower = !remark && first >= 0 && Character.isLowerCase(chars.codePointAt(first));
    boolean upper = !remark && first >= 0 && Character.isUpperCase(chars.codePointAt(first));
    if (quoted && lower) {
      return false;
    }
    if (bracketed && mark != '…' && core - word > 0) {
      return endsAtBracket(core, end, next, upper);
    }
    if (mark == '…' || core - word >= 2 && chars.startsWith("..", core - 2)) {
      return endsAtEllipsis(word, core, end, next, rule, lower, upper);
    }
    if (mark == '!' || mark == '?') {
      return endsAtMark(word, core, next, rule, lower);
    }
    return fullStop.ends(word, core, next, rule, quoted, lower, upper);
  }

  /** A sentence that is nothing but "10.", "•", "a)" or "..." so far belongs to what follows. */
  private boolean isCounter(int word, int end) {
    if (word != text.sentence) {
      return isBare(end);
    }
    return end - word <= 14
            && (COUNTER.matcher(chars).region(word, end).matches()
                || end - word == 1 && BULLETS.indexOf(chars.charAt(word)) >= 0)
        || isBare(end);
  }

  /** Whether there is neither letter nor digit from the sentence's start to an offset. */
  private boolean isBare(int end) {
    while (bare < end && !Character.isLetterOrDigit(chars.codePointAt(bare))) {
      bare++;
    }
    return bare >= end;
  }

  private boolean endsAtEmoticon(int word, int next) {
    int before = text.skipSpaceBack(word);
    int core = before;
    while (core > text.sentence && (text.isQuote(core - 1) || text.isBracket(core - 1))) {
      core--;
    }
    char mark = core > text.sentence ? chars.charAt(core - 1) : 0;
    int first = text.firstLetter(next);
    boolean upper = first >= 0 && Character.isUpperCase(chars.codePointAt(first));
    if (text.isEmoticonAt(next)) {
      return false;
    }
    if (mark == '.' || mark == '!' || mark == '?' || mark == '…') {
      return upper || first < 0;
    }
    return upper && text.isOpener(first);
  }

  /** ".)" and "!)": the bracket is a sentence of its own, or it stands inside one. */
  private boolean endsAtBracket(int core, int end, int next, boolean upper) {
    if (!upper && !Character.isDigit(chars.charAt(next))) {
      return false;
    }
    int depth = 0;
    int from = Math.max(text.sentence, end - FAR);
    for (int i = end - 1; i >= from; i--) {
      char c = chars.charAt(i);
      if (SentenceText.BRACKETS.indexOf(c) >= 0) {
        depth++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth--;
        if (depth == 0) {
          return i <= text.skipOpening(text.sentence)
              && Character.isUpperCase(chars.charAt(Math.min(i + 1, chars.length() - 1)))
              && core - i > 12;
        }
      }
    }
    // closes a bracket that spans sentences
    return depth > 0 && core == end - 1;
  }

  private boolean endsAtEllipsis(
      int word, int core, int end, int next, boolean rule, boolean lower, boolean upper) {
    if (lower) {
      return false;
    }
    int dots = core;
    while (dots > word && (chars.charAt(dots - 1) == '.' || chars.charAt(dots - 1) == '…')) {
      dots--;
    }
    if (dots > word && "([".indexOf(chars.charAt(dots - 1)) >= 0) {
      return false;
    }
    if (dots == word) {
      // words are left out here, or to be filled in; the sentence may go on behind them
      boolean blank = core - dots >= BLANK && next - end <= 2;
      return end == core && upper && text.opensSentence(next) || rule && !blank;
    }
    return upper || rule;
  }

  private boolean endsAtMark(int word, int core, int next, boolean rule, boolean lower) {
    int marks = core;
    while (marks > word && "!?.".indexOf(chars.charAt(marks - 1)) >= 0) {
      marks--;
    }
    if (marks > word && ",(['".indexOf(chars.charAt(marks - 1)) >= 0 && lower) {
      return false;
    }
    if (lower) {
      return rule && !SPEECH.contains(text.letters(next));
    }
    if (marks == word && core - word < chars.length() && text.isQuote(word)) {
      return rule;
    }
    // "!" alone in quotation marks or brackets is spoken of, not spoken
    if (marks > word
        && marks - word == 1
        && SentenceText.OPENING.indexOf(chars.charAt(word)) >= 0) {
      return false;
    }
    return true;
  }

  /** "Schluss.Das": the space was forgotten; or a name, an address, a date. */
  private boolean endsInsideWord(int word, int at) {
    char before = chars.charAt(at - 1);
    if (text.isQuote(at - 1) || text.isBracket(at - 1)) {
      return true;
    }
    int end = at;
    while (end < chars.length() && !text.isSpace(end)) {
      end++;
    }
    for (int i = word; i < end; i++) {
      char c = chars.charAt(i);
      if (c == '@' || c == '/' || c == '\\' || c == '_' || c == '=') {
        return false;
      }
    }
    if (before != '.') {
      return at - 2 >= word && Character.isLetter(chars.charAt(at - 2));
    }
    int start = at - 1;
    while (start > word && Character.isLetter(chars.charAt(start - 1))) {
      start--;
    }
    String left = chars.substring(start, at - 1);
    if (left.length() < 2 || chars.startsWith("www.", word)) {
      return false;
    }
    if (SentenceWords.ABBREVIATIONS.containsKey(left)
        || SentenceWords.ABBREVIATIONS.containsKey(chars.substring(word, at - 1))) {
      return false;
    }
    String right = text.letters(at);
    if (right.length() < 2) {
      return false;
    }
    boolean word2 = left.length() >= 4 && left.equals(left.toLowerCase(java.util.Locale.ROOT));
    return SentenceWords.OPENERS.contains(right)
        || word2 && SentenceText.hasVowel(left) && right.length() >= 4;
  }
}
