package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.PipelineParts;
import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.MarkdownRenderer;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.reading.DocumentReader;
import io.github.nachtschicht.reading.ReadingOptions;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.SalienceSummarizer;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import io.github.nachtschicht.translation.memory.CarriedMemory;
import io.github.nachtschicht.translation.memory.TranslationMemory;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The real pipeline, but for a translator that answers at once. */
final class PlainSource implements PipelineSource {

  static final Provenance PROVENANCE =
      new Provenance(
          "de-en",
          "plain",
          "a".repeat(64),
          new SettingsFingerprint(
              "b".repeat(64), "b".repeat(64), "b".repeat(64), "b".repeat(64), "b".repeat(64)));

  private static final SentenceSplitter SPLITTER = new SrxSentenceSplitter();

  private final DocumentReader reader =
      new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));
  private final Provenance provenance;
  private final Corrections corrections;
  private final UnaryOperator<String> translation;
  private @Nullable CarriedMemory memory;
  private Glossary glossary = Glossary.NONE;
  private double processor = -0.25;

  PlainSource(Provenance provenance, Corrections corrections, UnaryOperator<String> translation) {
    this.provenance = provenance;
    this.corrections = corrections;
    this.translation = translation;
  }

  static PlainSource of(UnaryOperator<String> translation) {
    return new PlainSource(PROVENANCE, Corrections.NONE, translation);
  }

  /** Uses a glossary from now on. */
  PlainSource with(Glossary terms) {
    glossary = terms;
    return this;
  }

  @Override
  public Glossary glossary() {
    return glossary;
  }

  /** As if it ran on another kind of processor: what tells them apart comes out otherwise. */
  PlainSource onProcessor(double score) {
    processor = score;
    return this;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Layout layout() {
    return Layout.PARAGRAPHS;
  }

  @Override
  public Corrections corrections() {
    return corrections;
  }

  @Override
  public List<String> sentencesOf(String name, byte[] bytes) {
    return DocumentPipeline.translatable(reader.read(name, bytes).split(SPLITTER));
  }

  @Override
  public DocumentPipeline open(Runnable loading) {
    loading.run();
    MarkdownRenderer renderer = new MarkdownRenderer();
    return new DocumentPipeline(
        new PipelineParts(
            reader::read,
            SPLITTER,
            new Translator(),
            corrections,
            glossary,
            QualityChecks.standard(),
            new SalienceSummarizer(),
            SummaryLength.sentences(2),
            document -> renderer.rendered(document, layout()),
            provenance));
  }

  /** Remembers from now on what is translated, until the end of the test. */
  PlainSource remembering() {
    memory = new CarriedMemory(List.of());
    return this;
  }

  @Override
  public @Nullable TranslationMemory memory(String kind) {
    return memory;
  }

  @Override
  public void close() {}

  private final class Translator implements SegmentTranslator {

    @Override
    public List<TranslatedSegment> translateRequests(
        List<SentenceRequest> requests, TranslationProgress progress) {
      List<String> sources = requests.stream().map(SentenceRequest::source).toList();
      progress.advance(sources.size());
      if (sources.equals(Arithmetic.PROBES)) {
        return sources.stream()
            .map(s -> new TranslatedSegment(s, s, processor, 7, 9, Set.of()))
            .toList();
      }
      return requests.stream()
          .map(
              request ->
                  new TranslatedSegment(
                          request.source(),
                          translation.apply(request.source()),
                          -0.25,
                          7,
                          9,
                          Set.of())
                      .withRules(request.rules()))
          .toList();
    }

    @Override
    public ModelIdentity model() {
      return new ModelIdentity("plain", "a".repeat(64), "de", "en");
    }

    @Override
    public void close() {}
  }
}
