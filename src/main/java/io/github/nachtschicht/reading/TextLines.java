package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Line;
import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of plain text that are not pieces of sentences: of programs, configurations and commands,
 * which are copied; of tables. Patterns are for a line without white space at its ends.
 */
final class TextLines {

  /** Longer lines are none of these. */
  private static final int LONGEST = 400;

  private static final int LONG_ROW = 45;

  /** Lines that are no code in a row, between two that are. */
  private static final int MOST_BETWEEN = 20;

  /**
   * What is typed behind {@code $}, {@code name@host:~$} or {@code C:\>}; when a subtitle stands.
   */
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\$ [a-z./~].*|[\\w.-]{1,40}@[\\w.-]{1,40}:\\S{0,80}[$#] ?\\S.*|[A-Z]:\\\\[^ <>]*>"
              + " ?\\S.*|(?:\\d{1,2}:)?\\d{2}:\\d{2}[.,]\\d{3} --> .*");

  /** What code is set to; not a word as a legend has it, {@code A=Ausgang}. */
  private static final String VALUE = "=(?!\\p{Lu}\\p{Ll}*$)\\S*";

  private static final List<String> CODES =
      List.of(
          "[{}()\\[\\];,]*[{}\\[\\]][{}()\\[\\];,]*",
          ".*[\\w)\\]>] ?\\{",
          "\\}.*",
          "[\\w.\\[\\]$-]{1,60}" + VALUE,
          "[\\w.\\[\\]$]{1,60} (?:=|:=|\\+=) (?:[\\d\"'/\\\\$\\[{(-].*|[a-z_]\\w*[._/\\\\(:]\\S+"
              + "|true|false|yes|no|on|off);?",
          "(?:\\w[\\w.<>\\[\\]]* )?[a-z_][\\w.\\[\\]]* ?[-+*/]?= ?\\S.*;",
          "(?:[a-z_]\\w*[.:>-])*[a-z_]\\w*\\(.*\\);",
          "(?:<[/?!]?[a-z][\\w:.-]*(?: [\\w:.-]+=\"[^\"]*\")* ?[/?]?> ?)+",
          "#(?:include [<\"]|define \\w|ifn?def \\w|endif|!/).*",
          "import [\\w.*]+;?|from [\\w.]+ import .*|(?:def|function) \\w+ ?\\(.*");

  /** Lines that no one writes in running text; two beside each other are code. */
  private static final Pattern CODE = Pattern.compile(String.join("|", CODES));

  /** What stands between lines of code: comments, heads of sections. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?://|/\\*|\\*/|#|;).*|\\[[\\w.: -]{1,60}\\]");

  /** A word of a sentence, which has blanks or brackets beside it. */
  private static final Pattern WORD = Pattern.compile("(?<![^\\s(<])\\p{L}{2,}(?![^\\s,.;:!?)>])");

  private static final Pattern BARS = Pattern.compile("\\|[^|]*\\|.*|\\+(?:[-=]+\\+)+");

  /** What parts the head of a table from its rows. */
  private static final Pattern RULED = Pattern.compile("[-=+| \\t]*[-=]{3}[-=+| \\t]*");

  private static final Pattern INNER_BARS = Pattern.compile("\\S[ \\t]+\\|[ \\t]+\\S");

  private static final Pattern BAR = Pattern.compile("[ \\t]*\\|[ \\t]*");

  private static final Pattern SETTING = Pattern.compile("(?U)[\\w.\\[\\]-]{2,60} *=(?!=)");

  /** What is set to a word: code only beside lines that surely are. */
  private static final Pattern SET_TO_WORD = Pattern.compile("[a-z][\\w.-]* = [a-z][\\w-]*;?");

  private static final Pattern GAP = Pattern.compile("[^.!?:] {3}|\\t");

  /** Dots that lead to a number at the end of a line. */
  private static final Pattern LEADER =
      Pattern.compile("(?<![. ]) *+(?:\\. ?){4,}+\\d[\\d.,]{0,12}(?: ?(?:€|EUR|Euro))?$");

  private static final Pattern CELL_GAP = Pattern.compile(" {2,}|[ \\t]*\\t[ \\t]*");

  private final Set<Line> code = new HashSet<>();
  private final Set<Line> rows = new HashSet<>();

  TextLines(String text, List<Line> lines) {
    BitSet commands = matching(lines, line -> isWritten(COMMAND, shown(text, line)));
    for (int i = commands.nextSetBit(1); i > 0; i = commands.nextSetBit(i + 1)) {
      commands.set(i, commands.get(i - 1) || !goesOn(text, lines.get(i - 1)));
    }
    BitSet counted = matching(lines, line -> isWritten(CODE, shown(text, line)));
    counted.or(commands);
    BitSet words = matching(lines, line -> SET_TO_WORD.matcher(shown(text, line)).matches());
    for (int i = 1; i < lines.size(); i++) {
      counted.set(i, counted.get(i) || words.get(i) && counted.get(i - 1));
    }
    for (int i = lines.size() - 2; i >= 0; i--) {
      counted.set(i, counted.get(i) || words.get(i) && counted.get(i + 1));
    }
    for (int from = 0, to; from < lines.size(); from = to) {
      to = endOfCode(text, lines, counted, from);
      if (to > from && (counted.get(from, to).cardinality() > 1 || commands.get(from))) {
        code.addAll(lines.subList(from, to));
      }
      to = Math.max(to, from + 1);
    }
    BitSet bars = matching(lines, line -> BARS.matcher(shown(text, line)).matches());
    BitSet gaps =
        matching(
            lines,
            line ->
                hasGap(text, line)
                    && shown(text, line).chars().anyMatch(Character::isLetter)
                    && text.charAt(line.start()) != '>'
                    && PlainTextParser.marker(text, line) == null);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean gap =
          gaps.get(i)
              && (isOtherRow(text, lines, gaps, i, i - 1)
                  || isOtherRow(text, lines, gaps, i, i + 1));
      if (!code.contains(line) && (gap || bars.get(i))) {
        rows.add(line);
      }
    }
    BitSet ruled = matching(lines, line -> RULED.matcher(shown(text, line)).matches());
    gaps.or(matching(lines, line -> INNER_BARS.matcher(shown(text, line)).find()));
    for (int i = ruled.nextSetBit(1); i > 0; i = ruled.nextSetBit(i + 1)) {
      if (gaps.get(i - 1) && gaps.get(i + 1)) {
        rows.addAll(lines.subList(i - 1, gaps.nextClearBit(i + 1)));
      }
    }
  }

  /** Whether a line has a form and no words that only sentences have. */
  private static boolean isWritten(Pattern form, String line) {
    return form.matcher(line).matches()
        && WORD.matcher(line)
            .results()
            .noneMatch(word -> FunctionWords.isGerman(word.group().toLowerCase(Locale.ROOT)));
  }

  /** Whether a sentence may go on below a line. */
  private static boolean goesOn(String text, Line line) {
    return shown(text, line).chars().anyMatch(Character::isLetter)
        && ".:!?".indexOf(text.charAt(line.end() - 1)) < 0;
  }

  private static BitSet matching(List<Line> lines, Predicate<Line> condition) {
    BitSet matching = new BitSet(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      matching.set(i, line.length() > 0 && line.length() <= LONGEST && condition.test(line));
    }
    return matching;
  }

  private static String shown(String text, Line line) {
    return text.substring(line.start(), line.end());
  }

  /** Where code that begins at a line ends; that line itself if none does. */
  private static int endOfCode(String text, List<Line> lines, BitSet counted, int from) {
    int end = from;
    for (int i = from; i < lines.size() && i - end < MOST_BETWEEN; i++) {
      Line line = lines.get(i);
      if (line.length() == 0) {
        break;
      }
      if (counted.get(i)) {
        end = i + 1;
      } else if ((end == from || line.indent() <= lines.get(from).indent())
          && !BETWEEN.matcher(shown(text, line)).matches()) {
        break;
      }
    }
    return end;
  }

  /**
   * Whether the line beside a row is one, too. Lines that end at one place are justified text, but
   * for those that have columns in common: short ones half of them, long ones all.
   */
  private static boolean isOtherRow(String text, List<Line> lines, BitSet gaps, int i, int beside) {
    if (beside < 0 || !gaps.get(beside)) {
      return false;
    }
    Line line = lines.get(i);
    Line other = lines.get(beside);
    if (line.indent() + line.length() != other.indent() + other.length()) {
      return true;
    }
    BitSet common = columns(text, line);
    int most = Math.min(common.cardinality(), columns(text, other).cardinality());
    common.and(columns(text, other));
    return (line.length() < LONG_ROW ? 2 : 1) * common.cardinality() >= most;
  }

  /** Where in a line what stands behind gaps begins. */
  private static BitSet columns(String text, Line line) {
    BitSet columns = new BitSet();
    CELL_GAP
        .matcher(text)
        .region(line.start(), line.end())
        .results()
        .forEach(gap -> columns.set(gap.end() - line.start() + line.indent()));
    return columns;
  }

  /** The cells of a row; none if it only parts others, as {@code |---|}. */
  static List<Span> cells(String text, Line line) {
    if (shown(text, line).chars().noneMatch(Character::isLetterOrDigit)) {
      return List.of();
    }
    List<Span> cells = new ArrayList<>();
    boolean bars = shown(text, line).indexOf('|') >= 0;
    Matcher gap = (bars ? BAR : CELL_GAP).matcher(text).region(line.start(), line.end());
    int from = line.start();
    while (gap.find()) {
      if (gap.start() > line.start()) {
        cells.add(new Span(from, gap.start()));
      }
      from = gap.end();
    }
    if (from < line.end()) {
      cells.add(new Span(from, line.end()));
    }
    return cells;
  }

  /** Whether dots lead to a number at the end of a line. */
  static boolean leads(String text, Line line) {
    return LEADER.matcher(text).region(line.start(), line.end()).find();
  }

  static boolean hasGap(String text, Line line) {
    return GAP.matcher(text).region(line.start(), line.end()).find();
  }

  /** Whether a line sets something, as {@code port = 8080}. */
  static boolean isSetting(String text, Line line) {
    return SETTING.matcher(text).region(line.start(), line.end()).lookingAt();
  }

  boolean isCode(Line line) {
    return code.contains(line);
  }

  /** Whether a line is a row of a table. */
  boolean isRow(Line line) {
    return rows.contains(line);
  }

  /** All lines, those that are no prose left blank. */
  List<Line> prose(List<Line> lines) {
    List<Line> prose = new ArrayList<>(lines.size());
    for (Line line : lines) {
      boolean other = isCode(line) || isRow(line);
      prose.add(other ? new Line(line.start(), line.start(), line.indent()) : line);
    }
    return prose;
  }
}
