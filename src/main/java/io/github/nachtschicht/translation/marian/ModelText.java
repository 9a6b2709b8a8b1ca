package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.text.Capitals;
import io.github.nachtschicht.text.EnglishNotation;
import io.github.nachtschicht.text.GermanNotation;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a sentence is read to the model, and what of that is put right in what the model writes. Each
 * step is described in docs/decoding.md, under Segments.
 *
 * @param german whether the model translates from German, or does not say
 * @param english whether it translates to English, or does not say
 * @param sectionInWords whether § is read as the word: the model has seen too little of it
 * @param punctuation null if marks are read as they stand
 * @param phrases what the model need not translate
 */
record ModelText(
    boolean german,
    boolean english,
    boolean sectionInWords,
    MarianTokenizer tokenizer,
    @Nullable MosesPunctuationNormalizer punctuation,
    Phrases phrases) {

  /** 2½, which without a space between them would be normalised to 21⁄2. */
  private static final Pattern MIXED_FRACTION = Pattern.compile("(?<=\\d)(?=[¼-¾⅐-⅞])");

  /**
   * Guillemets that are typed around words, {@code >>Ja<<}: not {@code a >> b}, nor {@code a>>b}.
   */
  private static final Pattern TYPED_QUOTES =
      Pattern.compile(
          "(?<![^\\s(\\[])>>(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}.,!?…])<<(?![^\\s.,;:!?)\\]…])");

  /** What counts a sentence, {@code (7)}, {@code 6.2.1}, {@code TOP 3:}; not {@code 18.30 Uhr}. */
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "\\s*(?:\\(?(?:[0-9]{1,3}[a-z]{0,2}|([a-z])\\1?|[ivx]{1,5})\\)\\s+(?=[\\p{L}§\"„»]|>>)"
              + "|(?:TOP\\s?[0-9]{1,2}[.:]?|[0-9]{1,2}(?:\\.[0-9]{1,2}){1,5}\\.?)\\s+(?=\\p{Lu}\\p{L}+)"
              + "(?!(?:Uhr|Prozent|Mio|Mrd|Milli|Euro?|EUR|Grad|(?:Liter|Meter|Gramm|Watt|Volt|[GMT](?:B|Hz|W))(?!\\p{L})|Kilo|Zenti|Stunde|Minute|Tonne)))");

  /** {@code Lehrer:innen, LehrerInnen, Lehrer/-in}; but {@code über/in, LinkedIn}. */
  private static final Pattern MARKED_ENDING =
      Pattern.compile(
          "(?=[*:_·/I])(?:(?<=\\p{Lu}\\p{Ll}{1,40})(?:[*:_·]in(?:nen)?|/-?innen|Innen)"
              + "|(?<=\\p{Lu}\\p{L}{0,40}(?:er|or|ent|ant|ist|eur|oge))(?:/-?in|In))(?![\\p{L}_])");

  private static final Pattern SECTION = Pattern.compile("§(§)?\\s?");

  static ModelText of(
      ModelIdentity identity, ModelOptions settings, MarianTokenizer tokenizer, Phrases phrases) {
    boolean german = identity.sourceLanguage().matches("(de)?");
    return new ModelText(
        german,
        identity.targetLanguage().matches("(en)?"),
        german && !tokenizer.piece(tokenizer.encode(List.of("§ 1")).get(0)[0]).contains("§"),
        tokenizer,
        settings.punctuationNormalization()
            ? new MosesPunctuationNormalizer(
                identity.sourceLanguage().isEmpty() ? "de" : identity.sourceLanguage())
            : null,
        phrases);
  }

  /**
   * A sentence as the model reads it.
   *
   * @param given English that stands before what the model writes: what counts the sentence, and
   *     phrases; often empty
   * @param enumerator how much of that is copied
   * @param text the rest of the sentence; blank if all of it is given
   */
  record Reading(String given, int enumerator, String text) {

    boolean hasPhrase() {
      return given.length() > enumerator;
    }
  }

  /**
   * Reads a sentence.
   *
   * @param phrased whether phrases may be used
   */
  Reading read(String source, boolean phrased) {
    Matcher matcher = ENUMERATOR.matcher(source);
    String enumerator = matcher.lookingAt() ? matcher.group() : "";
    String counted = source.substring(enumerator.length());
    String cased = Objects.requireNonNullElse(usualCase(counted), counted);
    Phrases.Given phrase = phrased ? phrases.given(cased) : Phrases.Given.NOTHING;
    String copied = enumerator.strip();
    return new Reading(
        copied + (copied.isEmpty() || phrase.length() == 0 ? "" : " ") + phrase.english(),
        copied.length(),
        normalized(cased.substring(phrase.length())));
  }

  private String normalized(String cased) {
    String tag = tokenizer.languageTag(cased);
    String quoted = tag + TYPED_QUOTES.matcher(cased.substring(tag.length())).replaceAll("\"");
    String spaced = MIXED_FRACTION.matcher(quoted).replaceAll(" ");
    String worded = german ? inWords(spaced) : spaced;
    return punctuation == null ? worded : punctuation.normalize(worded).strip();
  }

  /** Without marks that the model does not know for what they say. */
  private String inWords(String text) {
    String ended =
        MARKED_ENDING
            .matcher(GermanNotation.plain(text))
            .replaceAll(end -> end.group().endsWith("nen") ? "innen" : "in");
    return sectionInWords
        ? SECTION
            .matcher(ended)
            .replaceAll(sign -> sign.group(1) == null ? "Abschnitt " : "Abschnitte ")
        : ended;
  }

  /** A German sentence in capitals as it is usually written; null for any other. */
  private @Nullable String usualCase(String source) {
    return german ? Capitals.usual(source) : null;
  }

  /**
   * A translation in capitals if the sentence is, with numbers and times as English has them.
   *
   * @param source the sentence
   * @param target what is given, and what the model wrote behind it
   */
  String written(String source, Reading reading, String target) {
    int from = reading.enumerator();
    String counted = source.strip().substring(from);
    String cased =
        usualCase(counted) == null
            ? target
            : target.substring(0, from) + Capitals.restored(counted, target.substring(from));
    return german && english ? EnglishNotation.of(source, cased) : cased;
  }
}
