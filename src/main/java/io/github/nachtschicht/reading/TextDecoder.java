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
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a text file into characters: a byte order mark decides, else strict UTF-8,
 * else the set that fits best, which is a guess and said so.
 */
final class TextDecoder {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** In the order of their likelihood; what is not of the first must be better. */
  private static final List<String> OTHERS = List.of("IBM850", "IBM437", "x-MacRoman");

  /** Bytes above 127 that are looked at. */
  private static final int SAMPLE = 20_000;

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
    Charset wide = wide(bytes);
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
      String twice = "the text looks as if its umlauts had been encoded twice (\"Ã¼\" for \"ü\")";
      return new Decoded(text, "UTF-8", looksEncodedTwice(text) ? List.of(twice) : List.of());
    } catch (CharacterCodingException e) {
      return ofOneByte(bytes, guess(bytes));
    }
  }

  private static Decoded ofOneByte(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    if (charset.name().startsWith("IBM")) {
      // DOS showed the control code as this
      text = text.replace('\u0015', '§');
    }
    List<String> notes = new ArrayList<>();
    notes.add("the text is not UTF-8; its encoding was taken to be " + inWords(charset));
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

  /**
   * Guesses which of the character sets of one byte a German text is in: of Windows, DOS or the old
   * Mac OS. Umlauts stand in words, quotation marks at their edges, and lines of boxes beside no
   * letter; in the wrong set they do not.
   */
  private static Charset guess(byte[] bytes) {
    Charset best = WINDOWS_1252;
    double most = score(bytes, WINDOWS_1252) + 0.5;
    for (String name : OTHERS) {
      if (Charset.isSupported(name)) {
        Charset other = Charset.forName(name);
        double score = score(bytes, other);
        if (score > most) {
          most = score;
          best = other;
        }
      }
    }
    return best;
  }

  /** As an operator knows it. */
  private static String inWords(Charset charset) {
    return switch (charset.name()) {
      case "IBM850" -> "IBM850 (DOS)";
      case "IBM437" -> "IBM437 (DOS)";
      case "x-MacRoman" -> "Mac Roman";
      default -> charset.name();
    };
  }

  private static double score(byte[] bytes, Charset charset) {
    byte[] all = new byte[128];
    for (int i = 0; i < 128; i++) {
      all[i] = (byte) (i + 128);
    }
    String high = new String(all, charset);
    double score = 0;
    int seen = 0;
    for (int i = 0; i < bytes.length && seen < SAMPLE; i++) {
      if (bytes[i] < 0) {
        seen++;
        score += score(at(bytes, i - 1, high), at(bytes, i, high), at(bytes, i + 1, high));
      }
    }
    return score;
  }

  private static char at(byte[] bytes, int i, String high) {
    if (i < 0 || i >= bytes.length) {
      return ' ';
    }
    return bytes[i] < 0 ? high.charAt(bytes[i] & 0x7F) : (char) bytes[i];
  }

  /** How well a character stands between two others. */
  private static double score(char before, char c, char after) {
    boolean follows = Character.isLetter(before);
    boolean precedes = Character.isLetter(after);
    boolean small = Character.isLowerCase(before);
    if ("äöüß".indexOf(c) >= 0) {
      return follows && Character.isUpperCase(before) && !precedes
          ? -1
          : follows || precedes ? 2 : -1;
    }
    if ("ÄÖÜ".indexOf(c) >= 0) {
      return small ? -2 : precedes || Character.isUpperCase(before) ? 2 : -0.5;
    }
    if (Character.isLetter(c)) {
      boolean latin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
      return !latin
          ? -1.5
          : Character.isUpperCase(c) && small ? -2 : follows || precedes ? 0.3 : -1;
    }
    if ("„‚»›«‹“”‘’".indexOf(c) >= 0) {
      boolean opens =
          !follows && (precedes || Character.isDigit(after) || "„‚»«›‹“‘".indexOf(after) >= 0);
      boolean closes = !precedes && !Character.isSpaceChar(before) && before != ' ';
      boolean apostrophe = c == '’' && follows && precedes;
      return opens || closes ? 1 : apostrophe ? 0.5 : -2;
    }
    if ("–—…€§°²³½¼·•©®™ ¡¿´".indexOf(c) >= 0) {
      return follows && precedes ? -0.5 : 0.5;
    }
    if (Character.isISOControl(c) || c == '\uFFFD') {
      return -3;
    }
    // signs: between letters they are letters of another set
    return follows && precedes ? -3 : c >= 0x2500 && c < 0x25A0 ? 0 : -0.7;
  }

  /**
   * The set of a text of two bytes a character that does not say so.
   *
   * @return null if it is none
   */
  private static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 4 || bytes.length % 2 != 0) {
      return null;
    }
    int pairs = Math.min(bytes.length, 2 * SAMPLE) / 2;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < pairs; i++) {
      even += bytes[2 * i] == 0 ? 1 : 0;
      odd += bytes[2 * i + 1] == 0 ? 1 : 0;
    }
    // umlauts, spaces and letters have a zero; dashes and quotation marks have none
    if (odd > 0.7 * pairs && even == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return even > 0.7 * pairs && odd == 0 ? StandardCharsets.UTF_16BE : null;
  }
}
