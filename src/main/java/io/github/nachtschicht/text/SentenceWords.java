package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is known of words that begin and end sentences: the lists beside this class. */
final class SentenceWords {

  /** What an abbreviation says of the sentence it stands in. */
  enum Abbreviation {
    /** The sentence goes on. */
    NEVER,
    /** The sentence ends if a word follows that opens sentences. */
    OPEN,
    /** The sentence ends if a capital follows. */
    FINAL
  }

  /** Words that open a sentence when written with a capital. */
  static final Set<String> OPENERS = new HashSet<>();

  /** Abbreviations without their last full stop and without spaces. */
  static final Map<String, Abbreviation> ABBREVIATIONS = new HashMap<>();

  static {
    for (String line : WordList.lines(SentenceWords.class, "german-openers.txt")) {
      OPENERS.addAll(List.of(line.split(" +")));
    }
    for (String line : WordList.lines(SentenceWords.class, "german-abbreviations.txt")) {
      String[] words = line.split(" +");
      Abbreviation kind = Abbreviation.valueOf(words[0].toUpperCase(Locale.ROOT));
      for (int i = 1; i < words.length; i++) {
        ABBREVIATIONS.putIfAbsent(words[i], kind);
      }
    }
  }

  private SentenceWords() {}
}
