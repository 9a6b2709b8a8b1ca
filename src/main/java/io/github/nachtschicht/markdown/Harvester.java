package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.Checksums.Pair;
import io.github.nachtschicht.markdown.Harvest.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Finds in an edited file which sentence was corrected to what.
 *
 * <p>Every sentence is known by the checksums at the file's end. A German sentence counts only if
 * it is still the one that was translated; an English one is corrected if it no longer is what was
 * written. Where it cannot be told which English sentence belongs to which German one, nothing is
 * harvested: a pair is right, or there is none.
 */
final class Harvester {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  private static final Pattern ANCHOR = Pattern.compile("<a id=\"(p[0-9]+)\">");
  private static final Pattern ROW = Pattern.compile("([0-9]+)\\.([0-9]+)(?:[ \\u00A0].*)?");

  private final Checksums checksums;
  private final String document;
  private final String body;
  private final List<Correction> corrected = new ArrayList<>();
  private final List<Correction> unchanged = new ArrayList<>();
  private final List<Missed> missed = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();

  /**
   * A sentence in its place.
   *
   * @param unit what the checksums call its block
   * @param number its number there, from 1; 0 if it is the only one
   * @param german the sentence
   * @param english what stands for it now
   */
  record Placed(String unit, int number, String german, String english) {}

  private boolean titleSeen;
  private String heading = "";

  /** The title, if it is one sentence that was not changed in the text. */
  private @Nullable Correction title;

  private Harvester(Checksums checksums, String document, String body) {
    this.checksums = checksums;
    this.document = document;
    this.body = body;
  }

  /** What was made of the sentences of a file of ours. */
  static Harvest harvest(FrontMatter front, String body) {
    Harvester harvester = of(front, body);
    return new Harvest(harvester.corrected, harvester.unchanged, harvester.missed);
  }

  /** All sentences of a file of ours of which it is sure what stands for them. */
  static List<Placed> sentences(FrontMatter front, String body) {
    return of(front, body).placed;
  }

  private static Harvester of(FrontMatter front, String body) {
    Checksums checksums = Checksums.parse(body);
    String mended = Rewrapped.mend(body);
    Harvester harvester = new Harvester(checksums, front.source(), mended);
    if (front.layout() == Layout.ENGLISH) {
      harvester.miss("the file", "it has no German text in this layout");
    } else if (checksums.rest().isEmpty() && front.sentences() > 0) {
      harvester.miss("the file", "the checksums at its end are gone");
    } else {
      Map<String, Pair> sentences = checksums.byGerman();
      Node file = PARSER.parse(mended);
      harvester.walk(file);
      harvester.missUnseen();
      harvester.title(front);
      new SummaryEdits(sentences, front.source(), harvester.corrected, harvester.missed)
          .harvest(file);
    }
    return harvester;
  }

  /** A title that was changed in the front matter alone is a correction of the title, too. */
  private void title(FrontMatter front) {
    if (front.hasOwnTitles() || heading.equals(front.title())) {
      return;
    }
    if (title == null || !TmxWriter.isValid(front.title()) || front.title().isBlank()) {
      miss("the title", "it was changed in the front matter and is no sentence of the document");
    } else {
      unchanged.remove(title);
      corrected.add(new Correction(title.source(), front.title(), document));
    }
  }

  private void walk(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      String anchor = anchor(node);
      if (node instanceof Heading heading && heading.getLevel() == 1 && !titleSeen) {
        titleSeen = true;
        this.heading = InlineLine.text(heading).strip();
        if (!checksums.of("title").isEmpty()) {
          boolean single = checksums.of("title").size() == 1;
          int before = unchanged.size();
          unit("title", "the title", node, quotation(node.getNext()));
          title = single && unchanged.size() > before ? unchanged.get(before) : null;
        }
      } else if (anchor != null
          && node.getNext() instanceof TableBlock table
          && InlineLine.of(node).isEmpty()) {
        grid(anchor, table, quotedTable(table.getNext()));
      } else if (anchor != null) {
        if (!checksums.of(anchor).isEmpty()) {
          unit(anchor, place(anchor), node, quotation(node.getNext()));
        }
      } else if (node instanceof TableBlock) {
        rows(node);
      } else if (!(node instanceof Paragraph) && !(node instanceof Heading)) {
        walk(node);
      }
    }
  }

  /** One heading, paragraph, list item or quotation. */
  private void unit(String key, String place, Node english, @Nullable Node german) {
    if (german == null) {
      checksums.take(key);
      miss(place, "there is no German quotation directly beneath it");
      return;
    }
    List<InlineLine> quoted = new ArrayList<>();
    for (Node part : InlineLine.children(german)) {
      if (part instanceof Paragraph) {
        quoted.addAll(InlineLine.of(part));
      }
    }
    align(place, key, quoted, english);
  }

  /** A table of the source: cell by cell. */
  private void grid(String anchor, TableBlock english, @Nullable TableBlock german) {
    if (german == null) {
      checksums.takeAll(anchor + ".");
      miss(place(anchor), "there is no German table quoted directly beneath it");
      return;
    }
    List<List<Node>> left = cells(english);
    List<List<Node>> right = cells(german);
    if (!left.isEmpty() && !right.isEmpty() && isBlank(left.get(0)) && isBlank(right.get(0))) {
      left = left.subList(1, left.size());
      right = right.subList(1, right.size());
    }
    for (int r = 0; r < Math.min(left.size(), right.size()); r++) {
      int columns = Math.min(left.get(r).size(), right.get(r).size());
      for (int c = 0; c < columns; c++) {
        String key = anchor + "." + (r + 1) + "." + (c + 1);
        align(
            place(anchor) + ", row " + (r + 1) + ", column " + (c + 1),
            key,
            InlineLine.of(right.get(r).get(c)),
            left.get(r).get(c));
      }
    }
  }

  /** The rows of the table layout: number, English, German. */
  private void rows(Node table) {
    for (List<Node> row : cells(table)) {
      Matcher number = ROW.matcher(InlineLine.text(row.get(0)).strip());
      if (row.size() >= 3 && number.matches()) {
        String place = number.group(1) + "." + number.group(2);
        align("row " + place, "p" + place, InlineLine.of(row.get(2)), row.get(1));
      }
    }
  }

  /** One unit or cell, if the checksums know of it. */
  private void align(String place, String key, List<InlineLine> german, Node english) {
    List<Pair> pairs = checksums.take(key);
    if (pairs.isEmpty()) {
      return;
    }
    List<String> sources =
        SentenceAligner.sources(
            german.stream().map(InlineLine::text).toList(),
            pairs.stream().map(Pair::german).toList());
    if (sources.isEmpty()) {
      miss(place, "its German text was changed");
      return;
    }
    SentenceAligner aligner = new SentenceAligner(sources, pairs);
    aligner.align(InlineLine.of(english), InlineLine.whole(english), checksums.links(key));
    aligner.problems().forEach(problem -> miss(place, problem));
    for (SentenceAligner.Aligned aligned : aligner.aligned()) {
      String source = sources.get(aligned.sentence());
      placed.add(
          new Placed(key, pairs.size() == 1 ? 0 : aligned.sentence() + 1, source, aligned.text()));
      if (!TmxWriter.isValid(source) || !TmxWriter.isValid(aligned.text())) {
        if (aligned.changed()) {
          miss(place, "it holds control characters that a TMX file cannot hold");
        }
        continue;
      }
      Correction correction = new Correction(source, aligned.text(), document);
      (aligned.changed() ? corrected : unchanged).add(correction);
    }
  }

  private void missUnseen() {
    for (String key : checksums.rest()) {
      miss(key.equals("title") ? "the title" : place(key), "it is no longer in the file");
    }
  }

  private void miss(String place, String reason) {
    missed.add(new Missed(place, reason));
  }

  private static String place(String key) {
    return "¶" + key.substring(1);
  }

  /** The anchor a heading or paragraph begins with. */
  private static @Nullable String anchor(Node node) {
    if (!(node instanceof Paragraph || node instanceof Heading)) {
      return null;
    }
    Node first = node.getFirstChild();
    if (first instanceof Text number && number.getLiteral().startsWith("¶")) {
      first = first.getNext();
    }
    if (first instanceof HtmlInline html) {
      Matcher anchor = ANCHOR.matcher(html.getLiteral());
      return anchor.matches() ? anchor.group(1) : null;
    }
    return null;
  }

  /** The node, if it is a quotation and not an alert. */
  private @Nullable Node quotation(@Nullable Node node) {
    if (!(node instanceof BlockQuote quote)
        || !(quote.getFirstChild() instanceof Paragraph first)) {
      return null;
    }
    return isAlert(first) ? null : quote;
  }

  /** Whether a quotation begins with the mark of an alert, and not with a text that looks so. */
  private boolean isAlert(Paragraph first) {
    int start = first.getSourceSpans().get(0).getInputIndex();
    return body.startsWith("[!", start);
  }

  private static @Nullable TableBlock quotedTable(@Nullable Node node) {
    return node instanceof BlockQuote && node.getFirstChild() instanceof TableBlock table
        ? table
        : null;
  }

  private static List<List<Node>> cells(Node table) {
    List<List<Node>> rows = new ArrayList<>();
    for (Node part : InlineLine.children(table)) {
      if (part instanceof TableHead || part instanceof TableBody) {
        InlineLine.children(part).forEach(row -> rows.add(InlineLine.children(row)));
      }
    }
    return rows;
  }

  private static boolean isBlank(List<Node> cells) {
    return cells.stream().allMatch(cell -> InlineLine.text(cell).isBlank());
  }
}
