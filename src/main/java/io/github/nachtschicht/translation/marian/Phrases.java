package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.support.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fixed phrases that a model brings translations of in its folder, because it has hardly seen them:
 * formulas of letters, labels of forms. Immutable.
 *
 * <p>A phrase is a whole sentence, or a label: what stands behind its colon is translated. One that
 * ends with {@code …} is followed by names, which are copied ({@code Sehr geehrte Frau …}), but for
 * what somebody is ({@code Präsidentin}); one that ends with {@code …,} by words that are
 * translated, and it begins an address ({@code Liebe …,}).
 */
final class Phrases {

  /** Name of the file; a line is a phrase, a tab and its translation. */
  static final String FILE = "phrases.tsv";

  /** Of a model that brings none. */
  static final Phrases NONE = new Phrases(Map.of(), 0);

  private static final String NAME =
      "(?:\\p{Lu}[\\p{L}.'’-]*+|von|van|de|zu|und|\\[[^\\]]{1,60}+\\]|\\{\\{[^}]{1,60}+\\}\\}"
          + "|<[^>]{1,60}+>)";
  private static final Pattern NAMES =
      Pattern.compile("(?!und)%1$s(?:\\s%1$s){0,6}+(?=[,!:]|$)".formatted(NAME));

  /** No name, but what somebody is; not {@code Richter}, which is a name, too. */
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?iu)(?:präsident|minister|bundeskanzler|bürgermeister|direktor|rektor|senator|botschafter|sekretär|intendant"
              + "|professor|notar|kommissar|landrat|stadtrat|[a-z]{3}leiter)(?:in)?(?!\\p{L})"
              + "|(?:vorsitzend|abgeordnet|kolleg)er?(?!\\p{L})"
              + "|(?:richter|pfarrer|lehrer|meister|kanzler|nachbar|mieter|rät|anwält|kolleg)in(?!\\p{L})");

  /** Words of an address: capitalised ones, and what joins them. */
  private static final Pattern CALLED =
      Pattern.compile(
          "%1$s(?:\\s(?:und|liebe[rs]?|%1$s)){0,6}+[,!]".formatted("\\p{Lu}[\\p{L}*:_-]*+"));

  /** Behind a phrase: the end of the sentence, a colon, or the comma of an address. */
  private static final Pattern END = Pattern.compile("([,.!:]?)(?:\\s+(?=(\\S)))?");

  private final Map<String, String> english;
  private final int longest;

  private Phrases(Map<String, String> english, int longest) {
    this.english = english;
    this.longest = longest;
  }

  /**
   * What the start of a sentence says without the model.
   *
   * @param length how much of the sentence it is, with the white space behind it
   * @param english its translation, with its punctuation
   */
  record Given(int length, String english) {

    static final Given NOTHING = new Given(0, "");
  }

  /**
   * The phrases of a model folder; none if it has no such file.
   *
   * @throws IllegalArgumentException if a line is no phrase; the message says which
   */
  static Phrases of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    Map<String, String> english = new HashMap<>();
    int longest = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] sides = line.split("\t", -1);
        if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
          throw new IllegalArgumentException(
              "%s must have a phrase, a tab and its translation in each line, was '%s'"
                  .formatted(file, line));
        }
        String phrase = oneSpelling(sides[0].strip());
        english.put(phrase, sides[1].strip());
        longest = Math.max(longest, phrase.length());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": " + Failures.reason(e), e);
    }
    return new Phrases(Map.copyOf(english), longest);
  }

  /** Swiss German has no ß. */
  private static String oneSpelling(String text) {
    return text.replace("ß", "ss");
  }

  /** What of a sentence the phrases say: the longest of them, and those that follow it. */
  Given given(String sentence) {
    StringBuilder said = new StringBuilder();
    int at = 0;
    for (Given next = next(sentence, 0); next.length() > 0; next = next(sentence, at)) {
      said.append(said.isEmpty() ? "" : " ").append(next.english());
      at += next.length();
    }
    return new Given(at, said.toString());
  }

  private Given next(String sentence, int from) {
    for (int end = Math.min(sentence.length(), from + 2 * longest); end > from; end--) {
      boolean inWord =
          end < sentence.length()
              && Character.isLetterOrDigit(sentence.charAt(end))
              && Character.isLetterOrDigit(sentence.charAt(end - 1));
      if (!inWord) {
        Given given = phrase(sentence, from, end);
        if (given.length() > 0) {
          return given;
        }
      }
    }
    return Given.NOTHING;
  }

  /** What is given if a phrase stands from one place to the other. */
  private Given phrase(String sentence, int from, int end) {
    String phrase = oneSpelling(sentence.substring(from, end));
    if (from > 0) {
      phrase = Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }
    String whole = english.get(phrase);
    if (whole != null) {
      return ended(sentence, from, end, whole, ":");
    }
    Matcher names =
        NAMES.matcher(sentence).region(Math.min(end + 1, sentence.length()), sentence.length());
    String named = english.get(phrase + " …");
    if (named != null && names.lookingAt()) {
      if (named.endsWith(" …") && OFFICE.matcher(names.group()).find()) {
        return new Given(end + 1 - from, named.replace(" …", ""));
      }
      return ended(sentence, from, names.end(), named.replace("…", names.group()), ":,!");
    }
    Matcher called = CALLED.matcher(sentence).region(names.regionStart(), sentence.length());
    String address = english.get(phrase + " …,");
    if (address != null && called.matches()) {
      return new Given(end + 1 - from, address.replace(" …,", ""));
    }
    return Given.NOTHING;
  }

  /**
   * The phrase with the mark behind it.
   *
   * @param joining marks behind which the sentence may go on
   */
  private static Given ended(String sentence, int from, int end, String english, String joining) {
    Matcher behind = END.matcher(sentence).region(end, sentence.length());
    if (!behind.lookingAt()) {
      return Given.NOTHING;
    }
    String mark = behind.group(1);
    boolean last = behind.end() == sentence.length();
    boolean goesOn = !mark.isEmpty() && joining.contains(mark) && behind.group(2) != null;
    return last || goesOn ? new Given(behind.end() - from, english + mark) : Given.NOTHING;
  }
}
