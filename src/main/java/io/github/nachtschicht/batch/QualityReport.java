package io.github.nachtschicht.batch;

import io.github.nachtschicht.evaluation.Chrf;
import io.github.nachtschicht.evaluation.ScorePlot;
import io.github.nachtschicht.markdown.MarkdownEscaper;
import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in {@code quality.md} which translations of the reference set became better or worse. */
final class QualityReport {

  /** The report, in the output folder. */
  static final String REPORT = "quality.md";

  /** The plot that the report shows. */
  static final String PLOT = "quality.svg";

  /** The first line of what a watch writes. */
  private static final String MARK =
      "<!-- Written by nachtschicht at every watch: changes made here are lost. -->";

  private static final int SHOWN_RUNS = 30;
  private static final int SHOWN_CHANGES = 50;

  private QualityReport() {}

  /** One watch of the past. */
  record PastRun(
      long id,
      @Nullable LocalDateTime started,
      String model,
      String version,
      String set,
      String settings,
      int segments,
      double bleu,
      double chrf) {}

  /**
   * Writes report and plot.
   *
   * @param runs complete watches on the output folder, the oldest first; at least one
   * @return one line that says it
   */
  static String write(List<PastRun> runs, OutputFiles files, ReferenceSet set) throws IOException {
    PastRun now = runs.get(runs.size() - 1);
    PastRun before = null;
    for (PastRun run : runs.subList(0, runs.size() - 1)) {
      if (run.set().equals(now.set())) {
        before = run;
      }
    }
    List<PastRun> shown = runs.subList(Math.max(0, runs.size() - SHOWN_RUNS), runs.size());
    String svg =
        MARK
            + "\n"
            + ScorePlot.svg(
                shown.stream()
                    .map(run -> new ScorePlot.Point(day(run), run.bleu(), run.chrf()))
                    .toList());
    String plot =
        files.writeOwn(PLOT, MARK, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
    StringBuilder md = new StringBuilder();
    md.append(MARK).append("\n\n# Translation quality\n\n");
    String headline =
        String.format(
            Locale.ROOT,
            "BLEU %.2f, chrF2 %.2f on %d segments",
            now.bleu(),
            now.chrf(),
            now.segments());
    String change =
        before == null
            ? "first watch of this set"
            : String.format(
                Locale.ROOT,
                "BLEU %+.2f, chrF2 %+.2f against the watch before",
                now.bleu() - before.bleu(),
                now.chrf() - before.chrf());
    md.append(headline).append("; ").append(change).append(".\n\n");
    md.append("![BLEU and chrF2 over past watches](").append(plot).append(")\n\n");
    md.append("| watch | BLEU | chrF2 | segments | model | program | what changed |\n");
    md.append("|---|---:|---:|---:|---|---|---|\n");
    for (int i = shown.size() - 1; i >= 0; i--) {
      PastRun run = shown.get(i);
      PastRun earlier = i == 0 ? null : shown.get(i - 1);
      md.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %d | %s | %s | %s |\n",
              day(run),
              run.bleu(),
              run.chrf(),
              run.segments(),
              MarkdownEscaper.escape(run.model(), Place.CELL),
              MarkdownEscaper.escape(run.version(), Place.CELL),
              changes(earlier, run)));
    }
    if (before != null) {
      changedSegments(md, before, now, files, set);
    }
    files.writeOwn(REPORT, MARK, out -> out.write(md.toString().getBytes(StandardCharsets.UTF_8)));
    return headline + "; " + change;
  }

  private static String day(PastRun run) {
    LocalDateTime started = run.started();
    return started == null ? "?" : DateTimeFormatter.ISO_LOCAL_DATE.format(started);
  }

  private static String changes(@Nullable PastRun before, PastRun run) {
    if (before == null) {
      return "";
    }
    List<String> changes = new ArrayList<>();
    if (!before.set().equals(run.set())) {
      changes.add("reference set");
    }
    if (!before.model().equals(run.model())) {
      changes.add("model");
    }
    if (!before.settings().equals(run.settings())) {
      changes.add("settings");
    }
    if (!before.version().equals(run.version())) {
      changes.add("program");
    }
    return changes.isEmpty() ? "model files" : String.join(", ", changes);
  }

  private static void changedSegments(
      StringBuilder md, PastRun before, PastRun now, OutputFiles files, ReferenceSet set)
      throws IOException {
    Path old = files.state(translationsFile(before.id()));
    if (!Files.isRegularFile(old)) {
      md.append("\nThe translations of the watch before are gone: no list of changes.\n");
      return;
    }
    List<String> then = lines(old);
    List<String> today = lines(files.state(translationsFile(now.id())));
    Chrf chrf = new Chrf();
    record Change(int segment, double difference) {}
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < Math.min(then.size(), today.size()); i++) {
      if (!then.get(i).equals(today.get(i))) {
        List<String> reference = List.of(set.references().get(i));
        changes.add(
            new Change(
                i,
                chrf.score(chrf.count(today.get(i), reference))
                    - chrf.score(chrf.count(then.get(i), reference))));
      }
    }
    changes.sort(Comparator.comparingDouble(Change::difference).thenComparingInt(Change::segment));
    md.append("\n## Changed segments\n\n");
    if (changes.isEmpty()) {
      md.append("None: every segment is translated as before.\n");
      return;
    }
    long worse = changes.stream().filter(change -> change.difference() < 0).count();
    md.append(
        String.format(
            Locale.ROOT,
            "%d of %d segments changed, %d for the worse by chrF2, the worst first%s.\n",
            changes.size(),
            today.size(),
            worse,
            changes.size() > SHOWN_CHANGES ? "; the first " + SHOWN_CHANGES + " are shown" : ""));
    for (Change change : changes.subList(0, Math.min(SHOWN_CHANGES, changes.size()))) {
      int i = change.segment();
      md.append(
          String.format(
              Locale.ROOT,
              "\n"
                  + "### Segment %d (%+.1f)\n\n"
                  + "- German: %s\n"
                  + "- before: %s\n"
                  + "- now: %s\n"
                  + "- reference: %s\n",
              i + 1,
              change.difference(),
              MarkdownEscaper.escape(set.sources().get(i), Place.INLINE),
              MarkdownEscaper.escape(then.get(i), Place.INLINE),
              MarkdownEscaper.escape(today.get(i), Place.INLINE),
              MarkdownEscaper.escape(set.references().get(i), Place.INLINE)));
    }
  }

  /** Where the translations of a watch lie below the state folder. */
  static String translationsFile(long execution) {
    return "watch/" + execution + ".en";
  }

  private static List<String> lines(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return Arrays.asList(body.split("\n", -1));
  }
}
