package io.github.nachtschicht.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The one place that knows Apache Tika: takes packed and binary formats to XHTML. Nothing embedded
 * is opened, nothing is run, and what unpacks to too much is refused before it is parsed.
 */
final class OfficeExtractor {

  /** Unpacked bytes of XML that a document may hold; its parsers build trees of it. */
  private static final long MOST_XML = 64L * 1024 * 1024;

  /** Unpacked bytes of everything, pictures included. */
  private static final long MOST_BYTES = 1024L * 1024 * 1024;

  private static final int MOST_ENTRIES = 20_000;

  private OfficeExtractor() {}

  /**
   * Extracts a document.
   *
   * @return XHTML as Tika writes it
   * @throws UnreadableDocumentException if the document is damaged, encrypted or too large unpacked
   */
  static String extract(
      String name, byte[] content, String label, Parser parser, ReadingOptions options) {
    if (content[0] == 'P' && content[1] == 'K') {
      checkUnpacked(name, content, label);
    }
    ToXMLContentHandler xhtml = new ToXMLContentHandler();
    ContentHandler bounded = new WriteOutContentHandler(xhtml, options.maxCharacters());
    ParseContext context = context();
    try (InputStream in = new ByteArrayInputStream(content)) {
      parser.parse(in, bounded, new Metadata(), context);
      return xhtml.toString();
    } catch (EncryptedDocumentException e) {
      throw new UnreadableDocumentException(name, "encrypted: it needs a password", e);
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      throw failure(name, label, e, options);
    } catch (StackOverflowError | LinkageError e) {
      throw new UnreadableDocumentException(
          name, "damaged or unusual " + label + ": " + e.getClass().getSimpleName(), e);
    }
  }

  private static UnreadableDocumentException failure(
      String name, String label, Exception e, ReadingOptions options) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof WriteLimitReachedException) {
        return new UnreadableDocumentException(
            name, "too large: more than " + options.maxCharacters() + " characters of text", e);
      }
      if (t instanceof EncryptedDocumentException) {
        return new UnreadableDocumentException(name, "encrypted: it needs a password", e);
      }
    }
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String line = message.strip().lines().findFirst().orElse("").strip();
    return new UnreadableDocumentException(
        name, "damaged " + label + ": " + line.substring(0, Math.min(160, line.length())), e);
  }

  private static ParseContext context() {
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    OfficeParserConfig office = new OfficeParserConfig();
    office.setIncludeDeletedContent(false);
    office.setIncludeMoveFromContent(false);
    office.setIncludeHeadersAndFooters(false);
    office.setIncludeShapeBasedContent(true);
    office.setExtractMacros(false);
    context.set(OfficeParserConfig.class, office);
    return context;
  }

  /** Pictures, sheets and files inside a document are no text of it. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // never asked for
    }
  }

  /** Unpacks everything once, counting: what a ZIP's own directory says cannot be trusted. */
  private static void checkUnpacked(String name, byte[] content, String label) {
    long xml = 0;
    long all = 0;
    int entries = 0;
    byte[] buffer = new byte[64 * 1024];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String path = entry.getName().toLowerCase(Locale.ROOT);
        boolean isXml =
            path.endsWith(".xml")
                || path.endsWith("html")
                || path.endsWith(".htm")
                || path.endsWith(".rels")
                || path.endsWith(".opf")
                || path.endsWith(".ncx");
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          all += n;
          xml += isXml ? n : 0;
          if (xml > MOST_XML || all > MOST_BYTES) {
            throw new UnreadableDocumentException(
                name,
                "too large: the "
                    + label
                    + " of "
                    + content.length
                    + " bytes unpacks to more than "
                    + (xml > MOST_XML ? xml : all)
                    + " bytes");
          }
        }
        if (++entries > MOST_ENTRIES) {
          throw new UnreadableDocumentException(
              name, "too large: the " + label + " holds more than " + MOST_ENTRIES + " files");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableDocumentException(
          name, "damaged " + label + ": it cannot be unpacked", e);
    }
  }
}
