package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/** What tags inside Markdown mean: HTML, or text in angle brackets that is copied. */
final class MarkdownTags {

  /** Elements whose start would hide all that follows if their end is missing. */
  private static final List<String> HIDING = HtmlTree.ELEMENTS.list("hiding");

  private static final Pattern PIECE = Pattern.compile("<!--|<(/?)([A-Za-z][\\w.:-]*)[^<>]*>?");

  /** Elements that may not stand in a line, since all that follows would be inside. */
  private static final Set<String> NOT_IN_LINE = HtmlTree.ELEMENTS.set("not-in-line");

  private static final Set<String> DRAWING = HtmlTree.ELEMENTS.set("drawing");

  private static final Set<String> DELETING = Set.of("s", "del", "strike");

  /** Nodes among which the other end of a tag is looked for. */
  private static final int MOST_BESIDE = 1000;

  static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w.:-]*)([^<>]*)>");

  private MarkdownTags() {}

  /**
   * Whether a tag would delete text, or end that, and has no other end in its paragraph: {@code
   * </s>} is then what the author writes of.
   */
  private static boolean isLoneDeletion(HtmlInline inline, Matcher tag) {
    String name = tag.group(2).toLowerCase(Locale.ROOT);
    if (!DELETING.contains(name)) {
      return false;
    }
    boolean end = !tag.group(1).isEmpty();
    String other = end ? "<" + name : "</" + name;
    Node node = inline;
    for (int i = 0; i < MOST_BESIDE; i++) {
      node = end ? node.getPrevious() : node.getNext();
      if (node == null) {
        return true;
      }
      if (node instanceof HtmlInline beside
          && beside.getLiteral().regionMatches(true, 0, other, 0, other.length())) {
        return false;
      }
    }
    return false;
  }

  /** Whether a tag in a line is no markup but what the author writes of. */
  private static boolean isText(String name) {
    return NOT_IN_LINE.contains(name) || !isKnown(name);
  }

  private static boolean isKnown(String name) {
    return org.jsoup.parser.Tag.isKnownTag(name)
        || HtmlTree.INLINE.contains(name)
        || DRAWING.contains(name);
  }

  /** The ends of elements that a block opens and that would hide all that follows it. */
  static String closing(String literal) {
    Deque<String> open = new ArrayDeque<>();
    Matcher piece = PIECE.matcher(literal);
    while (piece.find()) {
      String name = piece.group(2) == null ? "!--" : piece.group(2).toLowerCase(Locale.ROOT);
      boolean inRaw = !open.isEmpty() && HtmlTree.RAW.contains(open.peek());
      if (piece.group(1) != null && !piece.group(1).isEmpty()) {
        if (inRaw ? open.peek().equals(name) : open.contains(name)) {
          while (!open.pop().equals(name)) {
            // what was opened inside ends, too
          }
        }
      } else if (!inRaw && piece.group().equals("<!--")) {
        int end = literal.indexOf("-->", piece.end());
        if (end < 0) {
          open.push("!--");
          break;
        }
        piece.region(end, literal.length());
      } else if (!inRaw && HIDING.contains(name) && !piece.group().endsWith("/>")) {
        open.push(name);
      }
    }
    StringBuilder ends = new StringBuilder();
    open.forEach(name -> ends.append(name.equals("!--") ? "-->" : "</" + name + ">"));
    return ends.toString();
  }

  /** Whether a piece of HTML is copied rather than read as HTML: tags that HTML does not know. */
  static boolean isCopied(Node node) {
    if (node instanceof HtmlInline inline) {
      Matcher tag = TAG.matcher(inline.getLiteral());
      return tag.matches()
          && (isText(tag.group(2).toLowerCase(Locale.ROOT)) || isLoneDeletion(inline, tag));
    }
    String literal = node instanceof HtmlBlock block ? block.getLiteral() : "";
    boolean unknown = false;
    int at = 0;
    Matcher tag = TAG.matcher(literal);
    while (tag.find() && literal.substring(at, tag.start()).isBlank()) {
      unknown |= !isKnown(tag.group(2).toLowerCase(Locale.ROOT));
      at = tag.end();
    }
    return unknown && literal.substring(at).isBlank();
  }
}
