package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.MarkdownNodes.InlineNote;
import io.github.nachtschicht.reading.MarkdownNodes.Leaf;
import io.github.nachtschicht.reading.MarkdownNodes.Marked;
import io.github.nachtschicht.reading.MarkdownNodes.NoteMark;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;
import org.jspecify.annotations.Nullable;

/** The inlines that Markdown has beyond CommonMark: formulas, tags, notes, links of wikis. */
final class MarkdownInlines implements InlineContentParserFactory, LinkProcessor {

  /** A formula in a line is looked for within so many characters. */
  private static final int LONGEST = 800;

  private static final Pattern NOTE = Pattern.compile("(?m)^[> \\t]*\\[\\^([^\\]\\s^]{1,100})\\]:");
  private static final Pattern SHIFTED =
      Pattern.compile("([~^])([\\p{L}\\p{N}+−-]{1,12}+)\\1(?![~^])");

  /** A mention or a citation's key, and a picture by its name. */
  private static final Pattern NAME =
      Pattern.compile(
          "@[\\p{L}_][\\p{L}\\p{N}_:.+-]{0,60}+(?<![.:])|:[a-z][a-z0-9_+-]{1,40}+:(?!\\p{L})");

  private static final Pattern LONE_MARK = Pattern.compile("\\^[^\\s\\[\\]^]{1,60}");

  private final Set<String> notes = new java.util.HashSet<>();

  /** For a text whose footnotes are defined anywhere in it. */
  MarkdownInlines(String text) {
    Matcher note = NOTE.matcher(text);
    while (note.find()) {
      notes.add(settled(note.group(1)));
    }
  }

  /** Labels differ in capitals only by mistake. */
  static String settled(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  boolean defines(String label) {
    return notes.contains(settled(label));
  }

  @Override
  public Set<Character> getTriggerCharacters() {
    return Set.of('$', '\\', '{', '<', '~', '^', '@', ':');
  }

  @Override
  public InlineContentParser create() {
    return new InOneBlock();
  }

  /** Parses what stands in one block. */
  private static final class InOneBlock implements InlineContentParser {
    private boolean nothingCloses;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      Scanner scanner = state.scanner();
      if (scanner.peek() == '<') {
        // what is not closed is looked for once, not for every bracket
        Position start = scanner.position();
        nothingCloses = nothingCloses || scanner.find('>') < 0;
        scanner.setPosition(start);
        if (nothingCloses) {
          scanner.next();
          return ParsedInline.of(new Text("<"), scanner.position());
        }
      }
      return parse(scanner);
    }
  }

  private static ParsedInline parse(Scanner scanner) {
    Position start = scanner.position();
    int before = scanner.peekPreviousCodePoint();
    String ahead = ahead(scanner, start);
    int end = end(ahead, before);
    if (end <= 0) {
      return ParsedInline.none();
    }
    for (int i = 0; i < end; i++) {
      scanner.next();
    }
    Position behind = scanner.position();
    char first = ahead.charAt(0);
    Node node =
        first == '~' || first == '^'
            ? new Leaf(first == '~' ? "sub" : "sup", Map.of(), ahead.substring(1, end - 1))
            : Leaf.copied(ahead.substring(0, end));
    return ParsedInline.of(node, behind);
  }

  /** The text from here on, as far as it matters. */
  private static String ahead(Scanner scanner, Position start) {
    StringBuilder ahead = new StringBuilder();
    while (scanner.hasNext() && ahead.length() < LONGEST) {
      ahead.append(scanner.peek());
      scanner.next();
    }
    scanner.setPosition(start);
    return ahead.toString();
  }

  private static int end(String ahead, int before) {
    switch (ahead.charAt(0)) {
      case '$' -> {
        int formula = dollars(ahead, before);
        return formula > 0 ? formula : TemplateTags.end(ahead, 0);
      }
      case '\\' -> {
        return fenced(ahead);
      }
      case '~', '^' -> {
        Matcher shifted = SHIFTED.matcher(ahead);
        boolean behindWord = Character.isLetterOrDigit(before) || before == ')' || before == ']';
        return behindWord && shifted.lookingAt() ? shifted.end() : -1;
      }
      case '@', ':' -> {
        Matcher name = NAME.matcher(ahead);
        boolean inWord = Character.isLetterOrDigit(before) || before == ':' || before == '/';
        return !inWord && name.lookingAt() ? name.end() : -1;
      }
      default -> {
        return TemplateTags.end(ahead, 0);
      }
    }
  }

  /** As Pandoc reads it: prices are no formulas. */
  private static int dollars(String ahead, int before) {
    if (ahead.startsWith("$$")) {
      int close = ahead.indexOf("$$", 2);
      return close > 2 && !ahead.substring(2, close).isBlank() ? close + 2 : -1;
    }
    if (ahead.length() < 3
        || Character.isWhitespace(ahead.charAt(1))
        || Character.isLetterOrDigit(before)
        || before == '$') {
      return -1;
    }
    for (int i = 2; i < ahead.length(); i++) {
      char c = ahead.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\n' && i + 1 < ahead.length() && ahead.charAt(i + 1) == '\n') {
        return -1;
      } else if (c == '$') {
        boolean closes =
            !Character.isWhitespace(ahead.charAt(i - 1))
                && (i + 1 == ahead.length() || !Character.isDigit(ahead.charAt(i + 1)));
        return closes && isFormula(ahead.substring(1, i)) ? i + 1 : -1;
      }
    }
    return -1;
  }

  /** Words between two dollar signs are no formula without a sign that formulas have. */
  private static boolean isFormula(String text) {
    return !text.contains(" ") || text.chars().anyMatch(c -> "\\^_=+<>{}/*|".indexOf(c) >= 0);
  }

  /** {@code \(…\)} and {@code \[…\]}, unless the backslash only escapes the bracket. */
  private static int fenced(String ahead) {
    if (ahead.length() < 5) {
      return -1;
    }
    String close = ahead.charAt(1) == '(' ? "\\)" : ahead.charAt(1) == '[' ? "\\]" : "";
    int end = close.isEmpty() ? -1 : ahead.indexOf(close, 2);
    if (end < 0) {
      return -1;
    }
    for (int i = 2; i < end; i++) {
      if ("\\^_=+<>{".indexOf(ahead.charAt(i)) >= 0) {
        return end + 2;
      }
    }
    return end == 3 && Character.isLetter(ahead.charAt(2)) ? end + 2 : -1;
  }

  @Override
  public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
    if (link.marker() != null && link.marker().getLiteral().equals("^")) {
      return LinkResult.wrapTextIn(new InlineNote(), link.afterTextBracket()).includeMarker();
    }
    if (link.destination() != null) {
      return LinkResult.none();
    }
    String text = link.text(scanner);
    if (text.startsWith("^") && defines(text.substring(1))) {
      return LinkResult.replaceWith(new NoteMark(text.substring(1)), link.afterTextBracket());
    }
    if (link.label() == null && link.marker() == null && LONE_MARK.matcher(text).matches()) {
      // the mark of a note that is missing
      return LinkResult.replaceWith(Leaf.copied("[" + text + "]"), link.afterTextBracket());
    }
    Node outer = link.openingBracket().getPrevious();
    scanner.setPosition(link.afterTextBracket());
    LinkResult template = templateLink(link, scanner);
    if (template != null) {
      return template;
    }
    if (outer instanceof Text bracket
        && bracket.getLiteral().equals("[")
        && link.marker() == null
        && !text.isBlank()
        && scanner.peek() == ']') {
      return wikiLink(text, bracket, link.afterTextBracket());
    }
    return LinkResult.none();
  }

  /**
   * A link whose target holds the tag of a template, with the spaces in it: {@code [a]({{ b }})}.
   */
  private static @Nullable LinkResult templateLink(LinkInfo link, Scanner scanner) {
    if (scanner.peek() != '(') {
      return null;
    }
    String ahead = ahead(scanner, link.afterTextBracket());
    int from = 1;
    while (from < ahead.length() && ahead.charAt(from) == ' ') {
      from++;
    }
    int at = from;
    boolean tag = false;
    while (at < ahead.length() && " \t\n()".indexOf(ahead.charAt(at)) < 0) {
      int end = TemplateTags.end(ahead, at);
      tag |= end > 0;
      at = end > 0 ? end : at + 1;
    }
    int close = at;
    while (close < ahead.length() && ahead.charAt(close) == ' ') {
      close++;
    }
    if (!tag || close >= ahead.length() || ahead.charAt(close) != ')') {
      return null;
    }
    for (int i = 0; i <= close; i++) {
      scanner.next();
    }
    String target = ahead.substring(from, at);
    boolean image = link.marker() != null && link.marker().getLiteral().equals("!");
    LinkResult result =
        LinkResult.wrapTextIn(
            image ? new Image(target, null) : new Link(target, null), scanner.position());
    return image ? result.includeMarker() : result;
  }

  private static LinkResult wikiLink(String text, Text bracket, Position behind) {
    bracket.setLiteral("");
    if (bracket.getPrevious() instanceof Text bang && bang.getLiteral().equals("!")) {
      bang.setLiteral("");
      return LinkResult.replaceWith(Leaf.copied("![[" + text + "]]"), behind);
    }
    int bar = text.indexOf('|');
    String target = (bar < 0 ? text : text.substring(0, bar)).strip();
    String shown = (bar < 0 ? text : text.substring(bar + 1)).strip();
    return LinkResult.replaceWith(
        new Leaf("a", Map.of("href", target), shown.isEmpty() ? target : shown), behind);
  }

  /** {@code ==marked==}. */
  static final class Marks implements DelimiterProcessor {
    @Override
    public char getOpeningCharacter() {
      return '=';
    }

    @Override
    public char getClosingCharacter() {
      return '=';
    }

    @Override
    public int getMinLength() {
      return 2;
    }

    @Override
    public int process(DelimiterRun opening, DelimiterRun closing) {
      if (opening.length() != 2 || closing.length() != 2) {
        return 0;
      }
      Marked marked = new Marked();
      Text opener = opening.getOpener();
      Node node = opener.getNext();
      while (node != null && node != closing.getCloser()) {
        Node next = node.getNext();
        marked.appendChild(node);
        node = next;
      }
      opener.insertAfter(marked);
      return 2;
    }
  }
}
