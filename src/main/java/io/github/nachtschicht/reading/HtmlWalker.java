package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.LeftOut.Reason;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tree of an HTML document in its order and reports what it meets to {@link HtmlBlocks}.
 * Every character ends in a block or in what is left out. Longer than other classes, since one look
 * at the names of all elements is easier to follow than many.
 */
final class HtmlWalker implements NodeFilter {

  /** Class of elements whose text is copied to the letter. */
  static final String LITERAL = "nachtschicht-literal";

  /** Attribute of code: what is said of it, as a language. */
  static final String INFO = "data-nachtschicht-info";

  /** Attribute of a list: what stands behind its numbers, if it is no full stop. */
  static final String DELIMITER = "data-nachtschicht-delimiter";

  private static final Pattern FORMULA_PICTURE =
      Pattern.compile("\\{\\\\displaystyle.*|\\$.+\\$|\\\\[a-z(\\[].*", Pattern.DOTALL);

  /** Elements that set what is inside. */
  private static final Map<String, Inline.Kind> SETS = new HashMap<>();

  static {
    List.of("em", "i", "dfn", "cite").forEach(name -> SETS.put(name, Inline.Kind.EMPHASIS));
    List.of("strong", "b").forEach(name -> SETS.put(name, Inline.Kind.STRONG));
    List.of("code", "kbd", "samp", "tt").forEach(name -> SETS.put(name, Inline.Kind.CODE));
  }

  private static final Set<String> NOTE_LISTS =
      Set.of("div", "section", "aside", "footer", "ol", "ul", "p", "li");

  /** Classes and ids of what holds notes. */
  private static final Pattern NOTES =
      Pattern.compile("(?i)foot-?notes?|endnotes?|fu(?:ss|ß)noten?|anmerkung(?:en)?");

  /** How Word says in HTML that a paragraph is an item. */
  private static final Pattern WORD_LIST = Pattern.compile("mso-list:\\s*l\\d+\\s+level([1-9])");

  private static final Pattern LIST_STYLE =
      Pattern.compile("list-style(?:-type)?:\\s*(decimal|(?:lower|upper)-(?:alpha|latin|roman))");

  /** What HTML takes for an integer: what stands behind it does not count. */
  private static final Pattern INTEGER = Pattern.compile("\\s*+([+-]?\\d{1,9}+)(?!\\d)");

  private static final Pattern LANGUAGE = Pattern.compile("(?<!\\S)language-([^ ]*)");

  private static final Pattern VERSE =
      Pattern.compile(
          "(?:^|[\\s_-])(?:verse?|vers|poem|poetry|stanza|strophe|gedicht|lyrics|line-block)");

  private final HtmlBlocks out = new HtmlBlocks();
  private final HtmlNotes notes;
  private final HtmlReasons reasons;
  private final boolean book;
  private final Map<Element, TableCell> cells = new IdentityHashMap<>();
  private @Nullable Element pre;
  private final StringBuilder preformatted = new StringBuilder();
  private @Nullable Element markGroup;
  private @Nullable String title;
  private Span titleSpan = new Span(0, 0);
  private int codes;
  private int tables;

  /**
   * @param furniture what is left out as standing around the text
   * @param book whether the pages are chapters, so that their titles are no text
   */
  HtmlWalker(HtmlNotes notes, Map<Element, Reason> furniture, boolean book) {
    this.notes = notes;
    this.reasons = new HtmlReasons(notes, furniture, book);
    this.book = book;
  }

  /** Walks a page; may be called for one after another. */
  void walk(Node root) {
    root.filter(this);
    out.flush();
  }

  /**
   * The blocks.
   *
   * @param lowest a first heading of this level or above is the title
   */
  List<Block> blocks(int lowest) {
    List<Block> blocks = Reading.titled(out.ordered(), lowest, book);
    if (title != null && !title.isEmpty() && !blocks.isEmpty() && !Reading.hasMainHeading(blocks)) {
      InlineText text = new InlineText();
      text.append(title);
      blocks.add(0, Block.of(BlockKind.TITLE, 1, "", text.text(), titleSpan));
      title = null;
    }
    return blocks;
  }

  /** What was left out; complete once the blocks were asked for. */
  List<LeftOut> leftOut() {
    if (title != null) {
      out.leaveOut(Reason.METADATA, title);
      title = null;
    }
    return out.leftOut();
  }

  void leaveOut(Reason reason, Node node) {
    out.leaveOut(reason, HtmlTree.textOf(node));
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      text(leaf);
    } else if (node instanceof Comment comment) {
      Span place = HtmlTree.place(comment.getData());
      if (place != null) {
        out.from(place);
      }
    } else if (node instanceof Element element) {
      Reason reason = reasons.of(element);
      if (reason != null) {
        leaveOut(reason, element);
        return FilterResult.SKIP_ENTIRELY;
      }
      return open(element) ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
    }
    return FilterResult.CONTINUE;
  }

  private void text(TextNode leaf) {
    String more = leaf.getWholeText();
    if (pre != null) {
      preformatted.append(more);
      return;
    }
    if (markGroup != null) {
      out.leaveOut(Reason.MARKUP, more);
      return;
    }
    if (!more.isBlank()) {
      at(leaf.sourceRange());
    }
    if (codes > 0) {
      out.append(more);
    } else {
      FormulaScanner.split(more, out::append, this::literal);
    }
  }

  private void at(Range range) {
    if (range.isTracked()) {
      out.at(new Span(range.startPos(), range.endPos()));
    }
  }

  private void literal(String formula) {
    out.flushBreak();
    out.text.literal(formula.strip());
  }

  /** Reports the start of an element; whether what is inside is to be walked. */
  private boolean open(Element element) {
    String name = HtmlTree.name(element);
    if (pre != null) {
      if (name.equals("br")) {
        preformatted.append('\n');
      }
      String alternative = HtmlTree.alternative(element);
      preformatted.append(alternative == null ? "" : alternative);
      return true;
    }
    if (HtmlTree.BLOCKS.contains(name)) {
      if (!name.equals("html") && !name.equals("body") || !out.text.isEmpty()) {
        out.flush();
      }
      place(element);
      HtmlNotes.Note note = notes.text(element);
      if (note != null && !out.inCell() && !out.inNote()) {
        out.openNote(element, note);
      }
    }
    if (HtmlTree.has(element, "class", LITERAL)
        || name.equals("span") && HtmlTree.has(element, "class", "math")) {
      literal(element.wholeText());
      return false;
    }
    if (element.attributesSize() > 0 && element.attr("style").contains("mso-list")) {
      Matcher list = WORD_LIST.matcher(element.attr("style"));
      if (list.find()) {
        out.openItem(Integer.parseInt(list.group(1)), "-");
      } else if (out.takeMarker(element.text().strip())) {
        return false;
      }
    }
    Inline.Kind set = SETS.get(name);
    if (set != null) {
      codes += set == Inline.Kind.CODE ? 1 : 0;
      out.text.open(set, "");
    }
    switch (name) {
      case "title" -> {
        if (element.parent() != null && HtmlTree.name(element.parent()).equals("head")) {
          titleOf(element);
          return false;
        }
      }
      case "br" -> out.lineBreak();
      case "hr" -> out.rule();
      case "h1", "h2", "h3", "h4", "h5", "h6" -> out.heading(name.charAt(1) - '0');
      case "ul", "ol", "menu", "dir" -> openList(element, name.equals("ol"));
      case "li" -> out.openItem(number(element.attr("value")), numberFormat(element));
      case "blockquote" -> out.quote(1);
      case "pre", "listing", "xmp" -> pre = element;
      case "table" -> {
        Map<Element, TableCell> places =
            out.inCell() ? Map.of() : HtmlTables.places(element, tables);
        if (!places.isEmpty()) {
          cells.putAll(places);
          tables++;
        }
      }
      case "td", "th" -> {
        TableCell at = out.inCell() ? null : cells.remove(element);
        if (at != null) {
          out.openCell(element, at);
        }
      }
      case "a" -> {
        return openLink(element);
      }
      case "sup" -> {
        return openSuperscript(element);
      }
      case "rt" -> out.append(" (");
      case "q" -> out.append("„");
      case "math" -> {
        literal(MathMl.ofHtml(element, same -> out.leaveOut(Reason.DUPLICATE, same)));
        return false;
      }
      case "img" -> picture(element);
      default -> {
        // a container, or markup that says nothing about the text
      }
    }
    inside(element, 1);
    return true;
  }

  private void inside(Element element, int by) {
    if (element.attributesSize() > 0) {
      out.inside(isVerse(element), holdsNotes(element), by);
    }
  }

  private static boolean holdsNotes(Element element) {
    return NOTE_LISTS.contains(HtmlTree.name(element))
        && NOTES.matcher(element.className() + " " + element.id()).find();
  }

  private static boolean isVerse(Element element) {
    return VERSE.matcher(element.className()).find() || HtmlTree.name(element).equals("address");
  }

  private boolean openLink(Element element) {
    HtmlNotes.Note mark = notes.mark(element);
    String text = mark == null && !out.atNoteStart() ? "" : element.text().strip();
    if (out.atNoteStart()
        && mark == null
        && Superscripts.label(text).equals(out.noteLabel(""))
        && !text.isEmpty()) {
      leaveOut(Reason.MARKUP, element);
      return false;
    }
    if (mark != null) {
      out.flushBreak();
      out.mark(mark);
      leaveOut(Reason.MARKUP, element);
      return false;
    }
    if (element.hasAttr("href")) {
      out.text.open(Inline.Kind.LINK, element.attr("href"));
    }
    return true;
  }

  private boolean openSuperscript(Element element) {
    String raised = element.text().strip();
    if (raised.isEmpty() || raised.length() > 40 || !element.select("math, img, br").isEmpty()) {
      return true;
    }
    if (element.getAllElements().stream().anyMatch(e -> notes.mark(e) != null)) {
      markGroup = element;
      return true;
    }
    if (out.atNoteStart()) {
      String label = Superscripts.label(raised);
      if (label.equals(out.noteLabel(label))) {
        leaveOut(Reason.MARKUP, element);
        return false;
      }
    }
    at(element.sourceRange());
    out.raise(raised);
    return false;
  }

  private void openList(Element element, boolean ordered) {
    Integer first = number(element.attr("start"));
    boolean reversed = element.hasAttr("reversed");
    if (first == null) {
      long items = element.children().stream().filter(e -> HtmlTree.name(e).equals("li")).count();
      first = reversed ? (int) items : 1;
    }
    String delimiter = element.hasAttr(DELIMITER) ? element.attr(DELIMITER) : ".";
    out.openList(first, !ordered ? 0 : reversed ? -1 : 1, numberFormat(element), delimiter);
  }

  /** How a list or an item is numbered, as {@link WordNumbering#number} has it; empty if unsaid. */
  private static String numberFormat(Element element) {
    Matcher style = LIST_STYLE.matcher(element.attr("style"));
    return switch (style.find() ? style.group(1) : element.attr("type")) {
      case "a", "lower-alpha", "lower-latin" -> "lowerLetter";
      case "A", "upper-alpha", "upper-latin" -> "upperLetter";
      case "i", "lower-roman" -> "lowerRoman";
      case "I", "upper-roman" -> "upperRoman";
      case "1", "decimal" -> "decimal";
      default -> "";
    };
  }

  private static @Nullable Integer number(String value) {
    Matcher number = INTEGER.matcher(value);
    return number.lookingAt() ? Integer.valueOf(number.group(1)) : null;
  }

  private void picture(Element element) {
    String alternative = HtmlTree.alternative(element);
    if (alternative == null) {
      return;
    }
    if (FORMULA_PICTURE.matcher(alternative).matches()) {
      literal(alternative);
      return;
    }
    String source = element.attr("src");
    out.text.open(Inline.Kind.IMAGE, source.startsWith("data:") ? "" : source);
    out.append(alternative);
    out.text.close(Inline.Kind.IMAGE);
  }

  private void titleOf(Element element) {
    String text = element.text().strip();
    if (book || title != null) {
      out.leaveOut(Reason.METADATA, text);
    } else {
      title = text;
      titleSpan = HtmlTree.span(element, titleSpan);
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private void close(Element element) {
    String name = HtmlTree.name(element);
    if (pre != null) {
      if (pre == element) {
        pre = null;
        closePreformatted(element);
        inside(element, -1);
      }
      return;
    }
    if (markGroup == element) {
      markGroup = null;
      return;
    }
    if (out.closeCell(element)) {
      inside(element, -1);
      return;
    }
    if (HtmlTree.BLOCKS.contains(name)) {
      out.flush();
      out.closeNote(element);
    }
    Inline.Kind set = SETS.get(name);
    if (set != null) {
      codes -= set == Inline.Kind.CODE ? 1 : 0;
      out.text.close(set);
    }
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> out.heading(0);
      case "ul", "ol", "menu", "dir" -> out.closeList();
      case "li" -> out.closeItem();
      case "p" -> {
        if (element.attributesSize() > 0 && element.attr("style").contains("mso-list")) {
          out.closeItem();
        }
      }
      case "blockquote" -> out.quote(-1);
      case "a" -> {
        if (element.hasAttr("href")) {
          out.text.close(Inline.Kind.LINK);
        }
      }
      case "rt" -> out.text.append(")");
      case "q" -> out.text.append("“");
      default -> {
        // nothing was opened
      }
    }
    inside(element, -1);
  }

  private void closePreformatted(Element element) {
    String code = preformatted.toString();
    preformatted.setLength(0);
    if (code.startsWith("\n")) {
      code = code.substring(1);
    }
    code = code.stripTrailing();
    if (code.isBlank()) {
      return;
    }
    if (isVerse(element)) {
      for (String line : code.split("\n")) {
        out.append(line);
        out.lineBreak();
      }
      out.flush();
      return;
    }
    if (element.sourceRange().isTracked()) {
      out.at(HtmlTree.span(element, titleSpan));
    }
    out.code(language(element), code);
  }

  private static String language(Element pre) {
    if (pre.hasAttr(INFO)) {
      return pre.attr(INFO);
    }
    Element code = pre.selectFirst("code");
    Matcher language =
        LANGUAGE.matcher(pre.className() + " " + (code == null ? "" : code.className()));
    return language.find() ? language.group(1) : "";
  }

  private void place(Element element) {
    if (element.attributesSize() > 0 && element.hasAttr(HtmlTree.PLACE)) {
      Span place = HtmlTree.place(HtmlTree.PLACE + element.attr(HtmlTree.PLACE));
      if (place != null) {
        out.from(place);
      }
    } else if (HtmlTree.name(element).equals("hr")) {
      at(element.sourceRange());
    }
  }
}
