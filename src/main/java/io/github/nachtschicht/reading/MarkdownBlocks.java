package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.MarkdownNodes.Definition;
import io.github.nachtschicht.reading.MarkdownNodes.Indented;
import io.github.nachtschicht.reading.MarkdownNodes.NoteText;
import io.github.nachtschicht.reading.MarkdownNodes.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that Markdown has beyond CommonMark: footnotes, definitions, admonitions, formulas,
 * and lines that only hold the tags of a template.
 */
final class MarkdownBlocks implements BlockParserFactory {

  /** What opens in a line is taken as open only if it closes within so many lines. */
  private static final int MOST_LINES = 200;

  private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\]\\s^]{1,100})\\]:[ \\t]*");
  private static final Pattern DEFINITION = Pattern.compile(":[ \\t]{1,4}(?=\\S)");
  private static final Pattern FENCE =
      Pattern.compile(
          "(:{3,}[ \\t]*(?:\\{[^}]*\\}|[\\w-]+(?=\\s|$|\\[|\\{))?(?:\\{[^}]*\\})?)"
              + "[ \\t]*(.*?)[ \\t]*");
  private static final Pattern ADMONITION =
      Pattern.compile(
          "((?:!!!|\\?\\?\\?\\+?)[ \\t]+[\\w ,.-]*[\\w-]"
              + "|(?:!!!|\\?\\?\\?\\+?|===!?\\+?)(?=[ \\t]+\"))"
              + "[ \\t]*(?:\"([^\"]*)\")?[ \\t]*");
  private static final Pattern TEX =
      Pattern.compile("(?:\\\\[a-zA-Z]+(?:\\{[^{}]*\\}|\\[[^\\]]*\\])*[ \\t]*)+");
  private static final Pattern TEX_BEGIN = Pattern.compile("\\\\begin\\{([a-zA-Z]+\\*?)\\}.*");

  /** A tag that says that Markdown stands inside. */
  private static final Pattern MARKDOWN_INSIDE =
      Pattern.compile(
          "<[a-zA-Z][^<>]*\\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?(?:\\s[^<>]*)?>\\s*");

  /** Lines that pull in another file. */
  private static final Pattern SNIPPET =
      Pattern.compile("-{1,3}8<-{1,3}.*|<<< ?[@./].*|@(?:include|import|code)\\b.*");

  /** Tags around what is no prose. */
  private static final Pattern CODE_TAG =
      Pattern.compile(
          "\\{[{%][<%]?-?\\s*(highlight|codeblock|code|mermaid|plantuml|katex|math|chart)\\b");

  private static final Set<String> CONTENTS = Set.of("[toc]", "[[toc]]", "[[_toc_]]", "${toc}");

  private final String[] lines;

  /** For a text whose lines these are. */
  MarkdownBlocks(String text) {
    this.lines = text.split("\n", -1);
  }

  @Override
  public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
    if (state.getIndent() >= 4) {
      return BlockStart.none();
    }
    CharSequence line = state.getLine().getContent();
    int at = state.getNextNonSpaceIndex();
    if (at >= line.length()) {
      return BlockStart.none();
    }
    char first = line.charAt(at);
    if ("[:!?={$\\<-@".indexOf(first) < 0) {
      return BlockStart.none();
    }
    String rest = line.subSequence(at, line.length()).toString();
    if (first == '[') {
      Matcher note = NOTE.matcher(rest);
      if (note.lookingAt()) {
        return BlockStart.of(new Container(new NoteText(note.group(1)))).atIndex(at + note.end());
      }
    }
    if (first == ':') {
      Matcher definition = DEFINITION.matcher(rest);
      if (definition.lookingAt()) {
        return BlockStart.of(new Container(new Definition())).atIndex(at + definition.end());
      }
    }
    if (first == '!' || first == '?' || first == '=') {
      Matcher admonition = ADMONITION.matcher(rest);
      if (admonition.matches()) {
        TagParser tag = new TagParser(admonition.end(1), "", null);
        return BlockStart.of(new Container(new Indented()), tag).atIndex(at);
      }
      return BlockStart.none();
    }
    if (first == '<' && MARKDOWN_INSIDE.matcher(rest).matches()) {
      return BlockStart.of(new OneLineOfHtml()).atIndex(at);
    }
    TagParser tag = tag(rest, lineIndex(state));
    return tag == null ? BlockStart.none() : BlockStart.of(tag).atIndex(at);
  }

  private static int lineIndex(ParserState state) {
    return state.getLine().getSourceSpan() == null
        ? Integer.MAX_VALUE
        : state.getLine().getSourceSpan().getLineIndex();
  }

  private @Nullable TagParser tag(String rest, int index) {
    String trimmed = rest.stripTrailing();
    Matcher code = CODE_TAG.matcher(trimmed);
    if (code.lookingAt()) {
      String end = (trimmed.startsWith("{{") ? "/" : "end") + code.group(1);
      if (!trimmed.contains(end) && closes(index, end, true)) {
        return new TagParser(-1, "", end);
      }
    }
    if (SNIPPET.matcher(trimmed).matches()) {
      return new TagParser(-1, "", null);
    }
    if (CONTENTS.contains(trimmed.toLowerCase(Locale.ROOT)) || TemplateTags.fill(trimmed, 0)) {
      return new TagParser(-1, "", null);
    }
    Matcher fence = FENCE.matcher(trimmed);
    if (rest.startsWith(":::") && fence.matches()) {
      return new TagParser(fence.end(1), "", null);
    }
    Matcher begin = TEX_BEGIN.matcher(trimmed);
    String formulaEnd =
        rest.startsWith("$$")
            ? "$$"
            : trimmed.equals("\\[")
                ? "\\]"
                : begin.matches() ? "\\end{" + begin.group(1) + "}" : null;
    if (formulaEnd != null) {
      int at = trimmed.indexOf(formulaEnd, 2);
      if (at > 2 && at == trimmed.length() - formulaEnd.length()) {
        return new TagParser(-1, "math", null);
      }
      return at < 0 && closes(index, formulaEnd, true)
          ? new TagParser(-1, "math", formulaEnd)
          : null;
    }
    if (rest.charAt(0) == '\\' && TEX.matcher(trimmed).matches()) {
      return new TagParser(-1, "", null);
    }
    String close = TemplateTags.open(rest, 0);
    return close != null && closes(index, close, false) ? new TagParser(-1, "", close) : null;
  }

  /** Whether this stands at the end of one of the next lines. */
  private boolean closes(int index, String close, boolean overBlank) {
    for (int i = index + 1; i < lines.length && i <= index + MOST_LINES; i++) {
      if (lines[i].contains(close)) {
        return true;
      }
      if (!overBlank && lines[i].isBlank()) {
        return false;
      }
    }
    return false;
  }

  /** A block whose further lines are indented. */
  private static final class Container extends AbstractBlockParser {
    private static final int INDENT = 4;

    private final Block block;

    Container(Block block) {
      this.block = block;
    }

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public boolean isContainer() {
      return true;
    }

    @Override
    public boolean canContain(Block child) {
      return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      if (state.isBlank()) {
        return BlockContinue.atIndex(state.getNextNonSpaceIndex());
      }
      return state.getIndent() >= INDENT
          ? BlockContinue.atColumn(state.getColumn() + INDENT)
          : BlockContinue.none();
    }
  }

  /** A tag whose block ends with its line, so that what follows is Markdown. */
  private static final class OneLineOfHtml extends AbstractBlockParser {
    private final HtmlBlock block = new HtmlBlock();

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return BlockContinue.none();
    }

    @Override
    public void addLine(SourceLine line) {
      block.setLiteral(line.getContent().toString());
    }
  }

  /** Lines that are copied; behind them in the first line may stand a title. */
  private static final class TagParser extends AbstractBlockParser {
    private final Tag tag = new Tag();
    private final int length;
    private final List<String> read = new ArrayList<>();
    private @Nullable String close;
    private @Nullable SourceLine title;

    /**
     * @param length of the tag before its title; negative if there is no title
     * @param close what the last line holds; null if there is one line
     */
    TagParser(int length, String kind, @Nullable String close) {
      this.length = length;
      this.close = close;
      tag.kind = kind;
    }

    @Override
    public Block getBlock() {
      return tag;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return close == null ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
      String content = line.getContent().toString();
      if (read.isEmpty() && length >= 0 && length < content.length()) {
        int start = length;
        while (start < content.length() && " \t\"[".indexOf(content.charAt(start)) >= 0) {
          start++;
        }
        int end = content.length();
        while (end > start && " \t\"]".indexOf(content.charAt(end - 1)) >= 0) {
          end--;
        }
        title = start < end ? line.substring(start, end) : null;
        read.add(content.substring(0, length).stripTrailing());
        return;
      }
      if (!read.isEmpty() && close != null && content.contains(close)) {
        close = null;
      }
      read.add(content);
    }

    @Override
    public void closeBlock() {
      String text = String.join("\n", read).strip();
      if (tag.kind.equals("math") && text.length() >= 4 && text.endsWith("$$")) {
        text = text.substring(2, text.length() - 2).strip();
      } else if (tag.kind.equals("math") && text.startsWith("\\[") && text.endsWith("\\]")) {
        text = text.substring(2, text.length() - 2).strip();
      }
      tag.literal = text;
    }

    @Override
    public void parseInlines(InlineParser inlineParser) {
      if (title != null) {
        inlineParser.parse(SourceLines.of(title), tag);
      }
    }
  }
}
