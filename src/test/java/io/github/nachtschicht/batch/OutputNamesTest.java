package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.markdown.NewVersion;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputNamesTest {

  /** Reserved names: Microsoft, "Naming Files, Paths, and Namespaces". */
  @ParameterizedTest
  @CsvSource({
    "a.txt, a.de-en.md",
    "sub/b.tar.gz, sub/b.tar.de-en.md",
    "README, README.de-en.md",
    "NUL.txt, _NUL.de-en.md",
    "com1/x.txt, _com1/x.de-en.md",
    "Lpt9.old.txt, _Lpt9.old.de-en.md",
    "console.txt, console.de-en.md",
    "a:b.txt, a%3Ab.de-en.md",
    "a\\b.txt, a%5Cb.de-en.md",
    "dir./x.txt, dir%2E/x.de-en.md",
    "..., .%2E.de-en.md",
    "Ä ö.txt, Ä ö.de-en.md"
  })
  void of_source_canBeWrittenAnywhere(String source, String output) {
    assertThat(OutputNames.of(source)).isEqualTo(output);
  }

  @Test
  void of_controlAndDirectionCharacters_areEscaped() {
    assertThat(OutputNames.of("a\nb\u202e.txt")).isEqualTo("a%0Ab%202E.de-en.md");
  }

  @Test
  void of_randomNames_neverLeadsOut() {
    Random random = new Random(7);
    String alphabet = "./\\ab~%:*\0\n\u001b ..";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder part = new StringBuilder();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        part.append(c == '/' ? '-' : c);
      }
      String name = OutputNames.of("sub/" + part);
      assertThat(name).startsWith("sub/").endsWith(NewVersion.SUFFIX);
      assertThat(name.substring(4)).doesNotContain("/").isNotEqualTo("..");
      assertThat(name.chars()).noneMatch(c -> c < 32);
    }
  }

  @Test
  void folded_caseAndComposition_areEqual() {
    assertThat(OutputNames.folded("U\u0308ber.TXT")).isEqualTo(OutputNames.folded("\u00fcber.txt"));
    assertThat(OutputNames.folded("a")).isNotEqualTo(OutputNames.folded("b"));
  }

  @Test
  void of_longNames_leaveRoomForTheNewerVersionAndStayApart() {
    String umlauts = "ä".repeat(123);
    for (String stem : new String[] {"x".repeat(251), umlauts, "\uD83D\uDE80".repeat(62)}) {
      String one = OutputNames.of("sub/" + stem + "1.txt");
      String two = OutputNames.of("sub/" + stem + "2.txt");
      assertThat(one).isNotEqualTo(two).startsWith("sub/");
      String newer = NewVersion.of(one).substring(4);
      assertThat(newer.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(255);
    }
    assertThat(OutputNames.of("x".repeat(242) + ".txt")).isEqualTo("x".repeat(242) + ".de-en.md");
  }
}
