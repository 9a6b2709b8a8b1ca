package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.IndexModel;
import io.github.nachtschicht.markdown.IndexRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Writes index.md, from what the outputs say of themselves. */
final class OutputIndex {

  private static final String NAME = "index.md";

  private OutputIndex() {}

  /** Writes the index, unless it says the same already. */
  static void write(
      OutputFiles files, SortedMap<String, KnownOutput> outputs, RunPlan plan, RunLedger ledger)
      throws IOException {
    byte[] text =
        new IndexRenderer().render(model(outputs, plan, ledger)).getBytes(StandardCharsets.UTF_8);
    Path index = files.resolve(NAME);
    if (!Files.isRegularFile(index) || !Arrays.equals(Files.readAllBytes(index), text)) {
      files.write(NAME, text);
    }
  }

  static IndexModel model(SortedMap<String, KnownOutput> outputs, RunPlan plan, RunLedger ledger) {
    Map<String, String> due = new HashMap<>();
    for (PlannedDocument document : plan.documents()) {
      if (document.action() == PlannedDocument.Action.TRANSLATE_BESIDE) {
        due.put(document.output(), document.reason());
      }
    }
    Set<String> orphaned = new HashSet<>();
    plan.orphans().forEach(orphan -> orphaned.add(orphan.name()));
    List<IndexModel.Entry> entries = new ArrayList<>();
    List<IndexModel.Kept> kept = new ArrayList<>();
    List<IndexModel.Orphan> orphans = new ArrayList<>();
    for (KnownOutput output : outputs.values()) {
      FrontMatter front = output.frontMatter();
      String name = output.name();
      boolean beside = name.endsWith(OutputNames.NEW_SUFFIX);
      if (front != null && !beside) {
        entries.add(new IndexModel.Entry(name, front));
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
      if (orphaned.contains(name)) {
        orphans.add(new IndexModel.Orphan(name, output.source()));
      }
    }
    List<IndexModel.Skipped> skipped = new ArrayList<>();
    for (DocumentOutcome outcome : ledger.outcomes()) {
      if (outcome.kind() == Kind.SKIPPED) {
        skipped.add(new IndexModel.Skipped(outcome.source(), outcome.reason()));
      }
    }
    return new IndexModel(entries, skipped, kept, orphans);
  }
}
