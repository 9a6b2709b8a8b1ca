package io.github.nachtschicht.cli;

import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.marian.Precision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that decide what a translation says and how fast it comes. */
public class TranslationOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = ModelResolver.EMBEDDED,
      description =
          "Model: a folder, a name below models/, or a repository of the hub's cache"
              + " (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      description = "Folder of models to look into first.")
  private @Nullable Path modelsDir;

  @Option(
      names = "--target-tag",
      paramLabel = "TAG",
      description = "Language that a model of several is to write, for example eng.")
  private @Nullable String targetTag;

  @Option(
      names = "--beam-size",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Hypotheses kept while translating, 1 to 16; 1 is greedy and fastest"
              + " (default: ${DEFAULT-VALUE}).")
  private int beamSize;

  @Option(
      names = "--length-penalty",
      paramLabel = "X",
      defaultValue = "1.0",
      description =
          "Exponent of the length a hypothesis's score is divided by, -5 to 5"
              + " (default: ${DEFAULT-VALUE}).")
  private double lengthPenalty;

  @Option(
      names = "--no-repeat-ngram-size",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "No N tokens in a row may come twice in a sentence; 0 is off"
              + " (default: ${DEFAULT-VALUE}).")
  private int noRepeatNgramSize;

  @Option(
      names = "--max-length-ratio",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Most tokens of a translation as a multiple of the source's; 0 is off"
              + " (default: ${DEFAULT-VALUE}).")
  private double maxLengthRatio;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "int8",
      description = "Arithmetic of the model: int8 or fp32 (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--normalize-punctuation",
      paramLabel = "true|false",
      arity = "1",
      description =
          "Plain quotation marks and dashes before the model sees them (default: true"
              + " for the OPUS-MT models, which were trained so, else false).")
  private @Nullable Boolean normalizePunctuation;

  @Option(
      names = "--summary-sentences",
      paramLabel = "N",
      description = "Length of the summary in sentences; 0 for none (default: 3).")
  private @Nullable Integer summarySentences;

  @Option(
      names = "--summary-ratio",
      paramLabel = "X",
      description = "Length of the summary as a share of the sentences, above 0, at most 1.")
  private @Nullable Double summaryRatio;

  @Option(
      names = "--summary-words",
      paramLabel = "N",
      description = "Length of the summary in German words.")
  private @Nullable Integer summaryWords;

  @Option(
      names = "--layout",
      paramLabel = "L",
      defaultValue = "paragraphs",
      description =
          "How the languages stand beside each other: paragraphs, table or english"
              + " (default: ${DEFAULT-VALUE}).")
  private Layout layout;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that translate, one core each (default: the machine's cores).")
  private @Nullable Integer threads;

  @Option(
      names = "--force-language",
      description = "Take every document as German, and models of other languages too.")
  private boolean forceLanguage;

  /**
   * The settings these options ask for.
   *
   * @throws ParameterException if a value is out of range
   */
  TranslationSettings settings() {
    int given =
        (summarySentences == null ? 0 : 1)
            + (summaryRatio == null ? 0 : 1)
            + (summaryWords == null ? 0 : 1);
    if (given > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Only one of --summary-sentences, --summary-ratio and --summary-words can be given.");
    }
    try {
      SummaryLength length =
          summaryRatio != null
              ? SummaryLength.ratio(summaryRatio)
              : summaryWords != null
                  ? SummaryLength.words(summaryWords)
                  : SummaryLength.sentences(summarySentences == null ? 3 : summarySentences);
      int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
      return new TranslationSettings(
          model,
          modelsDir,
          targetTag,
          new DecodingOptions(
              beamSize,
              lengthPenalty,
              DecodingOptions.EarlyStopping.HEURISTIC,
              noRepeatNgramSize,
              null,
              maxLengthRatio),
          precision,
          normalizePunctuation,
          workers,
          layout,
          length,
          forceLanguage);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "Invalid value: " + e.getMessage() + ".", e);
    }
  }

  /** The settings as the report names them. */
  static Map<String, String> described(TranslationSettings settings) {
    Map<String, String> described = new LinkedHashMap<>();
    described.put("beam_size", String.valueOf(settings.decoding().beamSize()));
    described.put("length_penalty", String.valueOf(settings.decoding().lengthPenalty()));
    described.put("no_repeat_ngram_size", String.valueOf(settings.decoding().noRepeatNgramSize()));
    described.put("max_length_ratio", String.valueOf(settings.decoding().maxLengthRatio()));
    described.put("precision", settings.precision().name().toLowerCase(Locale.ROOT));
    described.put("threads", String.valueOf(settings.threads()));
    described.put("layout", settings.layout().name().toLowerCase(Locale.ROOT));
    described.put(
        "summary",
        settings.summaryLength().unit().name().toLowerCase(Locale.ROOT)
            + " "
            + settings.summaryLength().value());
    return described;
  }
}
