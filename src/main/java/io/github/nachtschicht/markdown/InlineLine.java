package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A line of a parsed paragraph.
 *
 * @param text what a reader sees
 * @param withoutLinks the same without the links in brackets at its end, which are added where
 *     their place in the translation is not known; equal to {@code text} if there are none
 * @param links how many links these are
 */
record InlineLine(String text, String withoutLinks, int links) {

  /** A stretch of a line: a link or image, or anything else. */
  private record Part(String text, boolean link) {}

  private static final Pattern NUMBER = Pattern.compile("[ \u00A0]*¶[0-9]+ ?");

  private static final Pattern BREAK = Pattern.compile("(?i)<br[ /]*>");

  /** The lines of a heading, paragraph or cell; without those that are empty. */
  static List<InlineLine> of(Node container) {
    List<List<Node>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    for (Node child : children(container)) {
      if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
        lines.add(new ArrayList<>());
      } else {
        lines.get(lines.size() - 1).add(child);
      }
    }
    return lines.stream().map(InlineLine::of).filter(line -> !line.text().isEmpty()).toList();
  }

  /** A heading, paragraph or cell as one line. */
  static InlineLine whole(Node container) {
    return of(children(container));
  }

  /** What stands directly in a node. */
  static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  /**
   * What a reader sees of a node, line breaks as spaces; other HTML is not seen, nor are the marks
   * of notes, the labels of items and the numbers of paragraphs.
   */
  static String text(Node node) {
    StringBuilder out = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            if (!isLabel(text)) {
              out.append(withoutNumber(text));
            }
          }

          @Override
          public void visit(Code code) {
            out.append(code.getLiteral());
          }

          @Override
          public void visit(HtmlInline html) {
            if (BREAK.matcher(html.getLiteral()).matches()
                && html.getNext() instanceof Text next
                && !next.getLiteral().startsWith(" ")) {
              out.append(' ');
            }
          }

          @Override
          public void visit(SoftLineBreak softLineBreak) {
            out.append(' ');
          }

          @Override
          public void visit(HardLineBreak hardLineBreak) {
            out.append(' ');
          }
        });
    return out.toString();
  }

  /** A text without the number that {@link ParagraphWriter#anchor} shows beside the anchor. */
  private static String withoutNumber(Text text) {
    Matcher number = NUMBER.matcher(text.getLiteral());
    boolean behind =
        text.getPrevious() instanceof HtmlInline close
            && close.getPrevious() instanceof HtmlInline open
            && isAnchor(open);
    boolean before = text.getNext() instanceof HtmlInline open && isAnchor(open);
    return (behind || before) && number.lookingAt()
        ? text.getLiteral().substring(number.end())
        : text.getLiteral();
  }

  private static boolean isAnchor(HtmlInline html) {
    return html.getLiteral().startsWith("<a id=\"p");
  }

  /**
   * Whether a text is the mark of a note, in brackets between {@code <sup>} and {@code </sup>}, or
   * the label of an item, between {@code <b>} and {@code </b>}.
   */
  private static boolean isLabel(Node text) {
    Node first = text;
    while (first.getPrevious() instanceof Text before) {
      first = before;
    }
    Node last = text;
    while (last.getNext() instanceof Text after) {
      last = after;
    }
    String open = first.getPrevious() instanceof HtmlInline tag ? tag.getLiteral() : "";
    String close = last.getNext() instanceof HtmlInline tag ? tag.getLiteral() : "";
    return open.equals("<b>") && close.equals("</b>")
        || open.equals("<sup>")
            && close.equals("</sup>")
            && ((Text) first).getLiteral().startsWith("[");
  }

  /** Whether the line is nothing but added links. */
  boolean isOnlyLinks() {
    return withoutLinks.isBlank();
  }

  boolean hasLinks() {
    return !withoutLinks.equals(text);
  }

  private static InlineLine of(List<Node> nodes) {
    List<Part> parts = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (Node node : nodes) {
      boolean link = node instanceof Link || node instanceof Image;
      String text = text(node);
      all.append(text);
      int last = parts.size() - 1;
      if (!link && last >= 0 && !parts.get(last).link()) {
        parts.set(last, new Part(parts.get(last).text() + text, false));
      } else {
        parts.add(new Part(text, link));
      }
    }
    String text = all.toString().strip();
    int links = 0;
    int end = parts.size() - 1;
    String tail = end < 0 || parts.get(end).link() ? "" : parts.get(end).text();
    int length = text.length();
    // goes back from the end over "(link, link)", again and again
    while (tail.strip().equals(")")) {
      int i = end - 1;
      int group = 0;
      while (i > 0 && parts.get(i).link() && parts.get(i - 1).text().strip().equals(",")) {
        group++;
        i -= 2;
      }
      if (i < 1 || !parts.get(i).link() || !parts.get(i - 1).text().endsWith("(")) {
        break;
      }
      links += group + 1;
      end = i - 1;
      String before = parts.get(end).text();
      tail = before.substring(0, before.length() - 1);
      StringBuilder kept = new StringBuilder();
      parts.subList(0, end).forEach(part -> kept.append(part.text()));
      length = kept.append(tail).toString().stripLeading().stripTrailing().length();
    }
    return new InlineLine(text, text.substring(0, Math.min(length, text.length())), links);
  }
}
