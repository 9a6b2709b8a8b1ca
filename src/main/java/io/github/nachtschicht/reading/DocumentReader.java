package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SourceDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of any known format. May be used by any number of threads.
 *
 * <p>What cannot be read ends in an {@link UnreadableDocumentException} with the reason, whatever
 * the format's library threw.
 */
public final class DocumentReader {

  private final ReadingOptions options;
  private final TimeLimit limit = new TimeLimit();

  public DocumentReader(ReadingOptions options) {
    this.options = options;
  }

  /** A reader with {@link ReadingOptions#defaults()}. */
  public DocumentReader() {
    this(ReadingOptions.defaults());
  }

  /**
   * As {@link #read}, within a bound of time.
   *
   * @param most time that it may take; more than 0
   * @throws UnreadableDocumentException also if it takes longer, or more memory than there is
   * @throws InterruptedException if the calling thread was interrupted; reading is asked to end
   */
  public ParsedDocument readInTime(String name, byte[] content, Duration most)
      throws InterruptedException {
    return limit.within(most, name, () -> read(name, content));
  }

  /**
   * Reads a document.
   *
   * @param name see {@link SourceDocument#name()}; its ending helps to tell the format
   * @param content the bytes as they lie on disk; not changed
   * @throws UnreadableDocumentException if the document cannot be used, with the reason
   */
  public ParsedDocument read(String name, byte[] content) {
    if (content.length > options.maxBytes()) {
      throw new UnreadableDocumentException(
          name,
          "too large: " + content.length + " bytes, at most " + options.maxBytes() + " are read");
    }
    if (content.length == 0) {
      throw new UnreadableDocumentException(name, "the file is empty");
    }
    FormatReader reader = FormatReaders.of(name, content);
    Reading parsed = reader.read(name, content, options);
    List<Block> blocks = parsed.blocks();
    if (parsed.text().isBlank() || blocks.stream().allMatch(block -> block.text().isBlank())) {
      throw new UnreadableDocumentException(name, "there is no text in it");
    }
    if (!options.forceLanguage()) {
      blocks = checkLanguage(name, parsed);
    }
    SourceDocument source =
        new SourceDocument(
            name, Sha256.of(content), content.length, parsed.encoding(), parsed.notes());
    return new ParsedDocument(
        source, reader.mediaType, parsed.frontMatter(), blocks, parsed.account(), List.of());
  }

  private static List<Block> checkLanguage(String name, Reading parsed) {
    String language = LanguageGuesser.foreignDocument(prose(parsed.blocks()));
    if (language != null) {
      throw new UnreadableDocumentException(
          name,
          "not German: it looks like " + LanguageGuesser.nameOf(language) + " (" + language + ")");
    }
    List<Block> blocks = new ArrayList<>(parsed.blocks().size());
    for (Block block : parsed.blocks()) {
      @Nullable String foreign =
          block.kind().isTranslatable() ? LanguageGuesser.foreignParagraph(block.text()) : null;
      blocks.add(foreign == null ? block : block.withLanguage(foreign));
    }
    return blocks;
  }

  /** The document's text without code, as far as the guesser looks. */
  private static String prose(List<Block> blocks) {
    StringBuilder prose = new StringBuilder();
    for (Block block : blocks) {
      if (block.kind().isTranslatable()) {
        String text = block.text();
        prose.append(text, 0, Math.min(text.length(), 200_000)).append('\n');
        if (prose.length() > 200_000) {
          break;
        }
      }
    }
    return prose.toString();
  }
}
