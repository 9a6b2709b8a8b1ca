package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.batch.DocumentOutcome.Kind;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.IndexRenderer;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.text.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a run keeps on disk is at its end what it would have been in memory. */
class SpillTest {

  private static final int MANY = 3000;
  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @TempDir Path folder;
  private final Random random = new Random(11);

  private <T> Spill<T> spill(Class<T> type) {
    return new Spill<>(folder.resolve(type.getSimpleName()), type);
  }

  private String text() {
    String[] parts = {"ä", "\"", "\\", "\n", "\u0000", "\u2028", "😀", "|", "<b>", "word ", "]"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private Map<String, Integer> flags() {
    Map<String, Integer> flags = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      flags.put("check-" + random.nextInt(5), 1 + random.nextInt(9));
    }
    return flags;
  }

  private DocumentOutcome outcome(String source) {
    if (random.nextInt(5) == 0) {
      return DocumentOutcome.of(source, null, Kind.SKIPPED, text());
    }
    return new DocumentOutcome(
        source,
        source + ".de-en.md",
        random.nextBoolean() ? Kind.TRANSLATED : Kind.WRITTEN_BESIDE,
        text(),
        random.nextDouble() * 100,
        new DocumentResult.Figures(
            Sha256.of(source),
            random.nextLong(),
            random.nextInt(),
            random.nextInt(),
            random.nextLong(),
            random.nextLong(),
            random.nextInt(),
            random.nextInt(),
            flags(),
            -random.nextDouble(),
            List.of(random.nextDouble()),
            new Account.Figures(
                random.nextInt(),
                random.nextInt(),
                new TreeMap<>(flags()),
                random.nextLong(),
                random.nextLong())),
        random.nextBoolean() ? List.of() : List.of(text(), text()),
        random.nextBoolean() ? null : "worker-" + random.nextInt(3));
  }

  private KnownOutput output(String name) {
    if (random.nextInt(50) == 0) {
      return new KnownOutput(name, null, "", random.nextBoolean());
    }
    Map<String, Integer> flags = flags();
    String sha256 = Sha256.of(name);
    @Nullable Double score = random.nextInt(4) == 0 ? null : -random.nextInt(30000) / 1e4;
    return new KnownOutput(
        name,
        new FrontMatter(
            random.nextInt(3),
            text(),
            text(),
            "source of " + name,
            sha256,
            "de-en",
            "model",
            sha256,
            sha256,
            random.nextBoolean() ? Layout.PARAGRAPHS : Layout.TABLE,
            sha256,
            "",
            random.nextInt(100),
            random.nextInt(1000),
            flags.values().stream().mapToInt(Integer::intValue).sum(),
            new TreeMap<>(flags),
            score,
            random.nextBoolean() ? "" : sha256,
            random.nextInt(10) == 0,
            text(),
            new TreeSet<>(random.nextInt(20) == 0 ? List.of(text()) : List.of())),
        random.nextInt(20) == 0 ? "edited" : sha256,
        false);
  }

  @Test
  void read_inAnyOrder_givesWhatWasAdded() throws Exception {
    try (Spill<DocumentOutcome> outcomes = spill(DocumentOutcome.class);
        Spill<KnownOutput> outputs = spill(KnownOutput.class)) {
      List<DocumentOutcome> added = new ArrayList<>();
      List<KnownOutput> known = new ArrayList<>();
      List<Long> at = new ArrayList<>();
      List<Long> knownAt = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        // Half a character, too, as a broken name may have it.
        added.add(outcome("d" + i + text() + (i % 7 == 0 ? "\uD83D" : "")));
        at.add(outcomes.add(added.get(i)));
        known.add(output("d" + i));
        knownAt.add(outputs.add(known.get(i)));
      }
      assertThat(at).allMatch(place -> place >= 0);
      for (int i = MANY - 1; i >= 0; i--) {
        assertThat(outcomes.read(at.get(i))).isEqualTo(added.get(i));
        assertThat(outputs.read(knownAt.get(i))).isEqualTo(known.get(i));
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void add_diskTakesNothing_keepsItInMemory() throws Exception {
    try (Spill<DocumentOutcome> spill =
        new Spill<>(folder.resolve("missing/file"), DocumentOutcome.class)) {
      DocumentOutcome first = outcome("a");
      DocumentOutcome second = outcome("b");
      long one = spill.add(first);
      long two = spill.add(second);
      assertThat(spill.read(one)).isEqualTo(first);
      assertThat(spill.read(two)).isEqualTo(second);
    }
  }

  @Test
  void read_fileIsCutOff_isAnErrorThatNamesIt() throws Exception {
    try (Spill<DocumentOutcome> spill = spill(DocumentOutcome.class)) {
      long at = spill.add(outcome("a"));
      Path file = folder.resolve("DocumentOutcome");
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, new byte[bytes.length]);
      assertThatThrownBy(() -> spill.read(at))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString());
      Files.write(file, new byte[2]);
      assertThatThrownBy(() -> spill.read(at))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void report_manyDocuments_isWrittenAsOneTree() throws Exception {
    List<DocumentOutcome> outcomes = new ArrayList<>();
    try (Spill<DocumentOutcome> spill = spill(DocumentOutcome.class)) {
      RunLedger ledger = new RunLedger(new RunListener() {}, spill);
      for (int i = 0; i < MANY; i++) {
        outcomes.add(outcome(random.nextInt(MANY) + text()));
        ledger.settle(outcomes.get(i));
      }
      RunReport report =
          new RunReport(
              RunOptions.of(folder, folder),
              folder,
              folder,
              Fakes.PROVENANCE,
              Instant.EPOCH,
              Instant.EPOCH);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      report.write(ledger.summary(RunSummary.Status.DONE, 0, "", 0, 1), ledger, out);

      String written = out.toString(StandardCharsets.UTF_8);
      JsonNode tree = INDENTED.readTree(written);
      assertThat(written).isEqualTo(INDENTED.writeValueAsString(tree).replace("\r\n", "\n") + "\n");
      outcomes.sort(Comparator.comparing(DocumentOutcome::source));
      assertThat(tree.get("documents")).hasSize(MANY);
      for (int i = 0; i < MANY; i++) {
        JsonNode document = tree.get("documents").get(i);
        DocumentOutcome outcome = outcomes.get(i);
        assertThat(document.get("source").asString()).isEqualTo(outcome.source());
        assertThat(document.get("reason").asString()).isEqualTo(outcome.reason());
        DocumentResult.Figures figures = outcome.figures();
        if (figures == null) {
          assertThat(document.has("bytes")).isFalse();
        } else {
          assertThat(document.get("bytes").asLong()).isEqualTo(figures.bytes());
          assertThat(document.get("flags")).isEqualTo(INDENTED.valueToTree(figures.flags()));
          assertThat(document.get("notes")).isEqualTo(INDENTED.valueToTree(outcome.notes()));
          JsonNode reading = document.get("reading");
          assertThat(reading.get("translated").asInt()).isEqualTo(figures.reading().translated());
          assertThat(reading.get("words").asInt()).isEqualTo(figures.reading().words());
          assertThat(reading.get("left_out"))
              .isEqualTo(INDENTED.valueToTree(figures.reading().leftOut()));
          assertThat(ledger.warnings())
              .anyMatch(warning -> warning.startsWith(OneLine.of(outcome.source()) + ": what was"));
        }
      }
    }
  }

  @Test
  void index_writtenOutputsOnDisk_isThatOfOutputsInMemory() throws Exception {
    Map<String, KnownOutput> outputs = new TreeMap<>();
    for (int i = 0; i < MANY; i++) {
      String name = "d" + i / 2 + (i % 2 == 0 ? ".de-en.md" : ".de-en.new.md");
      outputs.put(name, output(name));
    }
    RunPlan plan = new RunPlan(List.of(), List.copyOf(outputs.values()).subList(0, 20), true);
    try (Spill<KnownOutput> spill = spill(KnownOutput.class)) {
      OutputCatalog found = new OutputCatalog(outputs, spill);
      OutputCatalog written = new OutputCatalog(Map.of(), spill);
      outputs.values().forEach(written::put);
      written.put(output("gone.de-en.md"));
      written.remove("gone.de-en.md");

      String index = index(written, plan);

      assertThat(index).isEqualTo(index(found, plan)).contains("## Source is gone", "## Kept");
      for (String name : outputs.keySet()) {
        assertThat(written.get(name)).isEqualTo(outputs.get(name));
      }
    }
  }

  private static String index(OutputCatalog outputs, RunPlan plan) {
    DocumentOutcome skipped = DocumentOutcome.of("s.txt", null, Kind.SKIPPED, "is empty");
    return new IndexRenderer()
        .render(
            OutputIndex.model(
                outputs, plan, List.of(skipped).iterator(), java.util.Set.of(), Corrections.NONE));
  }
}
