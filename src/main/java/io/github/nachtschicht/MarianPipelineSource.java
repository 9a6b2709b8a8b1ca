package io.github.nachtschicht;

import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.PipelineParts;
import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.MarkdownRenderer;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.models.LanguageCheck;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.reading.DocumentReader;
import io.github.nachtschicht.reading.ReadingOptions;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.summary.Summarizers;
import io.github.nachtschicht.text.SegmentedDocument;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.marian.MarianSettings;
import io.github.nachtschicht.translation.marian.MarianTranslator;
import io.github.nachtschicht.translation.marian.Processor;
import io.github.nachtschicht.translation.memory.RememberingTranslator;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts together: reading, sentences, a Marian model, checks, summary and Markdown. For
 * one thread; the pipeline it opens is for any number.
 */
public final class MarianPipelineSource implements PipelineSource {

  /**
   * Grows when the same source, model and options would be read, split, checked or summarized
   * otherwise than before: every document is then done again.
   */
  private static final int PIPELINE_VERSION = 4;

  /** Name of the memory of translated sentences in the state folder. */
  public static final String MEMORY_FILE = "sentences.mv";

  private final TranslationSettings settings;
  private final @Nullable Path output;
  private final DocumentReader reader;
  private final SentenceSplitter splitter = new LazySplitter();
  private final Summarizer summarizer = Summarizers.standard();
  private final Consumer<String> warnings;
  private @Nullable ModelFolder folder;
  private @Nullable String targetTag;
  private @Nullable Provenance provenance;
  private @Nullable Corrections corrections;
  private @Nullable SegmentTranslator translator;
  private long memoryBytes;

  /** As the other constructor; nobody is told of what is unusual. */
  public MarianPipelineSource(TranslationSettings settings, @Nullable Path output) {
    this(settings, output, warning -> {});
  }

  /**
   * Prepares; opens nothing yet.
   *
   * @param output the output folder, which holds the corrections that people made; null for none
   * @param warnings told of what is unusual about the model
   */
  public MarianPipelineSource(
      TranslationSettings settings, @Nullable Path output, Consumer<String> warnings) {
    this.warnings = warnings;
    this.settings = settings;
    this.output = output;
    this.reader =
        new DocumentReader(ReadingOptions.defaults().withForceLanguage(settings.forceLanguage()));
  }

  @Override
  public Provenance provenance() {
    Provenance known = provenance;
    if (known == null) {
      ModelFolder model = folder();
      known = new Provenance(languagePair(model), model.name(), model.fingerprint(), fingerprint());
      provenance = known;
    }
    return known;
  }

  private ModelFolder folder() {
    ModelFolder known = folder;
    if (known == null) {
      known = new ModelResolver(locations()).resolve(settings.model());
      targetTag =
          LanguageCheck.require(known, settings.targetTag(), settings.forceLanguage(), warnings);
      known.requireUndamaged(false);
      folder = known;
    }
    return known;
  }

  /** The model's folder. */
  public Path modelFolder() {
    return folder().path();
  }

  /**
   * Fingerprint of the model's files as they are now, every byte read.
   *
   * @throws io.github.nachtschicht.models.ModelException if one is not what it should be
   */
  public String freshModelSha256() {
    folder().requireUndamaged(true);
    return folder().freshFingerprint();
  }

  private ModelLocations locations() {
    return ModelLocations.ofProcess(settings.modelsDir());
  }

  private static String languagePair(ModelFolder model) {
    String from = model.sourceLanguage().isEmpty() ? "de" : model.sourceLanguage();
    String to = model.targetLanguage().isEmpty() ? "en" : model.targetLanguage();
    return from + "-" + to;
  }

  @Override
  public Layout layout() {
    return settings.layout();
  }

  /** Everything that influences the output and is not the source, the model or the layout. */
  private String fingerprint() {
    Map<String, Object> all = new TreeMap<>();
    all.put("pipeline", PIPELINE_VERSION);
    all.put("decoding", settings.decoding());
    all.put("precision", settings.precision().name());
    all.put("normalize-punctuation", normalizesPunctuation());
    all.put("target-tag", String.valueOf(targetTag));
    all.put("force-language", settings.forceLanguage());
    all.put("summarizer", summarizer.signature());
    all.put("summary-length", settings.summaryLength());
    StringBuilder text = new StringBuilder();
    all.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private SegmentTranslator openTranslator(Runnable loading) {
    loading.run();
    ModelFolder model = folder();
    return MarianTranslator.open(
        model.path(),
        MarianModels.identity(model),
        MarianSettings.of(locations().compiledCache())
            .withDecoding(settings.decoding())
            .withPrecision(settings.precision())
            .withWorkers(settings.threads())
            .withPunctuationNormalization(normalizesPunctuation())
            .withTargetTag(targetTag));
  }

  /** All that the translation of a sentence depends on beside the sentence. */
  private String translationContext() {
    Map<String, String> all = new TreeMap<>();
    all.put("model", folder().fingerprint());
    all.put("decoder", String.valueOf(MarianTranslator.DECODER_VERSION));
    all.put("decoding", settings.decoding().toString());
    all.put("precision", settings.precision().name());
    all.put("normalize-punctuation", String.valueOf(normalizesPunctuation()));
    all.put("target-tag", String.valueOf(targetTag));
    all.put("processor", Processor.kind());
    return all.toString();
  }

  private boolean normalizesPunctuation() {
    Boolean asked = settings.normalizePunctuation();
    return asked != null ? asked : MarianModels.expectsNormalizedPunctuation(folder());
  }

  @Override
  public List<String> sentencesOf(String name, byte[] bytes) {
    return DocumentPipeline.translatable(SegmentedDocument.of(reader.read(name, bytes), splitter));
  }

  @Override
  public Corrections corrections() {
    Corrections known = corrections;
    if (known == null) {
      try {
        known =
            output == null
                ? Corrections.NONE
                : Corrections.load(output.resolve(Corrections.FILE_NAME));
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      corrections = known;
    }
    return known;
  }

  /**
   * Remembers translated sentences in the output folder from now on. Whoever opens the pipeline
   * must hold the folder's lock.
   *
   * @param maxBytes size that the memory may grow to
   * @return this
   * @throws IllegalStateException if there is no output folder
   */
  public MarianPipelineSource remembering(long maxBytes) {
    if (output == null) {
      throw new IllegalStateException("there is no output folder to remember sentences in");
    }
    memoryBytes = maxBytes;
    return this;
  }

  @Override
  public DocumentPipeline open(Runnable loading) {
    Provenance made = provenance();
    SegmentTranslator open;
    if (memoryBytes > 0 && output != null) {
      SentenceMemory memory =
          SentenceMemory.open(
              NightlyRun.stateFolder(output).resolve(MEMORY_FILE), memoryBytes, warnings);
      open =
          new RememberingTranslator(
              MarianModels.identity(folder()),
              translationContext(),
              memory,
              () -> openTranslator(loading));
    } else {
      open = openTranslator(loading);
    }
    translator = open;
    Corrections known = corrections();
    MarkdownRenderer renderer = new MarkdownRenderer();
    return new DocumentPipeline(
        new PipelineParts(
            reader::read,
            splitter,
            open,
            sentence -> known.find(sentence).orElse(null),
            QualityChecks.standard(),
            summarizer,
            settings.summaryLength(),
            document -> renderer.render(document, settings.layout()),
            made));
  }

  @Override
  public void close() {
    SegmentTranslator open = translator;
    if (open != null) {
      translator = null;
      open.close();
    }
  }

  /** Reads the sentence rules only when there is something to split. */
  private static final class LazySplitter implements SentenceSplitter {

    private @Nullable SentenceSplitter splitter;

    @Override
    public synchronized List<io.github.nachtschicht.text.Span> split(String text) {
      SentenceSplitter open = splitter;
      if (open == null) {
        open = new SrxSentenceSplitter();
        splitter = open;
      }
      return open.split(text);
    }
  }
}
