package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown: CommonMark 0.31 with tables as GitHub has them. All walks over the tree are
 * loops, so that no nesting is too deep.
 */
final class MarkdownParser {

  /** Deeper nesting of blocks or inlines than this is read as text. */
  private static final int DEEPEST = 100;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  /** The blocks and the front matter of a Markdown text. */
  record Parsed(String frontMatter, List<Block> blocks) {}

  private final int offset;
  private final List<Block> blocks = new ArrayList<>();
  private int tables;
  private int row;
  private int column;

  private MarkdownParser(int offset) {
    this.offset = offset;
  }

  static Parsed parse(String text) {
    int bodyStart = frontMatterEnd(text);
    String frontMatter = "";
    if (bodyStart > 0) {
      frontMatter =
          text.substring(text.indexOf('\n') + 1, text.lastIndexOf("\n", bodyStart - 2) + 1);
    }
    MarkdownParser parser = new MarkdownParser(bodyStart);
    parser.walk(PARSER.parse(text.substring(bodyStart)));
    return new Parsed(frontMatter, withTitle(parser.blocks));
  }

  /** Offset behind the closing line of front matter; 0 if there is none. */
  private static int frontMatterEnd(String text) {
    if (!text.startsWith("---\n")) {
      return 0;
    }
    boolean keys = false;
    int start = 4;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return keys || start == 4 ? Math.min(text.length(), end + 1) : 0;
      }
      if (line.isEmpty() && !keys) {
        return 0;
      }
      keys |= line.matches("[^\\s#:][^:]*:(\\s.*)?");
      start = end + 1;
    }
    return 0;
  }

  /** A level-1 heading that opens the document is its title. */
  private static List<Block> withTitle(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind() == BlockKind.HEADING && block.level() == 1) {
        blocks.set(
            i,
            new Block(
                BlockKind.TITLE, 1, "", block.text(), block.span(), block.inlines(), null, null));
        break;
      }
      if (block.kind() != BlockKind.RULE) {
        break;
      }
    }
    return blocks;
  }

  private void walk(Node document) {
    Node node = document;
    while (node != null) {
      boolean into = enter(node);
      if (into && node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      while (node != null && node != document && node.getNext() == null) {
        node = node.getParent();
      }
      node = node == null || node == document ? null : node.getNext();
    }
  }

  /** Adds the block of a leaf; for containers says that their children are to be walked. */
  private boolean enter(Node node) {
    if (node instanceof Heading heading) {
      addInline(BlockKind.HEADING, heading.getLevel(), "", node, null);
    } else if (node instanceof Paragraph) {
      addParagraph(node);
    } else if (node instanceof FencedCodeBlock code) {
      add(BlockKind.CODE, String.valueOf(code.getInfo()), code.getLiteral(), node);
    } else if (node instanceof IndentedCodeBlock code) {
      add(BlockKind.CODE, "", code.getLiteral(), node);
    } else if (node instanceof HtmlBlock html) {
      addHtml(html);
    } else if (node instanceof ThematicBreak) {
      add(BlockKind.RULE, "", "", node);
    } else if (node instanceof TableBlock) {
      tables++;
      row = -1;
      return true;
    } else if (node instanceof TableRow) {
      row++;
      column = 0;
      return true;
    } else if (node instanceof TableCell) {
      boolean header =
          node.getParent() != null && node.getParent().getParent() instanceof TableHead;
      addInline(
          BlockKind.TABLE_CELL,
          0,
          "",
          node,
          new io.github.nachtschicht.text.TableCell(tables - 1, row, column++, header));
    } else {
      return true;
    }
    return false;
  }

  private void addParagraph(Node node) {
    Node parent = node.getParent();
    if (parent instanceof ListItem item && item.getFirstChild() == node) {
      addInline(BlockKind.LIST_ITEM, depth(node, ListItem.class), marker(item), node, null);
    } else if (parent instanceof BlockQuote) {
      addInline(BlockKind.QUOTATION, depth(node, BlockQuote.class), "", node, null);
    } else {
      addInline(BlockKind.PARAGRAPH, 0, "", node, null);
    }
  }

  private static String marker(ListItem item) {
    Node list = item.getParent();
    if (list instanceof OrderedList ordered) {
      Integer first = ordered.getMarkerStartNumber();
      long number = first == null ? 1 : first;
      for (Node n = item.getPrevious(); n != null; n = n.getPrevious()) {
        number++;
      }
      String delimiter = ordered.getMarkerDelimiter();
      return number + (delimiter == null ? "." : delimiter);
    }
    if (list instanceof BulletList) {
      return "-";
    }
    return "-";
  }

  private static int depth(Node node, Class<? extends Node> container) {
    int depth = 0;
    for (Node n = node.getParent(); n != null; n = n.getParent()) {
      if (container.isInstance(n)) {
        depth++;
      }
    }
    return depth;
  }

  private void addHtml(HtmlBlock html) {
    Span span = span(html);
    for (Block block : HtmlParser.fragment(html.getLiteral())) {
      blocks.add(
          new Block(
              block.kind(),
              block.level(),
              block.marker(),
              block.text(),
              span,
              block.inlines(),
              null,
              null));
    }
  }

  private void add(BlockKind kind, String marker, String literal, Node node) {
    String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    blocks.add(Block.of(kind, 0, marker.equals("null") ? "" : marker.strip(), text, span(node)));
  }

  private void addInline(
      BlockKind kind,
      int level,
      String marker,
      Node node,
      io.github.nachtschicht.text.@org.jspecify.annotations.Nullable TableCell cell) {
    InlineText text = inlines(node);
    if (text.isEmpty() && cell == null) {
      return;
    }
    blocks.add(new Block(kind, level, marker, text.text(), span(node), text.inlines(), null, cell));
  }

  private static InlineText inlines(Node block) {
    InlineText text = new InlineText();
    Node node = block.getFirstChild();
    while (node != null) {
      boolean into = enterInline(node, text);
      if (into && node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      leaveInline(node, text);
      while (node.getNext() == null) {
        node = node.getParent();
        if (node == null || node == block) {
          return text;
        }
        leaveInline(node, text);
      }
      node = node.getNext();
    }
    return text;
  }

  private static boolean enterInline(Node node, InlineText text) {
    if (node instanceof Text t) {
      text.append(t.getLiteral());
    } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
      text.space();
    } else if (node instanceof Code code) {
      text.open(Inline.Kind.CODE, "");
      text.appendVerbatim(code.getLiteral());
    } else if (node instanceof HtmlInline html) {
      if (html.getLiteral().regionMatches(true, 0, "<br", 0, 3)) {
        text.space();
      }
    } else if (node instanceof Link link) {
      text.open(Inline.Kind.LINK, link.getDestination());
    } else if (node instanceof Image image) {
      text.open(Inline.Kind.IMAGE, image.getDestination());
    } else if (node instanceof Emphasis) {
      text.open(Inline.Kind.EMPHASIS, "");
    } else if (node instanceof StrongEmphasis) {
      text.open(Inline.Kind.STRONG, "");
    }
    return true;
  }

  private static void leaveInline(Node node, InlineText text) {
    if (node instanceof Code) {
      text.close(Inline.Kind.CODE);
    } else if (node instanceof Link) {
      text.close(Inline.Kind.LINK);
    } else if (node instanceof Image) {
      text.close(Inline.Kind.IMAGE);
    } else if (node instanceof Emphasis) {
      text.close(Inline.Kind.EMPHASIS);
    } else if (node instanceof StrongEmphasis) {
      text.close(Inline.Kind.STRONG);
    }
  }

  private Span span(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      int end = blocks.isEmpty() ? offset : blocks.get(blocks.size() - 1).span().end();
      return new Span(end, end);
    }
    SourceSpan last = spans.get(spans.size() - 1);
    return new Span(
        offset + spans.get(0).getInputIndex(), offset + last.getInputIndex() + last.getLength());
  }
}
