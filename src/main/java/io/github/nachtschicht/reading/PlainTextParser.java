package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the layout of plain text. Nothing is assumed: whether a line is a paragraph or a piece of a
 * hard-wrapped one is told from the lines themselves (see {@link LineWrapping}), headings from what
 * stands around them.
 */
final class PlainTextParser {

  private static final Pattern RULE =
      Pattern.compile("([-_*])(?:[ \\t]*+\\1){2,}+|([=~#])\\2{2,}+");

  private static final Pattern QUOTE = Pattern.compile("(?:>[ \\t]?)++");

  /** Up to the closing marks, over line ends, but not over paragraphs. */
  private static final Pattern SPEECH =
      Pattern.compile(">>(?![>\\s])(?:(?!>>|<<|\n\n).)*+<<", Pattern.DOTALL);

  /** A number that hangs out of its paragraph: {@code 2.1}, {@code § 3}. */
  private static final Pattern HUNG_OUT =
      Pattern.compile("(?:\\d{1,2}(?:\\.\\d{1,2})+\\.?|§ ?\\d{1,3}[a-z]?|\\(\\d{1,3}[a-z]?\\)) +");

  /** Fewest characters of its first line; a shorter one may be a heading. */
  private static final int LEAST_HANGING = 40;

  private static final int DEEPEST_QUOTE = 6;

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

  static List<Block> parse(String text) {
    List<Draft<Line>> drafts = drafts(text);
    ListItems.find(drafts, "–—", 0, true);
    TextHeadings.findAll(text, drafts);
    DividedWords divided = new DividedWords(text);
    List<Block> blocks = new ArrayList<>(drafts.size());
    int tables = 0;
    for (int from = 0, to; from < drafts.size(); from = to) {
      to = endOfTable(text, drafts, from);
      if (to > from + 1) {
        addTable(text, drafts.subList(from, to), tables++, blocks);
      } else {
        to = from + 1;
        blocks.add(toBlock(text, drafts.get(from), divided));
      }
    }
    return blocks;
  }

  /** Where rows that stand one below the other and have as many cells end. */
  private static int endOfTable(String text, List<Draft<Line>> drafts, int from) {
    int columns = 0;
    int to = from;
    for (; to < drafts.size() && drafts.get(to).row; to++) {
      int cells = TextLines.cells(text, drafts.get(to).first()).size();
      columns = columns == 0 ? cells : columns;
      if (cells > 0 && (cells < 2 || cells != columns) || to > from && drafts.get(to).blankBefore) {
        break;
      }
    }
    return columns < 2 ? from : to;
  }

  private static void addTable(String text, List<Draft<Line>> rows, int table, List<Block> blocks) {
    int row = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<Span> cells = TextLines.cells(text, rows.get(i).first());
      boolean header =
          row == 0
              && i + 1 < rows.size()
              && TextLines.cells(text, rows.get(i + 1).first()).isEmpty();
      for (int column = 0; column < cells.size(); column++) {
        Span span = cells.get(column);
        TableCell place = new TableCell(table, row, column, header);
        blocks.add(
            new Block(BlockKind.TABLE_CELL, 0, "", span.of(text), span, List.of(), null, place));
      }
      row += cells.isEmpty() ? 0 : 1;
    }
  }

  private static List<Draft<Line>> drafts(String text) {
    List<Line> lines = lines(text);
    TextLines apart = new TextLines(text, lines);
    LineWrapping wrapping = LineWrapping.of(text, apart.prose(lines));
    List<Draft<Line>> drafts = new ArrayList<>();
    Draft<Line> current = null;
    boolean blank = false;
    for (Line line : lines) {
      if (line.length() == 0 || !apart.isCode(line) && isOnlyQuoteSigns(text, line)) {
        blank = true;
        continue;
      }
      boolean code = apart.isCode(line);
      boolean row = apart.isRow(line);
      boolean goesOn =
          current != null
              && (code || row || current.kind == BlockKind.CODE || current.row
                  ? code && current.kind == BlockKind.CODE && !blank
                  : blank
                      ? goesOnBelow(text, wrapping, current, line)
                      : continues(text, wrapping, current, line));
      if (current == null || !goesOn) {
        current = new Draft<>(line, line.indent());
        current.blankBefore = blank;
        drafts.add(current);
        current.row = row || wrapping.isItem(line);
        if (code) {
          current.kind = BlockKind.CODE;
        } else if (!row) {
          classify(text, current);
        }
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

  private static boolean continues(
      String text, LineWrapping wrapping, Draft<Line> current, Line line) {
    if (isRule(text, line)) {
      return false;
    }
    boolean quoted = !quoteSigns(text, line).isEmpty();
    if (current.kind == BlockKind.QUOTATION || quoted) {
      return current.kind == BlockKind.QUOTATION
          && quoted
          && quoteLevel(quoteSigns(text, line)) == current.level
          && wrapping.joins(text, current.last(), unquoted(text, line));
    }
    Line last = current.last();
    if (marker(text, line) != null) {
      // "Nürnberg\n- Saalfeld": a dash that wrapping has put at the start of a line
      return current.kind != BlockKind.LIST_ITEM && wrapping.breaksInside(text, last, line);
    }
    if (current.skip > 0 && line.indent() > current.indent) {
      return true;
    }
    Matcher number = HUNG_OUT.matcher(text).region(current.first().start(), last.end());
    if (last.length() >= LEAST_HANGING
        && number.lookingAt()
        && line.indent() == current.indent + number.end() - current.first().start()) {
      return true;
    }
    if (line.indent() > current.indent + 1
        && current.skip == 0
        && TextHeadings.endsSentence(text, last.end())) {
      return false;
    }
    return wrapping.joins(text, last, line);
  }

  private static boolean goesOnBelow(
      String text, LineWrapping wrapping, Draft<Line> current, Line line) {
    return current.kind != BlockKind.QUOTATION
        && marker(text, line) == null
        && wrapping.goesOnBelow(text, current.last(), line);
  }

  /** The marker of an item; "3. Mal" is none, in company or not. */
  static ListItems.@Nullable Marker marker(String text, Line line) {
    String shown = text.substring(line.start(), line.end());
    ListItems.Marker marker = ListItems.marker(shown);
    return marker == null
            || marker.end() == shown.length()
            || marker.text().endsWith(".") && Character.isLowerCase(shown.charAt(marker.end()))
        ? null
        : marker;
  }

  /**
   * What opens a quoted line: for each level a sign and a space; empty if it is none. In {@code
   * >>Ja<<, sagte er} the signs are typed quotation marks.
   */
  private static String quoteSigns(String text, Line line) {
    Matcher signs = QUOTE.matcher(text).region(line.start(), line.end());
    return signs.lookingAt()
            && !SPEECH.matcher(text).region(line.start(), text.length()).lookingAt()
        ? signs.group()
        : "";
  }

  private static Line unquoted(String text, Line line) {
    return new Line(line.start() + quoteSigns(text, line).length(), line.end(), line.indent());
  }

  /** Whether a line is an empty one of quoted mail. */
  private static boolean isOnlyQuoteSigns(String text, Line line) {
    return text.charAt(line.start()) == '>' && quoteSigns(text, line).length() == line.length();
  }

  private static int quoteLevel(String signs) {
    return Math.min(DEEPEST_QUOTE, signs.replaceAll("[^>]+", "").length());
  }

  private static void classify(String text, Draft<Line> draft) {
    Line line = draft.first();
    if (isRule(text, line)) {
      draft.kind = BlockKind.RULE;
      return;
    }
    String quoted = quoteSigns(text, line);
    if (!quoted.isEmpty()) {
      draft.kind = BlockKind.QUOTATION;
      draft.level = quoteLevel(quoted);
      draft.skip = quoted.length();
      return;
    }
    ListItems.Marker marker = marker(text, line);
    if (marker != null) {
      draft.open(marker);
    }
  }

  /** A line of "=====" under a short line makes that a heading; otherwise it is a rule. */
  private static void underline(String text, List<Draft<Line>> drafts) {
    Draft<Line> rule = drafts.get(drafts.size() - 1);
    char c = text.charAt(rule.first().start());
    if (drafts.size() < 2 || rule.blankBefore || c == '_' || c == '*' || c == '#') {
      return;
    }
    Draft<Line> above = drafts.get(drafts.size() - 2);
    Line line = above.first();
    int difference = Math.abs(line.length() - rule.first().length());
    if (above.kind == BlockKind.PARAGRAPH
        && above.lines.size() == 1
        && difference <= Math.max(3, line.length() / 4)) {
      above.kind = BlockKind.HEADING;
      above.level = 2;
      drafts.remove(drafts.size() - 1);
    }
  }

  private static Block toBlock(String text, Draft<Line> draft, DividedWords divided) {
    Line first = draft.first();
    Line last = draft.last();
    Span span = new Span(first.start(), last.end());
    if (draft.kind == BlockKind.RULE) {
      return Block.of(BlockKind.RULE, 0, "", "", span);
    }
    if (draft.kind == BlockKind.CODE) {
      return Block.of(BlockKind.CODE, 0, "", code(text, draft), span);
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
          start += quoteSigns(text, line).length();
        }
        divided.append(joined, text.substring(start, line.end()));
      }
      content = joined.toString();
    }
    return Block.of(draft.kind, draft.level, ListItems.shown(draft.marker), content, span);
  }

  private static String code(String text, Draft<Line> draft) {
    int indent = draft.lines.stream().mapToInt(Line::indent).min().orElse(0);
    return draft.lines.stream()
        .map(line -> text.substring(line.start() - line.indent() + indent, line.end()))
        .collect(Collectors.joining("\n"));
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
