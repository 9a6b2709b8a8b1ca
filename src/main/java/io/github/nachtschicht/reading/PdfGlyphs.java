package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The characters that the pages of a PDF show and where, page by page; and all of its text as it
 * comes, for the account. Longer than other classes, since all that a page's operators call shares
 * the state of marked content and layers.
 */
final class PdfGlyphs extends PDFStreamEngine {

  /**
   * One character, or several that one shape or an {@code ActualText} stands for.
   *
   * @param text what it says; blank for a space
   * @param x left end along the text's direction, in points
   * @param y base line across the text's direction, in points, downwards
   * @param width in points
   * @param size of the font as shown, in points
   * @param bold whether its font is a bold one
   * @param artifact whether a tagged document says that it is a page's head or foot
   */
  record Glyph(
      String text, double x, double y, double width, double size, boolean bold, boolean artifact) {

    Glyph with(String otherText, double otherSize, boolean isBold) {
      return new Glyph(otherText, x, y, width, otherSize, isBold, artifact);
    }
  }

  /**
   * What one page shows.
   *
   * @param turned glyphs by the quarter turns of their direction, clockwise, as the page is shown;
   *     four lists
   * @param width of the page as shown, in points
   * @param height of the page as shown, in points
   */
  record Page(List<List<Glyph>> turned, double width, double height) {}

  /** A text turned further than this from a quarter, in degrees, is a stamp across the page. */
  private static final double MOST_SLANT = 4;

  /** Most characters of one page. */
  private static final int MOST_ON_PAGE = 1_000_000;

  private final String name;
  private final @Nullable PDOptionalContentProperties layers;
  private final int mostCharacters;
  private final StringBuilder held = new StringBuilder();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Map<COSDictionary, Boolean> bold = new HashMap<>();
  private int unknown;
  private boolean damaged;

  // the page at hand
  private final List<List<Glyph>> turned = new ArrayList<>();
  private final StringBuilder slanted = new StringBuilder();
  private final StringBuilder hidden = new StringBuilder();
  private PdfTwice twice = new PdfTwice();
  private PDRectangle box = new PDRectangle();
  private int rotation;
  private int onPage;
  private int unseen;

  /** Marked content that is open: what it says of the text in it. */
  private record Marked(boolean artifact, boolean hidden, @Nullable ActualText actual) {}

  /**
   * A text that stands for the shapes inside of it. As long as it says what they show, each shape
   * keeps its own; from the first that shows something else, that one takes the rest.
   */
  private static final class ActualText {
    final String text;
    int at;

    /** Where the last of its glyphs was put. */
    @Nullable List<Glyph> shownIn;

    ActualText(String text) {
      this.text = text;
    }

    String insteadOf(String drawn) {
      if (at > 0 && !text.startsWith(drawn, at)) {
        // a hyphen that it leaves out divides a word
        boolean divides = rest().isEmpty() && DividedWords.endsInHyphen("x" + drawn);
        if (divides || drawn.isBlank()) {
          return drawn;
        }
        at = text.length() - rest().length();
      }
      String said = text.startsWith(drawn, at) ? drawn : text.substring(at);
      at += said.length();
      return said;
    }

    String rest() {
      return text.substring(at).stripLeading();
    }
  }

  private final Deque<Marked> marked = new ArrayDeque<>();

  /**
   * @param name of the document, for messages
   */
  PdfGlyphs(String name, @Nullable PDOptionalContentProperties layers, int mostCharacters) {
    this.name = name;
    this.layers = layers;
    this.mostCharacters = mostCharacters;
    addOperator(new BeginText(this));
    addOperator(new Concatenate(this));
    addOperator(new DrawObject(this));
    addOperator(new EndText(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new NextLine(this));
    addOperator(new SetCharSpacing(this));
    addOperator(new MoveText(this));
    addOperator(new MoveTextSetLeading(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
    addOperator(new SetTextLeading(this));
    addOperator(new SetMatrix(this));
    addOperator(new SetTextRenderingMode(this));
    addOperator(new SetTextRise(this));
    addOperator(new SetWordSpacing(this));
    addOperator(new SetTextHorizontalScaling(this));
    addOperator(new ShowTextLine(this));
    addOperator(new ShowTextLineAndSpace(this));
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
  }

  /** All that the pages so far show, in the order they do. */
  String held() {
    return held.toString();
  }

  /** What of the pages so far is not among their glyphs. */
  List<LeftOut> leftOut() {
    return leftOut;
  }

  /** Shapes whose font does not say which characters they are. */
  int unknown() {
    return unknown;
  }

  /** Whether some instruction of a page made no sense. */
  boolean isDamaged() {
    return damaged;
  }

  /** What a page shows. */
  Page read(PDPage page) throws IOException {
    turned.clear();
    for (int i = 0; i < 4; i++) {
      turned.add(new ArrayList<>());
    }
    twice = new PdfTwice();
    marked.clear();
    box = page.getCropBox();
    rotation = Math.floorMod(page.getRotation(), 360);
    onPage = 0;
    unseen = 0;
    if (page.hasContents()) {
      processPage(page);
    }
    StringBuilder drawnTwice = twice.end();
    if (2 * unseen > onPage) {
      turned.replaceAll(PdfCharacters::evened);
    }
    leaveOut(LeftOut.Reason.OBJECT, slanted);
    leaveOut(LeftOut.Reason.HIDDEN, hidden);
    leaveOut(LeftOut.Reason.DUPLICATE, drawnTwice);
    boolean sideways = rotation % 180 != 0;
    return new Page(
        List.copyOf(turned),
        sideways ? box.getHeight() : box.getWidth(),
        sideways ? box.getWidth() : box.getHeight());
  }

  private void leaveOut(LeftOut.Reason reason, StringBuilder text) {
    if (!text.toString().isBlank()) {
      leftOut.add(new LeftOut(reason, text.toString().strip()));
    }
    text.setLength(0);
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
    Marked outer = marked.peek();
    boolean artifact = outer != null && outer.artifact();
    boolean off = outer != null && outer.hidden();
    ActualText actual = outer == null ? null : outer.actual();
    if (properties != null) {
      String text = properties.getString(COSName.ACTUAL_TEXT);
      if (text != null && actual == null) {
        actual = new ActualText(text);
      }
      artifact |=
          COSName.ARTIFACT.equals(tag)
              && "Pagination".equals(properties.getNameAsString(COSName.TYPE));
      off |= COSName.OC.equals(tag) && isOff(properties);
    }
    marked.push(new Marked(artifact, off, actual));
  }

  private boolean isOff(COSDictionary layer) {
    String name = layer.getString(COSName.NAME);
    return layers != null && name != null && layers.hasGroup(name) && !layers.isGroupEnabled(name);
  }

  @Override
  public void endMarkedContentSequence() {
    Marked ended = marked.poll();
    Marked outer = marked.peek();
    ActualText actual = ended == null ? null : ended.actual();
    if (actual == null || outer != null && outer.actual() == actual) {
      return;
    }
    List<Glyph> glyphs = actual.shownIn;
    String rest = PdfCharacters.cleaned(actual.text.substring(actual.at));
    if (glyphs != null && !glyphs.isEmpty() && !rest.isBlank()) {
      Glyph last = glyphs.get(glyphs.size() - 1);
      held.append(rest);
      glyphs.set(glyphs.size() - 1, last.with(last.text() + rest, last.size(), last.bold()));
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("interrupted");
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
      throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw e;
    }
    damaged = true;
    super.operatorException(operator, operands, e);
  }

  @Override
  protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement)
      throws IOException {
    String text = font.toUnicode(code, PdfCharacters.NAMES);
    if (text == null && font instanceof PDSimpleFont && code >= ' ' && code < 0x7F) {
      text = Character.toString(code);
    }
    if (text == null) {
      unknown++;
      text = "\uFFFD";
    }
    Marked inside = marked.peek();
    ActualText actual = inside == null ? null : inside.actual();
    text = PdfCharacters.cleaned(actual == null ? text : actual.insteadOf(text));
    if (text.isEmpty()) {
      return;
    }
    if (++onPage > MOST_ON_PAGE || held.length() > mostCharacters) {
      throw new UnreadableDocumentException(
          name, "too large: more than " + Math.min(MOST_ON_PAGE, mostCharacters) + " characters");
    }
    if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
      unseen++;
    }
    Point2D.Float to = place.transformPoint(displacement.getX(), 0);
    Point2D.Double start = shown(place.getTranslateX(), place.getTranslateY());
    Point2D.Double end = shown(to.x, to.y);
    double x = start.x;
    double y = start.y;
    double width = start.distance(end);
    double angle = width == 0 ? 0 : Math.toDegrees(Math.atan2(end.y - y, end.x - x));
    int quarter = (int) Math.round(angle / 90);
    held.append(text);
    if (inside != null && inside.hidden() || isOffPage(x, y)) {
      hidden.append(text);
      return;
    }
    if (Math.abs(angle - quarter * 90.0) > MOST_SLANT) {
      slanted.append(text);
      return;
    }
    int turn = Math.floorMod(quarter, 4);
    double along = turn == 0 ? x : turn == 1 ? y : turn == 2 ? -x : -y;
    double across = turn == 0 ? y : turn == 1 ? -x : turn == 2 ? -y : x;
    Glyph glyph =
        new Glyph(
            text,
            along,
            across,
            width,
            PdfCharacters.size(place, font),
            isBold(font),
            inside != null && inside.artifact());
    add(turned.get(turn), glyph, turn);
    if (actual != null) {
      actual.shownIn = turned.get(turn);
    }
  }

  /** A place of the page as it is shown. */
  private Point2D.Double shown(double x, double y) {
    double fromLeft = x - box.getLowerLeftX();
    double fromRight = box.getUpperRightX() - x;
    double fromTop = box.getUpperRightY() - y;
    double fromBottom = y - box.getLowerLeftY();
    return switch (rotation) {
      case 90 -> new Point2D.Double(fromBottom, fromLeft);
      case 180 -> new Point2D.Double(fromRight, fromBottom);
      case 270 -> new Point2D.Double(fromTop, fromRight);
      default -> new Point2D.Double(fromLeft, fromTop);
    };
  }

  private boolean isOffPage(double x, double y) {
    boolean sideways = rotation % 180 != 0;
    double width = sideways ? box.getHeight() : box.getWidth();
    double height = sideways ? box.getWidth() : box.getHeight();
    return x < -width / 20 || y < -height / 20 || x > width * 1.05 || y > height * 1.05;
  }

  private boolean isBold(PDFont font) {
    return bold.computeIfAbsent(font.getCOSObject(), key -> PdfCharacters.isBold(font));
  }

  /** Adds a glyph, unless it is drawn a second time for a bold look, or is an accent. */
  private void add(List<Glyph> glyphs, Glyph glyph, int turn) {
    twice.follow(glyphs, glyph);
    if (glyph.text().isBlank()) {
      glyphs.add(glyph);
      return;
    }
    if (twice.isDrawn(glyph, turn)) {
      twice.add(glyphs, glyph);
      return;
    }
    Glyph before = glyphs.isEmpty() ? null : glyphs.get(glyphs.size() - 1);
    String accented = before == null ? null : PdfCharacters.accented(before, glyph);
    if (accented != null && before != null) {
      Glyph base = PdfCharacters.isAccent(before.text()) ? glyph : before;
      String drawn = before.text() + glyph.text();
      if (held.lastIndexOf(drawn) == held.length() - drawn.length()) {
        held.setLength(held.length() - drawn.length());
        held.append(accented);
      }
      glyphs.set(glyphs.size() - 1, base.with(accented, base.size(), base.bold()));
    } else {
      glyphs.add(glyph);
    }
  }
}
