package io.github.nachtschicht.translation;

import io.github.nachtschicht.text.EnglishNotation;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which segments hold nothing that could be translated. */
public final class PassThrough {

  /** Addresses and paths, as a reader sees them between spaces. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[(<\\[\"']*(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://\\S+|www\\.\\S+|mailto:\\S+"
              + "|[^\\s@/]{1,64}@[^\\s@]{1,190}\\.\\w{2,24}|doi:\\S+)[)>\\]\"'.,;:]*");

  private PassThrough() {}

  /**
   * Whether a segment has no letters outside addresses: blank, numbers, punctuation, URLs, e-mail
   * addresses.
   */
  public static boolean isUntranslatable(String text) {
    for (String word : text.strip().split("\\s+", -1)) {
      if (word.codePoints().anyMatch(Character::isLetter) && !ADDRESS.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Such a segment as it stands; from German to English, its numbers in English notation. */
  public static TranslatedSegment segment(SentenceRequest request, ModelIdentity model) {
    String source = request.source();
    boolean turned =
        model.sourceLanguage().matches("(de)?") && model.targetLanguage().matches("(en)?");
    return new TranslatedSegment(
            source,
            turned ? EnglishNotation.of(source, source) : source,
            0,
            0,
            0,
            Set.of(TranslationNote.PASSED_THROUGH))
        .withRules(request.rules());
  }
}
