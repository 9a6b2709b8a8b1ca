package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfGlyphs.Glyph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what a page draws a second time at the same place, for a bold look. A single character that
 * meets its like under another text is text.
 */
final class PdfTwice {

  private final Map<Long, List<Glyph>> places = new HashMap<>();
  private final StringBuilder left = new StringBuilder();

  /** The list that the stretch at hand is added to, and where it begins in it. */
  private List<Glyph> glyphs = new ArrayList<>();

  private int start;

  /** Which characters of the stretch at hand are there already, by their place in the list. */
  private final List<Integer> doubted = new ArrayList<>();

  /** Takes note of a character before it is added; one that does not follow begins a stretch. */
  void follow(List<Glyph> list, Glyph glyph) {
    Glyph before = list.isEmpty() ? glyph : list.get(list.size() - 1);
    boolean follows =
        list == glyphs
            && Math.abs(glyph.y() - before.y()) < 0.1 * glyph.size()
            && glyph.x() > before.x()
            && glyph.x() < before.x() + before.width() + 2 * glyph.size();
    if (!follows) {
      end();
      glyphs = list;
      start = list.size();
    }
  }

  /**
   * Whether a character is drawn at its place already; otherwise it is from now on.
   *
   * @param turn of its direction, in quarters
   */
  boolean isDrawn(Glyph glyph, int turn) {
    long column = (long) Math.floor(glyph.x() / 2);
    long row = (long) Math.floor(glyph.y() / 2);
    for (long i = column - 1; i <= column + 1; i++) {
      for (long j = row - 1; j <= row + 1; j++) {
        for (Glyph other : places.getOrDefault(key(i, j, turn), List.of())) {
          if (isSame(other, glyph)) {
            return true;
          }
        }
      }
    }
    List<Glyph> here = places.computeIfAbsent(key(column, row, turn), key -> new ArrayList<>());
    if (here.size() < 16) {
      here.add(glyph);
    }
    return false;
  }

  /** Adds a character that is drawn already; whether it is text shows when its stretch ends. */
  void add(List<Glyph> list, Glyph glyph) {
    Glyph before = list.isEmpty() ? null : list.get(list.size() - 1);
    if (before != null && isSame(before, glyph)) {
      left.append(glyph.text());
    } else {
      doubted.add(list.size());
      list.add(glyph);
    }
  }

  /**
   * Ends the stretch at hand, and takes out what of it is drawn twice.
   *
   * @return all that was taken out
   */
  StringBuilder end() {
    if (!doubted.isEmpty()) {
      List<Glyph> stretch = glyphs.subList(start, glyphs.size());
      long shown = stretch.stream().filter(glyph -> !glyph.text().isBlank()).count();
      List<Glyph> kept = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < stretch.size(); i++) {
        boolean doubt = next < doubted.size() && doubted.get(next) == start + i;
        if (doubt && (2L * doubted.size() >= shown || hasNeighbour(next))) {
          left.append(stretch.get(i).text());
        } else {
          kept.add(stretch.get(i));
        }
        next += doubt ? 1 : 0;
      }
      stretch.clear();
      glyphs.addAll(kept);
      doubted.clear();
    }
    return left;
  }

  /** Whether what stands beside a doubted character, a space aside, is doubted, too. */
  private boolean hasNeighbour(int i) {
    return i > 0 && doubted.get(i) - doubted.get(i - 1) <= 2
        || i + 1 < doubted.size() && doubted.get(i + 1) - doubted.get(i) <= 2;
  }

  private static boolean isSame(Glyph one, Glyph other) {
    double near = Math.min(0.15 * other.size(), 0.4 * other.width());
    return one.text().equals(other.text())
        && Math.abs(one.x() - other.x()) <= near
        && Math.abs(one.y() - other.y()) <= near;
  }

  private static long key(long column, long row, int turn) {
    return (column << 32) ^ ((row & 0x3FFFFFFF) << 2) ^ turn;
  }
}
