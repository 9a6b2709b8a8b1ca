package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.List;

/** What speaks for a capitalised German word being a name that the translation lost. */
final class NameEvidence {

  private NameEvidence() {}

  /** Whether the token may be a name or acronym that the translation lacks. */
  static boolean isCandidate(SentencePair pair, int i) {
    Token token = pair.source().tokens().get(i);
    if (!token.isCapitalised()
        || token.text().length() < 2
        || token.text().length() > 60
        || pair.alignment().source(i) == Alignment.Link.NONE
        || pair.alignment().source(i) == Alignment.Link.KEPT
        || isFirstPart(pair.source(), i)) {
      return false;
    }
    return true;
  }

  /** Whether the rest of a compound is left out behind a word: Volks- und Wanderlieder. */
  private static boolean isFirstPart(TokenizedText text, int i) {
    return text.isMark(i + 1, '-')
        && text.isGlued(i + 1)
        && text.at(i + 2) != null
        && !text.isGlued(i + 2);
  }

  /** Features of a candidate. */
  static List<String> features(SentencePair pair, int i) {
    TokenizedText source = pair.source();
    Alignment alignment = pair.alignment();
    Token token = source.tokens().get(i);
    List<String> features = new ArrayList<>();
    double survival = Survival.probability(source, i);
    String s = "s" + bucket(survival);
    int beside = alignment.unexplainedBeside(i);
    String near = "B" + Math.min(3, beside);
    boolean counted = Survival.isCounted(token.text());
    Alignment.Link link = alignment.source(i);
    int known = Lexicon.translations(Stems.german(token.lower())).length;
    String lex = link + "," + (known > 0) + ",";
    int ue = alignment.unexplained();
    int uec = alignment.unexplainedNames();
    int missing = alignment.missing();
    int all = Math.max(1, alignment.contentWords());
    boolean initial = isInitial(source, i);
    String caps =
        token.isAllCaps()
            ? "U" + Math.min(5, token.text().length())
            : token.text().chars().skip(1).anyMatch(Character::isUpperCase) ? "M" : "l";
    String words =
        (WordLists.isKnownGerman(token.lower()) ? "G" : "-")
            + (WordLists.isEnglish(token.lower()) ? "E" : "-")
            + (token.isAllCaps() ? "U" : WordLists.germanShape(token.lower()));
    String ueb = "e" + Math.min(4, ue);
    String uecb = "c" + Math.min(2, uec);
    String miss = "m" + Math.min(5, missing);
    String missShare = "r" + (int) (10.0 * missing / all);
    String left = neighbour(source, alignment, i - 1);
    String right = neighbour(source, alignment, i + 1);
    features.add("b");
    features.add(s);
    features.add(s + lex);
    features.add(s + lex + words + counted);
    features.add(s + caps + initial);
    features.add(lex + caps);
    features.add(ueb);
    features.add(uecb);
    features.add(miss);
    features.add(missShare);
    features.add(s + ueb);
    features.add(s + uecb + (ue - uec > 0));
    features.add(s + miss);
    features.add(s + missShare);
    features.add(lex + ueb + missing);
    features.add(near);
    features.add(near + s);
    features.add(near + lex + ueb);
    features.add(near + left + right);
    features.add(near + s + uecb);
    features.add("LR" + left.charAt(0) + right.charAt(0) + s + lex);
    features.add(
        "SP"
            + (int) (5 * survival)
            + Math.min(3, ue)
            + Math.min(1, uec)
            + Math.min(2, beside)
            + Math.min(3, missing));
    features.add("L" + left);
    features.add("R" + right);
    features.add("L" + left + s);
    features.add("R" + right + s);
    features.add("L" + left + "R" + right);
    features.add("i" + initial + words);
    features.add("t" + Math.min(12, known) + s);
    double deviation = LengthRatioCheck.deviation(pair);
    features.add("d" + Math.round(Math.max(-3, Math.min(3, deviation))));
    features.add("n" + Math.min(12, all / 3) + s);
    features.add("n" + Math.min(12, all / 3) + ueb);
    return features;
  }

  static boolean isInitial(TokenizedText text, int i) {
    Token before = text.at(i - 1);
    return before == null
        || before.kind() == Token.Kind.MARK && !before.isMark('-') && !before.isMark(',');
  }

  static int bucket(double p) {
    return (int) Math.round(Math.max(-7, Math.min(7, 2 * Math.log((p + 0.005) / (1.005 - p)))));
  }

  private static String neighbour(TokenizedText text, Alignment alignment, int i) {
    Token token = text.at(i);
    if (token == null) {
      return "^";
    }
    if (!token.isWord()) {
      return token.isNumber()
          ? "0"
          : token.text().length() == 1 && token.text().charAt(0) < 128 ? token.text() : "„";
    }
    if (!token.isCapitalised()) {
      return FunctionWords.isGerman(token.lower())
          ? "d" + (token.lower().length() < 5 ? token.lower() : "")
          : "a" + token.text().substring(Math.max(0, token.text().length() - 1));
    }
    return (Survival.probability(text, i) > 0.6 ? "N" : "G") + alignment.source(i);
  }
}
