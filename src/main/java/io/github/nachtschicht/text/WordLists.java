package io.github.nachtschicht.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The word lists beside this class, read once; and how such lists are read. */
public final class WordLists {

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
    for (String line : lines(WordLists.class, "german-openers.txt")) {
      OPENERS.addAll(List.of(line.split(" +")));
    }
    for (String line : lines(WordLists.class, "german-abbreviations.txt")) {
      String[] words = line.split(" +");
      Abbreviation kind =
          switch (words[0]) {
            case "never" -> Abbreviation.NEVER;
            case "open" -> Abbreviation.OPEN;
            case "final" -> Abbreviation.FINAL;
            default ->
                throw new IllegalStateException(
                    "german-abbreviations.txt: unknown class '" + words[0] + "'");
          };
      for (int i = 1; i < words.length; i++) {
        ABBREVIATIONS.putIfAbsent(words[i], kind);
      }
    }
  }

  private WordLists() {}

  /**
   * The lines of a word list without empty lines and comments ({@code #}).
   *
   * @param owner the class that the list lies beside
   */
  public static List<String> lines(Class<?> owner, String name) {
    InputStream in = owner.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the word list " + name + " is missing");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the word list " + name + " could not be read", e);
    }
  }
}
