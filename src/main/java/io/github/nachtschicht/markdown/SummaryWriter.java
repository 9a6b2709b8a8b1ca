package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Writes the summary: a list of points, each in English with its German quoted beneath, under the
 * headings of the document if there are many points. {@link SummaryEdits} reads it again.
 */
final class SummaryWriter {

  /** Up to so many points stand without headings. */
  private static final int FEW = 3;

  /**
   * Confidence below which a flagged sentence is marked: an error that turns its meaning is more
   * likely than none.
   */
  private static final double DOUBTFUL = 0.5;

  private final BilingualDocument bilingual;
  private final Units units;
  private final boolean german;
  private final MarkdownLines out;

  SummaryWriter(BilingualDocument bilingual, Units units, boolean german, MarkdownLines out) {
    this.bilingual = bilingual;
    this.units = units;
    this.german = german;
    this.out = out;
  }

  /**
   * Writes the section; nothing where there are no points.
   *
   * @param title the sentence that stands for the title and is not to be repeated; -1 if none does
   */
  void write(int title) {
    List<Integer> points = new ArrayList<>(bilingual.summary().segments());
    List<Integer> headings = new ArrayList<>(bilingual.summary().headings());
    int repeated = points.indexOf(title);
    if (repeated >= 0) {
      points.remove(repeated);
      headings.remove(repeated);
    }
    if (points.isEmpty()) {
      return;
    }
    out.heading(2, "Summary");
    boolean grouped = points.size() > FEW && new HashSet<>(headings).size() > 1;
    int open = -1;
    for (int i = 0; i < points.size(); i++) {
      int heading = grouped ? headings.get(i) : -1;
      if (heading >= 0 && heading != open) {
        item("", longestSentence(heading));
      }
      open = heading;
      item(heading < 0 ? "" : "  ", points.get(i));
    }
  }

  /** What stands for a heading: all of it, but for those few of several sentences. */
  private int longestSentence(int block) {
    int longest = -1;
    for (int s = 0; s < bilingual.translations().size(); s++) {
      if (bilingual.document().segments().get(s).block() == block
          && (longest < 0 || bilingual.german(s).length() > bilingual.german(longest).length())) {
        longest = s;
      }
    }
    return longest;
  }

  private void item(String indent, int segment) {
    TranslatedSegment translated = bilingual.translations().get(segment);
    out.blank();
    out.add(indent + "- " + escaped(translated.target()) + links(segment));
    if (german) {
      out.blank();
      out.add(indent + "  > " + escaped(translated.source()));
    }
  }

  private static String escaped(String text) {
    return MarkdownEscaper.escape(MarkdownRenderer.shown(text), Place.PARAGRAPH_START);
  }

  /** Where the sentence stands; a second link says that it is doubtful, and leads to the reason. */
  private String links(int segment) {
    Units.Unit unit = units.of(segment);
    if (unit.isTitle()) {
      return "";
    }
    String doubtful = german && isDoubtful(segment) ? ", [doubtful](#p" + unit.number() + ")" : "";
    return " (" + MarkdownRenderer.reference(unit) + doubtful + ")";
  }

  private boolean isDoubtful(int segment) {
    return !bilingual.flags(segment).isEmpty() && bilingual.expectedErrors(segment) > 1 - DOUBTFUL;
  }
}
