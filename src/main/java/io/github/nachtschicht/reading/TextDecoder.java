package io.github.nachtschicht.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a text file into characters: a byte order mark decides, else strict UTF-8,
 * else the set that fits best ({@link CharsetGuess}), which is a guess and said so.
 */
final class TextDecoder {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** How many control characters a text may have, as a share of its bytes. */
  private static final double MOST_CONTROLS = 0.01;

  /** Byte order marks, and what they are of. */
  private static final List<Map.Entry<String, String>> MARKS =
      List.of(
          Map.entry("\u00FF\u00FE\0\0", "UTF-32LE"),
          Map.entry("\0\0\u00FE\u00FF", "UTF-32BE"),
          Map.entry("\u00EF\u00BB\u00BF", "UTF-8"),
          Map.entry("\u00FF\u00FE", "UTF-16LE"),
          Map.entry("\u00FE\u00FF", "UTF-16BE"));

  private static final Pattern DECLARED =
      Pattern.compile(
          "<(?:meta|\\?xml)[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)");

  private TextDecoder() {}

  /**
   * @param text the characters, without byte order mark
   * @param encoding name of the character set
   * @param notes what an operator should know; often empty
   */
  record Decoded(String text, String encoding, List<String> notes) {}

  /**
   * Decodes a file.
   *
   * @throws UnreadableDocumentException if the bytes are not text
   */
  static Decoded decode(String name, byte[] bytes) {
    String start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> mark : MARKS) {
      if (start.startsWith(mark.getKey())) {
        return marked(name, bytes, mark.getKey().length(), Charset.forName(mark.getValue()));
      }
    }
    Charset wide = CharsetGuess.wide(bytes);
    if (wide != null) {
      Decoded decoded = marked(name, bytes, 0, wide);
      List<String> notes = new ArrayList<>(decoded.notes());
      notes.add("there is no byte order mark; the encoding was taken to be " + wide.name());
      checkIsText(name, decoded.text().getBytes(StandardCharsets.UTF_8));
      return new Decoded(decoded.text(), decoded.encoding(), notes);
    }
    checkIsText(name, bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      List<String> notes = new ArrayList<>();
      if (looksEncodedTwice(text)) {
        notes.add("the text looks as if its umlauts had been encoded twice (\"Ã¼\" for \"ü\")");
      }
      return new Decoded(text, "UTF-8", notes);
    } catch (CharacterCodingException e) {
      return ofOneByte(bytes, CharsetGuess.of(bytes));
    }
  }

  private static Decoded ofOneByte(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    if (charset.name().startsWith("IBM")) {
      // DOS showed the control code as this
      text = text.replace('\u0015', '§');
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "the text is not UTF-8; its encoding was taken to be " + CharsetGuess.inWords(charset));
    if (text.indexOf('\uFFFD') >= 0) {
      notes.add("some bytes stand for no character in " + charset.name() + " and show as \uFFFD");
    }
    if (looksEncodedTwice(text)) {
      notes.add("parts of the text look like UTF-8: the file may mix encodings");
    }
    return new Decoded(text, charset.name(), notes);
  }

  /**
   * Decodes HTML: a byte order mark or strict UTF-8 before what the page says of itself, which is
   * wrong often enough; without either windows-1252.
   */
  static Decoded decodeHtml(String name, byte[] bytes) {
    Decoded decoded = decode(name, bytes);
    if (decoded.encoding().startsWith("UTF-")) {
      return decoded;
    }
    String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(start);
    if (declared.find()) {
      try {
        Charset charset = Charset.forName(declared.group(1));
        if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(WINDOWS_1252)) {
          return new Decoded(new String(bytes, WINDOWS_1252), "windows-1252", List.of());
        }
        if (!charset.equals(StandardCharsets.UTF_8) && charset.newEncoder().canEncode('<')) {
          return new Decoded(new String(bytes, charset), charset.name(), List.of());
        }
      } catch (IllegalArgumentException | UnsupportedOperationException e) {
        return decoded;
      }
    }
    return decoded;
  }

  private static Decoded marked(String name, byte[] bytes, int markLength, Charset charset) {
    CharBuffer text = charset.decode(ByteBuffer.wrap(bytes, markLength, bytes.length - markLength));
    String decoded = text.toString();
    if (decoded.indexOf('\0') >= 0) {
      throw new UnreadableDocumentException(
          name, "not text: it holds NUL characters behind its byte order mark");
    }
    List<String> notes = new ArrayList<>();
    if (decoded.indexOf('\uFFFD') >= 0) {
      notes.add("some bytes are not valid " + charset.name() + " and were replaced by \uFFFD");
    }
    return new Decoded(decoded, charset.name(), notes);
  }

  private static void checkIsText(String name, byte[] bytes) {
    long controls = 0;
    for (byte b : bytes) {
      if (b == 0) {
        throw new UnreadableDocumentException(
            name,
            "not text: it holds NUL bytes (a binary file, or UTF-16 without a byte order mark)");
      }
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x0B
          || b == 0x7F) {
        controls++;
      }
    }
    if (controls > 2 && controls > bytes.length * MOST_CONTROLS) {
      throw new UnreadableDocumentException(
          name, "not text: " + controls + " of its " + bytes.length + " bytes are control codes");
    }
  }

  /** UTF-8 umlauts read as windows-1252 or Latin-1: "Ã¤", "Ã¶", "Ã¼", "ÃŸ". */
  private static boolean looksEncodedTwice(String text) {
    for (int i = text.indexOf('Ã'); i >= 0 && i + 1 < text.length(); i = text.indexOf('Ã', i + 1)) {
      char next = text.charAt(i + 1);
      if (next == '¤' || next == '¶' || next == '¼' || next == '\u0178' || next == '\u009F') {
        return true;
      }
    }
    return false;
  }
}
