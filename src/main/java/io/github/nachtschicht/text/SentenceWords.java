package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordList;
import io.github.nachtschicht.support.WordTable;
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
    WordTable abbreviations = new WordTable(SentenceWords.class, "german-abbreviations.txt");
    for (Abbreviation kind : Abbreviation.values()) {
      abbreviations
          .list(kind.name().toLowerCase(Locale.ROOT))
          .forEach(word -> ABBREVIATIONS.put(word, kind));
    }
  }

  private SentenceWords() {}
}
