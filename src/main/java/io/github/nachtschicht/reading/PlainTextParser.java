package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the layout of plain text. Nothing is assumed: whether a line is a paragraph or a piece of a
 * hard-wrapped one is told from the lines themselves (see {@link LineWrapping}), headings from what
 * stands around them.
 */
final class PlainTextParser {

  private static final Pattern BULLET = Pattern.compile("([-*+•‣◦·▪●○■□–—])[ \\t\\u00A0]+(?=\\S)");
  private static final Pattern RULE =
      Pattern.compile("([-_*])(?:[ \\t]*+\\1){2,}+|([=~#])\\2{2,}+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(\\d{1,3})([.)])|\\((\\d{1,3})\\)|([a-z])(\\))|\\(([a-z])\\))[ \\t\\u00A0]+(?=\\S)");

  private PlainTextParser() {}

  /**
   * One physical line: offsets without its line end, and without white space at its ends.
   *
   * @param indent how much white space stands before it
   */
  record Line(int start, int end, int indent) {
    int length() {
      return end - start;
    }
  }

  /** All lines of a text; blank ones have no length. */
  static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int next = text.indexOf('\n', from);
      next = next < 0 ? text.length() : next;
      int start = from;
      int end = next;
      while (start < end && isSpace(text.charAt(start))) {
        start++;
      }
      while (end > start && isSpace(text.charAt(end - 1))) {
        end--;
      }
      lines.add(new Line(start, end, start - from));
      from = next + 1;
    }
    return lines;
  }

  /** One or more lines that belong together. */
  static final class Draft {
    final List<Line> lines = new ArrayList<>();
    final int indent;
    boolean blankBefore;
    BlockKind kind = BlockKind.PARAGRAPH;
    int level;
    String marker = "";

    /** Characters at the start of the first line that are markup. */
    int skip;

    Draft(Line first, boolean blankBefore) {
      this.indent = first.indent();
      this.blankBefore = blankBefore;
      lines.add(first);
    }
  }

  static List<Block> parse(String text) {
    List<Draft> drafts = drafts(text);
    PlainTextLists.find(drafts);
    TextHeadings.find(text, drafts);
    DividedWords divided = new DividedWords(text);
    List<Block> blocks = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      blocks.add(toBlock(text, draft, divided));
    }
    return blocks;
  }

  private static List<Draft> drafts(String text) {
    List<Line> lines = lines(text);
    LineWrapping wrapping = LineWrapping.of(text, lines);
    List<Draft> drafts = new ArrayList<>();
    Draft current = null;
    boolean blank = false;
    for (Line line : lines) {
      if (line.length() == 0) {
        blank = true;
        continue;
      }
      if (current == null || blank || !continues(text, wrapping, current, line)) {
        current = new Draft(line, blank);
        drafts.add(current);
        classify(text, current);
      } else {
        current.lines.add(line);
      }
      if (current.kind == BlockKind.RULE) {
        underline(text, drafts);
        current = null;
      }
      blank = false;
    }
    return drafts;
  }

  /** "---", "* * *", "=====": three or more of the same sign, with spaces between some of them. */
  private static boolean isRule(String text, Line line) {
    return RULE.matcher(text).region(line.start(), line.end()).matches();
  }

  private static boolean continues(String text, LineWrapping wrapping, Draft current, Line line) {
    if (isRule(text, line)) {
      return false;
    }
    boolean quoted = text.charAt(line.start()) == '>';
    if (current.kind == BlockKind.QUOTATION || quoted) {
      return current.kind == BlockKind.QUOTATION
          && quoted
          && quoteLevel(text, line) == current.level
          && wrapping.joins(text, current.lines.get(current.lines.size() - 1), line);
    }
    Line last = current.lines.get(current.lines.size() - 1);
    if (opensItem(text, line)) {
      // "Nürnberg\n- Saalfeld": a dash that wrapping has put at the start of a line
      return current.kind != BlockKind.LIST_ITEM && wrapping.breaksInside(text, last, line);
    }
    if (current.skip > 0 && line.indent() > current.indent) {
      return true;
    }
    if (line.indent() > current.indent + 1
        && current.skip == 0
        && TextHeadings.endsSentence(text, last.end())) {
      return false;
    }
    return wrapping.joins(text, last, line);
  }

  private static boolean opensItem(String text, Line line) {
    Matcher bullet = BULLET.matcher(text).region(line.start(), line.end());
    if (bullet.lookingAt()) {
      return true;
    }
    Matcher number = NUMBER.matcher(text).region(line.start(), line.end());
    return number.lookingAt() && isItemNumber(text, number, line);
  }

  /** Whether "3. " opens an item and is not a date or an ordinal: "3. Oktober". */
  private static boolean isItemNumber(String text, Matcher number, Line line) {
    if (number.group(1) == null || ")".equals(number.group(2))) {
      return true;
    }
    int at = number.end();
    int end = at;
    while (end < line.end() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String next = text.substring(at, end);
    return !MONTH.matcher(next).matches()
        && (next.isEmpty() || !Character.isLowerCase(next.charAt(0)));
  }

  private static final Pattern MONTH =
      Pattern.compile(
          "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
              + "|Jan|Jän|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez|Jahrhunderts?|Jahrestag|Geburtstag|Mal|Minute");

  private static int quoteLevel(String text, Line line) {
    int level = 0;
    for (int i = line.start(); i < line.end(); i++) {
      char c = text.charAt(i);
      if (c == '>') {
        level++;
      } else if (!isSpace(c)) {
        break;
      }
    }
    return level;
  }

  /** Where a line goes on behind "> > ", one space after each sign. */
  private static int behindQuoteSigns(String text, Line line) {
    int at = line.start();
    while (at < line.end() && text.charAt(at) == '>') {
      at++;
      if (at < line.end() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }
    return at;
  }

  private static void classify(String text, Draft draft) {
    Line line = draft.lines.get(0);
    if (isRule(text, line)) {
      draft.kind = BlockKind.RULE;
      return;
    }
    int quoted = behindQuoteSigns(text, line);
    if (quoted > line.start() && quoted < line.end()) {
      draft.kind = BlockKind.QUOTATION;
      draft.level = Math.min(6, quoteLevel(text, line));
      draft.skip = quoted - line.start();
      return;
    }
    Matcher bullet = BULLET.matcher(text).region(line.start(), line.end());
    if (bullet.lookingAt()) {
      draft.kind = BlockKind.LIST_ITEM;
      draft.marker = bullet.group(1);
      draft.skip = bullet.end() - line.start();
      return;
    }
    Matcher number = NUMBER.matcher(text).region(line.start(), line.end());
    if (number.lookingAt() && isItemNumber(text, number, line)) {
      draft.kind = BlockKind.LIST_ITEM;
      draft.marker = text.substring(line.start(), number.end()).strip();
      draft.skip = number.end() - line.start();
    }
  }

  /** A line of "=====" under a short line makes that a heading; otherwise it is a rule. */
  private static void underline(String text, List<Draft> drafts) {
    Draft rule = drafts.get(drafts.size() - 1);
    char c = text.charAt(rule.lines.get(0).start());
    if (drafts.size() < 2 || rule.blankBefore || c == '_' || c == '*' || c == '#') {
      return;
    }
    Draft above = drafts.get(drafts.size() - 2);
    Line line = above.lines.get(0);
    int difference = Math.abs(line.length() - rule.lines.get(0).length());
    if (above.kind == BlockKind.PARAGRAPH
        && above.lines.size() == 1
        && difference <= Math.max(3, line.length() / 4)) {
      above.kind = BlockKind.HEADING;
      above.level = 2;
      drafts.remove(drafts.size() - 1);
    }
  }

  private static Block toBlock(String text, Draft draft, DividedWords divided) {
    Line first = draft.lines.get(0);
    Line last = draft.lines.get(draft.lines.size() - 1);
    Span span = new Span(first.start(), last.end());
    if (draft.kind == BlockKind.RULE) {
      return Block.of(BlockKind.RULE, 0, "", "", span);
    }
    String content;
    if (draft.lines.size() == 1) {
      content = text.substring(first.start() + draft.skip, first.end());
    } else {
      StringBuilder joined = new StringBuilder(span.length());
      for (Line line : draft.lines) {
        int start = line.start();
        if (line == first) {
          start += draft.skip;
        } else if (draft.kind == BlockKind.QUOTATION) {
          start = behindQuoteSigns(text, line);
        }
        divided.append(joined, text.substring(start, line.end()));
      }
      content = joined.toString();
    }
    return Block.of(draft.kind, draft.level, draft.marker, content, span);
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
