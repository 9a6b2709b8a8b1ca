package io.github.nachtschicht.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Guesses which of the character sets of one byte a German text is in: of Windows, DOS or the old
 * Mac OS. Umlauts stand in words, quotation marks at their edges, and lines of boxes beside no
 * letter; in the wrong set they do not.
 */
final class CharsetGuess {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** In the order of their likelihood; what is not of the first must be better. */
  private static final List<String> OTHERS = List.of("IBM850", "IBM437", "x-MacRoman");

  /** Bytes above 127 that are looked at. */
  private static final int SAMPLE = 20_000;

  private CharsetGuess() {}

  /** The set that fits best. */
  static Charset of(byte[] bytes) {
    Charset best = WINDOWS;
    double most = score(bytes, WINDOWS) + 0.5;
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
  static String inWords(Charset charset) {
    return switch (charset.name()) {
      case "IBM850" -> "IBM850 (DOS)";
      case "IBM437" -> "IBM437 (DOS)";
      case "x-MacRoman" -> "Mac Roman";
      default -> charset.name();
    };
  }

  private static double score(byte[] bytes, Charset charset) {
    String high = new String(allHigh(), charset);
    double score = 0;
    int seen = 0;
    for (int i = 0; i < bytes.length && seen < SAMPLE; i++) {
      if (bytes[i] < 0) {
        seen++;
        score +=
            score(at(bytes, i - 1, high), high.charAt(bytes[i] & 0x7F), at(bytes, i + 1, high));
      }
    }
    return score;
  }

  /** The bytes from 128 to 255. */
  private static byte[] allHigh() {
    byte[] all = new byte[128];
    for (int i = 0; i < 128; i++) {
      all[i] = (byte) (i + 128);
    }
    return all;
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
  static @org.jspecify.annotations.Nullable Charset wide(byte[] bytes) {
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
