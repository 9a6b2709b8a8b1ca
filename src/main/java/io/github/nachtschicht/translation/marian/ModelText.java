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
 */
record ModelText(
    boolean german,
    boolean english,
    boolean sectionInWords,
    MarianTokenizer tokenizer,
    @Nullable MosesPunctuationNormalizer punctuation) {

  /** 2½, which without a space between them would be normalised to 21⁄2. */
  private static final Pattern MIXED_FRACTION = Pattern.compile("(?<=\\d)(?=[¼-¾⅐-⅞])");

  /**
   * Guillemets that are typed around words, {@code >>Ja<<}: not {@code a >> b}, nor {@code a>>b}.
   */
  private static final Pattern TYPED_QUOTES =
      Pattern.compile(
          "(?<![^\\s(\\[])>>(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}.,!?…])<<(?![^\\s.,;:!?)\\]…])");

  /** What counts a sentence, {@code (7)}, {@code a)} or {@code 6.2.1}; not {@code 18.30 Uhr}. */
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "\\s*(?:\\(?(?:[0-9]{1,3}[a-z]{0,2}|([a-z])\\1?|[ivx]{1,5})\\)\\s+(?=[\\p{L}§\"„»]|>>)"
              + "|[0-9]{1,2}(?:\\.[0-9]{1,2}){1,5}\\.?\\s+(?=\\p{Lu}\\p{L}+)"
              + "(?!(?:Uhr|Prozent|Mio|Mrd|Milli|Euro?|EUR|Grad)))");

  /** {@code Lehrer:innen, LehrerInnen, Lehrer/-in}; but {@code auf/in, LinkedIn}. */
  private static final Pattern MARKED_ENDING =
      Pattern.compile(
          "(?=[*:_·/I])(?:(?<=\\p{Lu}\\p{Ll}{1,40})(?:[*:_·]in(?:nen)?|/-?innen|Innen)"
              + "|(?<=er|or|ent|ant|ist|eur|oge)(?:/-?in|In))(?!\\p{L})");

  private static final Pattern SECTION = Pattern.compile("§(§)?\\s?");

  static ModelText of(ModelIdentity identity, ModelOptions settings, MarianTokenizer tokenizer) {
    boolean german = identity.sourceLanguage().matches("(de)?");
    return new ModelText(
        german,
        identity.targetLanguage().matches("(en)?"),
        german && !tokenizer.piece(tokenizer.encode(List.of("§ 1")).get(0)[0]).contains("§"),
        tokenizer,
        settings.punctuationNormalization()
            ? new MosesPunctuationNormalizer(
                identity.sourceLanguage().isEmpty() ? "de" : identity.sourceLanguage())
            : null);
  }

  /** What counts a sentence, with the space behind it; empty where nothing does. */
  static String enumerator(String source) {
    Matcher matcher = ENUMERATOR.matcher(source);
    return matcher.lookingAt() ? matcher.group() : "";
  }

  /** A sentence as the model reads it, without what counts it. */
  String read(String source) {
    String counted = source.substring(enumerator(source).length());
    String cased = Objects.requireNonNullElse(usualCase(counted), counted);
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
   * @param target what the model wrote, behind what counts the sentence
   */
  String written(String source, String target) {
    String enumerator = enumerator(source);
    String counted = source.substring(enumerator.length());
    int from = enumerator.strip().length();
    String cased =
        usualCase(counted) == null
            ? target
            : target.substring(0, from) + Capitals.restored(counted, target.substring(from));
    return german && english ? EnglishNotation.of(source, cased) : cased;
  }
}
