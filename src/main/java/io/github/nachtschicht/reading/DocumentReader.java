package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of any known format. Stateless; may be used by any number of threads.
 *
 * <p>What cannot be read ends in an {@link UnreadableDocumentException} with the reason, whatever
 * the format's library threw.
 */
public final class DocumentReader {

  private final ReadingOptions options;

  public DocumentReader(ReadingOptions options) {
    this.options = options;
  }

  /** A reader with {@link ReadingOptions#defaults()}. */
  public DocumentReader() {
    this(ReadingOptions.defaults());
  }

  /**
   * Reads a file.
   *
   * @param name name the document is to have, see {@link SourceDocument#name()}
   * @param file where it lies
   * @throws UnreadableDocumentException if the document cannot be used, or the file changed while
   *     it was read
   * @throws IOException if the file system fails
   */
  public ParsedDocument read(String name, Path file) throws IOException {
    return read(name, content(name, file));
  }

  /**
   * The bytes of a file, read so that a change in the middle is noticed.
   *
   * @throws UnreadableDocumentException if the file is too large or changed while it was read
   * @throws IOException if the file system fails
   */
  public byte[] content(String name, Path file) throws IOException {
    return content(name, file, Files::readAllBytes);
  }

  /** How the bytes of a file are read; a test changes the file meanwhile. */
  interface ByteSource {
    byte[] read(Path file) throws IOException;
  }

  byte[] content(String name, Path file, ByteSource source) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    checkSize(name, before.size());
    byte[] content = source.read(file);
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (content.length != after.size()
        || before.size() != after.size()
        || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
      throw new UnreadableDocumentException(name, "the file changed while it was being read");
    }
    return content;
  }

  /**
   * Reads a document.
   *
   * @param name see {@link SourceDocument#name()}; its ending helps to tell the format
   * @param content the bytes as they lie on disk; not changed
   * @throws UnreadableDocumentException if the document cannot be used, with the reason
   */
  public ParsedDocument read(String name, byte[] content) {
    checkSize(name, content.length);
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
            name,
            Sha256.of(content),
            content.length,
            parsed.encoding(),
            parsed.text(),
            parsed.notes());
    return new ParsedDocument(
        source, reader.mediaType, parsed.frontMatter(), blocks, parsed.account());
  }

  private void checkSize(String name, long size) {
    if (size > options.maxBytes()) {
      throw new UnreadableDocumentException(
          name, "too large: " + size + " bytes, at most " + options.maxBytes() + " are read");
    }
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
