package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.IndexModel;
import io.github.nachtschicht.markdown.IndexRenderer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      OutputCatalog outputs,
      RunPlan plan,
      Iterator<DocumentOutcome> skipped,
      Set<String> written,
      Corrections corrections)
      throws IOException {
    try {
      IndexModel model = model(outputs, plan, skipped, fresh(files, written), corrections);
      return files.writeOwn(
          NAME,
          IndexRenderer.MARK,
          out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            new IndexRenderer().render(model, text);
            text.flush();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
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

  /** What the index shows; the outputs are read while it is written. */
  static IndexModel model(
      OutputCatalog outputs,
      RunPlan plan,
      Iterator<DocumentOutcome> skippedDocuments,
      Set<String> fresh,
      Corrections corrections) {
    Map<String, String> due = new HashMap<>();
    for (PlannedDocument document : plan.documents()) {
      if (document.action() == PlannedDocument.Action.TRANSLATE_BESIDE) {
        due.put(document.output(), document.reason());
      }
    }
    List<IndexModel.Entry> entries = new ArrayList<>();
    List<IndexModel.Kept> kept = new ArrayList<>();
    List<IndexModel.Orphan> orphans = new ArrayList<>();
    outputs.forEach(
        (name, ours, replaceable) -> {
          boolean beside = name.endsWith(OutputNames.NEW_SUFFIX);
          if (ours && !beside) {
            entries.add(new IndexModel.Entry(name, () -> outputs.frontMatter(name)));
          }
          if (!beside && !replaceable) {
            String newer = OutputNames.newVersionOf(name);
            boolean written = outputs.contains(newer);
            kept.add(
                new IndexModel.Kept(
                    name,
                    written ? "a newer version stands beside it" : due.getOrDefault(name, ""),
                    written ? newer : ""));
          }
        });
    for (KnownOutput orphan : plan.orphans()) {
      if (outputs.contains(orphan.name())) {
        orphans.add(new IndexModel.Orphan(orphan.name(), orphan.source()));
      }
    }
    List<IndexModel.Skipped> skipped = new ArrayList<>();
    skippedDocuments.forEachRemaining(
        outcome -> skipped.add(new IndexModel.Skipped(outcome.source(), outcome.reason())));
    Map<String, Integer> corrected = new HashMap<>();
    for (Correction correction : corrections.all()) {
      corrected.merge(correction.document(), 1, Integer::sum);
    }
    return new IndexModel(entries, skipped, kept, orphans, fresh, corrected);
  }
}
