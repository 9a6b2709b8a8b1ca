package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the characters of Symbol, Wingdings and the like look like, in Unicode. */
final class SymbolFonts {

  /** Stands for a sign that is not known. */
  private static final String UNKNOWN = "□";

  private static final Map<String, Map<Integer, String>> FONTS = load();

  private SymbolFonts() {}

  /** Whether a font's characters are signs, whatever letters stand in the text. */
  static boolean isSymbolFont(@Nullable String font) {
    return signs(font) != null;
  }

  /** A text in a font: as it looks if it is a symbol font, else as it is. */
  static String text(@Nullable String font, String text) {
    Map<Integer, String> signs = signs(font);
    if (signs == null) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(sign(signs, c)));
    return out.toString();
  }

  /** One character of a font, by its code; a code above F000 in a font not known is a box. */
  static String character(@Nullable String font, int code) {
    Map<Integer, String> signs = signs(font);
    if (signs != null) {
      return sign(signs, code);
    }
    boolean isPrivate = code >= 0xE000 && code <= 0xF8FF || !Character.isValidCodePoint(code);
    return isPrivate || code < ' ' ? UNKNOWN : Character.toString(code);
  }

  private static String sign(Map<Integer, String> signs, int code) {
    int low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    String sign = signs.get(low);
    if (sign != null) {
      return sign;
    }
    return low < 0x100 && low != code || code > ' ' && code < 0x7F
        ? UNKNOWN
        : Character.toString(code);
  }

  private static @Nullable Map<Integer, String> signs(@Nullable String font) {
    String name = font == null ? "" : font.strip().toLowerCase(Locale.ROOT);
    String key = name.startsWith("symbol") ? "symbol" : name;
    return FONTS.get(name.contains("dingbats") ? "zapfdingbats" : key);
  }

  private static Map<String, Map<Integer, String>> load() {
    Map<String, Map<Integer, String>> fonts = new HashMap<>();
    for (String line : WordList.lines(SymbolFonts.class, "symbol-fonts.txt")) {
      String[] parts = line.split("\t", -1);
      fonts
          .computeIfAbsent(parts[0], font -> new HashMap<>())
          .put(Integer.parseInt(parts[1], 16), Character.toString(Integer.parseInt(parts[2], 16)));
    }
    return fonts;
  }
}
