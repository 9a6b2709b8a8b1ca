package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordTable;
import java.util.regex.Pattern;

/** The text of a block, with the sentence under way: what is asked of places in it. */
final class SentenceText {

  static final WordTable WORDS = new WordTable(SentenceText.class, "german-sentence-words.txt");

  static final String QUOTES = "\"'“”„‟‘’‚»«›‹`´";
  static final String BRACKETS = ")]}";
  static final String OPENING = "\"'“”„‚‘’»«›‹`([{¿¡";
  static final Pattern EMOTICON =
      Pattern.compile(
          "(?:[:;=8xX][-'^]?[)(\\]\\[DPp|/\\\\*3]+|\\^\\^|\\^_\\^|<3|[:;]-?\\)+|\\(:)[.,!]?");

  final String text;

  /** First offset of the sentence under way. */
  int sentence;

  SentenceText(String text) {
    this.text = text;
  }

  /** Whether what stands at an offset opens sentences when written with a capital. */
  boolean opensSentence(int at) {
    return isOpener(firstLetter(at));
  }

  boolean isOpener(int first) {
    if (first < 0) {
      return false;
    }
    String word = letters(first);
    // "In-Kraft-Treten", "Die-Linke" are other words
    return SentenceWords.OPENERS.contains(word) && !text.startsWith("-", first + word.length());
  }

  /** The letters from an offset on; empty if there is none. */
  String letters(int at) {
    int start = firstLetter(at);
    if (start < 0) {
      return "";
    }
    int end = start;
    while (end < text.length() && end - start < 40 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Offset of the letter or digit that opens a word, behind opening quotes and brackets; or -1. */
  int firstLetter(int at) {
    int i = skipOpening(at);
    return i < text.length() && Character.isLetter(text.codePointAt(i)) ? i : -1;
  }

  int skipOpening(int at) {
    int i = at;
    while (i < text.length() && i - at < 4 && OPENING.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** The word before an offset, without punctuation before it; empty at a sentence's start. */
  String wordBefore(int at) {
    int end = skipSpaceBack(at);
    int start = end;
    while (start > sentence && end - start < 40 && !isSpace(start - 1)) {
      start--;
    }
    start = Math.min(end, skipOpening(start));
    return text.substring(start, end);
  }

  int skipSpaceBack(int at) {
    int i = at;
    while (i > sentence && isSpace(i - 1)) {
      i--;
    }
    return i;
  }

  boolean isEmoticonWord(int word, int end) {
    if (end - word > 8 || end - word < 1) {
      return false;
    }
    int c = text.codePointAt(word);
    if (c >= 0x1F300 || c >= 0x2600 && c <= 0x27BF) {
      return true;
    }
    return end - word >= 2
        && ":;=8xX^<(".indexOf(c) >= 0
        && !Character.isLetter(text.charAt(word + 1))
        && EMOTICON.matcher(text).region(word, end).matches();
  }

  boolean isEmoticonAt(int next) {
    int end = next;
    while (end < text.length() && end - next <= 8 && !isSpace(end)) {
      end++;
    }
    return isEmoticonWord(next, end);
  }

  static boolean hasVowel(String word) {
    return word.chars().anyMatch(c -> "aeiouyäöüAEIOUYÄÖÜéèáà".indexOf(c) >= 0);
  }

  static boolean hasLowerCase(String word) {
    return word.chars().anyMatch(Character::isLowerCase);
  }

  boolean isQuote(int i) {
    return QUOTES.indexOf(text.charAt(i)) >= 0;
  }

  boolean isBracket(int i) {
    return BRACKETS.indexOf(text.charAt(i)) >= 0;
  }

  boolean isSpace(int i) {
    return SrxSentenceSplitter.isSpace(text.charAt(i));
  }
}
