package io.github.nachtschicht.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;

/** Sets PDFs for tests, text by text; A4, places in points from the upper left corner. */
final class PdfPages implements AutoCloseable {

  static final int SIZE = 11;
  static final int LEADING = 14;

  private final PDDocument document = new PDDocument();
  private final PDFont regular;
  private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
  private PDPageContentStream content;
  private PDPage page;

  PdfPages() {
    try (InputStream in =
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      regular = PDType0Font.load(document, Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page();
  }

  /** Begins a page. */
  PdfPages page() {
    try {
      if (content != null) {
        content.close();
      }
      page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      content = new PDPageContentStream(document, page);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PDPage current() {
    return page;
  }

  PDDocument document() {
    return document;
  }

  /** Text of the usual size. */
  PdfPages text(double x, double y, String text) {
    return text(x, y, SIZE, text);
  }

  PdfPages text(double x, double y, double size, String text) {
    return show(Matrix.getTranslateInstance((float) x, (float) (842 - y)), regular, size, 0, text);
  }

  PdfPages bold(double x, double y, double size, String text) {
    return show(Matrix.getTranslateInstance((float) x, (float) (842 - y)), bold, size, 0, text);
  }

  /** Letters spaced out. */
  PdfPages spaced(double x, double y, double spacing, String text) {
    return show(
        Matrix.getTranslateInstance((float) x, (float) (842 - y)), regular, SIZE, spacing, text);
  }

  /** Text turned counter-clockwise. */
  PdfPages turned(double x, double y, double degrees, String text) {
    return show(
        Matrix.getRotateInstance(Math.toRadians(degrees), (float) x, (float) (842 - y)),
        regular,
        SIZE,
        0,
        text);
  }

  /** Text that says something else than it shows: a span with an {@code ActualText}. */
  PdfPages says(double x, double y, String shown, String actual) {
    COSDictionary properties = new COSDictionary();
    properties.setString(COSName.ACTUAL_TEXT, actual);
    try {
      content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
      text(x, y, shown);
      content.endMarkedContent();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines one below the other. */
  PdfPages lines(double x, double y, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      text(x, y + i * LEADING, lines.get(i));
    }
    return this;
  }

  PdfPages lines(double x, double y, String... lines) {
    return lines(x, y, List.of(lines));
  }

  private PdfPages show(Matrix place, PDFont font, double size, double spacing, String text) {
    try {
      content.beginText();
      content.setFont(font, (float) size);
      content.setCharacterSpacing((float) spacing);
      content.setTextMatrix(place);
      content.showText(text);
      content.endText();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Width of a text of the usual size. */
  double width(String text) {
    try {
      return regular.getStringWidth(text) / 1000 * SIZE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      content.close();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
