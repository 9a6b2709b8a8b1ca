package io.github.nachtschicht.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown with everything on that could take text for markup. */
final class Gfm {

  static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private Gfm() {}

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /** The text a reader sees in a node; HTML shows as {@code <HTML>}. */
  static String text(Node node) {
    StringBuilder out = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            out.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            out.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak softBreak) {
            out.append('\n');
          }

          @Override
          public void visit(HardLineBreak hardBreak) {
            out.append("<BR>");
          }

          @Override
          public void visit(HtmlInline html) {
            out.append("<HTML>");
          }

          @Override
          public void visit(HtmlBlock html) {
            out.append("<HTML>");
          }
        });
    return out.toString();
  }

  /** Names of the nodes below a node, but for text and automatic links. */
  static String structure(Node node) {
    StringBuilder out = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Text || child instanceof org.commonmark.node.Link) {
        continue;
      }
      out.append(child.getClass().getSimpleName());
      String inner = structure(child);
      out.append(inner.isEmpty() ? "" : "(" + inner + ")").append(' ');
    }
    return out.toString().strip();
  }
}
