package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfGlyphs.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes words of the glyphs of a page, and rows of the words: what stands on one base line. Raised
 * figures go with the row they are raised from, letters that are spaced out become words again.
 */
final class PdfRows {

  /** Before text that is raised; such characters are in no other text. */
  static final char RAISED = '\u0011';

  /** Behind text that is raised. */
  static final char LEVEL = '\u0012';

  /** Gap between words, in ems, where no space is drawn. */
  private static final double WORD_GAP = 0.17;

  /** Overlap of stretches of text, in ems, that no kerning makes. */
  private static final double OVERLAP = 0.6;

  /** Lines above in which a chunk is looked for a place. */
  private static final int MOST_LINES = 4;

  /**
   * A word and where it stands.
   *
   * @param text with {@link #RAISED} and {@link #LEVEL} around what is raised
   */
  record Word(
      String text,
      double left,
      double right,
      double y,
      double size,
      boolean bold,
      boolean artifact) {

    int letters() {
      return text.length();
    }
  }

  /**
   * Words on one base line, from left to right.
   *
   * @param y the base line
   */
  record Row(double y, double size, List<Word> words) {

    /** The text as a person reads it. */
    String text() {
      return plain(words.stream().map(Word::text).collect(Collectors.joining(" ")));
    }
  }

  /** Text without the marks of what is raised. */
  static String plain(String text) {
    return text.replace(String.valueOf(RAISED), "").replace(String.valueOf(LEVEL), "");
  }

  /** Glyphs that were drawn one behind the other. */
  private static final class Chunk {
    final List<Glyph> glyphs = new ArrayList<>();
    final double y;
    final double size;
    double left;
    double right;

    Chunk(Glyph first) {
      y = first.y();
      size = first.size();
      left = first.x();
      right = first.x();
    }

    void add(Glyph glyph) {
      glyphs.add(glyph);
      if (!glyph.text().isBlank()) {
        right = Math.max(right, glyph.x() + glyph.width());
      }
    }

    /** Whether two stretches of text lie on each other, so that they are no text together. */
    boolean liesOn(Chunk other) {
      double overlap = Math.min(right, other.right) - Math.max(left, other.left);
      return glyphs.size() > 1
          && other.glyphs.size() > 1
          && overlap > OVERLAP * Math.min(size, other.size);
    }

    boolean takes(Glyph glyph) {
      return Math.abs(glyph.y() - y) < 0.05 * size
          && Math.abs(glyph.size() - size) < 0.1 * size
          && glyph.x() > right - 0.4 * size
          && glyph.x() < right + size;
    }
  }

  /** Chunks on one base line. */
  private static final class Line {
    final List<Chunk> chunks = new ArrayList<>();
    final TreeMap<Double, Chunk> byLeft = new TreeMap<>();
    double y;
    double size;

    Line(Chunk first) {
      y = first.y;
      size = first.size;
      add(first);
    }

    /** Whether the chunk stands on the base line, and not a little lower across its text. */
    boolean takes(Chunk chunk) {
      double lower = (chunk.y - y) / Math.min(chunk.size, size);
      Map.Entry<Double, Chunk> beside = byLeft.floorEntry(chunk.right);
      return lower <= 0.3 && (lower <= 0.12 || beside == null || !chunk.liesOn(beside.getValue()));
    }

    void add(Chunk chunk) {
      chunks.add(chunk);
      byLeft.put(chunk.left, chunk);
      if (chunk.size > size) {
        size = chunk.size;
        y = chunk.y;
      }
    }
  }

  private PdfRows() {}

  /** The rows of glyphs of one direction, from top to bottom. */
  static List<Row> of(List<Glyph> glyphs) {
    List<Line> lines = lines(chunks(glyphs));
    attachRaised(lines);
    List<Row> rows = new ArrayList<>();
    for (Line line : lines) {
      List<Word> words = words(line);
      if (!words.isEmpty()) {
        rows.add(new Row(line.y, line.size, words));
      }
    }
    return rows;
  }

  private static List<Chunk> chunks(List<Glyph> glyphs) {
    List<Chunk> chunks = new ArrayList<>();
    Chunk current = null;
    for (Glyph glyph : glyphs) {
      if (current == null || !current.takes(glyph)) {
        if (glyph.text().isBlank()) {
          continue;
        }
        current = new Chunk(glyph);
        chunks.add(current);
      }
      current.add(glyph);
    }
    chunks.sort(Comparator.<Chunk>comparingDouble(c -> c.y).thenComparingDouble(c -> c.left));
    return chunks;
  }

  private static List<Line> lines(List<Chunk> chunks) {
    List<Line> lines = new ArrayList<>();
    for (Chunk chunk : chunks) {
      int at = lines.size() - 1;
      while (at >= 0 && at >= lines.size() - MOST_LINES && !lines.get(at).takes(chunk)) {
        at--;
      }
      if (at >= 0 && at >= lines.size() - MOST_LINES) {
        lines.get(at).add(chunk);
      } else {
        lines.add(new Line(chunk));
      }
    }
    return lines;
  }

  /** Small chunks beside a larger one of a line nearby go to that line. */
  private static void attachRaised(List<Line> lines) {
    List<TreeMap<Double, Chunk>> byRight = new ArrayList<>();
    for (Line line : lines) {
      TreeMap<Double, Chunk> right = new TreeMap<>();
      line.chunks.forEach(chunk -> right.put(chunk.right, chunk));
      byRight.add(right);
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<Chunk> staying = new ArrayList<>();
      for (Chunk chunk : line.chunks) {
        Line base = chunk.glyphs.size() > 12 ? null : base(lines, byRight, i, chunk);
        if (base == null) {
          staying.add(chunk);
        } else {
          base.chunks.add(chunk);
        }
      }
      line.chunks.clear();
      line.chunks.addAll(staying);
    }
    lines.removeIf(line -> line.chunks.isEmpty());
  }

  private static @Nullable Line base(
      List<Line> lines, List<TreeMap<Double, Chunk>> byRight, int i, Chunk chunk) {
    for (int j : new int[] {i + 1, i - 1, i + 2, i - 2}) {
      if (j < 0 || j >= lines.size()) {
        continue;
      }
      Line line = lines.get(j);
      double raised = line.y - chunk.y;
      if (line.size * 0.85 < chunk.size || raised > 0.75 * line.size || raised < -0.4 * line.size) {
        continue;
      }
      double near = 0.4 * line.size;
      Map.Entry<Double, Chunk> before = byRight.get(j).floorEntry(chunk.left + near);
      Map.Entry<Double, Chunk> behind = byRight.get(j).higherEntry(chunk.right - near);
      boolean follows =
          before != null
              && before.getKey() > chunk.left - near
              && before.getValue().size * 0.85 >= chunk.size;
      boolean precedes =
          behind != null
              && behind.getValue().left < chunk.right + near
              && behind.getValue().right > chunk.right
              && behind.getValue().size * 0.85 >= chunk.size;
      if (follows || precedes) {
        return line;
      }
    }
    return null;
  }

  private static List<Word> words(Line line) {
    List<List<Glyph>> words = new ArrayList<>();
    line.chunks.sort(Comparator.comparingDouble(c -> c.left));
    List<Glyph> glyphs = new ArrayList<>();
    Chunk last = null;
    for (Chunk chunk : line.chunks) {
      if (last != null && chunk.liesOn(last)) {
        // a cell that is wider than its column; one is read after the other
        split(glyphs, line, words);
        glyphs.clear();
        last = chunk;
      }
      glyphs.addAll(chunk.glyphs);
      last = last == null || chunk.right > last.right && chunk.glyphs.size() > 1 ? chunk : last;
    }
    split(glyphs, line, words);
    List<Word> found = new ArrayList<>();
    for (List<Glyph> word : PdfSpacing.joined(words)) {
      found.add(word(line, word));
    }
    return found;
  }

  /** Divides glyphs of one line into words. */
  private static void split(List<Glyph> glyphs, Line line, List<List<Glyph>> words) {
    // stable, so that what stands at one place stays in the order it was drawn
    glyphs.sort(Comparator.comparingDouble(Glyph::x));
    List<Glyph> current = new ArrayList<>();
    boolean space = false;
    double end = 0;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      if (glyph.text().isBlank()) {
        space = true;
        continue;
      }
      if (glyph.text().equals("\u00AD")
          && i + 1 < glyphs.size()
          && glyphs.get(i + 1).x() - glyph.x() < 0.5 * glyph.width()) {
        // a place where the word might have been divided; nothing is seen of it
        continue;
      }
      double gap = glyph.x() - end;
      double em = Math.min(glyph.size(), line.size);
      if (!current.isEmpty() && (gap > WORD_GAP * em || space && gap > 0.02 * em)) {
        words.add(current);
        current = new ArrayList<>();
      }
      current.add(glyph);
      end = glyph.x() + glyph.width();
      space = false;
    }
    if (!current.isEmpty()) {
      words.add(current);
    }
  }

  private static Word word(Line line, List<Glyph> glyphs) {
    StringBuilder text = new StringBuilder();
    double size = 0;
    double right = 0;
    int bold = 0;
    int artifact = 0;
    boolean up = false;
    for (Glyph glyph : glyphs) {
      boolean raised =
          glyph.size() < 0.85 * line.size && line.y - glyph.y() > 0.12 * line.size
              || isSuperscript(glyph.text());
      if (raised != up) {
        text.append(raised ? RAISED : LEVEL);
        up = raised;
      }
      text.append(isSuperscript(glyph.text()) ? level(glyph.text()) : glyph.text());
      if (!raised) {
        size = Math.max(size, glyph.size());
      }
      right = Math.max(right, glyph.x() + glyph.width());
      bold += glyph.bold() ? 1 : 0;
      artifact += glyph.artifact() ? 1 : 0;
    }
    if (up) {
      text.append(LEVEL);
    }
    return new Word(
        text.toString(),
        glyphs.get(0).x(),
        right,
        line.y,
        size == 0 ? line.size : size,
        2 * bold > glyphs.size(),
        2 * artifact > glyphs.size());
  }

  private static boolean isSuperscript(String text) {
    return text.length() == 1 && "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(text);
  }

  private static String level(String superscript) {
    return String.valueOf((char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(superscript)));
  }
}
