package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.Checksums.Pair;
import io.github.nachtschicht.markdown.Harvest.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of the summary that a person changed. A point of the summary is a sentence of the text:
 * its correction is one of that sentence, unless the text was corrected otherwise.
 */
final class SummaryEdits {

  private static final String PLACE = "the summary";

  private final Map<String, Pair> sentences;
  private final String source;
  private final List<Correction> corrected;
  private final List<Missed> missed;

  /**
   * A look at a file's summary.
   *
   * @param sentences what is known of the sentences, by the checksum of the German one
   * @param source path of the document's source
   * @param corrected the corrections of the text, to which those of the summary are added
   * @param missed gets what cannot be told
   */
  SummaryEdits(
      Map<String, Pair> sentences, String source, List<Correction> corrected, List<Missed> missed) {
    this.sentences = sentences;
    this.source = source;
    this.corrected = corrected;
    this.missed = missed;
  }

  /** Harvests a parsed file. */
  void harvest(Node document) {
    List<ListItem> points = points(document, "Summary");
    // in formats 1 and 2 the German points were a list of their own
    List<ListItem> german = points(document, "Zusammenfassung");
    if (!german.isEmpty() && german.size() != points.size()) {
      missed.add(new Missed(PLACE, "it has not as many points in both languages"));
      return;
    }
    for (int i = 0; i < points.size(); i++) {
      Node english = points.get(i).getFirstChild();
      Node below = german.isEmpty() ? english.getNext() : german.get(i);
      Node quoted =
          below instanceof BlockQuote || below instanceof ListItem ? below.getFirstChild() : null;
      point(PLACE + ", point " + (i + 1), english, quoted instanceof Paragraph ? quoted : null);
    }
  }

  private void point(String place, Node english, @Nullable Node german) {
    if (german == null) {
      missed.add(new Missed(place, "there is no German sentence beneath it"));
      return;
    }
    InlineLine point = InlineLine.whole(english);
    String sentence = find(InlineLine.whole(german));
    if (sentence == null) {
      missed.add(new Missed(place, "its German text was changed"));
    } else if (!isSame(
        point, Objects.requireNonNull(sentences.get(Checksums.checksum(sentence))))) {
      add(sentence, point.withoutLinks(), place);
    }
  }

  /** The German sentence that a line is, without links behind it or with them; null if none. */
  private @Nullable String find(InlineLine line) {
    for (String text : List.of(line.withoutLinks(), line.text())) {
      if (sentences.containsKey(Checksums.checksum(text))) {
        return text;
      }
    }
    return null;
  }

  private static boolean isSame(InlineLine point, Pair pair) {
    return Checksums.checksum(point.withoutLinks()).equals(pair.english())
        || Checksums.checksum(point.text()).equals(pair.english());
  }

  private void add(String sentence, String point, String place) {
    if (point.isBlank() || !TmxWriter.isValid(sentence) || !TmxWriter.isValid(point)) {
      missed.add(new Missed(place, "what it says now cannot be kept"));
      return;
    }
    for (Correction known : corrected) {
      if (Checksums.comparable(known.source()).equals(Checksums.comparable(sentence))) {
        if (!Checksums.comparable(known.target()).equals(Checksums.comparable(point))) {
          missed.add(new Missed(place, "it was corrected to something else in the text"));
        }
        return;
      }
    }
    corrected.add(new Correction(sentence, point, source));
  }

  /** The items of the lists below a heading, those within others too, that begin with a text. */
  private static List<ListItem> points(Node document, String heading) {
    List<ListItem> points = new ArrayList<>();
    boolean below = false;
    for (Node node : InlineLine.children(document)) {
      if (below && node instanceof Heading) {
        break;
      }
      if (below) {
        collect(node, points);
      }
      below |= isHeading(node, heading);
    }
    return points;
  }

  private static boolean isHeading(Node node, String text) {
    return node instanceof Heading heading
        && heading.getLevel() == 2
        && InlineLine.text(heading).strip().equals(text);
  }

  private static void collect(Node node, List<ListItem> points) {
    if (node instanceof ListItem item && item.getFirstChild() instanceof Paragraph) {
      points.add(item);
    }
    if (node instanceof ListBlock || node instanceof ListItem) {
      InlineLine.children(node).forEach(child -> collect(child, points));
    }
  }
}
