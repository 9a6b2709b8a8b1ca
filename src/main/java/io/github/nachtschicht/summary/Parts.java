package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a document: what stands under its headings, and as many stretches of about the same
 * length as its summary has points.
 *
 * @param heading for each candidate the index of the block that is the heading of its part; -1 if
 *     there is none
 * @param title for each candidate the text of that heading; empty if there is none
 * @param rank for each candidate how many stand before it in its part, or in its stretch if the
 *     document has no headings
 * @param stretch for each candidate the stretch it belongs to, from 0, ascending
 */
record Parts(int[] heading, String[] title, int[] rank, int[] stretch) {

  /**
   * Divides a document.
   *
   * @param candidates its sentences
   * @param points how many stretches to make, at least 1
   */
  static Parts of(ParsedDocument document, List<Candidate> candidates, int points) {
    int[] heading = headings(document, candidates, level(document, points));
    int[] stretch = stretches(heading, points);
    int[] rank = new int[heading.length];
    for (int c = 1; c < rank.length; c++) {
      boolean same =
          heading[c] == heading[c - 1] && (heading[c] >= 0 || stretch[c] == stretch[c - 1]);
      rank[c] = same ? rank[c - 1] + 1 : 0;
    }
    String[] title =
        Arrays.stream(heading)
            .mapToObj(b -> b < 0 ? "" : document.blocks().get(b).text())
            .toArray(String[]::new);
    return new Parts(heading, title, rank, stretch);
  }

  /**
   * The level of the headings that divide the document: the highest that gives at least half as
   * many parts as the summary has points, or else the one that gives most; 0 without two headings.
   */
  private static int level(ParsedDocument document, int points) {
    int[] count = new int[7];
    for (Block block : document.blocks()) {
      if (isHeading(block)) {
        count[Math.max(1, Math.min(6, block.level()))]++;
      }
    }
    int parts = 0;
    int best = 0;
    for (int level = 1; level < count.length; level++) {
      parts += count[level];
      if (count[level] > 0 && parts >= 2) {
        best = level;
        if (2 * parts >= points) {
          break;
        }
      }
    }
    return best;
  }

  private static boolean isHeading(Block block) {
    return block.kind() == BlockKind.HEADING && block.isTranslatable();
  }

  private static int[] headings(ParsedDocument document, List<Candidate> candidates, int level) {
    List<Block> blocks = document.blocks();
    int[] headingOfBlock = new int[blocks.size()];
    int heading = -1;
    for (int b = 0; b < headingOfBlock.length; b++) {
      if (isHeading(blocks.get(b)) && blocks.get(b).level() <= level) {
        heading = b;
      }
      headingOfBlock[b] = heading;
    }
    return candidates.stream()
        .mapToInt(c -> headingOfBlock[document.segments().get(c.segment()).block()])
        .toArray();
  }

  /** Stretches end where a heading stands, if one is nearer than half a stretch. */
  private static int[] stretches(int[] heading, int points) {
    int[] stretch = new int[heading.length];
    double length = (double) heading.length / points;
    int start = 0;
    for (int s = 0; s < points; s++) {
      int end = s == points - 1 ? heading.length : border(heading, length * (s + 1), length / 2);
      for (int c = start; c < end; c++) {
        stretch[c] = s;
      }
      start = Math.max(start, end);
    }
    return stretch;
  }

  private static int border(int[] heading, double at, double reach) {
    int middle = (int) Math.round(at);
    for (int distance = 0; distance < reach; distance++) {
      for (int c : new int[] {middle - distance, middle + distance}) {
        if (c > 0 && c < heading.length && heading[c] != heading[c - 1]) {
          return c;
        }
      }
    }
    return Math.min(middle, heading.length);
  }
}
