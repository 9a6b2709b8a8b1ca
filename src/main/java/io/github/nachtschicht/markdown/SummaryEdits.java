package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.Checksums.Pair;
import io.github.nachtschicht.markdown.Harvest.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of the summary that a person changed. A point of the summary is a sentence of the text:
 * its correction is one of that sentence, unless the text was corrected otherwise.
 */
final class SummaryEdits {

  private static final String PLACE = "the summary";

  private SummaryEdits() {}

  /**
   * Adds them.
   *
   * @param document the parsed file
   * @param sentences what is known of the sentences, by the checksum of the German one
   * @param source path of the document's source
   * @param corrected the corrections of the text, to which those of the summary are added
   * @param missed gets what cannot be told
   */
  static void harvest(
      Node document,
      Map<String, Pair> sentences,
      String source,
      List<Correction> corrected,
      List<Missed> missed) {
    List<InlineLine> english = points(document, "Summary");
    List<InlineLine> german = points(document, "Zusammenfassung");
    if (english.size() != german.size()) {
      missed.add(new Missed(PLACE, "it has not as many points in both languages"));
      return;
    }
    for (int i = 0; i < english.size(); i++) {
      String place = PLACE + ", point " + (i + 1);
      Pair pair = null;
      String sentence = "";
      for (String text : List.of(german.get(i).withoutLinks(), german.get(i).text())) {
        if (pair == null) {
          sentence = text;
          pair = sentences.get(Checksums.checksum(text));
        }
      }
      String point = english.get(i).withoutLinks();
      if (pair == null) {
        missed.add(new Missed(place, "its German text was changed"));
      } else if (!isSame(english.get(i), pair)) {
        add(sentence, point, source, place, corrected, missed);
      }
    }
  }

  private static boolean isSame(InlineLine point, Pair pair) {
    return Checksums.checksum(point.withoutLinks()).equals(pair.english())
        || Checksums.checksum(point.text()).equals(pair.english());
  }

  private static void add(
      String sentence,
      String point,
      String source,
      String place,
      List<Correction> corrected,
      List<Missed> missed) {
    if (point.isBlank() || !TmxWriter.isValid(sentence) || !TmxWriter.isValid(point)) {
      missed.add(new Missed(place, "what it says now cannot be kept"));
      return;
    }
    for (Correction known : corrected) {
      if (Checksums.settle(known.source()).equals(Checksums.settle(sentence))) {
        if (!Checksums.settle(known.target()).equals(Checksums.settle(point))) {
          missed.add(new Missed(place, "it was corrected to something else in the text"));
        }
        return;
      }
    }
    corrected.add(new Correction(sentence, point, source));
  }

  /** The points below a heading. */
  private static List<InlineLine> points(Node document, String heading) {
    List<InlineLine> points = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading h
          && h.getLevel() == 2
          && InlineLine.text(h).strip().equals(heading)
          && node.getNext() instanceof BulletList list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
          @Nullable Node text = item.getFirstChild();
          if (text instanceof Paragraph) {
            points.add(InlineLine.whole(text));
          }
        }
        return points;
      }
    }
    return points;
  }
}
