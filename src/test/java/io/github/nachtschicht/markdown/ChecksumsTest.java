package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChecksumsTest {

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

  /** What settling is, said the long way. */
  private static String settled(String text) {
    String line = MarkdownEscaper.printable(text);
    return SPACE.matcher(Normalizer.normalize(line, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  @Test
  void settle_everyCharacterAtEveryPlace_isComposedWithOneSpaceBetweenWords() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String it = String.valueOf((char) c);
      for (String text : List.of(it, it + "a", "a" + it, "a" + it + "b", "a " + it, it + " a")) {
        assertThat(Checksums.comparable(text)).as("U+%04X", c).isEqualTo(settled(text));
      }
    }
  }

  @Test
  void settle_spaces_areOneEach() {
    assertThat(Checksums.comparable("")).isEmpty();
    assertThat(Checksums.comparable(" a  b\n\nc ")).isEqualTo("a b c");
    assertThat(Checksums.comparable("u\u0308ber \uD83D\uDE00")).isEqualTo("über \uD83D\uDE00");
  }
}
