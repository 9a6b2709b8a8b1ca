package io.github.nachtschicht.reading;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for fonts that a PDF names and does not hold. PDFBox would look for them among the
 * fonts of the machine, read all of these and write a list of them into the user's home; the text
 * must not depend on them, so the one font that PDFBox brings takes the place of all.
 */
final class PdfFonts implements FontMapper {

  private static final PdfFonts ONLY = new PdfFonts();

  private @Nullable TrueTypeFont font;

  private PdfFonts() {}

  /** Makes PDFBox ask here. May be called any number of times. */
  static void install() {
    if (FontMappers.instance() != ONLY) {
      FontMappers.set(ONLY);
    }
  }

  private synchronized TrueTypeFont font() {
    TrueTypeFont loaded = font;
    if (loaded == null) {
      String path = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
      try (InputStream in = FontMapper.class.getResourceAsStream(path)) {
        loaded =
            new TTFParser().parse(new RandomAccessReadBuffer(java.util.Objects.requireNonNull(in)));
      } catch (IOException e) {
        throw new IllegalStateException("PDFBox's own font cannot be read", e);
      }
      font = loaded;
    }
    return loaded;
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font(), true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font(), true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String baseFont, @Nullable PDFontDescriptor descriptor, PDCIDSystemInfo system) {
    return new CIDFontMapping(null, font(), true);
  }
}
