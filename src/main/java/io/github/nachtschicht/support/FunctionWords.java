package io.github.nachtschicht.support;

import java.util.Set;

/** Words of the closed classes, which a translation freely adds and drops. All in lower case. */
public final class FunctionWords {

  private static final WordTable WORDS = new WordTable(FunctionWords.class, "function-words.txt");
  private static final Set<String> GERMAN = WORDS.set("german");
  private static final Set<String> ENGLISH = WORDS.set("english");

  private FunctionWords() {}

  public static boolean isGerman(String lower) {
    return GERMAN.contains(lower);
  }

  public static boolean isEnglish(String lower) {
    return ENGLISH.contains(lower);
  }
}
