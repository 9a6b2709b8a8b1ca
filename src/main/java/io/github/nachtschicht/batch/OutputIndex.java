package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.IndexModel;
import io.github.nachtschicht.markdown.IndexRenderer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Writes index.md, from what the outputs say of themselves. */
final class OutputIndex {

  static final String NAME = "index.md";

  /** File of the state folder with the names that were last written. */
  private static final String WRITTEN = "written-last";

  private OutputIndex() {}

  /**
   * Writes the index, unless it says the same already.
   *
   * @param skipped what could not be done
   * @param written names of the outputs that this run wrote
   * @param corrections what people corrected
   * @return the name it has; {@value NAME} unless a person has a file of that name
   */
  static String write(
      OutputFiles files,
      SortedMap<String, KnownOutput> outputs,
      RunPlan plan,
      List<DocumentOutcome> skipped,
      Set<String> written,
      Corrections corrections)
      throws IOException {
    IndexModel model = model(outputs, plan, skipped, fresh(files, written), corrections);
    return files.writeOwn(
        NAME,
        IndexRenderer.MARK,
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          new IndexRenderer().render(model, text);
          text.flush();
        });
  }

  /**
   * What the last run that wrote anything has written: a run with nothing to do leaves the index as
   * it is.
   */
  private static Set<String> fresh(OutputFiles files, Set<String> written) {
    try {
      if (written.isEmpty()) {
        Path remembered = files.state(WRITTEN);
        return Files.exists(remembered)
            ? Set.copyOf(Files.readAllLines(remembered, StandardCharsets.UTF_8))
            : Set.of();
      }
      files.writeState(
          WRITTEN,
          (String.join("\n", new TreeSet<>(written)) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It is not worth more than the mark of what is new.
    }
    return written;
  }

  /** What the index shows. */
  static IndexModel model(
      SortedMap<String, KnownOutput> outputs,
      RunPlan plan,
      List<DocumentOutcome> skippedDocuments,
      Set<String> fresh,
      Corrections corrections) {
    Map<String, String> due = new HashMap<>();
    for (InputDocument document : plan.documents()) {
      if (document.action() == InputDocument.Action.TRANSLATE_BESIDE) {
        due.put(document.output(), document.reason());
      }
    }
    List<IndexModel.Entry> entries = new ArrayList<>();
    List<IndexModel.Kept> kept = new ArrayList<>();
    List<IndexModel.Orphan> orphans = new ArrayList<>();
    outputs.forEach(
        (name, output) -> {
          boolean beside = name.endsWith(OutputNames.NEW_SUFFIX);
          FrontMatter front = output.frontMatter();
          if (front != null && !beside) {
            entries.add(new IndexModel.Entry(name, () -> front));
          }
          if (!beside && !output.isReplaceable()) {
            String newer = OutputNames.newVersionOf(name);
            boolean written = outputs.containsKey(newer);
            kept.add(
                new IndexModel.Kept(
                    name,
                    written ? "a newer version stands beside it" : due.getOrDefault(name, ""),
                    written ? newer : ""));
          }
        });
    for (KnownOutput orphan : plan.orphans()) {
      if (outputs.containsKey(orphan.name())) {
        orphans.add(new IndexModel.Orphan(orphan.name(), orphan.source()));
      }
    }
    List<IndexModel.Skipped> skipped =
        skippedDocuments.stream()
            .map(outcome -> new IndexModel.Skipped(outcome.source(), outcome.reason()))
            .toList();
    Map<String, Integer> corrected = new HashMap<>();
    for (Correction correction : corrections.all()) {
      corrected.merge(correction.document(), 1, Integer::sum);
    }
    return new IndexModel(entries, skipped, kept, orphans, fresh, corrected);
  }
}
