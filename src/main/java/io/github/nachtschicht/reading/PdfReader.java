package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/**
 * Reads PDF: PDFBox finds the glyphs, their places make lines, columns, paragraphs and headings. A
 * PDF holds none of these; see {@link PdfRows}, {@link PdfFurniture}, {@link PdfLayout} and {@link
 * PdfBlocks} for how they are told.
 */
final class PdfReader extends FormatReader {

  /** The first line of a PDF, and where it is not the first of the file what comes behind it. */
  private static final Pattern FIRST_LINE =
      Pattern.compile("%PDF-\\d\\.\\d[ \\t]*(?:[\\r\\n%\\x80-\\xFF]|$)");

  private static final Pattern INSIDE =
      Pattern.compile("(?:^|[\\r\\n])%PDF-\\d\\.\\d\\s+(?:%[\\x80-\\xFF]|\\d+ \\d+ obj)");

  private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF");

  /** Bytes at the end of a file in which its end is looked for. */
  private static final int TAIL = 2048;

  /** What PDFBox may keep of streams it unpacked, in bytes. */
  private static final long MOST_BYTES = 512L * 1024 * 1024;

  PdfReader() {
    super("application/pdf", ".pdf");
  }

  @Override
  boolean recognises(FileStart file) {
    String start = file.start();
    return FIRST_LINE.matcher(start.stripLeading()).lookingAt()
        || INSIDE.matcher(start).find()
        || file.ending().equals("pdf") && start.contains("%PDF-");
  }

  @Override
  Reading read(String name, byte[] content, ReadingOptions options) {
    PdfFonts.install();
    try (PDDocument document =
        Loader.loadPDF(
            content,
            "",
            null,
            null,
            MemoryUsageSetting.setupMainMemoryOnly(MOST_BYTES).streamCache)) {
      return read(name, content, document, options);
    } catch (InvalidPasswordException e) {
      throw new UnreadableDocumentException(name, "encrypted: it needs a password", e);
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnreadableDocumentException unreadable) {
        throw unreadable;
      }
      throw new UnreadableDocumentException(
          name,
          "damaged .pdf: "
              + (isWhole(content)
                  ? reason(e)
                  : "its end is missing or wrong, and what is there" + " cannot be repaired"),
          e);
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.strip().lines().findFirst().orElse("").strip();
    return line.substring(0, Math.min(160, line.length()));
  }

  private Reading read(String name, byte[] content, PDDocument document, ReadingOptions options)
      throws IOException {
    PdfGlyphs glyphs =
        new PdfGlyphs(
            name, document.getDocumentCatalog().getOCProperties(), options.maxCharacters());
    List<List<PdfRows.Row>> pages = new ArrayList<>();
    List<List<PdfRows.Row>> turned = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    StringBuilder held = new StringBuilder();
    for (PDPage page : document.getPages()) {
      PdfGlyphs.Page shown = glyphs.read(page);
      int main = 0;
      for (int turn = 1; turn < 4; turn++) {
        if (shown.turned().get(turn).size() > 2 * shown.turned().get(main).size()) {
          main = turn;
        }
      }
      List<PdfRows.Row> aside = new ArrayList<>();
      for (int turn = 0; turn < 4; turn++) {
        List<PdfRows.Row> rows = new ArrayList<>(PdfRows.of(shown.turned().get(turn)));
        if (turn == main) {
          pages.add(rows);
        } else {
          aside.addAll(rows);
        }
      }
      turned.add(aside);
      heights.add(main % 2 == 0 ? shown.height() : shown.width());
      annotations(page, leftOut, held);
    }
    form(document.getDocumentCatalog().getAcroForm(null), leftOut, held);
    leftOut.addAll(glyphs.leftOut());
    leftOut.addAll(PdfFurniture.remove(pages, heights));
    leftOut.addAll(PdfFurniture.removeRepeated(turned));
    List<PdfLayout.Line> lines = new ArrayList<>();
    List<PdfLayout.Line> aside = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      lines.addAll(PdfLayout.order(pages.get(i), i));
      aside.addAll(PdfLayout.order(turned.get(i), i));
    }
    List<Block> blocks = PdfBlocks.of(lines, aside, leftOut);
    if (blocks.stream().allMatch(block -> block.text().isBlank())) {
      throw new UnreadableDocumentException(name, withoutText(glyphs));
    }
    return Reading.extracted(
        label, blocks, leftOut, glyphs.held() + held, notes(content, document, glyphs));
  }

  private static String withoutText(PdfGlyphs glyphs) {
    return glyphs.unknown() > 0
        ? "the fonts of the .pdf do not say which characters they show; it needs text recognition"
            + " first"
        : "there is no text in the .pdf; if it is a scan, it needs text recognition first";
  }

  private static List<String> notes(byte[] content, PDDocument document, PdfGlyphs glyphs) {
    List<String> notes = new ArrayList<>();
    notes.add("layout and headings of a PDF are guessed from the places of its letters");
    if (!isWhole(content)) {
      notes.add(
          "the .pdf is damaged: its end is missing or wrong; it was read as far as it could be"
              + " repaired, and pages may be missing");
    } else if (glyphs.isDamaged() || isTorn(document)) {
      notes.add("the .pdf is damaged: a page of it cannot be read whole, and text may be missing");
    }
    if (glyphs.unknown() > 0) {
      notes.add(
          glyphs.unknown()
              + " characters of the .pdf cannot be told, for their font does not name them; they"
              + " stand as \uFFFD");
    }
    return notes;
  }

  /** Whether a file ends as a PDF does, and its end says rightly where its table begins. */
  private static boolean isWhole(byte[] content) {
    int from = Math.max(0, content.length - TAIL);
    String tail = new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
    Matcher start = START.matcher(tail);
    long at = -1;
    while (start.find()) {
      at = start.group(1).length() > 12 ? -1 : Long.parseLong(start.group(1));
    }
    if (at < 0 || at >= content.length) {
      return false;
    }
    // bytes before the header shift all offsets
    String head =
        new String(content, 0, Math.min(content.length, 1024), StandardCharsets.ISO_8859_1);
    for (long shift : new long[] {0, Math.max(0, head.indexOf("%PDF-"))}) {
      int begin = (int) Math.min(content.length, at + shift);
      String table =
          new String(
              content, begin, Math.min(40, content.length - begin), StandardCharsets.ISO_8859_1);
      if (table.stripLeading().startsWith("xref")
          || table.strip().matches("(?s)\\d+\\s+\\d+\\s+obj.*")) {
        return true;
      }
    }
    return false;
  }

  /** Remarks that are pinned to a page. */
  private static void annotations(PDPage page, List<LeftOut> leftOut, StringBuilder held) {
    try {
      for (PDAnnotation annotation : page.getAnnotations()) {
        String kind = annotation.getSubtype();
        String text = annotation.getContents();
        if (text != null
            && !text.isBlank()
            && !"Link".equals(kind)
            && !"Popup".equals(kind)
            && !"Widget".equals(kind)) {
          leave(LeftOut.Reason.COMMENT, text, leftOut, held);
        }
      }
    } catch (IOException e) {
      // what cannot be read of them is no text of the page
    }
  }

  /** What was filled in. */
  private static void form(
      @org.jspecify.annotations.Nullable PDAcroForm form,
      List<LeftOut> leftOut,
      StringBuilder held) {
    if (form == null) {
      return;
    }
    for (PDField field : form.getFieldTree()) {
      String value = field instanceof PDTerminalField ? field.getValueAsString() : "";
      if (value != null && !value.isBlank() && !value.equals("Off")) {
        leave(LeftOut.Reason.FORM, value, leftOut, held);
      }
    }
  }

  private static void leave(
      LeftOut.Reason reason, String text, List<LeftOut> leftOut, StringBuilder held) {
    String settled = TextSettler.settle(text).strip();
    held.append('\n').append(settled);
    leftOut.add(new LeftOut(reason, settled));
  }

  /** Whether some page's content breaks off: PDFBox takes what it gets and says nothing. */
  private static boolean isTorn(PDDocument document) {
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
