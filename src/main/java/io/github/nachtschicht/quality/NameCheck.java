package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names and acronyms of the German sentence stand in the translation. As German writes all nouns
 * with a capital, a capital alone says little: {@link NameEvidence} weighs whether the word is a
 * name, and whether the translation has something that could stand for it. Spelling variants of a
 * name are accepted. Words and letters of another script, and signs, stand as they are.
 */
final class NameCheck implements QualityCheck {

  private static final TreeModel MODEL = TreeModel.read("names.bin");

  /** Probabilities from which a name, and one all in capitals, is reported as missing. */
  private static final double MISSING_FROM = 0.92;

  private static final double ACRONYM_FROM = 0.6;

  /** Signs that people leave out or write otherwise in about one of ten translations or more. */
  private static final String OFTEN_LEFT_OUT = "°−⁄™®";

  /** The last code point of general punctuation that is a quotation mark. */
  private static final int LAST_OF_QUOTES = 0x203A;

  /** Words that say what a sign says, by word. */
  private static final Map<String, String> SIGN_WORDS =
      new WordTable(NameCheck.class, "check-words.txt").meanings("sign");

  /** Letters that no German word has, but names of other languages. */
  private static final Pattern RARE_LETTER = Pattern.compile("[ðÐþÞøØÅå\u0100-\u024F]");

  /** What is left of a name without its German ending. */
  private static final Pattern ENDING = Pattern.compile("(?<=.{3})(?:er|en|s)$");

  /** What a club is, in front of its name: people write Valencia for FC Valencia. */
  private static final Set<String> CLUBS =
      new WordTable(NameCheck.class, "check-words.txt").set("club");

  @Override
  public List<String> check(SentencePair pair) {
    Set<String> missing = new LinkedHashSet<>();
    if (isShouted(pair.source())) {
      return List.of();
    }
    NameEvidence evidence = new NameEvidence(pair);
    Set<String> told = new HashSet<>();
    String there = "";
    for (int i = 0; i < pair.source().tokens().size(); i++) {
      Token token = pair.source().tokens().get(i);
      double from = token.isAllCaps() ? ACRONYM_FROM : MISSING_FROM;
      if (!missing.contains("name " + token.text())
          && evidence.isCandidate(i)
          && !isLeftOut(pair, i)
          && MODEL.probability(evidence.features(i)) >= from) {
        missing.add("name " + token.text());
      } else if (hasRareLetters(token) && told.add(token.text())) {
        there = there.isEmpty() ? plain(pair.target()) : there;
        String name = plain(token);
        if (!there.contains(name) && !there.contains(ENDING.matcher(name).replaceFirst(""))) {
          missing.add("name " + token.text());
        }
      } else if (isOfOtherScript(token)
          && told.add(token.text())
          && !isSpelled(token, pair.target())) {
        missing.add(
            (!token.isWord() ? "sign " : token.text().length() == 1 ? "letter " : "name ")
                + token.text());
      }
    }
    return missing.stream().map(what -> "the " + what + " is missing in the translation").toList();
  }

  /** Erdoğan must stand so or as Erdogan, not as Erdołan. */
  private static boolean hasRareLetters(Token token) {
    return token.isCapitalised() && !token.isAllCaps() && RARE_LETTER.matcher(token.text()).find();
  }

  private static String plain(TokenizedText text) {
    return text.tokens().stream().map(NameCheck::plain).collect(Collectors.joining(" "));
  }

  /** As {@link Alignment#plain}, and without strokes through letters. */
  private static String plain(Token token) {
    StringBuilder plain = new StringBuilder(Alignment.plain(token.text()));
    for (int i = 0; i < plain.length(); i++) {
      int at = "łđøðþı".indexOf(plain.charAt(i));
      if (at >= 0) {
        plain.setCharAt(i, "ldodti".charAt(at));
      }
    }
    return plain.toString();
  }

  /**
   * 東京, the Greek letter in α-Strahlung, signs such as ≥ and →. What has a capital is weighed as
   * any other name.
   */
  private static boolean isOfOtherScript(Token token) {
    int first = token.text().codePointAt(0);
    if (token.kind() == Token.Kind.MARK) {
      return switch (Character.getType(first)) {
        case Character.MATH_SYMBOL, Character.OTHER_SYMBOL ->
            first > 0x7F && !OFTEN_LEFT_OUT.contains(token.text());
        case Character.START_PUNCTUATION, Character.END_PUNCTUATION -> first > LAST_OF_QUOTES;
        default -> first == '§';
      };
    }
    return token.isWord()
        && Character.UnicodeScript.of(first) != Character.UnicodeScript.LATIN
        && Character.UnicodeScript.of(first) != Character.UnicodeScript.COMMON
        && (token.text().length() == 1 || !token.isCapitalised());
  }

  /** Whether it stands there, or by its name as alpha does, or in words: at least for ≥. */
  private static boolean isSpelled(Token token, TokenizedText text) {
    String name = Character.getName(token.text().codePointAt(0));
    return text.text().contains(token.text())
        || text.text().contains(Normalizer.normalize(token.text(), Normalizer.Form.NFKC))
        || text.tokens().stream()
            .anyMatch(other -> token.text().equals(SIGN_WORDS.get(other.lower())))
        || token.text().length() == 1
            && name != null
            && text.holds(name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
  }

  /** FC in front of a name that stands, Junior for Jr., v. Chr. */
  private static boolean isLeftOut(SentencePair pair, int i) {
    TokenizedText source = pair.source();
    String word = source.tokens().get(i).text();
    if (CLUBS.contains(word)) {
      return i + 1 < source.tokens().size()
          && pair.alignment().source(i + 1) == Alignment.Link.KEPT;
    }
    return switch (word) {
      case "Chr" -> source.isMark(i - 1, '.');
      case "Junior" -> pair.target().holds("jr");
      case "Senior" -> pair.target().holds("sr");
      default -> false;
    };
  }

  private static boolean isShouted(TokenizedText text) {
    List<Token> words = text.words();
    long caps = words.stream().filter(Token::isAllCaps).count();
    return words.size() >= 3 && caps * 2 > words.size();
  }
}
