package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.EditDistance;
import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.support.WordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks for a capitalised German word being a name that the translation lost. */
final class NameEvidence {

  /** Less than {@link Gaps} ever gives. */
  private static final int NO_HOLE = -20;

  /** The neighbours that are looked at, in tokens from the word. */
  static final int[] NEAR = {-2, -1, 1, 2};

  /** Longest word that is compared letter by letter. */
  private static final int LONGEST = 40;

  private static final String MARKS = ",-:()\"\u201c\u201d\u201e.!?/";
  private static final WordTable WORDS = new WordTable(NameEvidence.class, "check-words.txt");
  private static final Set<String> GERMAN_ARTICLES = WORDS.set("german-article");
  private static final Set<String> ENGLISH_ARTICLES = WORDS.set("english-article");
  private static final Set<String> GERMAN_PREPOSITIONS = WORDS.set("german-preposition");
  private static final Set<String> ENGLISH_PREPOSITIONS = WORDS.set("english-preposition");

  /** Longest row of capitalised words that is looked at. */
  private static final int LONGEST_ROW = 60;

  /** Most words of a translation, and most missing words, that are looked at. */
  private static final int MANY = 400;

  private final SentencePair pair;
  private final @Nullable Survival[] survival;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Features> likeness = new HashMap<>();
  private final List<Integer> missing = new ArrayList<>();
  private final int words;
  private int kept;
  private int lost;
  private float @Nullable [] holes;
  private @Nullable Window whole;
  private float most = NO_HOLE;
  private float second = NO_HOLE;
  private int lowerMissing;
  private int lowerWords;

  NameEvidence(SentencePair pair) {
    this.pair = pair;
    words = pair.target().words().size();
    TokenizedText source = pair.source();
    survival = new Survival[source.tokens().size()];
    for (int k = 0; k < survival.length; k++) {
      Token token = source.tokens().get(k);
      survival[k] = token.isCapitalised() ? Survival.of(source, k) : null;
      if (isCounted(k)) {
        counts.merge(token.text(), 1, Integer::sum);
        kept += isKept(k) ? 1 : 0;
        lost += isLost(k) ? 1 : 0;
        if (isMissing(k) && missing.size() < MANY) {
          missing.add(k);
        }
      }
    }
  }

  /** Of a word to stand in the translation as it is; -1 if it is not capitalised. */
  private double probability(int k) {
    Survival known = survival[k];
    return known == null ? -1 : known.probability();
  }

  private boolean isCounted(int k) {
    return survival[k] != null && pair.alignment().source(k) != Alignment.Link.NONE;
  }

  private boolean isKept(int k) {
    return probability(k) > 0.6 && pair.alignment().source(k) == Alignment.Link.KEPT;
  }

  private boolean isLost(int k) {
    return probability(k) > 0.6 && pair.alignment().source(k) != Alignment.Link.KEPT;
  }

  private boolean isMissing(int k) {
    return pair.alignment().source(k) == Alignment.Link.MISSING;
  }

  /** Whether the token may be a name or acronym that the translation lacks. */
  boolean isCandidate(int i) {
    Token token = pair.source().tokens().get(i);
    Alignment.Link link = pair.alignment().source(i);
    return token.isCapitalised()
        && token.text().length() >= 2
        && token.text().length() <= 60
        && link != Alignment.Link.NONE
        && link != Alignment.Link.KEPT
        && !isFirstPart(pair.source(), i);
  }

  /** Whether the rest of a compound is left out behind a word: Volks- und Wanderlieder. */
  private static boolean isFirstPart(TokenizedText text, int i) {
    return text.isMark(i + 1, '-')
        && text.isGlued(i + 1)
        && text.at(i + 2) != null
        && !text.isGlued(i + 2);
  }

  /** Features of a candidate. */
  Features features(int i) {
    TokenizedText source = pair.source();
    Alignment alignment = pair.alignment();
    Token token = source.tokens().get(i);
    Features features = new Features();
    word(features, source, i, Objects.requireNonNull(survival[i]));
    features.add("link", alignment.source(i).ordinal());
    features.add("unexplained", alignment.unexplained());
    features.add("unexplained-names", alignment.unexplainedNames());
    features.add("missing", alignment.missing());
    features.add("content", alignment.contentWords());
    features.add("missing-share", share(alignment.missing(), alignment.contentWords()));
    features.add("unexplained-beside", alignment.unexplainedBeside(i));
    features.add("deviation", pair.deviation());
    for (int near : NEAR) {
      Token token2 = source.at(i + near);
      features.add("kind" + near, kind(source, i + near, true));
      features.add("link" + near, token2 == null ? -1 : alignment.source(i + near).ordinal());
      features.add("survival" + near, token2 == null ? -1 : probability(i + near));
    }
    Slot slot = Slot.of(pair, i, 1);
    slot.addTo(features);
    beside(features, "left", slot.left());
    beside(features, "right", slot.right());
    others(features, i);
    features.addAll(likeness.computeIfAbsent(Alignment.plain(token.text()), this::likeness));
    features.add("place", i / (double) source.tokens().size());
    features.add("behind", source.tokens().size() - 1.0 - i);
    features.add("english-words", words);
    hole(features, slot);
    return features;
  }

  /** Whether the translation reads as if a name were missing, there and anywhere. */
  private void hole(Features features, Slot slot) {
    Alignment alignment = pair.alignment();
    float[] holes = holes();
    int left = slot.left();
    int right = slot.right();
    Window seen =
        left < 0 && right < 0 && whole != null ? whole : window(holes, slot.from(), slot.to());
    whole = left < 0 && right < 0 ? seen : whole;
    features.add("hole", seen.best());
    features.add("window-words", seen.unexplained() - seen.names());
    features.add("window-names", seen.names());
    features.add("window-unknown-names", seen.marked());
    features.add("greatest-hole", most);
    features.add("second-hole", second);
    features.add("hole-left", close(left, holes));
    features.add("hole-right", close(right, holes));
    features.add("missing-small", lowerMissing);
    features.add("words-small", lowerWords);
    features.add("unexplained-elsewhere", alignment.unexplained() - seen.unexplained());
  }

  /** The greater hole before and behind a word of the translation; -20 outside. */
  private static double close(int place, float[] holes) {
    return place < 0 ? NO_HOLE : Math.max(NO_HOLE, Math.max(holes[place], holes[place + 1]));
  }

  /** What stands in a part of the translation. */
  private record Window(double best, int unexplained, int names, int marked) {}

  private Window window(float[] holes, int from, int to) {
    Alignment alignment = pair.alignment();
    List<Token> tokens = pair.target().tokens();
    double best = NO_HOLE;
    int unexplained = 0;
    int names = 0;
    int marked = 0;
    for (int k = Math.max(0, from); k <= Math.min(tokens.size(), to); k++) {
      best = Math.max(best, holes[k]);
      if (alignment.isUnexplained(k)) {
        boolean capital = tokens.get(k).isCapitalised();
        unexplained++;
        names += capital ? 1 : 0;
        marked += capital && !WordLists.isEnglish(tokens.get(k).lower()) ? 1 : 0;
      }
    }
    return new Window(best, unexplained, names, marked);
  }

  private float[] holes() {
    if (holes == null) {
      List<Token> tokens = pair.target().tokens();
      holes = new float[tokens.size() + 1];
      for (int k = 0; k <= tokens.size(); k++) {
        holes[k] = (float) Gaps.score(Gaps.Kind.NAME, tokens, k);
        if (holes[k] > most) {
          second = most;
          most = holes[k];
        } else if (holes[k] > second) {
          second = holes[k];
        }
      }
      for (int k = 0; k < survival.length; k++) {
        boolean lower = survival[k] == null && pair.alignment().source(k) != Alignment.Link.NONE;
        lowerWords += lower ? 1 : 0;
        lowerMissing += lower && isMissing(k) ? 1 : 0;
      }
    }
    return holes;
  }

  /** What is known of a German word, wherever it stands in the translation. */
  static void word(Features features, TokenizedText source, int i, Survival survival) {
    Token token = source.tokens().get(i);
    String lower = token.lower();
    features.add("survival", survival.probability());
    features.add("guess", survival.guess());
    features.add("places", survival.places());
    features.add("known-german", WordLists.isKnownGerman(lower));
    features.add("known-english", WordLists.isEnglish(lower));
    String shape = WordLists.germanShape(lower);
    features.add("shape", "-ITCE".indexOf(shape.charAt(0)));
    features.add("shape-length", Character.getNumericValue(shape.charAt(shape.length() - 1)));
    features.add("length", token.text().length());
    features.add("capitals", token.isAllCaps() ? 2 : token.isMixedCase() ? 1 : 0);
    features.add("translations", Lexicon.translations(Stems.german(lower)).length);
    features.add("initial", isInitial(source, i));
    String[] endings = {"s", "er", "en", "e", "ung"};
    int ending = 0;
    while (ending < endings.length && !lower.endsWith(endings[ending])) {
      ending++;
    }
    features.add("ending", ending);
    features.add("row-before", row(source, i, -1));
    features.add("row-behind", row(source, i, 1));
  }

  /** How many capitalised words stand in a row from a word on, itself among them. */
  private static int row(TokenizedText source, int i, int step) {
    int length = 1;
    Token next = source.at(i + step);
    while (length < LONGEST_ROW && next != null && next.isCapitalised()) {
      length++;
      next = source.at(i + step * length);
    }
    return length;
  }

  /** What stands on both sides of a word of the translation. */
  private void beside(Features features, String name, int place) {
    for (int k : new int[] {-1, 1}) {
      features.add(name + "-kind" + k, place < 0 ? -1 : kind(pair.target(), place + k, false));
      features.add(name + "-state" + k, place < 0 ? -1 : state(pair.alignment(), place + k));
    }
  }

  /** A share, 0 of nothing. */
  static double share(int some, int all) {
    return some / (double) Math.max(1, all);
  }

  private static int state(Alignment alignment, int k) {
    return alignment.isUnexplained(k) ? 2 : alignment.isContent(k) ? 1 : 0;
  }

  /** The other capitalised words of the sentence. */
  private void others(Features features, int i) {
    String word = pair.source().tokens().get(i).text();
    boolean counted = isCounted(i);
    features.add("names-kept", kept - (counted && isKept(i) ? 1 : 0));
    features.add("names-lost", lost - (counted && isLost(i) ? 1 : 0));
    double sum = 0;
    for (int k : missing) {
      sum += k == i ? 0 : probability(k);
    }
    features.add("survival-missing", sum);
    features.add("again", counts.getOrDefault(word, 0) - (counted ? 1 : 0));
  }

  /** How like the word the words of the translation are. */
  private Features likeness(String plain) {
    TokenizedText target = pair.target();
    Alignment alignment = pair.alignment();
    double ofUnexplained = 0;
    double ofAny = 0;
    int names = 0;
    int common = 0;
    for (int k = 0; k < Math.min(MANY, target.tokens().size()); k++) {
      Token token = target.tokens().get(k);
      if (!token.isWord()) {
        continue;
      }
      String other = Alignment.plain(token.text());
      common = Math.max(common, Alignment.commonStart(plain, other));
      double likeness = likeness(plain, other);
      ofAny = Math.max(ofAny, likeness);
      if (alignment.isUnexplained(k)) {
        ofUnexplained = Math.max(ofUnexplained, likeness);
        names += token.isCapitalised() ? 1 : 0;
      }
    }
    Features features = new Features();
    features.add("likeness-unexplained", ofUnexplained);
    features.add("likeness", ofAny);
    features.add("unexplained-capitals", names);
    features.add("same-beginning", common);
    return features;
  }

  /** 1 less the edit distance by the length of the longer; 0 for very long words. */
  static double likeness(String some, String other) {
    int longer = Math.max(some.length(), other.length());
    if (longer == 0 || longer > LONGEST) {
      return 0;
    }
    return 1 - EditDistance.of(some, other) / (double) longer;
  }

  /** What kind of token stands at an index, as a number. */
  static int kind(TokenizedText text, int i, boolean german) {
    Token token = text.at(i);
    if (token == null) {
      return 0;
    }
    if (!token.isWord()) {
      int mark = MARKS.indexOf(token.text().charAt(0));
      return token.isNumber() ? 1 : mark < 0 ? 2 : 3 + mark;
    }
    String lower = token.lower();
    if ((german ? GERMAN_ARTICLES : ENGLISH_ARTICLES).contains(lower)) {
      return 20;
    }
    if ((german ? GERMAN_PREPOSITIONS : ENGLISH_PREPOSITIONS).contains(lower)) {
      return 21;
    }
    if (token.isCapitalised()) {
      return 22;
    }
    if (german ? FunctionWords.isGerman(lower) : FunctionWords.isEnglish(lower)) {
      return 23;
    }
    return !german
        ? 24
        : lower.endsWith("t")
            ? 25
            : lower.endsWith("e") ? 26 : lower.endsWith("en") ? 27 : lower.endsWith("er") ? 28 : 24;
  }

  static boolean isInitial(TokenizedText text, int i) {
    Token before = text.at(i - 1);
    return before == null
        || before.kind() == Token.Kind.MARK && !before.isMark('-') && !before.isMark(',');
  }
}
