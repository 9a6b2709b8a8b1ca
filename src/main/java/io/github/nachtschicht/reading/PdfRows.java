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

  /** Single letters in a row with even gaps that are a word spaced out. */
  private static final int SPACED_LETTERS = 4;

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
    double y;
    double size;

    Line(Chunk first) {
      chunks.add(first);
      y = first.y;
      size = first.size;
    }

    void add(Chunk chunk) {
      chunks.add(chunk);
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
      Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
      if (last != null && chunk.y - last.y <= 0.3 * Math.min(chunk.size, last.size)) {
        last.add(chunk);
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
    List<Glyph> glyphs = new ArrayList<>();
    line.chunks.forEach(chunk -> glyphs.addAll(chunk.glyphs));
    // stable, so that what stands at one place stays in the order it was drawn
    glyphs.sort(Comparator.comparingDouble(Glyph::x));
    List<List<Glyph>> words = new ArrayList<>();
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
    List<Word> found = new ArrayList<>();
    for (List<Glyph> word : joinSpacedOut(words)) {
      found.add(word(line, word));
    }
    return found;
  }

  /** "S p e r r u n g" is one word: single letters with even gaps between them. */
  private static List<List<Glyph>> joinSpacedOut(List<List<Glyph>> words) {
    int[] ends = new int[words.size()];
    double spacing = 0;
    for (int i = 0; i < words.size(); i = ends[i]) {
      ends[i] = endOfSpaced(words, i);
      if (ends[i] - i >= SPACED_LETTERS) {
        spacing = Math.max(spacing, gap(words, i + 1));
      }
    }
    List<List<Glyph>> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i = ends[i]) {
      // a short word is spaced out if a long one beside it is, and as far
      boolean word =
          ends[i] - i > 1 && spacing > 0 && Math.abs(gap(words, i + 1) - spacing) < 0.4 * spacing;
      if (word || ends[i] - i == 1) {
        List<Glyph> all = new ArrayList<>();
        words.subList(i, ends[i]).forEach(all::addAll);
        joined.add(all);
      } else {
        joined.addAll(words.subList(i, ends[i]));
      }
    }
    return joined;
  }

  /** Where single letters that stand evenly end; a comma or full stop may be the last. */
  private static int endOfSpaced(List<List<Glyph>> words, int start) {
    int end = start + 1;
    if (!isLetter(words.get(start))) {
      return end;
    }
    double least = Double.MAX_VALUE;
    double most = 0;
    while (end < words.size() && words.get(end).size() <= 2) {
      double gap = gap(words, end);
      if (gap > 1.2 * words.get(end).get(0).size() || gap > 1.7 * least || gap < most / 1.7) {
        break;
      }
      boolean letter = isLetter(words.get(end));
      if (!letter && !isPunctuation(words.get(end))) {
        break;
      }
      least = Math.min(least, gap);
      most = Math.max(most, gap);
      end++;
      if (!letter) {
        break;
      }
    }
    // the last letter belongs to what follows if that stands nearer
    if (end - start == 2 && end < words.size() && gap(words, end) < gap(words, end - 1) / 1.7) {
      return start + 1;
    }
    return end;
  }

  private static boolean isPunctuation(List<Glyph> word) {
    return word.size() == 1 && ".,;:!?".contains(word.get(0).text());
  }

  private static double gap(List<List<Glyph>> words, int i) {
    List<Glyph> before = words.get(i - 1);
    Glyph last = before.get(before.size() - 1);
    return words.get(i).get(0).x() - last.x() - last.width();
  }

  private static boolean isLetter(List<Glyph> word) {
    // the last letter may carry its punctuation
    return word.size() <= 2
        && Character.isLetter(word.get(0).text().codePointAt(0))
        && word.get(0).text().length() == 1
        && (word.size() == 1 || ".,;:!?-)“".contains(word.get(1).text()));
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
