package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.nodes.Document;

/**
 * Reads Markdown: CommonMark 0.31 with what GitHub, Pandoc and site generators add to it. It is
 * taken to HTML and read as such, so that HTML inside Markdown is read with what is around it.
 */
final class MarkdownReader extends FormatReader {

  /** Deeper nesting of blocks or inlines than this is read as text. */
  private static final int DEEPEST = 100;

  private static final Pattern KEY = Pattern.compile("[^\\s#:][^:]*:(\\s.*)?");

  private static final Set<String> ENDINGS =
      Set.of("md", "markdown", "mdown", "mkd", "mkdn", "mdx", "qmd", "rmd");

  MarkdownReader() {
    super("text/markdown", "Markdown");
  }

  @Override
  boolean recognises(FileStart file) {
    return ENDINGS.contains(file.ending()) && !file.isZip();
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decode(name, content);
    String text = TextSettler.settled(name, decoded.text());
    int bodyStart = frontMatterEnd(text);
    String frontMatter = "";
    if (bodyStart > 0 && text.startsWith("---")) {
      frontMatter =
          text.substring(text.indexOf('\n') + 1, text.lastIndexOf("\n", bodyStart - 2) + 1);
    }
    String body = text.substring(bodyStart);
    MarkdownInlines inlines = new MarkdownInlines(body);
    Parser parser =
        Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .customBlockParserFactory(new MarkdownBlocks(body))
            .customInlineContentParserFactory(inlines)
            .customDelimiterProcessor(new MarkdownInlines.Marks())
            .linkProcessor(inlines)
            .linkMarker('^')
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    Node tree = parser.parse(body);
    List<LeftOut> leftOut = new ArrayList<>();
    String held = MarkdownAccount.held(body, tree, leftOut);
    if (bodyStart > 0) {
      String matter = text.substring(0, bodyStart);
      leftOut.add(0, new LeftOut(Reason.METADATA, matter.strip()));
      held += matter;
    }
    Document html = HtmlTree.html(MarkdownHtml.of(tree, body, bodyStart));
    HtmlWalker walker =
        new HtmlWalker(HtmlNotes.of(List.of(new HtmlNotes.Page("", html))), Map.of(), true);
    walker.walk(html);
    List<Block> blocks = walker.blocks(1);
    leftOut.addAll(walker.leftOut());
    Account account = Account.of(held, blocks, leftOut);
    return new Reading(decoded.encoding(), text, frontMatter, blocks, decoded.notes(), account);
  }

  /** Offset behind the closing line of front matter; 0 if there is none. */
  private static int frontMatterEnd(String text) {
    boolean toml = text.startsWith("+++\n");
    if (!toml && !text.startsWith("---\n")) {
      return 0;
    }
    boolean keys = false;
    int start = 4;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end).stripTrailing();
      if (toml ? line.equals("+++") : line.equals("---") || line.equals("...")) {
        return keys || start == 4 ? Math.min(text.length(), end + 1) : 0;
      }
      if (line.isEmpty() && !keys) {
        return 0;
      }
      keys |= toml ? line.contains("=") : KEY.matcher(line).matches();
      start = end + 1;
    }
    return 0;
  }
}
