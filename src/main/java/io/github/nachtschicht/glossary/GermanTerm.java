package io.github.nachtschicht.glossary;

import io.github.nachtschicht.glossary.GermanText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One German term as it is looked for: a word or several.
 *
 * @param words at least one
 */
record GermanTerm(List<Word> words) {

  /** Letters of the rest of a compound. */
  private static final int SHORTEST_REST = 2;

  /** Longest term, in words and marks. */
  static final int MAX_WORDS = 20;

  /** Which forms of a word count. */
  enum Inflection {
    /** All that {@link GermanForms#of} makes. */
    ALL,
    /** With and without the {@code s} of the genitive. */
    NAME,
    /** The word alone. */
    NONE
  }

  /**
   * A word of a term, or a mark.
   *
   * @param text as the glossary has it
   * @param alone whether the term is this one word
   * @param openStart whether a compound may end with it
   * @param openEnd whether a compound may begin with it
   */
  record Word(
      String text, Inflection inflection, boolean alone, boolean openStart, boolean openEnd) {

    /** Folded forms. */
    Set<String> forms() {
      return switch (inflection) {
        case ALL -> alone ? GermanForms.of(text) : GermanForms.inPhrase(text);
        case NAME -> GermanForms.ofName(text);
        case NONE -> Set.of(GermanForms.folded(text));
      };
    }

    boolean isOpen() {
      return openStart || openEnd;
    }

    boolean isMark() {
      return !Character.isLetterOrDigit(text.codePointAt(0));
    }

    boolean matches(Token token) {
      if (isOpen()) {
        return isCapitalisedAlike(token) && isPartOf(token.folded());
      }
      return isSpeltAlike(token) && forms().contains(token.folded());
    }

    private boolean isPartOf(String compound) {
      if (forms().contains(compound)) {
        return true;
      }
      String folded = GermanForms.folded(text);
      if (openStart && openEnd) {
        return compound.contains(folded);
      }
      return openEnd
          ? compound.startsWith(folded)
          : forms().stream()
              .anyMatch(
                  form ->
                      compound.endsWith(form)
                          && compound.length() >= form.length() + SHORTEST_REST);
    }

    /** Capitals tell a noun from a verb, and an abbreviation from a word. */
    private boolean isSpeltAlike(Token token) {
      boolean ownCapitals =
          text.codePoints()
              .skip(Character.charCount(text.codePointAt(0)))
              .anyMatch(Character::isUpperCase);
      if (ownCapitals) {
        return token.text().startsWith(text) || token.isShouted() && text.length() > 4;
      }
      if (!isCapitalisedAlike(token)) {
        return false;
      }
      return !(isCapital() && alone && token.opens() && isLikeVerb(token.folded()));
    }

    private boolean isCapital() {
      return Character.isUpperCase(text.codePointAt(0));
    }

    private boolean isCapitalisedAlike(Token token) {
      if (!token.isWord()) {
        return true;
      }
      return isCapital()
          ? token.isCapitalised()
          : !alone || !token.isCapitalised() || token.opens() || token.isShouted();
    }

    /** "Kaufen" at the beginning of a sentence is more likely the verb than a form of "Kauf". */
    private boolean isLikeVerb(String form) {
      String folded = GermanForms.folded(text);
      return inflection == Inflection.ALL
          && (form.equals(folded + "en") || form.equals(folded + "e"))
          && folded.matches("[^aeiouäöüy]*[aeiouäöüy]{1,2}[^aeiouäöüy]*");
    }
  }

  /**
   * A term.
   *
   * @param written with {@code *} before or behind it if it may be part of a compound
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static GermanTerm of(String written, Inflection inflection) {
    boolean openStart = written.startsWith("*");
    boolean openEnd = written.length() > 1 && written.endsWith("*");
    String core = written.substring(openStart ? 1 : 0, written.length() - (openEnd ? 1 : 0));
    List<Token> tokens = GermanText.of(core).tokens();
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("the German term is empty");
    }
    if (tokens.size() > MAX_WORDS) {
      throw new IllegalArgumentException("the German term has more than " + MAX_WORDS + " words");
    }
    if (tokens.stream().noneMatch(t -> Character.isLetterOrDigit(t.text().codePointAt(0)))) {
      throw new IllegalArgumentException("the German term has neither letter nor digit");
    }
    int last = tokens.size() - 1;
    if (core.contains("*")
        || openStart && !isPart(tokens.get(0))
        || openEnd && !isPart(tokens.get(last))) {
      throw new IllegalArgumentException(
          "'*' may stand only before or behind a word of three letters or more");
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      words.add(
          new Word(
              tokens.get(i).text(),
              inflection,
              last == 0,
              openStart && i == 0,
              openEnd && i == last));
    }
    return new GermanTerm(words);
  }

  private static boolean isPart(Token token) {
    return token.isWord() && token.text().length() > SHORTEST_REST;
  }

  /** Whether it begins at a token of a text. */
  boolean matchesAt(GermanText text, int first) {
    int last = first + words.size() - 1;
    if (first < 0 || last >= text.tokens().size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).matches(text.tokens().get(first + i))) {
        return false;
      }
    }
    return !text.isTouched(first, last);
  }

  /** Index of its longest word, which is no mark: most likely the one that fewest terms have. */
  int rarest() {
    int rarest = -1;
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).isMark()
          && (rarest < 0 || words.get(i).text().length() > words.get(rarest).text().length())) {
        rarest = i;
      }
    }
    return rarest;
  }

  /** Whether it stands at a token letter by letter. */
  boolean isExactlyAt(GermanText text, int first) {
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).text().equals(text.tokens().get(first + i).text())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a part of it may be the part of a compound. */
  boolean isOpen() {
    return words.stream().anyMatch(Word::isOpen);
  }

  /** What kind of word it is, as far as its spelling tells. */
  EnglishForms.Kind kind() {
    Word first = words.get(0);
    if (words.stream().anyMatch(word -> Character.isUpperCase(word.text().codePointAt(0)))) {
      return EnglishForms.Kind.NOUN;
    }
    return words.size() == 1 && first.text().matches(".{2,}(?:en|eln|ern)")
        ? EnglishForms.Kind.VERB
        : EnglishForms.Kind.OTHER;
  }
}
