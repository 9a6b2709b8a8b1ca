package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.IndexModel.Kept;
import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.PercentEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code index.md}: an order of work for reviewers, worst document first. Made from front
 * matter alone, so that it can be made again at any time; no time in it.
 */
public final class IndexRenderer {

  private IndexRenderer() {}

  /** The first line: a file without it is not an index of this program. */
  public static final String MARK =
      "<!-- Written by nachtschicht at every run: changes made here are lost. -->";

  /** Most documents that are listed as new; more are found by their mark. */
  private static final int MOST_NEW = 50;

  /**
   * Documents whose review is still to be done come first; among them the one with the most serious
   * errors to be expected, then the one with the most flags.
   */
  private static final Comparator<Ranked> WORST_FIRST =
      Comparator.comparing(Ranked::reviewed)
          .thenComparing(ranked -> -ranked.errors())
          .thenComparing(ranked -> -ranked.flags())
          .thenComparing(Ranked::path);

  /**
   * A document and what its place depends on.
   *
   * @param path below the output folder
   * @param front what it says of itself
   * @param reviewed whether a person accepted it, and nothing newer is due since
   */
  private record Ranked(String path, FrontMatter front, boolean reviewed) {

    int flags() {
      return front.flags();
    }

    double errors() {
      return Objects.requireNonNullElse(front.expectedErrors(), 0.0);
    }

    /** The folder it lies in, a slash at its end; empty for the output folder itself. */
    String folder() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }
  }

  /** Figures of several documents. */
  private static final class Sums {
    private int documents;
    private int reviewed;
    private long corrected;
    private long sentences;
    private long words;
    private long flags;
    private final SortedMap<String, Integer> byCheck = new TreeMap<>();

    /** In ten-thousandths, so that the order of the documents does not matter; -1 if not known. */
    private long errors = -1;

    void add(FrontMatter front, boolean isReviewed, int sentencesCorrected) {
      documents++;
      reviewed += isReviewed ? 1 : 0;
      corrected += sentencesCorrected;
      sentences += front.sentences();
      words += front.words();
      flags += front.flags();
      front.flagsByCheck().forEach((check, count) -> byCheck.merge(check, count, Integer::sum));
      Double own = front.expectedErrors();
      if (own != null) {
        errors = Math.max(0, errors) + Math.round(1e4 * own);
      }
    }

    /** How far the review is. */
    String progress() {
      String ofThem = reviewed + " of " + documents + " reviewed";
      return corrected == 0
          ? ofThem
          : ofThem + ", " + OneLine.count(corrected, "sentence") + " corrected";
    }
  }

  /**
   * Writes the whole file, line ends {@code \n}.
   *
   * @throws IOException if the target takes no more
   */
  public static void render(IndexModel model, Appendable target) throws IOException {
    MarkdownLines out = new MarkdownLines();
    out.add(MARK);
    out.heading(1, "Translations");
    documents(model, out, target);
    list("Skipped", model.skipped().entrySet(), Map.Entry::getKey, IndexRenderer::skipped, out);
    list(
        "Kept because a person edited or accepted them",
        model.kept(),
        Kept::path,
        IndexRenderer::kept,
        out);
    list(
        "Source is gone",
        model.orphans().entrySet(),
        Map.Entry::getKey,
        IndexRenderer::orphan,
        out);
    out.moveTo(target);
  }

  private static void documents(IndexModel model, MarkdownLines out, Appendable target)
      throws IOException {
    out.blank();
    if (model.documents().isEmpty()) {
      out.add("There are no documents.");
      return;
    }
    Set<String> due = new HashSet<>();
    for (Kept kept : model.kept()) {
      if (!kept.reason().isEmpty()) {
        due.add(kept.path());
      }
    }
    Sums all = new Sums();
    SortedMap<String, List<Ranked>> folders = new TreeMap<>();
    Map<String, Sums> sums = new HashMap<>();
    for (Map.Entry<String, FrontMatter> document : model.documents().entrySet()) {
      FrontMatter front = document.getValue();
      Ranked ranked =
          new Ranked(
              document.getKey(), front, front.reviewed() && !due.contains(document.getKey()));
      int corrected = model.corrected().getOrDefault(front.source(), 0);
      all.add(front, ranked.reviewed(), corrected);
      folders.computeIfAbsent(ranked.folder(), key -> new ArrayList<>()).add(ranked);
      sums.computeIfAbsent(ranked.folder(), key -> new Sums())
          .add(front, ranked.reviewed(), corrected);
    }
    out.add(
        "%s, %s, %s, %s. %s. What needs a look most comes first; what is reviewed comes last."
            .formatted(
                OneLine.count(all.documents, "document"),
                OneLine.count(all.sentences, "sentence"),
                OneLine.count(all.words, "word"),
                OneLine.count(all.flags, "flag"),
                MarkdownRenderer.capital(all.progress())));
    boolean allNew = model.fresh().containsAll(model.documents().keySet());
    Set<String> fresh = allNew ? Set.of() : model.fresh();
    if (folders.size() > 1) {
      folders(folders, sums, out);
    }
    fresh(folders, fresh, out);
    int number = 0;
    for (Map.Entry<String, List<Ranked>> folder : folders.entrySet()) {
      Sums of = sums.getOrDefault(folder.getKey(), new Sums());
      if (folders.size() > 1) {
        out.heading(2, "<a id=\"f" + ++number + "\"></a>" + name(folder.getKey(), Place.HEADING));
        out.blank();
        out.add(MarkdownRenderer.capital(of.progress()) + ".");
      }
      out.blank();
      out.add("| Document | Titles | Sentences | Words | Flags | Expected errors |");
      out.add("|---|---|--:|--:|---|--:|");
      folder.getValue().sort(WORST_FIRST);
      for (Ranked ranked : folder.getValue()) {
        out.moveTo(target);
        document(ranked, model, fresh, out);
      }
      if (of.documents > 1) {
        out.row(
            List.of(
                "**All**",
                "",
                String.valueOf(of.sentences),
                String.valueOf(of.words),
                flags(of.flags, of.byCheck),
                errors(of.errors < 0 ? null : of.errors / 1e4)));
      }
    }
  }

  private static void document(
      Ranked ranked, IndexModel model, Set<String> fresh, MarkdownLines out) {
    FrontMatter front = ranked.front();
    StringBuilder document =
        new StringBuilder(
            link(
                front.source().substring(front.source().lastIndexOf('/') + 1),
                ranked.path(),
                Place.CELL));
    if (fresh.contains(ranked.path())) {
      document.append(" **new**");
    }
    if (ranked.reviewed()) {
      document.append(" ✓ reviewed");
    } else if (front.reviewed()) {
      document.append(" reviewed, but out of date since");
    }
    int corrected = model.corrected().getOrDefault(front.source(), 0);
    if (corrected > 0) {
      document.append(", ").append(corrected).append(" corrected");
    }
    out.row(
        List.of(
            document.toString(),
            titles(front),
            String.valueOf(front.sentences()),
            String.valueOf(front.words()),
            flags(front.flags(), front.flagsByCheck()),
            errors(front.expectedErrors())));
  }

  /** How far the review of each folder is. */
  private static void folders(
      SortedMap<String, List<Ranked>> folders, Map<String, Sums> sums, MarkdownLines out) {
    out.blank();
    out.add("| Folder | Documents | Reviewed | Corrected | Flags |");
    out.add("|---|--:|--:|--:|--:|");
    int number = 0;
    for (String folder : folders.keySet()) {
      Sums of = sums.getOrDefault(folder, new Sums());
      out.row(
          List.of(
              "[" + name(folder, Place.CELL) + "](#f" + ++number + ")",
              String.valueOf(of.documents),
              of.reviewed + " of " + of.documents,
              String.valueOf(of.corrected),
              String.valueOf(of.flags)));
    }
  }

  private static String name(String folder, Place place) {
    return folder.isEmpty() ? "not in a folder" : MarkdownEscaper.escape(folder, place);
  }

  /** What is new, unless everything is. */
  private static void fresh(
      SortedMap<String, List<Ranked>> folders, Set<String> fresh, MarkdownLines out) {
    List<Ranked> ranked =
        folders.values().stream()
            .flatMap(List::stream)
            .filter(document -> fresh.contains(document.path()))
            .sorted(WORST_FIRST)
            .toList();
    if (ranked.isEmpty()) {
      return;
    }
    out.heading(2, "New since the last run");
    out.blank();
    for (Ranked document : ranked.subList(0, Math.min(MOST_NEW, ranked.size()))) {
      FrontMatter front = document.front();
      out.add(
          "- "
              + link(front.source(), document.path(), Place.INLINE)
              + ": "
              + MarkdownEscaper.escape(front.title(), Place.INLINE)
              + (front.flags() == 0 ? "" : " (" + OneLine.count(front.flags(), "flag") + ")"));
    }
    if (ranked.size() > MOST_NEW) {
      out.add("- and " + (ranked.size() - MOST_NEW) + " more, marked as new below");
    }
    if (folders.size() == 1) {
      out.heading(2, "All documents");
    }
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

  private static String errors(@Nullable Double errors) {
    return errors == null ? "" : String.format(Locale.ROOT, "%.1f", errors);
  }

  private static <T> void list(
      String heading,
      Collection<T> entries,
      Function<T, String> path,
      Function<T, String> line,
      MarkdownLines out) {
    if (!entries.isEmpty()) {
      out.heading(2, heading);
      out.blank();
      entries.stream()
          .sorted(Comparator.comparing(path))
          .forEach(entry -> out.add("- " + line.apply(entry)));
    }
  }

  private static String skipped(Map.Entry<String, String> skipped) {
    return InlineWriter.code(skipped.getKey(), Place.INLINE) + reason(skipped.getValue());
  }

  private static String kept(Kept kept) {
    String newer = kept.newVersion();
    return link(kept.path(), kept.path(), Place.INLINE)
        + (kept.reason().isEmpty() ? "" : reason(kept.reason()))
        + (newer.isEmpty() ? "" : "; new version: " + link(newer, newer, Place.INLINE));
  }

  private static String orphan(Map.Entry<String, String> orphan) {
    return link(orphan.getKey(), orphan.getKey(), Place.INLINE)
        + ", made of "
        + InlineWriter.code(orphan.getValue(), Place.INLINE);
  }

  private static String reason(String reason) {
    return ": " + MarkdownEscaper.escape(reason, Place.INLINE);
  }

  private static String link(String text, String path, Place place) {
    return InlineWriter.link(text, encode(path), place);
  }

  /** A relative URL for a path; also for one that looks like a URL with a scheme. */
  static String encode(String path) {
    return PercentEncoding.of(MarkdownEscaper.printable(path)).replace("%2F", "/");
  }
}
