package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.MarkdownNodes.Definition;
import io.github.nachtschicht.reading.MarkdownNodes.Indented;
import io.github.nachtschicht.reading.MarkdownNodes.InlineNote;
import io.github.nachtschicht.reading.MarkdownNodes.Leaf;
import io.github.nachtschicht.reading.MarkdownNodes.Marked;
import io.github.nachtschicht.reading.MarkdownNodes.NoteMark;
import io.github.nachtschicht.reading.MarkdownNodes.NoteText;
import io.github.nachtschicht.reading.MarkdownNodes.Tag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Writes Markdown as the HTML that a browser shows, so that HTML inside Markdown, in whatever
 * pieces it comes, is read with what is around it. Every block says where it stands in the source.
 * Longer than other classes, since every kind of node has its few lines here.
 */
final class MarkdownHtml implements NodeRenderer {

  private static final Pattern TASK = Pattern.compile("\\[[ xX]\\](?=\\s)");
  private static final Pattern ALERT = Pattern.compile("\\[![\\w-]+\\][+-]?");
  private static final Pattern MODULE =
      Pattern.compile(
          "(?:(?:import\\s[^\\n"
              + "]*?from\\s+|import\\s+)[\"'][^\\n"
              + "]+[\"'];?|export\\s+(?:const|default|function|let)\\b[^\\n"
              + "]*)");
  private static final Pattern VERSES = Pattern.compile("(?:\\|[^|\\n]*(?:\\n|$)){2,}+");
  private static final Pattern WIKI_HEADING = Pattern.compile("(={2,6}) +(\\S.*?) +\\1");

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final String source;
  private final int offset;
  private final Map<Class<? extends Node>, Consumer<Node>> writers = new HashMap<>();
  private final Map<String, Integer> labels = new LinkedHashMap<>();
  private boolean terms;

  private MarkdownHtml(HtmlNodeRendererContext context, String source, int offset) {
    this.context = context;
    this.html = context.getWriter();
    this.source = source;
    this.offset = offset;
    on(Paragraph.class, this::paragraph);
    on(Heading.class, this::heading);
    on(HtmlBlock.class, this::htmlBlock);
    on(HtmlInline.class, this::htmlInline);
    on(FencedCodeBlock.class, code -> code(code, info(code), code.getLiteral()));
    on(IndentedCodeBlock.class, code -> code(code, "", code.getLiteral()));
    on(Tag.class, this::tag);
    on(Image.class, this::image);
    on(Text.class, text -> html.text(withoutBracket(text)));
    on(SoftLineBreak.class, end -> html.raw(terms ? "<br>\n" : "\n"));
    on(Indented.class, this::children);
    on(Marked.class, this::children);
    on(Definition.class, definition -> wrapped("dd", Map.of(), definition));
    on(
        NoteText.class,
        note -> wrapped("aside", Map.of("role", "doc-footnote", "id", id(note.label)), note));
    on(NoteMark.class, mark -> mark(mark.label, id(mark.label)));
    on(InlineNote.class, this::inlineNote);
    on(Leaf.class, leaf -> element(leaf.element, leaf.attributes, leaf.literal));
  }

  private static String info(FencedCodeBlock code) {
    return code.getInfo() == null ? "" : code.getInfo().strip();
  }

  private void element(String name, Map<String, String> attributes, String text) {
    html.tag(name, attributes);
    html.text(text);
    html.tag("/" + name);
  }

  /**
   * Writes a tree.
   *
   * @param source what it was parsed from
   * @param offset of the source in the document
   */
  static String of(Node document, String source, int offset) {
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
        .nodeRendererFactory(context -> new MarkdownHtml(context, source, offset))
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (node instanceof Block && !node.getSourceSpans().isEmpty()) {
                    attributes.put(HtmlTree.PLACE, place(node, offset));
                  }
                  if (node instanceof OrderedList list && ")".equals(list.getMarkerDelimiter())) {
                    attributes.put(HtmlWalker.DELIMITER, ")");
                  }
                })
        .build()
        .render(document);
  }

  private static String place(Node node, int offset) {
    List<SourceSpan> spans = node.getSourceSpans();
    SourceSpan last = spans.get(spans.size() - 1);
    return (offset + spans.get(0).getInputIndex())
        + ":"
        + (offset + last.getInputIndex() + last.getLength());
  }

  private <T extends Node> void on(Class<T> type, Consumer<T> writer) {
    writers.put(type, node -> writer.accept(type.cast(node)));
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return writers.keySet();
  }

  @Override
  public void render(Node node) {
    Objects.requireNonNull(writers.get(node.getClass())).accept(node);
  }

  /** The second bracket that closes the link of a wiki stands in the text behind it. */
  private static String withoutBracket(Text text) {
    boolean behindLink =
        text.getPrevious() instanceof Leaf link
            && (link.element.equals("a") || link.literal.startsWith("![["));
    return behindLink && text.getLiteral().startsWith("]")
        ? text.getLiteral().substring(1)
        : text.getLiteral();
  }

  private void children(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }

  private void wrapped(String element, Map<String, String> attributes, Node node) {
    html.line();
    html.tag(element, attributes);
    children(node);
    html.tag("/" + element);
    html.line();
  }

  private String id(String label) {
    String settled = MarkdownInlines.settled(label);
    Integer number = labels.get(settled);
    if (number == null) {
      number = labels.size() + 1;
      labels.put(settled, number);
    }
    return "nachtschicht-note-" + number;
  }

  private void mark(String label, String id) {
    element("a", Map.of("href", "#" + id, "role", "doc-noteref"), label);
  }

  private final Deque<InlineNote> inlineNotes = new ArrayDeque<>();

  /** The label of a note that has none in the source. */
  static String inlineLabel(int number) {
    return "i" + number;
  }

  private int inlineNumber;

  private void inlineNote(InlineNote note) {
    inlineNotes.add(note);
    inlineNumber++;
    mark(inlineLabel(inlineNumber), "nachtschicht-inline-note-" + inlineNumber);
  }

  /** Writes the notes whose marks stood in the block before. */
  private void inlineNotes() {
    while (!inlineNotes.isEmpty()) {
      int number = inlineNumber - inlineNotes.size() + 1;
      InlineNote note = inlineNotes.poll();
      html.tag("aside", Map.of("role", "doc-footnote", "id", "nachtschicht-inline-note-" + number));
      html.tag("p");
      children(note);
      html.tag("/p");
      html.tag("/aside");
    }
  }

  // ------------------------------------------------------------------ blocks

  private void paragraph(Paragraph paragraph) {
    String text = slice(paragraph);
    if (text.startsWith("import ") || text.startsWith("export ")) {
      if (text.lines().allMatch(line -> MODULE.matcher(line.strip()).matches())) {
        code(paragraph, "", text);
        return;
      }
    }
    Matcher heading = WIKI_HEADING.matcher(text);
    boolean isHeading = text.startsWith("==") && heading.matches();
    String element = isHeading ? "h" + heading.group(1).length() : "p";
    if (isHeading) {
      trimWikiHeading(paragraph);
    }
    leadingMarker(paragraph);
    if (paragraph.getFirstChild() == null) {
      return;
    }
    boolean verses = text.startsWith("| ") && VERSES.matcher(text).matches();
    if (verses) {
      trimVerses(paragraph);
    }
    terms = verses || paragraph.getNext() instanceof Definition;
    if (isTight(paragraph)) {
      comment(paragraph);
      inline(paragraph);
      html.raw("\n");
    } else {
      html.tag(element, context.extendAttributes(paragraph, element, Map.of()));
      inline(paragraph);
      html.tag("/" + element);
      html.line();
    }
    terms = false;
    inlineNotes();
  }

  private static boolean isTight(Paragraph paragraph) {
    Node parent = paragraph.getParent();
    Node list = parent == null ? null : parent.getParent();
    return list instanceof ListBlock block && block.isTight() && parent instanceof ListItem;
  }

  private void comment(Node node) {
    if (!node.getSourceSpans().isEmpty()) {
      html.raw("<!--" + HtmlTree.PLACE + place(node, offset) + "-->");
    }
  }

  /** A task's box and the kind of an alert are markup; both stand at the start of a paragraph. */
  private void leadingMarker(Paragraph paragraph) {
    if (!(paragraph.getFirstChild() instanceof Text text)) {
      return;
    }
    Matcher task = TASK.matcher(text.getLiteral());
    if (paragraph.getParent() instanceof ListItem && task.lookingAt()) {
      text.setLiteral(text.getLiteral().substring(task.end()));
      text.insertBefore(Leaf.copied(task.group()));
      return;
    }
    Matcher alert = ALERT.matcher(text.getLiteral());
    if (paragraph.getParent() instanceof BlockQuote && alert.lookingAt()) {
      code(paragraph, "", alert.group());
      text.setLiteral(text.getLiteral().substring(alert.end()).stripLeading());
      if (text.getLiteral().isEmpty()) {
        if (text.getNext() instanceof SoftLineBreak end) {
          end.unlink();
        }
        text.unlink();
      }
    }
  }

  /** The lines of a poem, each behind a bar, as Pandoc has them. */
  private static void trimVerses(Paragraph paragraph) {
    for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
      boolean opens = node.getPrevious() == null || node.getPrevious() instanceof SoftLineBreak;
      if (opens && node instanceof Text text) {
        text.setLiteral(text.getLiteral().replaceFirst("^\\|\\s*", ""));
      }
    }
  }

  private static void trimWikiHeading(Paragraph paragraph) {
    if (paragraph.getFirstChild() instanceof Text first) {
      first.setLiteral(first.getLiteral().replaceFirst("^={2,6} +", ""));
    }
    if (paragraph.getLastChild() instanceof Text last) {
      last.setLiteral(last.getLiteral().replaceFirst(" +={2,6}$", ""));
    }
  }

  private void heading(Heading heading) {
    Leaf attributes = null;
    if (heading.getLastChild() instanceof Leaf last
        && TemplateTags.attributes(last.literal, 0) == last.literal.length()) {
      attributes = last;
      last.unlink();
    }
    String element = "h" + heading.getLevel();
    html.line();
    html.tag(element, context.extendAttributes(heading, element, Map.of()));
    inline(heading);
    html.tag("/" + element);
    html.line();
    if (attributes != null) {
      code(heading, "", attributes.literal);
    }
    inlineNotes();
  }

  /** Writes a line and closes what HTML it leaves open, so that no more than the line is inside. */
  private void inline(Node block) {
    Deque<String> open = new ArrayDeque<>();
    for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HtmlInline inline) {
        Matcher tag = MarkdownTags.TAG.matcher(inline.getLiteral());
        if (tag.lookingAt() && !tag.group(3).endsWith("/")) {
          String name = tag.group(2).toLowerCase(Locale.ROOT);
          if (tag.group(1).isEmpty()) {
            open.push(name);
          } else {
            open.remove(name);
          }
        }
      }
    }
    children(block);
    for (String name : open) {
      if (HtmlTree.INLINE.contains(name) && !name.equals("img") && !name.equals("wbr")) {
        html.raw("</" + name + ">");
      }
    }
  }

  private void code(Node node, String info, String literal) {
    html.line();
    comment(node);
    html.tag("pre", info.isEmpty() ? Map.of() : Map.of(HtmlWalker.INFO, info));
    html.raw("\n\n");
    html.text(literal);
    html.tag("/pre");
    html.line();
  }

  private void tag(Tag tag) {
    code(tag, tag.kind, tag.literal);
    if (tag.getFirstChild() != null) {
      html.tag("p", context.extendAttributes(tag, "p", Map.of()));
      inline(tag);
      html.tag("/p");
    }
    inlineNotes();
  }

  private void image(Image image) {
    html.tag("img", Map.of("src", image.getDestination(), "alt", textOf(image)), true);
  }

  private static String textOf(Node parent) {
    StringBuilder text = new StringBuilder();
    Node node = MarkdownAccount.next(parent, parent);
    for (; node != null; node = MarkdownAccount.next(node, parent)) {
      String literal = MarkdownAccount.literal(node);
      text.append(literal == null ? node instanceof SoftLineBreak ? " " : "" : literal);
    }
    return text.toString();
  }

  private String slice(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    StringBuilder text = new StringBuilder();
    for (SourceSpan span : spans) {
      text.append(text.length() == 0 ? "" : "\n");
      text.append(source, span.getInputIndex(), span.getInputIndex() + span.getLength());
    }
    return text.toString().strip();
  }

  // ------------------------------------------------------------------ HTML inside

  private void htmlInline(HtmlInline inline) {
    if (MarkdownTags.isCopied(inline)) {
      element("span", Map.of("class", HtmlWalker.LITERAL), inline.getLiteral());
    } else {
      html.raw(inline.getLiteral());
    }
  }

  private void htmlBlock(HtmlBlock block) {
    String literal = block.getLiteral();
    if (MarkdownTags.isCopied(block)) {
      code(block, "", literal.strip());
      return;
    }
    comment(block);
    html.raw(literal);
    html.raw(MarkdownTags.closing(literal));
    html.raw("\n");
  }
}
