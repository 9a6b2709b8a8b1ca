package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.WordTable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The translation has no hole that can be told without knowing what is missing: an article is
 * followed by what it belongs to ("the of"), and a statement has a subject before its verb.
 */
final class MissingWordCheck implements QualityCheck {

  private static final WordTable WORDS = new WordTable(MissingWordCheck.class, "missing-word.txt");
  private static final Set<String> DETERMINERS = WORDS.set("determiner");
  private static final Set<String> NOT_BEHIND = WORDS.set("not-behind");
  private static final Set<String> NOT_FIRST = WORDS.set("not-first");
  private static final Set<String> GERMAN_SUBJECTS = WORDS.set("german-subject");
  private static final String MARKS = ".,;:!?";

  @Override
  public List<String> check(SentencePair pair) {
    TokenizedText english = pair.target();
    boolean letter = pair.source().holds("a");
    for (int i = 0; i + 1 < english.tokens().size(); i++) {
      if (isDeterminer(english, i)
          && isNotBehind(english, i + 1)
          && !(letter && english.isWord(i, "a"))) {
        return List.of(
            "a word seems to be missing between \"%s\" and \"%s\""
                .formatted(english.tokens().get(i).text(), english.tokens().get(i + 1).text()));
      }
    }
    Token first = firstWord(english);
    Token german = firstWord(pair.source());
    if (first != null
        && german != null
        && NOT_FIRST.contains(first.text())
        && GERMAN_SUBJECTS.contains(german.lower())
        && english.text().indexOf('?') < 0) {
      return List.of("the subject seems to be missing before \"" + first.text() + "\"");
    }
    return List.of();
  }

  /** Whether it is an article or the like, and no letter, abbreviation or name. */
  private static boolean isDeterminer(TokenizedText text, int i) {
    Token token = text.tokens().get(i);
    if (!token.isWord() || !DETERMINERS.contains(token.lower())) {
      return false;
    }
    Token before = text.at(i - 1);
    return token.isCapitalised()
        ? NameEvidence.isInitial(text, i) && token.text().length() > 1 && !token.isAllCaps()
        : before == null || !text.isGlued(i) && !before.isNumber();
  }

  /** Whether it cannot stand behind an article: of, but not the on in on-line. */
  private static boolean isNotBehind(TokenizedText text, int i) {
    Token token = text.tokens().get(i);
    boolean gluedBehind = i + 1 < text.tokens().size() && text.isGlued(i + 1);
    if (token.kind() == Token.Kind.MARK) {
      boolean letter = text.tokens().get(i - 1).text().length() == 1;
      return text.isGlued(i)
          && MARKS.indexOf(token.text().charAt(0)) >= 0
          && (!gluedBehind || text.tokens().get(i + 1).kind() == Token.Kind.MARK)
          && (!letter || i + 1 == text.tokens().size());
    }
    return token.isWord()
        && NOT_BEHIND.contains(token.text())
        && !text.isMark(i + 1, '-')
        && !text.isMark(i + 1, '/');
  }

  private static @Nullable Token firstWord(TokenizedText text) {
    return text.tokens().stream().filter(Token::isWord).findFirst().orElse(null);
  }
}
