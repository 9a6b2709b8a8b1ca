package io.github.nachtschicht;

import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.PipelineParts;
import io.github.nachtschicht.batch.PipelineSource;
import io.github.nachtschicht.batch.RememberingAnalysis;
import io.github.nachtschicht.batch.RememberingChecker;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.MarkdownRenderer;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.models.LanguageCheck;
import io.github.nachtschicht.models.ModelFolder;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.quality.QualityChecks;
import io.github.nachtschicht.reading.DocumentReader;
import io.github.nachtschicht.reading.ReadingOptions;
import io.github.nachtschicht.settings.Effect;
import io.github.nachtschicht.settings.Settings;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.SalienceSummarizer;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.marian.Processor;
import io.github.nachtschicht.translation.memory.RememberingTranslator;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import io.github.nachtschicht.translation.memory.TranslationMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts together: reading, sentences, a Marian model, checks, summary and Markdown. For
 * one thread; the pipeline it opens is for any number.
 */
public final class MarianPipelineSource implements PipelineSource {

  /** Grows when the same source would be read or split otherwise than before. */
  private static final int READING_VERSION = 13;

  /** Grows when the same sentence and translation would get other flags than before. */
  private static final int CHECKS_VERSION = 14;

  /** Grows when the same sentences would be summarized otherwise than before. */
  private static final int SUMMARY_VERSION = 8;

  /** Name of the memory of translated sentences in the state folder. */
  public static final String MEMORY_FILE = "sentences.mv";

  private final TranslationSettings settings;
  private final @Nullable Path output;
  private final DocumentReader reader;
  private final SentenceSplitter splitter = new LazySplitter();
  private final Summarizer summarizer = new SalienceSummarizer();
  private final Consumer<String> warnings;
  private @Nullable ModelFolder folder;
  private @Nullable String targetTag;
  private @Nullable Provenance provenance;
  private @Nullable Corrections corrections;
  private @Nullable Glossary glossary;
  private @Nullable SegmentTranslator translator;
  private @Nullable SentenceMemory memory;
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
        new DocumentReader(
            ReadingOptions.defaults()
                .withForceLanguage(settings.get(TranslationSettings.FORCE_LANGUAGE)));
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
      known = new ModelResolver(locations()).resolve(settings.get(TranslationSettings.MODEL_NAME));
      targetTag =
          LanguageCheck.require(
              known,
              settings.find(TranslationSettings.TARGET_TAG),
              settings.get(TranslationSettings.FORCE_LANGUAGE),
              warnings);
      known.requireUndamaged(false);
      folder = known;
    }
    return known;
  }

  private TranslationModel model() {
    return TranslationModel.of(folder());
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
    return ModelLocations.ofProcess(settings.find(TranslationSettings.MODELS_DIR));
  }

  private static String languagePair(ModelFolder model) {
    String from = model.sourceLanguage().isEmpty() ? "de" : model.sourceLanguage();
    String to = model.targetLanguage().isEmpty() ? "en" : model.targetLanguage();
    return from + "-" + to;
  }

  @Override
  public Layout layout() {
    return settings.get(TranslationSettings.LAYOUT_FORM);
  }

  /** Everything that influences the output and is not the source or the model. */
  private SettingsFingerprint fingerprint() {
    Settings values = resolved();
    return new SettingsFingerprint(
        values.fingerprint(Effect.READING, version(READING_VERSION)),
        values.fingerprint(Effect.TEXT, version(model().version())),
        values.fingerprint(Effect.CHECKS, version(CHECKS_VERSION)),
        values.fingerprint(
            Effect.SUMMARY,
            Map.of("version", String.valueOf(SUMMARY_VERSION), "method", summarizer.signature())),
        values.fingerprint(Effect.LAYOUT, version(MarkdownRenderer.FORMAT_VERSION)));
  }

  private Settings resolved() {
    var unused = folder();
    return settings
        .resolved()
        .with(TranslationSettings.TARGET_TAG, targetTag)
        .with(TranslationSettings.SHORTLIST, settings.shortlist() ? Boolean.TRUE : null)
        .with(TranslationSettings.NORMALIZE_PUNCTUATION, normalizesPunctuation());
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options =
        new TreeMap<>(
            resolved()
                .described(EnumSet.of(Effect.READING, Effect.TEXT, Effect.CHECKS, Effect.SUMMARY)));
    options.put("version of reading", String.valueOf(READING_VERSION));
    options.put("version of decoding", String.valueOf(model().version()));
    options.put("version of checks", String.valueOf(CHECKS_VERSION));
    options.put("version of summaries", SUMMARY_VERSION + " " + summarizer.signature());
    return options;
  }

  private static Map<String, String> version(int number) {
    return Map.of("version", String.valueOf(number));
  }

  private SegmentTranslator openTranslator(Runnable loading) {
    loading.run();
    return model()
        .open(
            ModelOptions.of(locations().compiledCache())
                .withDecoding(settings.decoding())
                .withPrecision(settings.get(TranslationSettings.PRECISION))
                .withWorkers(settings.threads())
                .withPunctuationNormalization(normalizesPunctuation())
                .withTargetTag(targetTag)
                .withShortlist(settings.shortlist()));
  }

  /** All that the translation of a sentence depends on beside the sentence. */
  private String translationContext(String processor) {
    Provenance made = provenance();
    return String.join("\n", made.modelSha256(), made.settings().text(), processor);
  }

  private boolean normalizesPunctuation() {
    Boolean asked = settings.find(TranslationSettings.NORMALIZE_PUNCTUATION);
    return asked != null ? asked : model().expectsPlainPunctuation();
  }

  private ParsedDocument read(String name, byte[] bytes) throws InterruptedException {
    return reader.readInTime(name, bytes, settings.get(TranslationSettings.READ_TIMEOUT));
  }

  @Override
  public List<String> sentencesOf(String name, byte[] bytes) {
    try {
      return DocumentPipeline.translatable(read(name, bytes).split(splitter));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
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

  @Override
  public Glossary glossary() {
    Glossary known = glossary;
    if (known == null) {
      List<Path> named = settings.glossaries();
      try {
        known = Glossary.load(output == null ? named : Glossary.files(output, named), warnings);
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      glossary = known;
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
  public @Nullable TranslationMemory memory(String processor) {
    if (memoryBytes == 0 || output == null) {
      return null;
    }
    SentenceMemory open = memory;
    if (open == null) {
      open =
          SentenceMemory.open(
              NightlyRun.stateFolder(output).resolve(MEMORY_FILE), memoryBytes, warnings);
      memory = open;
    }
    return open.in(translationContext(processor));
  }

  @Override
  public DocumentPipeline open(Runnable loading) {
    Provenance made = provenance();
    TranslationMemory remembered = memory(Processor.kind());
    SegmentTranslator open =
        remembered == null
            ? openTranslator(loading)
            : new RememberingTranslator(
                model().identity(), remembered, () -> openTranslator(loading));
    translator = open;
    Corrections known = corrections();
    MarkdownRenderer renderer = new MarkdownRenderer();
    SentenceMemory kept = memory;
    RememberingAnalysis analysis =
        kept == null ? null : new RememberingAnalysis(kept, made.settings(), splitter, summarizer);
    return new DocumentPipeline(
        new PipelineParts(
            this::read,
            analysis == null ? splitter : analysis,
            open,
            known,
            glossary(),
            checker(),
            analysis == null ? summarizer : analysis,
            settings.summaryLength(),
            document -> renderer.rendered(document, settings.get(TranslationSettings.LAYOUT_FORM)),
            made));
  }

  /** The checks, which remember what they said if there is a memory. */
  private QualityChecker checker() {
    Provenance made = provenance();
    SentenceMemory open = memory;
    return open == null
        ? QualityChecks.of(made.modelSha256())
        : new RememberingChecker(
            open,
            String.join("\n", "checks", made.modelSha256(), made.settings().checks()),
            () -> QualityChecks.of(made.modelSha256()));
  }

  @Override
  public void close() {
    SegmentTranslator open = translator;
    SentenceMemory remembered = memory;
    translator = null;
    memory = null;
    try {
      if (open != null) {
        open.close();
      }
    } finally {
      if (remembered != null) {
        remembered.close();
      }
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
