package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks for a capitalised German word being a name that the translation lost. */
final class NameEvidence {

  /** What {@link #features} gives; another number is another list. */
  static final List<String> FEATURES = List.of("names 1");

  /** How far a neighbour with a counterpart is looked for, in tokens. */
  private static final int REACH = 8;

  /** Longest word that is compared letter by letter. */
  private static final int LONGEST = 40;

  private static final String MARKS = ",-:()\"\u201c\u201d\u201e.!?/";
  private static final Set<String> GERMAN_ARTICLES =
      Set.of(
          "der", "die", "das", "des", "dem", "den", "ein", "eine", "einen", "einem", "einer",
          "eines", "kein", "keine", "im", "am", "zum", "zur", "vom", "beim", "ins", "seine", "ihre",
          "dieser", "diese", "dieses", "diesen");
  private static final Set<String> ENGLISH_ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> GERMAN_PREPOSITIONS =
      Set.of(
          "in", "aus", "von", "nach", "bei", "mit", "für", "gegen", "über", "und", "oder", "zu",
          "an", "auf", "um", "durch");
  private static final Set<String> ENGLISH_PREPOSITIONS =
      Set.of("of", "in", "to", "by", "from", "with", "for", "at", "on", "and", "or", "against");

  /** Longest row of capitalised words that is looked at. */
  private static final int LONGEST_ROW = 60;

  /** Most words of a translation, and most missing words, that are looked at. */
  private static final int MANY = 400;

  private final SentencePair pair;
  private final double[] survival;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Numbers> likeness = new HashMap<>();
  private final List<Integer> missing = new ArrayList<>();
  private final int words;
  private int kept;
  private int lost;
  private float @Nullable [] holes;
  private @Nullable Window whole;
  private float most = -20;
  private float second = -20;
  private int lowerMissing;
  private int lowerWords;

  NameEvidence(SentencePair pair) {
    this.pair = pair;
    words = pair.target().words().size();
    TokenizedText source = pair.source();
    survival = new double[source.tokens().size()];
    for (int k = 0; k < survival.length; k++) {
      Token token = source.tokens().get(k);
      survival[k] = isCapital(token) ? Survival.probability(source, k) : -1;
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

  private boolean isCounted(int k) {
    return survival[k] >= 0 && pair.alignment().source(k) != Alignment.Link.NONE;
  }

  private boolean isKept(int k) {
    return survival[k] > 0.6 && pair.alignment().source(k) == Alignment.Link.KEPT;
  }

  private boolean isLost(int k) {
    return survival[k] > 0.6 && pair.alignment().source(k) != Alignment.Link.KEPT;
  }

  private boolean isMissing(int k) {
    return pair.alignment().source(k) == Alignment.Link.MISSING;
  }

  /** Whether the token may be a name or acronym that the translation lacks. */
  boolean isCandidate(int i) {
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
  float[] features(int i) {
    TokenizedText source = pair.source();
    Alignment alignment = pair.alignment();
    Token token = source.tokens().get(i);
    Numbers numbers = new Numbers();
    word(numbers, source, i);
    numbers.add(alignment.source(i).ordinal());
    numbers.add(alignment.unexplained());
    numbers.add(alignment.unexplainedNames());
    numbers.add(alignment.missing());
    numbers.add(alignment.contentWords());
    numbers.add(alignment.missing() / (double) Math.max(1, alignment.contentWords()));
    numbers.add(alignment.unexplainedBeside(i));
    numbers.add(pair.deviation());
    for (int k : new int[] {i - 2, i - 1, i + 1, i + 2}) {
      Token near = source.at(k);
      numbers.add(kind(source, k, true));
      numbers.add(near == null ? -1 : alignment.source(k).ordinal());
      numbers.add(near != null ? survival[k] : -1);
    }
    gap(numbers, pair, i);
    others(numbers, i);
    numbers.addAll(likeness.computeIfAbsent(Alignment.plain(token.text()), this::likeness));
    numbers.add(i / (double) source.tokens().size());
    numbers.add(source.tokens().size() - 1.0 - i);
    numbers.add(words);
    hole(numbers, i);
    return numbers.toArray();
  }

  /** Whether the translation reads as if a name were missing, there and anywhere. */
  private void hole(Numbers numbers, int i) {
    Alignment alignment = pair.alignment();
    List<Token> tokens = pair.target().tokens();
    float[] holes = holes();
    int left = alignment.place(alignment.neighbour(i, -1, REACH));
    int right = alignment.place(alignment.neighbour(i, 1, REACH));
    int from = 0;
    int to = tokens.size();
    if (left >= 0 && right >= 0 && Math.abs(right - left) <= 12) {
      from = Math.min(left, right) - 1;
      to = Math.max(left, right) + 2;
    } else if (left >= 0 || right >= 0) {
      int place = left >= 0 ? left : right;
      from = place - 4;
      to = place + 5;
    }
    Window seen;
    if (left < 0 && right < 0) {
      seen = whole == null ? window(holes, from, to) : whole;
      whole = seen;
    } else {
      seen = window(holes, from, to);
    }
    int unexplained = seen.unexplained();
    int names = seen.names();
    numbers.add(seen.best());
    numbers.add(unexplained - names);
    numbers.add(names);
    numbers.add(seen.marked());
    numbers.add(most);
    numbers.add(second);
    double close = -20;
    for (int k : new int[] {left, left + 1}) {
      close = left >= 0 && k <= tokens.size() ? Math.max(close, holes[k]) : close;
    }
    numbers.add(close);
    close = -20;
    for (int k : new int[] {right, right + 1}) {
      close = right >= 0 && k <= tokens.size() ? Math.max(close, holes[k]) : close;
    }
    numbers.add(close);
    numbers.add(lowerMissing);
    numbers.add(lowerWords);
    numbers.add(alignment.unexplained() - unexplained);
  }

  /** What stands in a part of the translation. */
  private record Window(double best, int unexplained, int names, int marked) {}

  private Window window(float[] holes, int from, int to) {
    Alignment alignment = pair.alignment();
    List<Token> tokens = pair.target().tokens();
    double best = -20;
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
        boolean lower = survival[k] < 0 && pair.alignment().source(k) != Alignment.Link.NONE;
        lowerWords += lower ? 1 : 0;
        lowerMissing += lower && isMissing(k) ? 1 : 0;
      }
    }
    return holes;
  }

  /** What is known of a German word, wherever it stands in the translation. */
  static void word(Numbers numbers, TokenizedText source, int i) {
    Token token = source.tokens().get(i);
    String lower = token.lower();
    numbers.add(Survival.probability(source, i));
    numbers.add(Survival.guess(source, i));
    numbers.add(Survival.places(token.text()));
    numbers.add(WordLists.isKnownGerman(lower) ? 1 : 0);
    numbers.add(WordLists.isEnglish(lower) ? 1 : 0);
    String shape = WordLists.germanShape(lower);
    numbers.add("-ITCE".indexOf(shape.charAt(0)));
    numbers.add(Character.getNumericValue(shape.charAt(shape.length() - 1)));
    numbers.add(token.text().length());
    boolean mixed = token.text().chars().skip(1).anyMatch(Character::isUpperCase);
    numbers.add(token.isAllCaps() ? 2 : mixed ? 1 : 0);
    numbers.add(Lexicon.translations(Stems.german(lower)).length);
    numbers.add(isInitial(source, i) ? 1 : 0);
    String[] endings = {"s", "er", "en", "e", "ung"};
    int ending = 0;
    while (ending < endings.length && !lower.endsWith(endings[ending])) {
      ending++;
    }
    numbers.add(ending);
    int before = i - 1;
    while (i - before < LONGEST_ROW
        && source.at(before) != null
        && isCapital(source.tokens().get(before))) {
      before--;
    }
    int behind = i + 1;
    while (behind - i < LONGEST_ROW
        && source.at(behind) != null
        && isCapital(source.tokens().get(behind))) {
      behind++;
    }
    numbers.add(i - before);
    numbers.add(behind - i);
  }

  /** Where the translation should have the word: between what stands for its neighbours. */
  private static void gap(Numbers numbers, SentencePair pair, int i) {
    Alignment alignment = pair.alignment();
    int before = alignment.neighbour(i, -1, REACH);
    int behind = alignment.neighbour(i, 1, REACH);
    int left = alignment.place(before);
    int right = alignment.place(behind);
    numbers.add(left < 0 ? -1 : i - before);
    numbers.add(right < 0 ? -1 : behind - i);
    numbers.add(left < 0 || right < 0 ? -99 : right - left);
    for (int k : new int[] {left - 1, left + 1}) {
      numbers.add(left < 0 ? -1 : kind(pair.target(), k, false));
      numbers.add(left < 0 ? -1 : state(alignment, k));
    }
    for (int k : new int[] {right - 1, right + 1}) {
      numbers.add(right < 0 ? -1 : kind(pair.target(), k, false));
      numbers.add(right < 0 ? -1 : state(alignment, k));
    }
  }

  private static int state(Alignment alignment, int k) {
    return alignment.isUnexplained(k) ? 2 : alignment.isContent(k) ? 1 : 0;
  }

  /** The other capitalised words of the sentence. */
  private void others(Numbers numbers, int i) {
    String word = pair.source().tokens().get(i).text();
    boolean counted = isCounted(i);
    numbers.add(kept - (counted && isKept(i) ? 1 : 0));
    numbers.add(lost - (counted && isLost(i) ? 1 : 0));
    double sum = 0;
    for (int k : missing) {
      sum += k == i ? 0 : survival[k];
    }
    numbers.add(sum);
    numbers.add(counts.getOrDefault(word, 0) - (counted ? 1 : 0));
  }

  /** How like the word the words of the translation are. */
  private Numbers likeness(String plain) {
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
      int same = 0;
      while (same < Math.min(plain.length(), other.length())
          && plain.charAt(same) == other.charAt(same)) {
        same++;
      }
      common = Math.max(common, same);
      double likeness = likeness(plain, other);
      ofAny = Math.max(ofAny, likeness);
      if (alignment.isUnexplained(k)) {
        ofUnexplained = Math.max(ofUnexplained, likeness);
        names += token.isCapitalised() ? 1 : 0;
      }
    }
    Numbers numbers = new Numbers();
    numbers.add(ofUnexplained);
    numbers.add(ofAny);
    numbers.add(names);
    numbers.add(common);
    return numbers;
  }

  /** 1 less the edit distance by the length of the longer; 0 for very long words. */
  static double likeness(String some, String other) {
    int longer = Math.max(some.length(), other.length());
    if (longer == 0 || longer > LONGEST) {
      return 0;
    }
    int[] distance = new int[other.length() + 1];
    for (int k = 0; k < distance.length; k++) {
      distance[k] = k;
    }
    for (int i = 1; i <= some.length(); i++) {
      int diagonal = distance[0];
      distance[0] = i;
      for (int k = 1; k < distance.length; k++) {
        int changed = diagonal + (some.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
        diagonal = distance[k];
        distance[k] = Math.min(changed, Math.min(distance[k], distance[k - 1]) + 1);
      }
    }
    return 1 - distance[other.length()] / (double) longer;
  }

  private static boolean isCapital(Token token) {
    return token.isWord() && token.isCapitalised();
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

  /** Numbers in the order they were added. */
  static final class Numbers {
    private float[] numbers = new float[64];
    private int size;

    void add(double number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = (float) number;
    }

    void addAll(Numbers others) {
      for (int k = 0; k < others.size; k++) {
        add(others.numbers[k]);
      }
    }

    float[] toArray() {
      return Arrays.copyOf(numbers, size);
    }
  }

  static boolean isInitial(TokenizedText text, int i) {
    Token before = text.at(i - 1);
    return before == null
        || before.kind() == Token.Kind.MARK && !before.isMark('-') && !before.isMark(',');
  }
}
