package io.github.nachtschicht.support;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Opens XML that other programs wrote: nothing outside the file is ever opened, no entity is
 * declared by it, and its size has a bound.
 */
public final class SafeXml {

  /** Bytes in which the XML declaration is looked for. */
  private static final int HEAD = 256;

  /**
   * The limits of Java 17, 0 for none. Since Java 24 they are so low that documents which people
   * write go beyond them: 100 elements in each other, 200 attributes.
   */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "jdk.xml.maxElementDepth", 0,
          "jdk.xml.elementAttributeLimit", 10_000,
          "jdk.xml.maxGeneralEntitySizeLimit", 0,
          "jdk.xml.totalEntitySizeLimit", 50_000_000);

  private static final Pattern ENCODING =
      Pattern.compile(
          "^(?:\\u00EF\\u00BB\\u00BF)?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.:-]+)");

  private SafeXml() {}

  /**
   * Opens a file.
   *
   * @param maxBytes most bytes that are read
   * @throws IOException if its beginning cannot be read
   * @throws IllegalArgumentException if it names a character set that Java does not know
   */
  public static XMLStreamReader open(InputStream in, long maxBytes)
      throws IOException, XMLStreamException {
    return factory().createXMLStreamReader(decoded(new Bounded(in, maxBytes)));
  }

  /**
   * What went wrong with a file, said with its name.
   *
   * @param kind what it should be, for example {@code TMX}
   */
  public static IOException failure(Exception failure, String name, String kind) {
    return new IOException(name + ": " + reason(failure, kind), failure);
  }

  /** As {@link #failure}, without the name. */
  public static String reason(Exception failure, String kind) {
    Throwable cause =
        failure instanceof XMLStreamException xml && xml.getNestedException() != null
            ? xml.getNestedException()
            : failure;
    if (cause instanceof TooLarge tooLarge) {
      return "larger than " + (tooLarge.maxBytes >> 20) + " MiB, too large for " + kind;
    }
    return "not a readable "
        + kind
        + " file: "
        + (cause instanceof CharacterCodingException
            ? "its characters are damaged"
            : OneLine.joined(failure));
  }

  /**
   * The language of an element, by {@code xml:lang}: ISO 639 in small letters, without its region;
   * empty if it has none.
   */
  public static String language(XMLStreamReader xml) {
    @Nullable String value = xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
    if (value == null) {
      value = xml.getAttributeValue(null, "lang");
    }
    if (value == null) {
      return "";
    }
    return value.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}]", 2)[0];
  }

  /**
   * The file as text, by its byte order mark or its XML declaration. Left to itself, the JDK's
   * parser writes to the standard error stream when it meets damaged characters.
   */
  private static Reader decoded(InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(new BufferedInputStream(in), HEAD);
    byte[] head = bytes.readNBytes(HEAD);
    bytes.unread(head);
    int first = head.length > 1 ? (head[0] & 0xFF) << 8 | (head[1] & 0xFF) : 0;
    String charset;
    if (first == 0xFEFF || first == 0xFFFE) {
      charset = "UTF-16";
    } else if (first == 0x003C) {
      charset = "UTF-16BE";
    } else if (first == 0x3C00) {
      charset = "UTF-16LE";
    } else {
      Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
      charset = declared.find() ? declared.group(1) : "UTF-8";
      if (charset.toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
        // said by a program that wrote bytes of another kind
        charset = "UTF-8";
      }
    }
    Reader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                Charset.forName(charset)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    reader.mark(1);
    if (reader.read() != 0xFEFF) {
      reader.reset();
    }
    return reader;
  }

  /**
   * A factory whose readers open nothing outside the file and read no document type; the caller
   * bounds size and depth.
   */
  public static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    LIMITS.forEach(factory::setProperty);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> new StringReader(""));
    return factory;
  }

  /** The file is larger than is read. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long maxBytes;

    TooLarge(long maxBytes) {
      super("larger than " + maxBytes + " bytes");
      this.maxBytes = maxBytes;
    }
  }

  /** Stops at the most bytes a file may have. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private final long maxBytes;
    private long left;

    Bounded(InputStream in, long maxBytes) {
      this.in = in;
      this.maxBytes = maxBytes;
      this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0 && --left < 0) {
        throw new TooLarge(maxBytes);
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      if (n > 0 && (left -= n) < 0) {
        throw new TooLarge(maxBytes);
      }
      return n;
    }
  }
}
