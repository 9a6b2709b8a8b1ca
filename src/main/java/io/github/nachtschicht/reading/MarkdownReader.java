package io.github.nachtschicht.reading;

import java.util.Set;

/** Reads Markdown. */
final class MarkdownReader implements FormatReader {

  private static final Set<String> ENDINGS =
      Set.of("md", "markdown", "mdown", "mkd", "mkdn", "mdx", "qmd", "rmd");

  @Override
  public String mediaType() {
    return "text/markdown";
  }

  @Override
  public String label() {
    return "Markdown";
  }

  @Override
  public boolean recognises(FileStart file) {
    return ENDINGS.contains(file.ending()) && !file.isZip();
  }

  @Override
  public Reading read(String name, byte[] content, ReadingOptions options) {
    TextDecoder.Decoded decoded = TextDecoder.decode(name, content);
    String text = TextSettler.settled(name, decoded.text());
    MarkdownParser.Parsed markdown = MarkdownParser.parse(text);
    return new Reading(
        decoded.encoding(),
        text,
        markdown.frontMatter(),
        markdown.blocks(),
        decoded.notes(),
        markdown.account());
  }
}
