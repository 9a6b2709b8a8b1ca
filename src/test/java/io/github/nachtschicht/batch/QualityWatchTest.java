package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.step.StepExecution;

class QualityWatchTest {

  @TempDir private Path temporary;
  private Path set;
  private Path output;

  @BeforeEach
  void writeSet() throws Exception {
    set = Files.createDirectories(temporary.resolve("set"));
    output = temporary.resolve("output");
    Files.writeString(set.resolve("a.de"), "Das Haus ist groß.\nDer Baum | ist *alt*.\n");
    Files.writeString(set.resolve("a.en"), "The house is big.\nThe tree | is *old*.\n");
  }

  @Test
  void run_sameAgain_translatesOnce() throws Exception {
    Source source = new Source("1", text -> text);
    assertThat(watch("1").run(source, segments -> {}, warning -> {}).translated()).isTrue();
    Source again = new Source("1", text -> text);
    assertThat(watch("1").run(again, segments -> {}, warning -> {}).translated()).isFalse();
    assertThat(again.opened).isZero();
    assertThat(Files.readString(output.resolve(QualityReport.REPORT))).contains("first watch");
  }

  @Test
  void run_outputFolderMoved_goesOnWithItsHistory() throws Exception {
    watch("1").run(new Source("1", text -> text), segments -> {}, warning -> {});
    output = Files.move(output, temporary.resolve("moved"));
    assertThat(
            watch("1")
                .run(new Source("1", text -> text), segments -> {}, warning -> {})
                .translated())
        .isFalse();
    watch("2").run(new Source("1", text -> text), segments -> {}, warning -> {});
    assertThat(Files.readString(output.resolve(QualityReport.REPORT)))
        .contains("against the watch before");
  }

  @Test
  void run_otherModel_saysWhatChanged() throws Exception {
    watch("1").run(new Source("1", text -> text), segments -> {}, warning -> {});
    QualityWatch.Finding finding =
        watch("1")
            .run(
                new Source("2", text -> text.replace("Das Haus ist groß.", "The house is big.")),
                segments -> {},
                warning -> {});
    assertThat(finding.message()).contains("BLEU +");
    assertThat(Files.readString(output.resolve(QualityReport.REPORT)))
        .contains("1 of 2 segments changed, 0 for the worse")
        .contains("- before: Das Haus ist groß.\n- now: The house is big.\n")
        .contains("| model |");
    assertThat(output.resolve(QualityReport.PLOT)).exists();
  }

  @Test
  void run_otherVersion_translatesAgain() throws Exception {
    watch("1").run(new Source("1", text -> text), segments -> {}, warning -> {});
    assertThat(
            watch("2")
                .run(new Source("1", text -> text), segments -> {}, warning -> {})
                .translated())
        .isTrue();
  }

  @Test
  void run_watchBeforeWasKilled_translatesAgain() throws Exception {
    PipelineSource source = new Source("1", text -> text);
    watch("1").run(source, segments -> {}, warning -> {});
    try (JobStore store = JobStore.open(NightlyRun.stateFolder(output), null, warning -> {})) {
      JobContext context = new JobContext(store);
      for (JobInstance instance : context.repository().getJobInstances(QualityWatch.JOB, 0, 1)) {
        for (JobExecution execution : context.repository().getJobExecutions(instance)) {
          execution.setStatus(BatchStatus.STARTED);
          context.repository().update(execution);
          for (StepExecution step : execution.getStepExecutions()) {
            step.setStatus(BatchStatus.STARTED);
            context.repository().update(step);
          }
        }
      }
    }
    assertThat(watch("1").run(source, segments -> {}, warning -> {}).translated()).isTrue();
    assertThat(watch("1").run(source, segments -> {}, warning -> {}).translated()).isFalse();
  }

  @Test
  void run_unequalFiles_namesBoth() throws Exception {
    Files.writeString(set.resolve("a.en"), "The house is big.\n");
    assertThatThrownBy(
            () -> watch("1").run(new Source("1", text -> text), segments -> {}, warning -> {}))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("a.de has 2 lines and a.en has 1");
  }

  private QualityWatch watch(String version) {
    return new QualityWatch(set, output, null, version);
  }

  /** A pipeline whose translator applies a function. */
  private static final class Source implements PipelineSource {

    private final String model;
    private final UnaryOperator<String> function;
    private int opened;

    private Source(String model, UnaryOperator<String> function) {
      this.model = model;
      this.function = function;
    }

    @Override
    public Provenance provenance() {
      return new Provenance(
          "de-en",
          "test",
          model,
          new SettingsFingerprint("settings", "settings", "settings", "settings", "settings"));
    }

    @Override
    public Layout layout() {
      return Layout.PARAGRAPHS;
    }

    @Override
    public Corrections corrections() {
      return Corrections.NONE;
    }

    @Override
    public List<String> sentencesOf(String name, byte[] bytes) {
      return List.of();
    }

    @Override
    public DocumentPipeline open(Runnable loading) {
      loading.run();
      opened++;
      return new DocumentPipeline(
          new PipelineParts(
              (name, bytes) -> {
                throw new UnsupportedOperationException();
              },
              text -> List.of(new Span(0, text.length())),
              new FunctionTranslator(function),
              Corrections.NONE,
              Glossary.NONE,
              segment -> SentenceReview.CLEAN,
              new NoSummarizer(),
              SummaryLength.sentences(0),
              document -> {
                throw new UnsupportedOperationException();
              },
              provenance()));
    }

    @Override
    public void close() {}
  }

  private record FunctionTranslator(UnaryOperator<String> function) implements SegmentTranslator {

    @Override
    public List<TranslatedSegment> translateRequests(
        List<SentenceRequest> requests, TranslationProgress progress) {
      List<String> sources = requests.stream().map(SentenceRequest::source).toList();
      return sources.stream()
          .map(text -> new TranslatedSegment(text, function.apply(text), -1, 1, 1, Set.of()))
          .toList();
    }

    @Override
    public ModelIdentity model() {
      return new ModelIdentity("test", "0", "de", "en");
    }

    @Override
    public void close() {}
  }

  private static final class NoSummarizer implements Summarizer {

    @Override
    public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
      return Summary.NONE;
    }

    @Override
    public String signature() {
      return "none";
    }
  }
}
