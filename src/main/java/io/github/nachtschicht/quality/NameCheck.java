package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /** What a club is, in front of its name: people write Valencia for FC Valencia. */
  private static final Set<String> CLUBS =
      new WordTable(NameCheck.class, "check-words.txt").set("club");

  @Override
  public String name() {
    return "names";
  }

  @Override
  public List<String> check(SentencePair pair) {
    Set<String> missing = new LinkedHashSet<>();
    if (isShouted(pair.source())) {
      return List.of();
    }
    NameEvidence evidence = new NameEvidence(pair);
    for (int i = 0; i < pair.source().tokens().size(); i++) {
      Token token = pair.source().tokens().get(i);
      double from = token.isAllCaps() ? ACRONYM_FROM : MISSING_FROM;
      if (!missing.contains("name " + token.text())
          && evidence.isCandidate(i)
          && !isLeftOut(pair, i)
          && MODEL.probability(evidence.features(i)) >= from) {
        missing.add("name " + token.text());
      } else if (isOfOtherScript(token) && !isSpelled(token, pair.target())) {
        missing.add(
            (!token.isWord() ? "sign " : token.text().length() == 1 ? "letter " : "name ")
                + token.text());
      }
    }
    return missing.stream().map(what -> "the " + what + " is missing in the translation").toList();
  }

  /**
   * 東京, the Greek letter in α-Strahlung, signs such as ≥ and →. What has a capital is weighed as
   * any other name.
   */
  private static boolean isOfOtherScript(Token token) {
    int first = token.text().codePointAt(0);
    if (token.kind() == Token.Kind.MARK) {
      int type = Character.getType(first);
      return first > 0x7F
          && (type == Character.MATH_SYMBOL || type == Character.OTHER_SYMBOL)
          && !OFTEN_LEFT_OUT.contains(token.text());
    }
    return token.isWord()
        && Character.UnicodeScript.of(first) != Character.UnicodeScript.LATIN
        && Character.UnicodeScript.of(first) != Character.UnicodeScript.COMMON
        && (token.text().length() == 1 || !token.isCapitalised());
  }

  /** Whether it stands there, or by its name as alpha does. */
  private static boolean isSpelled(Token token, TokenizedText text) {
    String name = Character.getName(token.text().codePointAt(0));
    return text.text().contains(token.text())
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
