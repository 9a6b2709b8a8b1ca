package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.text.Account;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The machine-readable report of a run; {@code docs/run-report.md} describes it.
 *
 * @param options what was asked for
 * @param input real path of the input folder
 * @param output real path of the output folder
 * @param provenance model and settings
 * @param started when the run began
 * @param ended when it ended
 */
record RunReport(
    RunOptions options,
    Path input,
    Path output,
    Provenance provenance,
    Instant started,
    Instant ended) {

  /** What a report of this program says in its first lines. */
  static final String MARK = "nachtschicht-run-report/";

  private static final String SCHEMA = MARK + "1";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** Writes it. */
  void write(RunSummary summary, RunLedger ledger, OutputStream out) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("schema", SCHEMA);
    report.put("program", program());
    report.put("started", started.truncatedTo(ChronoUnit.MILLIS).toString());
    report.put("ended", ended.truncatedTo(ChronoUnit.MILLIS).toString());
    report.put("seconds", rounded(summary.seconds()));
    report.put("status", lower(summary.status()));
    report.put("exit_code", summary.exitCode());
    report.put("message", summary.message());
    report.put("input", input.toString());
    report.put("output", output.toString());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", provenance.model());
    model.put("sha256", provenance.modelSha256());
    report.put("model", model);
    Map<String, Object> settings = new LinkedHashMap<>();
    options
        .values()
        .described()
        .forEach((name, value) -> settings.put(name.replace('-', '_'), value));
    if (!summary.workers().isEmpty()) {
      // They are this machine's, which translated nothing.
      settings.remove("threads");
    }
    settings.put("fingerprint", provenance.settings().all());
    report.put("settings", settings);
    report.put("counts", counts(summary));
    report.put("flags", summary.totals().flags());
    report.put("speed", speed(summary));
    if (!summary.workers().isEmpty()) {
      report.put("workers", workers(summary));
    }
    report.put("warnings", ledger.warnings());
    // an iterator, so that they are not all made at once
    report.put("documents", ledger.outcomes().stream().map(RunReport::document).iterator());
    try {
      JSON.writeValue(out, report);
    } catch (JacksonException e) {
      IOException io = Failures.find(e, IOException.class);
      throw io == null ? new IOException(e.getMessage(), e) : io;
    }
    out.write('\n');
  }

  private static Map<String, Object> program() {
    Map<String, Object> program = new LinkedHashMap<>();
    String version = RunReport.class.getPackage().getImplementationVersion();
    program.put("name", "nachtschicht");
    program.put("version", version == null ? "development" : version);
    program.put("java", System.getProperty("java.runtime.version", ""));
    program.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
    program.put("processors", Runtime.getRuntime().availableProcessors());
    return program;
  }

  private static Map<String, Object> counts(RunSummary summary) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (DocumentOutcome.Kind kind : DocumentOutcome.Kind.values()) {
      counts.put(lower(kind), summary.count(kind));
    }
    counts.put("orphans", summary.orphans());
    put(counts, summary.totals());
    counts.put("flags", summary.totals().flagCount());
    return counts;
  }

  private static void put(Map<String, Object> counts, RunSummary.Totals totals) {
    counts.put("sentences", totals.sentences());
    counts.put("words", totals.words());
    counts.put("source_tokens", totals.sourceTokens());
    counts.put("target_tokens", totals.targetTokens());
    counts.put("corrected", totals.corrected());
    counts.put("remembered", totals.remembered());
    counts.put("terms_used", totals.terms().used());
    counts.put("terms_missed", totals.terms().missed());
  }

  private static Map<String, Object> speed(RunSummary summary) {
    double seconds = summary.translationSeconds();
    Map<String, Object> speed = new LinkedHashMap<>();
    speed.put("translation_seconds", rounded(seconds));
    speed.put("sentences_per_second", rounded(summary.sentencesPerSecond()));
    speed.put(
        "target_tokens_per_second",
        rounded(seconds > 0 ? summary.totals().targetTokens() / seconds : 0));
    return speed;
  }

  private static List<Map<String, Object>> workers(RunSummary summary) {
    List<Map<String, Object>> workers = new ArrayList<>();
    summary
        .workers()
        .forEach(
            (name, figures) -> {
              Map<String, Object> worker = new LinkedHashMap<>();
              worker.put("name", name);
              worker.put("documents", figures.documents());
              worker.put("skipped", figures.skipped());
              worker.put("sentences", figures.sentences());
              worker.put("seconds", rounded(figures.seconds()));
              workers.add(worker);
            });
    return workers;
  }

  private static Map<String, Object> document(DocumentOutcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("source", outcome.source());
    document.put("output", outcome.output());
    document.put("result", lower(outcome.kind()));
    document.put("reason", outcome.reason());
    if (outcome.worker() != null) {
      document.put("worker", outcome.worker());
    }
    DocumentResult.Figures figures = outcome.figures();
    if (figures != null) {
      document.put("seconds", rounded(outcome.seconds()));
      document.put("source_sha256", figures.sourceSha256());
      document.put("bytes", figures.bytes());
      put(document, RunSummary.Totals.NONE.plus(figures));
      document.put("flags", figures.flags());
      Double lowest = figures.lowestScore();
      document.put("lowest_score", lowest == null ? null : Math.round(lowest * 1e4) / 1e4);
      document.put("expected_errors", rounded(figures.expectedErrors()));
      document.put("confidences", figures.confidences());
      document.put("notes", outcome.notes());
      document.put("reading", reading(figures.reading()));
    }
    return document;
  }

  private static Map<String, Object> reading(Account.Figures figures) {
    Map<String, Object> reading = new LinkedHashMap<>();
    reading.put("words", figures.words());
    reading.put("translated", figures.translated());
    reading.put("copied", figures.copied());
    reading.put("left_out", figures.leftOut());
    reading.put("lost", figures.lost());
    reading.put("invented", figures.invented());
    return reading;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
