package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PlainTextParser.Line;
import io.github.nachtschicht.text.BlockKind;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which paragraphs of plain text are headings, and where sentences end in it. */
final class TextHeadings {

  /** A heading is not longer than this many characters; a title may be a little longer. */
  private static final int LONGEST_HEADING = 120;

  private static final int LONGEST_TITLE = 200;

  /**
   * A longer line right under the title is the article's teaser, a sentence without a full stop.
   */
  private static final int LONGEST_HEADING_UNDER_TITLE = 80;

  /** So long is a line at least that may be a sentence with an empty line in it. */
  private static final int LONG_PIECE = 45;

  /** More lines without a full stop in a row than this are a list or a table, not headings. */
  private static final int MOST_HEADINGS_IN_A_ROW = 3;

  private static final Set<String> OPEN = ListItems.WORDS.set("open");

  private static final Pattern LABELLED =
      Pattern.compile("\\p{Lu}[\\p{L}.-]{0,20}(?: [\\p{L}.-]{1,20})?:[ \\t]+\\S");

  /** Street and number, code and place. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:.{1,80}, )?(?:\\p{Lu}{1,2}-)?\\d{5} \\p{Lu}[\\p{L} ()./-]{1,60}"
              + "|[\\p{L} .-]{2,60}(?:"
              + String.join("|", ListItems.WORDS.list("street"))
              + ") \\d{1,3} ?[a-z]?(?:[-/]\\d{1,3} ?[a-z]?)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** {@code Montag Training}; but {@code § 3 Preis}. */
  private static final Pattern TWO_COLUMNS = Pattern.compile("\\p{L}{4} {3,}+\\p{L}");

  private static final Pattern OPEN_BRACKET = Pattern.compile("[\\p{L}\\p{N}§][^)]*");

  /** An address on the web, a box to tick. */
  private static final Pattern NO_HEADING =
      Pattern.compile("<|[(\\[](?:[^\\p{L}\\p{N}]|[xX][)\\]])");

  /** Where a sentence ends and another begins; shorter words may be abbreviations. */
  private static final Pattern SENTENCES = Pattern.compile("\\p{Ll}{5}[.!][\"“)]? [\"„(]?\\p{Lu}");

  private static final Pattern CLOSING =
      Pattern.compile(
          "(?:" + String.join("|", ListItems.WORDS.list("closing")) + ")(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SALUTATION =
      Pattern.compile("(?iu)sehr (?:geehrte|verehrte)[rsn]?(?!\\p{L})");

  private TextHeadings() {}

  /** Finds the headings and the title of plain text. */
  static void findAll(String text, List<Draft<Line>> drafts) {
    int first = 0;
    while (first < drafts.size() && drafts.get(first).kind == BlockKind.RULE) {
      first++;
    }
    int firstText = first;
    int end = endOfText(text, drafts);
    Set<Draft<Line>> underlined =
        drafts.stream().filter(d -> d.kind == BlockKind.HEADING).collect(Collectors.toSet());
    find(
        drafts,
        MOST_HEADINGS_IN_A_ROW,
        i -> {
          Draft<Line> draft = drafts.get(i);
          return looksLikeHeading(shown(text, draft), draft.lines.size(), i <= firstText)
              && !TextLines.leads(text, draft.last());
        });
    // a list, an address or a table of contents below takes nothing from a title that stands apart
    Draft<Line> opening = drafts.get(Math.min(first, drafts.size() - 1));
    if (first + 1 < drafts.size()
        && opening.kind == BlockKind.PARAGRAPH
        && drafts.get(first + 1).blankBefore
        && looksLikeHeading(shown(text, opening), opening.lines.size(), true)) {
      opening.kind = BlockKind.HEADING;
    }
    for (int i = 0; i < drafts.size(); i++) {
      boolean alone =
          standsAlone(text, drafts, i) && (i <= first || i < end && !closes(text, drafts, i));
      Draft<Line> draft = drafts.get(i);
      if (draft.kind == BlockKind.HEADING && !alone && !underlined.contains(draft)) {
        draft.close();
      }
    }
    if (first < drafts.size() && drafts.get(first).kind == BlockKind.HEADING) {
      drafts.get(first).kind = BlockKind.TITLE;
      drafts.get(first).level = 1;
      Draft<Line> under = first + 1 < drafts.size() ? drafts.get(first + 1) : drafts.get(first);
      int length = under.last().end() - under.first().start();
      if (under.kind == BlockKind.HEADING && length > LONGEST_HEADING_UNDER_TITLE) {
        under.close();
      }
    }
  }

  private static String shown(String text, Draft<Line> draft) {
    return text.substring(draft.first().start(), draft.last().end());
  }

  /**
   * Behind which no draft is text that a heading could stand above: names and addresses under a
   * letter.
   */
  private static int endOfText(String text, List<Draft<Line>> drafts) {
    int end = drafts.size();
    while (end > 0) {
      Draft<Line> draft = drafts.get(end - 1);
      boolean line =
          draft.kind == BlockKind.PARAGRAPH
              && draft.last().end() - draft.first().start() <= LONGEST_HEADING
              && !endsSentence(text, draft.last().end())
              && !TextLines.leads(text, draft.last());
      if (!line && draft.kind != BlockKind.RULE) {
        break;
      }
      end--;
    }
    return end;
  }

  /**
   * Whether a line is not a piece of what stands around it: a sentence that goes on right below, a
   * numbered paragraph, one of several lines such as {@code Datum: 3. Mai}.
   */
  private static boolean standsAlone(String text, List<Draft<Line>> drafts, int i) {
    Draft<Line> draft = drafts.get(i);
    String shown = shown(text, draft);
    ListItems.Marker marker = ListItems.marker(shown);
    Draft<Line> next = drafts.get(Math.min(i + 1, drafts.size() - 1));
    if (draft.row
        || NO_HEADING.matcher(shown).lookingAt()
        || i > 0 && TWO_COLUMNS.matcher(shown).find()
        || TextLines.leads(text, next.last()) && PlainTextReader.isAboveContents(shown)
        || ADDRESS.matcher(shown).matches()
        || !next.blankBefore && ADDRESS.matcher(shown(text, next)).matches()
        || !draft.blankBefore && i > 0 && ADDRESS.matcher(shown(text, drafts.get(i - 1))).matches()
        || TextLines.isSetting(text, draft.first())
        || marker != null && marker.text().endsWith(")")
        || shown.indexOf('@') >= 0
        || endsOpen(text, draft.last().end())) {
      return false;
    }
    Draft<Line> below = next;
    boolean line = below.kind == BlockKind.PARAGRAPH || below.kind == BlockKind.HEADING;
    boolean cut = !below.blankBefore || i > 0 && shown.length() >= LONG_PIECE;
    if (line && cut && !below.row) {
      int first = text.codePointAt(below.first().start());
      boolean labelled =
          !below.blankBefore && isLabelled(text, draft.first()) && isLabelled(text, below.first());
      if (Character.isLowerCase(first) || labelled) {
        return false;
      }
    }
    return draft.blankBefore
        || i == 0
        || !isLabelled(text, draft.first())
        || !isLabelled(text, drafts.get(i - 1).last());
  }

  /** Whether a draft is what a letter closes with, or the name below. */
  private static boolean closes(String text, List<Draft<Line>> drafts, int i) {
    return CLOSING.matcher(shown(text, drafts.get(i))).lookingAt()
        || CLOSING.matcher(shown(text, drafts.get(i - 1))).lookingAt();
  }

  /** Whether a line says what it is about, as {@code Datum: 3. Mai}. */
  static boolean isLabelled(String text, Line line) {
    return LABELLED.matcher(text).region(line.start(), line.end()).lookingAt();
  }

  /**
   * Makes headings of paragraphs that look like some and have text behind them. Many in a row are a
   * list, an address or a table.
   */
  static <L> void find(List<Draft<L>> drafts, int mostInARow, IntPredicate looksLikeHeading) {
    int run = 0;
    for (int i = drafts.size() - 2; i >= 0; i--) {
      Draft<L> draft = drafts.get(i);
      if (draft.kind != BlockKind.PARAGRAPH || !looksLikeHeading.test(i)) {
        run = 0;
        continue;
      }
      run++;
      draft.kind = BlockKind.HEADING;
      draft.level = 2;
      // those before were made paragraphs when their row became too long
      int end = run > mostInARow ? Math.min(i + run, i + mostInARow + 1) : i;
      drafts.subList(i, end).forEach(Draft::close);
    }
  }

  /**
   * Whether a text that stands by itself looks like a heading.
   *
   * @param text not blank
   * @param lines number of its lines
   * @param first whether it is the first of its document
   */
  static boolean looksLikeHeading(String text, int lines, boolean first) {
    int end = text.length();
    if (lines > (first ? 3 : 2) || end > (first ? LONGEST_TITLE : LONGEST_HEADING)) {
      return false;
    }
    if (Character.isLowerCase(text.codePointAt(0))
        || text.chars().noneMatch(Character::isLetter)
        || SALUTATION.matcher(text).lookingAt()) {
      return false;
    }
    char ending = text.charAt(end - 1);
    if (ending == ':' || ending == ';' || ending == ',' || ending == '-' || ending == '–') {
      return false;
    }
    return !endsSentence(text, end) && !SENTENCES.matcher(text).find() && !endsInBracket(text);
  }

  /** Whether a bracket with words in it is still open at the end. */
  static boolean endsInBracket(String text) {
    return OPEN_BRACKET.matcher(text.substring(text.lastIndexOf('(') + 1)).matches()
        && text.indexOf('(') >= 0;
  }

  /** Whether the word right before an offset is one that no sentence ends with. */
  static boolean endsOpen(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return OPEN.contains(text.substring(start, end));
  }

  /**
   * Whether a sentence certainly ends right before an offset: a number or a short word with a full
   * stop may be an ordinal or an abbreviation.
   */
  static boolean surelyEndsSentence(String text, int end) {
    if (!endsSentence(text, end)) {
      return false;
    }
    if (text.charAt(end - 1) != '.') {
      return true;
    }
    int start = end - 1;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return end - 1 - start > 2;
  }

  /**
   * Whether a sentence ends right before an offset: closing quotes and brackets are looked past.
   */
  static boolean endsSentence(String text, int end) {
    for (int i = end - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if ("\"'“”‘’»«›‹<>)]".indexOf(c) >= 0) {
        continue;
      }
      return c == '.' || c == '!' || c == '?' || c == '…' || c == ':';
    }
    return false;
  }
}
