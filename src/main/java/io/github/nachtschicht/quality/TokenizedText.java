package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text and its tokens. Cutting takes time linear in the text's length.
 *
 * @param text the text
 * @param tokens its tokens in order; all that is between them is white space
 */
record TokenizedText(String text, List<Token> tokens) {

  TokenizedText {
    tokens = List.copyOf(tokens);
  }

  static TokenizedText of(String text) {
    return new TokenizedText(text, Tokenizer.tokens(text));
  }

  /** The words, in order. */
  List<Token> words() {
    return tokens.stream().filter(Token::isWord).toList();
  }

  /** The texts of the tokens of a kind, in order. */
  List<String> texts(Kind kind) {
    return tokens.stream().filter(token -> token.kind() == kind).map(Token::text).toList();
  }

  /** The token at an index, or null behind either end. */
  @Nullable Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
  }

  /** Whether there is nothing between a token and the one before it. */
  boolean isGlued(int index) {
    return index > 0 && tokens.get(index - 1).end() == tokens.get(index).start();
  }

  /** Whether the token at an index is a word with this lower-case text. */
  boolean isWord(int index, String lower) {
    Token token = at(index);
    return token != null && token.isWord() && token.lower().equals(lower);
  }

  /** Whether a token has this lower-case text. */
  boolean holds(String lower) {
    return tokens.stream().anyMatch(token -> token.lower().equals(lower));
  }

  /** Whether the token at an index is this mark. */
  boolean isMark(int index, char mark) {
    Token token = at(index);
    return token != null && token.isMark(mark);
  }
}
