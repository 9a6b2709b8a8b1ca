package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.IndexModel.Entry;
import io.github.nachtschicht.markdown.IndexModel.Kept;
import io.github.nachtschicht.markdown.IndexModel.Orphan;
import io.github.nachtschicht.markdown.IndexModel.Skipped;
import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code index.md}: an order of work for reviewers, worst document first. Made from front
 * matter alone, so that it can be made again at any time; no time in it. Stateless.
 */
public final class IndexRenderer {

  /**
   * Documents nobody accepted yet come first; among them the one with the most flags, then the one
   * with the least likely sentence.
   */
  private static final Comparator<Ranked> WORST_FIRST =
      Comparator.comparing(Ranked::reviewed)
          .thenComparing(ranked -> -ranked.flags())
          .thenComparing(Ranked::lowestScore)
          .thenComparing(ranked -> ranked.entry().path());

  /** The first line: a file without it is not an index of this program. */
  public static final String MARK =
      "<!-- Written by nachtschicht at every run: changes made here are lost. -->";

  /** A document and what its place depends on. */
  private record Ranked(Entry entry, boolean reviewed, int flags, double lowestScore) {

    static Ranked of(Entry entry, FrontMatter front) {
      return new Ranked(entry, front.reviewed(), front.flags(), orZero(front.lowestScore()));
    }
  }

  /** The whole file, line ends {@code \n}. */
  public String render(IndexModel model) {
    StringBuilder file = new StringBuilder();
    try {
      render(model, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  /**
   * Writes the whole file, line ends {@code \n}. Reads each front matter twice and keeps none.
   *
   * @throws IOException if a front matter cannot be read, or the target takes no more
   */
  public void render(IndexModel model, Appendable target) throws IOException {
    MarkdownLines out = new MarkdownLines();
    out.add(MARK);
    out.heading(1, "Translations");
    documents(model.documents(), out, target);
    skipped(model.skipped(), out);
    kept(model.kept(), out);
    orphans(model.orphans(), out);
    out.moveTo(target);
  }

  private static void documents(List<Entry> documents, MarkdownLines out, Appendable target)
      throws IOException {
    out.blank();
    if (documents.isEmpty()) {
      out.add("There are no documents.");
      return;
    }
    long sentences = 0;
    long words = 0;
    long flags = 0;
    int reviewed = 0;
    Double lowest = null;
    SortedMap<String, Integer> byCheck = new TreeMap<>();
    List<Ranked> ranked = new ArrayList<>(documents.size());
    for (Entry entry : documents) {
      FrontMatter front = entry.head().frontMatter();
      ranked.add(Ranked.of(entry, front));
      sentences += front.sentences();
      words += front.words();
      flags += front.flags();
      reviewed += front.reviewed() ? 1 : 0;
      front.flagsByCheck().forEach((check, count) -> byCheck.merge(check, count, Integer::sum));
      Double score = front.lowestScore();
      if (score != null && (lowest == null || score < lowest)) {
        lowest = score;
      }
    }
    out.add(
        counted(documents.size(), "document")
            + ", "
            + counted(sentences, "sentence")
            + ", "
            + counted(words, "word")
            + ", "
            + counted(flags, "flag")
            + (reviewed == 0 ? "" : ", " + reviewed + " reviewed")
            + ". What needs a look most comes first; what is reviewed comes last.");
    out.blank();
    out.add("| Document | Titles | Sentences | Words | Flags | Lowest score |");
    out.add("|---|---|--:|--:|---|--:|");
    ranked.sort(WORST_FIRST);
    for (Ranked next : ranked) {
      Entry entry = next.entry();
      FrontMatter front = entry.head().frontMatter();
      out.moveTo(target);
      row(
          out,
          link(front.source(), entry.path(), Place.CELL) + (front.reviewed() ? " ✓ reviewed" : ""),
          titles(front),
          String.valueOf(front.sentences()),
          String.valueOf(front.words()),
          flags(front.flags(), front.flagsByCheck()),
          score(front.lowestScore()));
    }
    if (documents.size() > 1) {
      row(
          out,
          "**All**",
          "",
          String.valueOf(sentences),
          String.valueOf(words),
          flags(flags, byCheck),
          score(lowest));
    }
  }

  private static void row(MarkdownLines out, String... cells) {
    out.add("| " + String.join(" | ", cells) + " |");
  }

  private static String titles(FrontMatter front) {
    String english = MarkdownEscaper.escape(front.title(), Place.CELL);
    String german = MarkdownEscaper.escape(front.titleDe(), Place.CELL);
    return english.equals(german) ? english : english + "<br>" + german;
  }

  /** The number of flags, and of which checks they are. */
  private static String flags(long all, SortedMap<String, Integer> byCheck) {
    StringJoiner checks = new StringJoiner(", ", " (", ")").setEmptyValue("");
    byCheck.forEach(
        (check, count) -> checks.add(MarkdownEscaper.escape(check, Place.CELL) + " " + count));
    return all + checks.toString();
  }

  private static String score(@Nullable Double score) {
    return score == null ? "" : FrontMatter.score(score);
  }

  private static void skipped(List<Skipped> skipped, MarkdownLines out) {
    if (skipped.isEmpty()) {
      return;
    }
    out.heading(2, "Skipped");
    out.blank();
    skipped.stream()
        .sorted(Comparator.comparing(Skipped::source))
        .forEach(
            s ->
                out.add(
                    "- "
                        + InlineWriter.code(s.source(), Place.INLINE)
                        + ": "
                        + MarkdownEscaper.escape(s.reason(), Place.INLINE)));
  }

  private static void kept(List<Kept> kept, MarkdownLines out) {
    if (kept.isEmpty()) {
      return;
    }
    out.heading(2, "Kept because a person edited or accepted them");
    out.blank();
    kept.stream()
        .sorted(Comparator.comparing(Kept::path))
        .forEach(
            k ->
                out.add(
                    "- "
                        + link(k.path(), k.path(), Place.INLINE)
                        + (k.reason().isEmpty()
                            ? ""
                            : ": " + MarkdownEscaper.escape(k.reason(), Place.INLINE))
                        + (k.newVersion().isEmpty()
                            ? ""
                            : "; new version: "
                                + link(k.newVersion(), k.newVersion(), Place.INLINE))));
  }

  private static void orphans(List<Orphan> orphans, MarkdownLines out) {
    if (orphans.isEmpty()) {
      return;
    }
    out.heading(2, "Source is gone");
    out.blank();
    orphans.stream()
        .sorted(Comparator.comparing(Orphan::path))
        .forEach(
            o ->
                out.add(
                    "- "
                        + link(o.path(), o.path(), Place.INLINE)
                        + ", made of "
                        + InlineWriter.code(o.source(), Place.INLINE)));
  }

  private static String link(String text, String path, Place place) {
    return InlineWriter.link(text, encode(path), place);
  }

  /** A relative URL for a path; also for one that looks like a URL with a scheme. */
  static String encode(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : MarkdownEscaper.settle(path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || "-._~/".indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static double orZero(@Nullable Double score) {
    return score == null ? 0 : score;
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
