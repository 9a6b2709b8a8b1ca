package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

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
        item("", segmentsOf(heading));
      }
      open = heading;
      item(heading < 0 ? "" : "  ", List.of(points.get(i)));
    }
  }

  private List<Integer> segmentsOf(int block) {
    List<Integer> segments = new ArrayList<>();
    for (int s = 0; s < bilingual.translations().size(); s++) {
      if (bilingual.document().segments().get(s).block() == block) {
        segments.add(s);
      }
    }
    return segments;
  }

  /** One item of the list; a sentence is a line. */
  private void item(String indent, List<Integer> segments) {
    lines(indent + "- ", indent + "  ", segments, TranslatedSegment::target, links(segments));
    if (german) {
      lines(indent + "  > ", indent + "  > ", segments, TranslatedSegment::source, "");
    }
  }

  private void lines(
      String first,
      String rest,
      List<Integer> segments,
      Function<TranslatedSegment, String> text,
      String end) {
    out.blank();
    for (int k = 0; k < segments.size(); k++) {
      Place place = k == 0 ? Place.PARAGRAPH_START : Place.CONTINUATION;
      String line = text.apply(bilingual.translations().get(segments.get(k)));
      out.add(
          (k == 0 ? first : rest)
              + MarkdownEscaper.escape(MarkdownRenderer.shown(line), place)
              + (k == segments.size() - 1 ? end : ""));
    }
  }

  /** Where the sentence stands; a second link says that it is doubtful, and leads to the reason. */
  private String links(List<Integer> segments) {
    Units.Unit unit = units.of(segments.get(0));
    if (unit.isTitle()) {
      return "";
    }
    boolean doubtful = german && segments.stream().anyMatch(this::isDoubtful);
    return " ("
        + MarkdownRenderer.reference(unit)
        + (doubtful ? ", [doubtful](#p" + unit.number() + ")" : "")
        + ")";
  }

  private boolean isDoubtful(int segment) {
    return !bilingual.flags(segment).isEmpty() && bilingual.expectedErrors(segment) > 1 - DOUBTFUL;
  }
}
