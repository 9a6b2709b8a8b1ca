package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the main content of HTML: no navigation, scripts, forms or footers. jsoup mends what is
 * malformed, as a browser would.
 */
final class HtmlParser {

  private static final String NEVER_CONTENT =
      "script, style, noscript, template, iframe, object, embed, svg, math, canvas, form, button,"
          + " select, textarea, input, nav, dialog, menu, audio, video, map, [hidden],"
          + " [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo],"
          + " [role=search], [role=complementary], [role=dialog], [role=menu], [role=alert]";

  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:^|[-_ ])(?:nav|navi|navigation|menu|menue|breadcrumbs?|sidebar|cookies?|consent|gdpr"
              + "|newsletter|social|share|sharing|teilen|related|advert|advertisement|anzeige|werbung"
              + "|banner|footer|comments?|kommentare|pagination|skip-?link|toolbar|popup|modal)"
              + "(?:$|[-_ ])");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "html",
          "legend",
          "li",
          "main",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  /** Share of a list's text in links from which on it is taken for navigation. */
  private static final double MOSTLY_LINKS = 0.8;

  private HtmlParser() {}

  /** Reads a page. */
  static List<Block> parse(String html) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    Document page = Jsoup.parse(html, "", parser);
    String pageTitle = page.title().strip();
    Element body = page.body();
    Elements headings = body.select("h1");
    Element main = mainContent(body);
    removeFurniture(main);
    List<Block> blocks = new Walker(true).walk(main);
    return withTitle(blocks, pageTitle, headings, page);
  }

  /** Reads a piece of HTML inside another document; spans are those of the piece. */
  static List<Block> fragment(String html) {
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select("script, style, template").remove();
    return new Walker(false).walk(body);
  }

  /** Reads the XHTML that Tika makes of a format; the whole body is content. */
  static List<Block> extracted(String xhtml) {
    Element body = Jsoup.parse(xhtml).body();
    body.select("script, style, template, .embedded, .package-entry").remove();
    return firstHeadingAsTitle(new Walker(false).walk(body));
  }

  private static Element mainContent(Element body) {
    for (String query : List.of("main", "[role=main]", "[itemprop=articleBody]")) {
      Elements found = body.select(query);
      if (found.size() == 1 && isMostOf(found.get(0), 40)) {
        return single(found.get(0), "article");
      }
    }
    return single(body, "article");
  }

  /** The only article below an element if there is just one; otherwise the element. */
  private static Element single(Element element, String tag) {
    Elements found = element.select(tag);
    return found.size() == 1 && isMostOf(found.get(0), 40) ? found.get(0) : element;
  }

  private static boolean isMostOf(Element element, int letters) {
    return element.text().length() >= letters;
  }

  private static void removeFurniture(Element main) {
    int all = main.text().length();
    main.select(NEVER_CONTENT).remove();
    boolean wholePage = main.normalName().equals("body");
    if (wholePage) {
      main.select("> header, > footer, > aside, > div > footer, > div > aside").remove();
    }
    main.select("footer, aside").remove();
    List<Element> doomed = new ArrayList<>();
    for (Element element : main.getAllElements()) {
      if (element == main || element.normalName().equals("body")) {
        continue;
      }
      if (isFurniture(element) && element.text().length() < 0.4 * all) {
        doomed.add(element);
      } else if (isLinkList(element)) {
        doomed.add(element);
      }
    }
    doomed.forEach(Element::remove);
  }

  private static boolean isFurniture(Element element) {
    String names = (element.id() + " " + element.className()).strip().toLowerCase(Locale.ROOT);
    return !names.isEmpty()
        && names.length() < 500
        && BLOCKS.contains(element.normalName())
        && FURNITURE.matcher(names).find();
  }

  private static boolean isLinkList(Element element) {
    if (!element.normalName().equals("ul") && !element.normalName().equals("ol")) {
      return false;
    }
    Elements links = element.select("a[href]");
    if (links.size() < 3) {
      return false;
    }
    int linked = 0;
    for (Element link : links) {
      linked += link.text().length();
    }
    int length = element.text().length();
    return length < 60 * links.size() && linked >= MOSTLY_LINKS * length;
  }

  private static List<Block> withTitle(
      List<Block> blocks, String pageTitle, Elements headings, Document page) {
    List<Block> titled = firstHeadingAsTitle(blocks);
    if (titled.isEmpty() || titled.get(0).kind() == BlockKind.TITLE) {
      return titled;
    }
    for (Block block : titled) {
      if (block.kind() == BlockKind.HEADING && block.level() == 1) {
        return titled;
      }
    }
    // the heading stood outside the content, or there is none but the page's title
    String title = pageTitle;
    Span span = span(page.selectFirst("title"), 0);
    for (Element heading : headings) {
      if (!heading.text().isBlank() && heading.closest("nav, footer, aside") == null) {
        title = heading.text().strip();
        span = span(heading, 0);
        break;
      }
    }
    if (!title.isEmpty()) {
      titled.add(0, Block.of(BlockKind.TITLE, 1, "", title.replace("\u00AD", ""), span));
    }
    return titled;
  }

  private static List<Block> firstHeadingAsTitle(List<Block> blocks) {
    List<Block> titled = new ArrayList<>(blocks);
    for (int i = 0; i < titled.size(); i++) {
      Block block = titled.get(i);
      if (block.kind() == BlockKind.HEADING) {
        titled.set(
            i,
            new Block(
                BlockKind.TITLE, 1, "", block.text(), block.span(), block.inlines(), null, null));
      }
      if (block.kind() != BlockKind.RULE) {
        break;
      }
    }
    return titled;
  }

  private static Span span(@Nullable Element element, int fallback) {
    if (element == null) {
      return new Span(fallback, fallback);
    }
    Range start = element.sourceRange();
    Range end = element.endSourceRange();
    if (!start.isTracked()) {
      return new Span(fallback, fallback);
    }
    int from = start.startPos();
    int to = end.isTracked() && end.endPos() > from ? end.endPos() : start.endPos();
    return new Span(from, Math.max(from, to));
  }

  /** Walks the tree in document order and cuts it into blocks. */
  private static final class Walker implements NodeVisitor {

    private final boolean tracked;
    private final List<Block> blocks = new ArrayList<>();
    private final InlineText text = new InlineText();
    private final StringBuilder preformatted = new StringBuilder();

    /** Where the block under way began in the source; -1 if not known yet. */
    private int start = -1;

    private int end;
    private int lists;
    private int quotes;
    private int heading;
    private @Nullable Element pre;
    private @Nullable Element cell;
    private int table = -1;
    private int tables;
    private int row = -1;
    private int column;
    private @Nullable String marker;
    private int breaks;

    Walker(boolean tracked) {
      this.tracked = tracked;
    }

    List<Block> walk(Element root) {
      root.traverse(this);
      flush();
      return blocks;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode leaf) {
        appendText(leaf);
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    private void appendText(TextNode leaf) {
      if (pre != null) {
        preformatted.append(leaf.getWholeText());
        return;
      }
      String more = leaf.getWholeText();
      if (!more.isBlank()) {
        breaks = 0;
        if (tracked && leaf.sourceRange().isTracked()) {
          if (start < 0) {
            start = leaf.sourceRange().startPos();
          }
          end = Math.max(end, leaf.sourceRange().endPos());
        }
      }
      text.append(more);
    }

    private void open(Element element) {
      String name = element.normalName();
      if (pre != null) {
        if (name.equals("br")) {
          preformatted.append('\n');
        }
        return;
      }
      if (BLOCKS.contains(name)) {
        flush();
      }
      switch (name) {
        case "br" -> {
          text.space();
          if (++breaks == 2) {
            flush();
          }
        }
        case "hr" -> blocks.add(Block.of(BlockKind.RULE, 0, "", "", here(element)));
        case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = name.charAt(1) - '0';
        case "ul", "ol" -> lists++;
        case "li" -> marker = marker(element);
        case "blockquote" -> quotes++;
        case "pre" -> pre = element;
        case "table" -> openTable(element);
        case "tr" -> {
          if (table >= 0 && cell == null) {
            row++;
            column = 0;
          }
        }
        case "td", "th" -> {
          if (table >= 0 && cell == null) {
            cell = element;
          }
        }
        case "a" -> {
          if (element.hasAttr("href")) {
            text.open(Inline.Kind.LINK, element.attr("href"));
          }
        }
        case "em", "i" -> text.open(Inline.Kind.EMPHASIS, "");
        case "strong", "b" -> text.open(Inline.Kind.STRONG, "");
        case "code", "kbd", "samp", "tt" -> text.open(Inline.Kind.CODE, "");
        case "img" -> {
          String alternative = element.attr("alt").strip();
          if (!alternative.isEmpty() && !element.attr("src").startsWith("data:")) {
            text.open(Inline.Kind.IMAGE, element.attr("src"));
            text.append(alternative);
            text.close(Inline.Kind.IMAGE);
          }
        }
        case "q" -> text.append("„");
        default -> {
          // a container, or markup that says nothing about the text
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      String name = element.normalName();
      if (pre != null) {
        if (pre == element) {
          flushPreformatted(element);
          pre = null;
        }
        return;
      }
      if (element == cell) {
        flushCell(element);
        return;
      }
      if (BLOCKS.contains(name)) {
        flush();
      }
      switch (name) {
        case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = 0;
        case "ul", "ol" -> lists--;
        case "li" -> marker = null;
        case "blockquote" -> quotes--;
        case "table" -> {
          if (table >= 0 && element.hasAttr("data-nachtschicht-table")) {
            table = -1;
          }
        }
        case "a" -> {
          if (element.hasAttr("href")) {
            text.close(Inline.Kind.LINK);
          }
        }
        case "em", "i" -> text.close(Inline.Kind.EMPHASIS);
        case "strong", "b" -> text.close(Inline.Kind.STRONG);
        case "code", "kbd", "samp", "tt" -> text.close(Inline.Kind.CODE);
        case "q" -> text.append("“");
        default -> {
          // nothing was opened
        }
      }
    }

    private void openTable(Element element) {
      boolean data =
          table < 0
              && !"presentation".equals(element.attr("role"))
              && element.select("table, h1, h2, h3, h4, ul, ol, pre, blockquote").size() == 1
              && element.select("tr").size() > 1
              && element.select("tr:first-child > *").size() > 1;
      if (data) {
        table = tables++;
        row = -1;
        element.attr("data-nachtschicht-table", "");
      }
    }

    private static String marker(Element item) {
      Element list = item.parent();
      if (list == null || !list.normalName().equals("ol")) {
        return "-";
      }
      int number = 1;
      try {
        number = Integer.parseInt(list.attr("start").strip());
      } catch (NumberFormatException e) {
        number = 1;
      }
      for (Element e = item.previousElementSibling(); e != null; e = e.previousElementSibling()) {
        if (e.normalName().equals("li")) {
          number++;
        }
      }
      return number + ".";
    }

    private Span here(Element element) {
      int fallback = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).span().end();
      return tracked ? span(element, fallback) : new Span(fallback, fallback);
    }

    private Span textSpan() {
      int last = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).span().end();
      int from = start < 0 ? last : start;
      return new Span(from, Math.max(from, end));
    }

    private void flush() {
      if (cell != null) {
        text.space();
        return;
      }
      breaks = 0;
      if (text.isEmpty()) {
        text.clear();
        return;
      }
      BlockKind kind = BlockKind.PARAGRAPH;
      int level = 0;
      String mark = "";
      if (heading > 0) {
        kind = BlockKind.HEADING;
        level = heading;
      } else if (marker != null) {
        kind = BlockKind.LIST_ITEM;
        level = Math.max(1, lists);
        mark = marker;
        marker = null;
      } else if (quotes > 0) {
        kind = BlockKind.QUOTATION;
        level = quotes;
      }
      blocks.add(new Block(kind, level, mark, text.text(), textSpan(), text.inlines(), null, null));
      text.clear();
      start = -1;
    }

    private void flushCell(Element element) {
      boolean header =
          element.normalName().equals("th") && row == 0 || element.closest("thead") != null;
      TableCell place = new TableCell(table, Math.max(0, row), column, header);
      blocks.add(
          new Block(
              BlockKind.TABLE_CELL,
              0,
              "",
              text.text(),
              text.isEmpty() ? here(element) : textSpan(),
              text.inlines(),
              null,
              place));
      text.clear();
      start = -1;
      column++;
      cell = null;
    }

    private void flushPreformatted(Element element) {
      String code = preformatted.toString();
      preformatted.setLength(0);
      if (code.startsWith("\n")) {
        code = code.substring(1);
      }
      code = code.stripTrailing();
      if (!code.isBlank()) {
        blocks.add(Block.of(BlockKind.CODE, 0, language(element), code, here(element)));
      }
    }

    private static String language(Element pre) {
      Element code = pre.selectFirst("code");
      for (String name :
          (pre.className() + " " + (code == null ? "" : code.className())).split(" +")) {
        if (name.startsWith("language-")) {
          return name.substring("language-".length());
        }
      }
      return "";
    }
  }
}
