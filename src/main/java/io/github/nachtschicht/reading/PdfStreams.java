package io.github.nachtschicht.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Whether the pages of a PDF can be unpacked whole. PDFBox takes what it gets of a torn stream and
 * says nothing.
 */
final class PdfStreams {

  private PdfStreams() {}

  /** Whether some page's content breaks off. */
  static boolean areTorn(PDDocument document) {
    for (PDPage page : document.getPages()) {
      for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
        COSStream stream = streams.next().getCOSObject();
        if (COSName.FLATE_DECODE.equals(stream.getFilters()) && isTorn(stream)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTorn(COSStream stream) {
    Inflater inflater = new Inflater();
    byte[] packed = new byte[16 * 1024];
    byte[] unpacked = new byte[64 * 1024];
    try (InputStream in = stream.createRawInputStream()) {
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int n = in.read(packed);
          if (n <= 0) {
            return true;
          }
          inflater.setInput(packed, 0, n);
        }
        if (inflater.inflate(unpacked) == 0 && inflater.needsDictionary()) {
          return true;
        }
      }
      return false;
    } catch (IOException | DataFormatException e) {
      return true;
    } finally {
      inflater.end();
    }
  }
}
