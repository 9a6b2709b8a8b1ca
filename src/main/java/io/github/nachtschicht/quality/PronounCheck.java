package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence whose pronouns speak of a woman is no English sentence whose pronouns speak of a man,
 * nor the other way round. Looks at sentences with pronouns of one gender on either side, where no
 * other pronoun of the translation may stand for the German ones.
 */
final class PronounCheck implements QualityCheck {

  private static final WordTable WORDS = new WordTable(PronounCheck.class, "pronouns.txt");
  private static final Set<String> GERMAN_HE = WORDS.set("german-he");
  private static final Set<String> GERMAN_SHE = WORDS.set("german-she");
  private static final Set<String> MAY_BE_HE = WORDS.set("german-may-be-he");
  private static final List<String> MAY_BE_SHE = WORDS.list("german-may-be-she-ending");
  private static final Set<String> HE = WORDS.set("english-he");
  private static final Set<String> SHE = WORDS.set("english-she");
  private static final Set<String> OTHER = WORDS.set("english-other");

  @Override
  public List<String> check(SentencePair pair) {
    Token he = first(pair.target(), HE);
    Token she = first(pair.target(), SHE);
    if ((he == null) == (she == null) || first(pair.target(), OTHER) != null) {
      return List.of();
    }
    Token er = first(pair.source(), GERMAN_HE);
    Token sie = first(pair.source(), GERMAN_SHE);
    if (he != null && sie != null && er == null && first(pair.source(), MAY_BE_HE) == null) {
      return reason(he, sie);
    }
    if (she != null && er != null && sie == null && !isOfNoGender(pair.source())) {
      return reason(she, er);
    }
    return List.of();
  }

  private static List<String> reason(Token english, Token german) {
    return List.of(
        "the translation says \""
            + english.text()
            + "\", but the German sentence \""
            + german.text()
            + "\"");
  }

  /** The first of some words, or null; "Sie" and "Ihr" within a sentence address somebody. */
  private static @Nullable Token first(TokenizedText text, Set<String> words) {
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      if (words.contains(withoutEnding(token.lower()))
          && (words != GERMAN_SHE || isSmall(text, i))) {
        return token;
      }
    }
    return null;
  }

  /** What stands before an apostrophe: she of she's. */
  private static String withoutEnding(String word) {
    int end = word.indexOf('\'');
    return end < 0 ? word : word.substring(0, end);
  }

  private static boolean isSmall(TokenizedText text, int i) {
    return !text.tokens().get(i).isCapitalised() || NameEvidence.isInitial(text, i);
  }

  /** das Mädchen, das seine Mutter sucht: a girl who looks for her mother. */
  private static boolean isOfNoGender(TokenizedText german) {
    return german.words().stream()
        .anyMatch(word -> MAY_BE_SHE.stream().anyMatch(word.lower()::endsWith));
  }
}
