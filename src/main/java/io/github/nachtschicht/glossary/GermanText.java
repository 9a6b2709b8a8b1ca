package io.github.nachtschicht.glossary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A German sentence or term, cut into tokens: runs of letters, runs of digits, and every other mark
 * by itself. Hyphens part words, so that what a compound with hyphens is made of are words.
 *
 * @param text composed (NFC), without soft hyphens, hyphens and apostrophes plain
 */
record GermanText(String text, List<Token> tokens) {

  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+|[^\\s\\p{Z}]");
  private static final Pattern SOFT = Pattern.compile("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]");
  private static final Pattern HYPHEN = Pattern.compile("[\\u2010\\u2011]");
  private static final Pattern APOSTROPHE = Pattern.compile("[\\u2018\\u2019\\u02BC]");

  /** Marks behind which a sentence may begin anew. */
  private static final String OPENING = ":„“”»«\"‚";

  /**
   * A token.
   *
   * @param text as it stands there
   * @param folded {@link GermanForms#folded} of it
   * @param from UTF-16 offset of its first character
   * @param opens whether it would have a capital in any case: it begins the sentence, or what
   *     stands in quotation marks or behind a colon
   */
  record Token(String text, String folded, int from, boolean opens) {

    int to() {
      return from + text.length();
    }

    boolean isWord() {
      return Character.isLetter(text.codePointAt(0));
    }

    boolean isCapitalised() {
      return Character.isUpperCase(text.codePointAt(0));
    }

    boolean isShouted() {
      return text.length() > 1 && text.codePoints().allMatch(Character::isUpperCase);
    }
  }

  static GermanText of(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
    text = SOFT.matcher(text).replaceAll("");
    text = APOSTROPHE.matcher(HYPHEN.matcher(text).replaceAll("-")).replaceAll("'");
    List<Token> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    boolean opens = true;
    while (token.find()) {
      String own = token.group();
      tokens.add(new Token(own, GermanForms.folded(own), token.start(), opens));
      opens = !Character.isLetter(own.codePointAt(0)) && (opens || OPENING.contains(own));
    }
    return new GermanText(text, tokens);
  }

  /** Whether letters or digits touch a stretch of tokens that are not in it. */
  boolean isTouched(int first, int last) {
    return first > 0
            && tokens.get(first - 1).to() == tokens.get(first).from()
            && isAlphanumeric(first - 1)
            && isAlphanumeric(first)
        || last + 1 < tokens.size()
            && tokens.get(last).to() == tokens.get(last + 1).from()
            && isAlphanumeric(last)
            && isAlphanumeric(last + 1);
  }

  private boolean isAlphanumeric(int token) {
    return Character.isLetterOrDigit(tokens.get(token).text().codePointAt(0));
  }
}
