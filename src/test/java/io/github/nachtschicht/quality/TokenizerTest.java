package io.github.nachtschicht.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

  private static final List<String> PIECES =
      List.of(
          "Wort",
          " ",
          "\u00a0",
          "ü",
          "1.234,5",
          "10 000",
          "https://a.de/b?c",
          "x@y.de",
          "{name}",
          "%s",
          "%1$d",
          "<b>",
          "&amp;",
          "`code`",
          "--opt",
          "/usr/bin",
          "a_b()",
          "'",
          "„",
          "“",
          "-",
          "…",
          ".",
          "(",
          "\uD83D\uDE00",
          "\uD800",
          "e\u0301",
          "d'œuvre",
          "’s",
          "x2",
          "\n",
          "{",
          "<",
          "&",
          "%");

  /** Nothing of a text is lost, and nothing stands in two tokens. */
  @RepeatedTest(200)
  void tokens_textsMadeByChance_holdEveryCharacterOnce(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    String text =
        random
            .ints(random.nextInt(40), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .collect(Collectors.joining());
    int at = 0;
    for (Token token : TokenizedText.of(text).tokens()) {
      assertThat(text.substring(at, token.start())).matches("[\\s\\p{Z}]*");
      assertThat(token.text()).isEqualTo(text.substring(token.start(), token.end())).isNotEmpty();
      at = token.end();
    }
    assertThat(text.substring(at)).matches("[\\s\\p{Z}]*");
  }

  /** Behind an underscore no word is told without the pattern; it must make no difference. */
  @RepeatedTest(200)
  void tokens_aMarkOfCodeFarBehind_cutsTheRestAsBefore(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    String text =
        random
            .ints(random.nextInt(40), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .filter(piece -> !piece.equals("a_b()") && !piece.equals("("))
            .collect(Collectors.joining());
    List<Token> expected = TokenizedText.of(text + "\n_").tokens();
    assertThat(TokenizedText.of(text).tokens()).isEqualTo(expected.subList(0, expected.size() - 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Am 3. Mai, 14:30 Uhr. | WORD NUMBER MARK WORD MARK NUMBER WORD MARK",
        "(www.example.org) | MARK URL MARK",
        "Mail an info@example.org! | WORD WORD EMAIL MARK",
        "10 000 Menschen | NUMBER WORD",
        "50 % sind da | NUMBER MARK WORD WORD",
        "Hallo {name}, %s! | WORD PLACEHOLDER MARK PLACEHOLDER MARK",
        "`a b` und --help | CODE WORD CODE",
        "don't | WORD"
      })
  void tokens_eachKind_isToldApart(String text, String kinds) {
    assertThat(TokenizedText.of(text).tokens().stream().map(t -> t.kind().name()))
        .containsExactly(kinds.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "<a ", "`", "%(", "&#", "a_", "1.", "10 000 ", "/a", "@.", "www."})
  void tokens_endlessRepetition_endSoon(String part) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> TokenizedText.of(part.repeat(400_000 / part.length())));
  }
}
