package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfGlyphs.Glyph;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** What the shapes of a PDF say as characters, and how they are set. */
final class PdfCharacters {

  /** Names that fonts give their shapes: Adobe's list and PDFBox's additions. */
  static final GlyphList NAMES = names();

  private static final Pattern BOLD =
      Pattern.compile("(?i)bold|black|heavy|demi|fett|(?:cm|sf|ec|lm)bx|-bd\\b");

  private PdfCharacters() {}

  private static GlyphList names() {
    try (InputStream in =
        GlyphList.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/glyphlist/additional.txt")) {
      return new GlyphList(GlyphList.getAdobeGlyphList(), java.util.Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new IllegalStateException("PDFBox's list of glyph names cannot be read", e);
    }
  }

  /** Size of a font as shown, in points. */
  static double size(Matrix place, PDFont font) throws IOException {
    double size = place.getScalingFactorY();
    if (font instanceof PDType3Font drawn) {
      double box = drawn.getFontBBox() == null ? 0 : drawn.getFontBBox().getHeight();
      double scaled = Math.abs(drawn.getFontMatrix().getScalingFactorY()) * box;
      size *= scaled > 0.1 && scaled < 10 ? scaled : 1;
    }
    return Math.max(0.5, size);
  }

  /** Whether a font is a bold one. */
  static boolean isBold(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    String name = font.getName();
    return name != null && BOLD.matcher(name).find()
        || descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
  }

  /**
   * The unseen text that programs put behind the picture of a page is as large as each word was
   * found to be: what is about as large as the rest is taken to be as large.
   */
  static List<Glyph> evened(List<Glyph> glyphs) {
    double[] sizes = glyphs.stream().mapToDouble(Glyph::size).sorted().toArray();
    if (sizes.length == 0) {
      return glyphs;
    }
    double usual = sizes[sizes.length / 2];
    List<Glyph> even = new ArrayList<>(glyphs.size());
    for (Glyph glyph : glyphs) {
      even.add(glyph.size() > 1.6 * usual ? glyph : glyph.with(glyph.text(), usual, false));
    }
    return even;
  }

  /** A letter and an accent that was drawn over it as one character; null if they are not that. */
  static @Nullable String accented(Glyph a, Glyph b) {
    boolean first = isAccent(a.text());
    if (first == isAccent(b.text())) {
      return null;
    }
    Glyph accent = first ? a : b;
    Glyph letter = first ? b : a;
    double middle = accent.x() + accent.width() / 2;
    if (letter.text().length() != 1
        || !Character.isLetter(letter.text().charAt(0))
        || middle < letter.x() - 0.05 * letter.size()
        || middle > letter.x() + letter.width() + 0.05 * letter.size()
        || Math.abs(accent.y() - letter.y()) > letter.size() / 2) {
      return null;
    }
    String joined =
        Normalizer.normalize(letter.text() + combining(accent.text()), Normalizer.Form.NFC);
    return joined.length() == 1 ? joined : null;
  }

  /** Whether a text is nothing but an accent. */
  static boolean isAccent(String text) {
    return text.length() == 1
        && "¨´`^˜˚ˇ¸¯˘˙˝\u0308\u0301\u0300\u0302\u0303\u030A\u030C\u0327".contains(text);
  }

  private static String combining(String accent) {
    int at = "¨´`^˜˚ˇ¸¯˘˙˝".indexOf(accent);
    return at < 0
        ? accent
        : String.valueOf(
            "\u0308\u0301\u0300\u0302\u0303\u030A\u030C\u0327\u0304\u0306\u0307\u030B".charAt(at));
  }

  /** Ligatures as letters, no control characters, composed. */
  static String cleaned(String text) {
    if (text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 0x7F) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= 0xFB00 && c <= 0xFB06) {
                clean.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
              } else if (c == 0xAD) {
                clean.append('\u00AD');
              } else if (Character.isISOControl(c) || Character.isSpaceChar(c)) {
                clean.append(' ');
              } else if (Character.getType(c) != Character.FORMAT
                  && Character.getType(c) != Character.SURROGATE) {
                clean.appendCodePoint(c);
              }
            });
    return Normalizer.normalize(clean, Normalizer.Form.NFC);
  }
}
