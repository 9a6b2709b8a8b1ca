package io.github.nachtschicht.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a text, in digits and in words, as German or English writes them. */
final class NumberReader {

  private static final Map<String, String> GERMAN_SCALES =
      NumberWords.WORDS.meanings("german-scale");
  private static final Map<String, String> ENGLISH_SCALES =
      NumberWords.WORDS.meanings("english-scale");

  /** Scales that may just as well be a unit or a letter. */
  private static final Set<String> DOUBTFUL_SCALES = NumberWords.WORDS.set("doubtful-scale");

  private static final Set<String> RANGE_WORDS = NumberWords.WORDS.set("range");
  private static final Set<String> NOON = NumberWords.WORDS.set("noon");

  private final TokenizedText text;
  private final boolean german;
  private final List<Quantity> found = new ArrayList<>();

  private NumberReader(TokenizedText text, boolean german) {
    this.text = text;
    this.german = german;
  }

  static List<Quantity> german(TokenizedText text) {
    return new NumberReader(text, true).read();
  }

  static List<Quantity> english(TokenizedText text) {
    return new NumberReader(text, false).read();
  }

  private List<Quantity> read() {
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      if (token.isNumber()) {
        digits(i, token);
      } else if (token.kind() == Token.Kind.MARK) {
        fraction(i, token.text());
      } else if (token.isWord()) {
        i = german ? germanWord(i, token) : englishWord(i, token);
      }
    }
    return found;
  }

  private void digits(int i, Token token) {
    Set<String> values = new LinkedHashSet<>();
    List<Set<String>> parts = new ArrayList<>();
    String raw = token.text().replaceAll("[ \\u00a0\\u202f\\u2009]", "");
    if (raw.length() < token.text().length()) {
      for (String part : token.text().split("[ \\u00a0\\u202f\\u2009]", -1)) {
        parts.add(Set.of(Objects.requireNonNullElse(value(part), "as written " + part)));
      }
    }
    String plain = value(raw);
    if (plain != null) {
      values.add(plain);
    } else {
      values.add("as written " + raw.replace('/', ':'));
    }
    boolean clock = isClock(i) || raw.indexOf(':') > 0 && raw.endsWith(":00");
    if (raw.length() == 5 && raw.indexOf(':') == 2) {
      values.add(NumberText.plain(raw.replace(":", ""))); // 02:30, 0230
    }
    if (raw.indexOf(':') > 0
        || raw.indexOf('/') > 0
        || plain == null
        || raw.indexOf('.') > 0
            && (clock || text.isMark(i + 1, '.') && NumberText.isDayAndMonth(raw))) {
      parts = NumberText.split(raw, clock || raw.indexOf(':') > 0);
    } else if (clock && plain.length() <= 2) {
      values.addAll(NumberText.hours(Integer.parseInt(plain)));
    }
    String next = word(i + 1);
    if (raw.length() == 4 && (next.startsWith("er") || next.equals("s")) && text.isGlued(i + 1)) {
      values.add(NumberText.plain(raw.substring(2))); // 1990er, 1990s
    }
    if (plain != null) {
      longUnit(i, plain, values);
    }
    boolean ordinal = german && text.isMark(i + 1, '.') && word(i + 2).startsWith("jahrhundert");
    if (ordinal && plain != null && plain.length() <= 2) {
      values.add(
          NumberText.times(Integer.toString(Integer.parseInt(plain) - 1), "100")); // the 1800s
    }
    String scale = scale(i);
    if (scale != null && plain != null) {
      String scaled = NumberText.times(plain, scale);
      if (!DOUBTFUL_SCALES.contains(word(scaleIndex(i)))) {
        values.clear();
        rangeBefore(i, scale);
      }
      values.add(scaled);
    }
    boolean drive = word(i + 1).equals("x" + raw) && text.isGlued(i + 1); // a 4x4
    found.add(new Quantity(token.text(), i, values, parts, !drive, true, clock));
    score(i);
  }

  private @Nullable String value(String raw) {
    return german ? NumberText.germanValue(raw) : NumberText.englishValue(raw);
  }

  /** ½ may stand for 1/2 and 0.5, and 2½ for 2.5 as well. */
  private void fraction(int i, String sign) {
    String[] parts = Normalizer.normalize(sign, Normalizer.Form.NFKC).split("\u2044");
    if (parts.length != 2 || !Character.isDigit(parts[0].charAt(0))) {
      return;
    }
    BigDecimal value =
        new BigDecimal(parts[0])
            .divide(new BigDecimal(parts[1]), 3, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    Quantity before = found.isEmpty() ? null : found.get(found.size() - 1);
    if (before != null && before.index() == i - 1 && before.digits()) {
      Set<String> values = new LinkedHashSet<>(before.values());
      for (String whole : before.values()) {
        if (whole.matches("\\d{1,9}")) {
          values.add(value.add(new BigDecimal(whole)).toPlainString());
        }
      }
      found.set(found.size() - 1, before.with(values));
    }
    found.add(
        new Quantity(
            sign,
            i,
            new LinkedHashSet<>(
                List.of(
                    "as written " + parts[0] + ":" + parts[1],
                    value.toPlainString(),
                    parts[0],
                    parts[1])),
            List.of(),
            false,
            false,
            false));
  }

  /** Four decades are 40 years, two weeks 14 days: adds the number of the smaller unit. */
  private void longUnit(int i, String plain, Set<String> values) {
    String unit = word(i + 1);
    String by =
        switch (unit) {
          case "decades", "jahrzehnte", "jahrzehnten" -> "10";
          case "weeks", "wochen" -> "7";
          case "centuries", "jahrhunderte", "jahrhunderten" -> "100";
          default -> "";
        };
    if (!by.isEmpty()) {
      values.add(NumberText.times(plain, by));
    }
  }

  /** 2-0 and 15-15 may stand for the scores 2:0 and 15:15. */
  private void score(int i) {
    Token first = text.at(i - 2);
    if ((text.isMark(i - 1, '-') || text.isMark(i - 1, '–')) && first != null && first.isNumber()) {
      String value = "as written " + first.text() + ":" + text.tokens().get(i).text();
      add(first.text() + "-", i, value, false);
    }
  }

  /** In "5 bis 10 Millionen" the 5 may stand for five million as well. */
  private void rangeBefore(int i, String scale) {
    if (found.isEmpty()) {
      return;
    }
    Quantity before = found.get(found.size() - 1);
    if (i - before.index() > 4 || i - before.index() < 2) {
      return;
    }
    for (int k = before.index() + 1; k < i; k++) {
      Token between = text.tokens().get(k);
      if (between.isWord() && !RANGE_WORDS.contains(between.lower())) {
        return;
      }
    }
    Set<String> values = new LinkedHashSet<>(before.values());
    for (String value : before.values()) {
      if (!value.startsWith("as")) {
        values.add(NumberText.times(value, scale));
      }
    }
    found.set(found.size() - 1, before.with(values));
  }

  private int scaleIndex(int i) {
    return text.isMark(i + 1, '-') ? i + 2 : i + 1;
  }

  private @Nullable String scale(int i) {
    return (german ? GERMAN_SCALES : ENGLISH_SCALES).get(word(scaleIndex(i)));
  }

  private boolean isClock(int i) {
    String next = word(i + 1);
    if (!german) {
      return NOON.contains(next);
    }
    if (next.equals("uhr")) {
      return true;
    }
    boolean range =
        RANGE_WORDS.contains(next) || text.isMark(i + 1, '-') || text.isMark(i + 1, '–');
    Token second = text.at(i + 2);
    return range && second != null && second.isNumber() && text.isWord(i + 3, "uhr");
  }

  private int germanWord(int i, Token token) {
    String cardinal = NumberWords.germanCardinal(token.lower());
    boolean one = token.lower().equals("ein") || token.lower().startsWith("eine");
    if (one && word(i + 1).startsWith("milli")) {
      cardinal = "1";
    }
    if (cardinal != null) {
      String scale = scale(i);
      boolean noun = token.isCapitalised() && i > 0 && !text.tokens().get(i - 1).isMark(':');
      boolean clock = word(i - 1).equals("halb") || word(i - 1).endsWith("viertel");
      Set<String> values = new LinkedHashSet<>();
      values.add(scale == null ? cardinal : NumberText.times(cardinal, scale));
      longUnit(i, cardinal, values);
      if (word(i + 1).equals("uhr")) {
        values.addAll(NumberText.hours(Math.min(25, Integer.parseInt(cardinal))));
      }
      found.add(
          new Quantity(
              token.text(), i, values, List.of(), !noun && !clock && !isFixed(i), false, false));
      if (clock) {
        add(token.text(), i, Integer.toString(Integer.parseInt(cardinal) - 1), false);
      }
      return i;
    }
    String compound = NumberWords.germanCompound(token.lower());
    if (compound != null) {
      add(token.text(), i, compound, false);
    }
    for (String hint : NumberWords.germanHints(token.lower())) {
      add(token.text(), i, hint, false);
    }
    digitsBehind(i, token);
    return i;
  }

  /** "unter vier Augen" is "in private". */
  private boolean isFixed(int i) {
    return word(i + 1).equals("augen") || word(i + 1).equals("mal") && word(i + 2).equals("so");
  }

  /** A5, FY18, Elumina8: the digits may stand apart on the other side. */
  private void digitsBehind(int i, Token token) {
    if (token.hasDigit()) {
      String digits = NumberText.digitsOf(token.text());
      if (digits.length() <= 6) {
        add(token.text(), i, NumberText.plain(digits), false);
      }
    }
  }

  /** Reads "two", "twenty-one", "two hundred and five", "three million"; else single hints. */
  private int englishWord(int i, Token token) {
    String first = NumberWords.englishCardinal(token.lower());
    boolean one = token.lower().equals("one") || token.lower().equals("a");
    if (first == null
        && !(one && ENGLISH_SCALES.containsKey(word(i + 1)) && word(i + 1).length() > 4)) {
      for (String hint : NumberWords.englishHints(token.lower())) {
        add(token.text(), i, hint, false);
      }
      if (token.lower().equals("other") && word(i - 1).equals("every")) {
        add("every other", i, "2", false);
      }
      digitsBehind(i, token);
      return i;
    }
    long total = 0;
    long current = first == null ? 1 : Long.parseLong(first);
    int at = i;
    boolean plain = true;
    while (true) {
      int next = at + 1;
      if (text.isMark(next, '-') || word(next).equals("and") && plain == false) {
        next++;
      }
      String word = word(next);
      String more = NumberWords.englishCardinal(word);
      if (more == null && word.equals("one")) {
        more = "1";
      }
      String scale = word.length() > 1 ? ENGLISH_SCALES.get(word) : null;
      if (scale != null && total < Long.MAX_VALUE / 4 && current < 1000) {
        long by = Long.parseLong(scale);
        if (by == 100 || by == 12) {
          current *= by;
        } else {
          total += current * by;
          current = 0;
        }
        plain = false;
      } else if (more != null
          && !(word(next - 1).equals("and") && startsScale(next))
          && Long.parseLong(more) < 100
          && (current % 100 >= 20 && current % 10 == 0 && Long.parseLong(more) < 10
              || !plain && current % 100 == 0)) {
        current += Long.parseLong(more);
        plain = false;
      } else {
        break;
      }
      at = next;
    }
    String shown = text.text().substring(token.start(), text.tokens().get(at).end());
    Set<String> values = new LinkedHashSet<>();
    values.add(Long.toString(total + current));
    if (plain) {
      longUnit(at, Long.toString(total + current), values);
      if (isClock(at)) {
        values.addAll(NumberText.hours((int) Math.min(25, current)));
      }
    }
    found.add(new Quantity(shown, i, values, List.of(), isSure(i, at, first), false, false));
    for (int k = i; k <= at && !plain; k++) {
      for (String hint : NumberWords.englishHints(word(k))) {
        add(word(k), k, hint, false);
      }
    }
    return at;
  }

  /** three million and five million are two numbers; two hundred and five thousand is one. */
  private boolean startsScale(int i) {
    String scale = ENGLISH_SCALES.get(word(i + 1));
    return scale != null && scale.equals(ENGLISH_SCALES.get(word(i - 2)));
  }

  /**
   * Whether an English number word must have a counterpart: not "two", which stands for so many
   * German words, and none in a name, a compound or a set phrase ("top ten", "all three").
   */
  private boolean isSure(int i, int at, @Nullable String first) {
    return first != null
        && !first.equals("2")
        && !text.tokens().get(i).isCapitalised()
        && !text.isMark(i - 1, '-')
        && !text.isMark(at + 1, '-')
        && !Set.of("top", "starting", "all", "the", "of", "team", "or").contains(word(i - 1));
  }

  private String word(int i) {
    Token token = text.at(i);
    return token != null && token.isWord() ? token.lower() : "";
  }

  private void add(String shown, int index, String value, boolean required) {
    found.add(new Quantity(shown, index, Set.of(value), List.of(), required, false, false));
  }
}
