package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.List;
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
 */
record InlineLine(String text, String withoutLinks) {

  /** The lines of a heading, paragraph or cell; without those that are empty. */
  static List<InlineLine> of(Node container) {
    List<InlineLine> lines = new ArrayList<>();
    List<Node> line = new ArrayList<>();
    for (Node child = container.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
        add(line, lines);
        line = new ArrayList<>();
      } else {
        line.add(child);
      }
    }
    add(line, lines);
    return lines;
  }

  /**
   * What a reader sees of a node, line breaks as spaces; HTML is not seen, nor are the marks of
   * notes.
   */
  static String text(Node node) {
    StringBuilder out = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            if (!isNoteMark(text)) {
              out.append(text.getLiteral());
            }
          }

          @Override
          public void visit(Code code) {
            out.append(code.getLiteral());
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

  /** Whether a text stands between {@code <sup>} and {@code </sup>} and in brackets. */
  private static boolean isNoteMark(Node text) {
    Node first = text;
    while (first.getPrevious() instanceof Text before) {
      first = before;
    }
    Node last = text;
    while (last.getNext() instanceof Text after) {
      last = after;
    }
    return first.getPrevious() instanceof HtmlInline open
        && open.getLiteral().equals("<sup>")
        && last.getNext() instanceof HtmlInline close
        && close.getLiteral().equals("</sup>")
        && ((Text) first).getLiteral().startsWith("[");
  }

  /** Whether the line is nothing but added links. */
  boolean isOnlyLinks() {
    return withoutLinks.isBlank();
  }

  boolean hasLinks() {
    return !withoutLinks.equals(text);
  }

  private static void add(List<Node> nodes, List<InlineLine> lines) {
    StringBuilder text = new StringBuilder();
    nodes.forEach(node -> text.append(text(node)));
    if (!text.toString().isBlank()) {
      lines.add(new InlineLine(text.toString().strip(), withoutLinks(nodes, text.toString())));
    }
  }

  /** Goes back from the end over {@code (link, link)}. */
  private static String withoutLinks(List<Node> nodes, String text) {
    String rest = text.strip();
    int i = nodes.size() - 1;
    if (i < 1 || !(nodes.get(i) instanceof Text last) || !last.getLiteral().strip().equals(")")) {
      return rest;
    }
    int length = text.stripTrailing().length() - 1;
    i--;
    while (i >= 0 && (nodes.get(i) instanceof Link || nodes.get(i) instanceof Image)) {
      length -= text(nodes.get(i)).length();
      i--;
      if (i < 0 || !(nodes.get(i) instanceof Text before)) {
        return rest;
      }
      String literal = before.getLiteral();
      if (literal.equals(", ")) {
        length -= 2;
        i--;
      } else if (literal.endsWith("(")) {
        return text.substring(0, Math.max(0, length - 1)).strip();
      } else {
        return rest;
      }
    }
    return rest;
  }
}
