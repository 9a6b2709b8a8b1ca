package io.github.nachtschicht;

import static io.github.nachtschicht.settings.Effect.LAYOUT;
import static io.github.nachtschicht.settings.Effect.MODEL;
import static io.github.nachtschicht.settings.Effect.READING;
import static io.github.nachtschicht.settings.Effect.RUN;
import static io.github.nachtschicht.settings.Effect.SUMMARY;
import static io.github.nachtschicht.settings.Effect.TEXT;

import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.settings.Setting;
import io.github.nachtschicht.settings.Settings;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.DecodingOptions.EarlyStopping;
import io.github.nachtschicht.translation.Precision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be translated with, and how: the settings of it, and their values. Immutable. */
public final class TranslationSettings {

  public static final Setting<String> MODEL_NAME =
      Setting.of(
              "model",
              "NAME",
              String.class,
              MODEL,
              "Model: a folder, a name below models/, or a repository of the hub's cache")
          .byDefault(ModelResolver.EMBEDDED);

  public static final Setting<Path> MODELS_DIR =
      Setting.of("models-dir", "DIR", Path.class, MODEL, "Folder of models to look into first");

  public static final Setting<String> TARGET_TAG =
      Setting.of(
          "target-tag",
          "TAG",
          String.class,
          TEXT,
          "Language that a model of several is to write, for example eng");

  public static final Setting<Integer> BEAM_SIZE =
      Setting.of(
              "beam-size",
              "N",
              Integer.class,
              TEXT,
              "Hypotheses kept while translating, 1 is greedy and fastest")
          .byDefault(4)
          .only(n -> n >= 1 && n <= 16, "1 to 16");

  public static final Setting<Double> LENGTH_PENALTY =
      Setting.of(
              "length-penalty",
              "X",
              Double.class,
              TEXT,
              "Exponent of the length a hypothesis's score is divided by")
          .byDefault(1.0)
          .only(x -> x >= -5 && x <= 5, "-5 to 5 (0 is off)");

  public static final Setting<Integer> NO_REPEAT_NGRAM_SIZE =
      Setting.of(
              "no-repeat-ngram-size",
              "N",
              Integer.class,
              TEXT,
              "No N tokens in a row may come twice in a sentence")
          .byDefault(0)
          .only(n -> n >= 0 && n <= 100, "0 (off) to 100");

  public static final Setting<Double> MAX_LENGTH_RATIO =
      Setting.of(
              "max-length-ratio",
              "X",
              Double.class,
              TEXT,
              "Most tokens of a translation as a multiple of the source's")
          .byDefault(0.0)
          .only(x -> x == 0 || x >= 1, "0 (off) or at least 1");

  public static final Setting<Precision> PRECISION =
      Setting.of("precision", "P", Precision.class, TEXT, "Arithmetic of the model: int8 or fp32")
          .byDefault(Precision.INT8);

  public static final Setting<Boolean> SHORTLIST =
      Setting.of(
          "shortlist",
          "true|false",
          Boolean.class,
          TEXT,
          "Faster: only frequent words, and those that a lexicon gives for the sentence (default:"
              + " false)");

  public static final Setting<Boolean> NORMALIZE_PUNCTUATION =
      Setting.of(
          "normalize-punctuation",
          "true|false",
          Boolean.class,
          TEXT,
          "Plain quotation marks and dashes before the model sees them (default: true for models"
              + " whose vocabulary has only such, as that of the OPUS-MT models, else false)");

  public static final Setting<List<String>> GLOSSARIES =
      Setting.list(
          "glossary",
          "FILE",
          RUN,
          "Terms and names as the house writes them: rows with tabs, CSV or TBX; the glossary.tsv"
              + " in the output folder is used by itself. Can be repeated");

  public static final Setting<Integer> SUMMARY_SENTENCES =
      Setting.of(
              "summary-sentences",
              "N",
              Integer.class,
              SUMMARY,
              "Length of the summary in sentences (default: 3 for a short text to 12 for a book)")
          .only(n -> n >= 0, "0 (none) or more");

  public static final Setting<Double> SUMMARY_RATIO =
      Setting.of(
              "summary-ratio",
              "X",
              Double.class,
              SUMMARY,
              "Length of the summary as a share of the sentences")
          .only(x -> x > 0 && x <= 1, "above 0 and at most 1");

  public static final Setting<Integer> SUMMARY_WORDS =
      Setting.of(
              "summary-words", "N", Integer.class, SUMMARY, "Length of the summary in German words")
          .only(n -> n >= 1, "at least 1");

  public static final Setting<Layout> LAYOUT_FORM =
      Setting.of(
              "layout",
              "L",
              Layout.class,
              LAYOUT,
              "How the languages stand beside each other: paragraphs, table or english")
          .byDefault(Layout.PARAGRAPHS);

  public static final Setting<Integer> THREADS =
      Setting.of(
              "threads",
              "N",
              Integer.class,
              RUN,
              "Threads that translate, one core each (default: the machine's cores)")
          .only(n -> n >= 1 && n <= 256, "1 to 256");

  public static final Setting<Duration> READ_TIMEOUT =
      Setting.of(
              "read-timeout",
              "TIME",
              Duration.class,
              RUN,
              "Skip a document whose reading takes longer than this")
          .byDefault(Duration.ofMinutes(2))
          .only(time -> !time.isZero() && !time.isNegative(), "more than 0");

  public static final Setting<Boolean> FORCE_LANGUAGE =
      Setting.flag(
          "force-language",
          READING,
          "Take every document as German, and models of other languages too");

  /** All of them, in the order of the help text. */
  public static final List<Setting<?>> ALL =
      List.of(
          MODEL_NAME,
          MODELS_DIR,
          TARGET_TAG,
          BEAM_SIZE,
          LENGTH_PENALTY,
          NO_REPEAT_NGRAM_SIZE,
          MAX_LENGTH_RATIO,
          PRECISION,
          SHORTLIST,
          NORMALIZE_PUNCTUATION,
          GLOSSARIES,
          SUMMARY_SENTENCES,
          SUMMARY_RATIO,
          SUMMARY_WORDS,
          LAYOUT_FORM,
          THREADS,
          READ_TIMEOUT,
          FORCE_LANGUAGE);

  private final Settings values;

  /**
   * Takes values of {@link #ALL}; there may be others beside them.
   *
   * @throws IllegalArgumentException if they exclude each other
   */
  public TranslationSettings(Settings values) {
    this.values = values;
    if (Stream.of(SUMMARY_SENTENCES, SUMMARY_RATIO, SUMMARY_WORDS)
            .filter(setting -> values.find(setting) != null)
            .count()
        > 1) {
      throw new IllegalArgumentException(
          "only one of --summary-sentences, --summary-ratio and --summary-words can be given");
    }
    if (shortlist() && values.get(PRECISION) != Precision.INT8) {
      throw new IllegalArgumentException("--shortlist needs --precision int8");
    }
  }

  /** Whether words are taken from a shortlist. */
  public boolean shortlist() {
    return Boolean.TRUE.equals(values.find(SHORTLIST));
  }

  /** All at their defaults. */
  public static TranslationSettings defaults() {
    return new TranslationSettings(Settings.defaults(ALL));
  }

  /**
   * The same but for one.
   *
   * @param value null for none
   * @throws IllegalArgumentException if it is out of range
   */
  public <T> TranslationSettings with(Setting<T> setting, @Nullable T value) {
    return new TranslationSettings(values.with(setting, value));
  }

  /** The values, with nothing left to be chosen by what the others say or the machine has. */
  public Settings resolved() {
    return values.with(THREADS, threads());
  }

  /** The value of a setting that has a default. */
  public <T> T get(Setting<T> setting) {
    return values.get(setting);
  }

  /** The value of a setting, or null if it was not given and has no default. */
  public <T> @Nullable T find(Setting<T> setting) {
    return values.find(setting);
  }

  /** How translations are searched for. */
  public DecodingOptions decoding() {
    return new DecodingOptions(
        values.get(BEAM_SIZE),
        values.get(LENGTH_PENALTY),
        EarlyStopping.HEURISTIC,
        values.get(NO_REPEAT_NGRAM_SIZE),
        null,
        values.get(MAX_LENGTH_RATIO));
  }

  /** Glossary files that were named, the most important first. */
  public List<Path> glossaries() {
    return values.get(GLOSSARIES).stream().map(Path::of).toList();
  }

  /** Threads that translate, at least 1; changes no translation. */
  public int threads() {
    Integer given = values.find(THREADS);
    return given != null ? given : Runtime.getRuntime().availableProcessors();
  }

  /** How long the summary is. */
  public SummaryLength summaryLength() {
    Double ratio = values.find(SUMMARY_RATIO);
    Integer words = values.find(SUMMARY_WORDS);
    Integer sentences = values.find(SUMMARY_SENTENCES);
    if (ratio != null) {
      return SummaryLength.ratio(ratio);
    }
    if (words != null) {
      return SummaryLength.words(words);
    }
    return sentences != null ? SummaryLength.sentences(sentences) : SummaryLength.byDocument();
  }
}
