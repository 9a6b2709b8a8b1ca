package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Sha256;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a file shows, whatever way it is written: where its lines are wrapped, which marks stand for
 * emphasis or a list, how wide the cells of a table are. A formatter changes none of it, a person
 * does.
 */
final class Shown {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static final int TITLES = 8;
  private static final int BODY = 16;

  private Shown() {}

  /**
   * A short fingerprint of what a file shows: 8 hexadecimal digits for its titles, a dash, and 16
   * for all below the front matter.
   *
   * @param body line ends {@code \n}
   */
  static String of(String title, String titleDe, String body) {
    return titles(title, titleDe) + "-" + body(body);
  }

  static String titles(String title, String titleDe) {
    return Sha256.of(title + "\n" + titleDe).substring(0, TITLES);
  }

  static String body(String body) {
    StringBuilder out = new StringBuilder(body.length());
    write(PARSER.parse(Rewrapped.mend(body)), out);
    return Sha256.of(out.toString()).substring(0, BODY);
  }

  private static void write(Node node, StringBuilder out) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (isInline(child)) {
        StringBuilder line = new StringBuilder();
        for (; child != null; child = child.getNext()) {
          inline(child, line);
        }
        out.append(Checksums.comparable(line.toString())).append('\n');
        return;
      }
      out.append(name(child)).append('(');
      write(child, out);
      out.append(")\n");
    }
  }

  private static boolean isInline(Node node) {
    return node instanceof Text
        || node.getParent() instanceof org.commonmark.node.Paragraph
        || node.getParent() instanceof Heading
        || node.getParent() instanceof TableCell;
  }

  /** A block's kind, and what of it is not in its children. */
  private static String name(Node block) {
    if (block instanceof Heading heading) {
      return "h" + heading.getLevel();
    }
    if (block instanceof OrderedList list) {
      return "ol" + list.getMarkerStartNumber();
    }
    if (block instanceof FencedCodeBlock code) {
      return "code " + code.getInfo() + "\n" + code.getLiteral();
    }
    if (block instanceof IndentedCodeBlock code) {
      return "code \n" + code.getLiteral();
    }
    if (block instanceof HtmlBlock html) {
      return Checksums.comparable(html.getLiteral());
    }
    return block.getClass().getSimpleName();
  }

  private static void inline(Node node, StringBuilder out) {
    if (node instanceof Text text) {
      out.append(text.getLiteral());
    } else if (node instanceof SoftLineBreak) {
      out.append(' ');
    } else if (node instanceof HardLineBreak) {
      out.append("<br> ");
    } else if (node instanceof Code code) {
      out.append('`').append(code.getLiteral()).append('`');
    } else if (node instanceof HtmlInline html) {
      out.append(html.getLiteral());
    } else {
      out.append('{').append(node.getClass().getSimpleName()).append(' ');
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        inline(child, out);
      }
      if (node instanceof Link link) {
        out.append(' ').append(link.getDestination());
      } else if (node instanceof Image image) {
        out.append(' ').append(image.getDestination());
      }
      out.append('}');
    }
  }
}
