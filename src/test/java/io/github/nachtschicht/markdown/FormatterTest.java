package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a formatter changes is no edit, and {@code run} and {@code accept} agree on it: Prettier
 * 3.10.1, and remark 15.0.1, which escapes the marks of alerts ({@code \[!WARNING]}).
 */
class FormatterTest {

  static String read(String name) throws IOException {
    try (InputStream in = FormatterTest.class.getResourceAsStream("prettier/" + name + ".md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ReviewedFile file(String text) {
    return ReviewedFile.of(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"written", "preserve", "always", "always40", "never", "remark"})
  void formatter_anyStyle_isNoEditAndHidesNone(String style) throws IOException {
    String text = read(style.equals("written") ? style : "written-" + style);
    assertThat(file(text).isEdited()).isFalse();
    assertThat(file(text).harvest().corrected()).isEmpty();
    assertThat(file(text).harvest().missed()).isEmpty();
    assertThat(file(text).harvest().unchanged())
        .isEqualTo(file(read("written")).harvest().unchanged());

    String edited =
        text.replace("is still open", "was open").replaceFirst("very(\\s)old", "so$1old");
    edited = edited.replaceFirst("(?s)(Full text.*)very(\\s)old", "$1rather$2old");
    assertThat(file(edited).isEdited()).isTrue();
    assertThat(file(edited).harvest().corrected())
        .extracting(Correction::target)
        .containsExactly("The bridge is rather old.");
    assertThat(file(edited).harvest().missed())
        .extracting(Harvest.Missed::place)
        .containsExactly("the summary, point 1");
  }

  @Test
  void prettier_acceptedFile_staysAccepted() throws IOException {
    String accepted = file(read("written").replace("very old", "so old")).accepted(false);
    assertThat(file(accepted).isAccepted()).isTrue();
    String formatted = accepted.replace("*sehr*", "_sehr_").replace(".\nShe", ". She") + "\n";
    assertThat(formatted).isNotEqualTo(accepted);
    assertThat(file(formatted).isAccepted()).isTrue();
    assertThat(file(formatted.replace("so old", "old")).isAccepted()).isFalse();
  }

  @Test
  void harvest_summaryAlone_isACorrectionOfTheSentence() throws IOException {
    String edited =
        read("written").replaceFirst("- The bridge is very old", "- The bridge is aged");
    assertThat(file(edited).harvest().corrected())
        .extracting(Correction::source, Correction::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Die Brücke ist sehr alt.", "The bridge is aged."));
    assertThat(file(edited).harvest().missed()).isEmpty();
  }

  @Test
  void harvest_titleInTheFrontMatterAlone_isAnEditAndACorrection() throws IOException {
    String edited = read("written").replaceFirst("title: \".*\"", "title: On bridges");
    assertThat(file(edited).isEdited()).isTrue();
    assertThat(file(edited).harvest().corrected())
        .extracting(Correction::target)
        .containsExactly("On bridges");
    String accepted = file(edited).accepted(false);
    assertThat(file(accepted).isAccepted()).isTrue();
    assertThat(file(accepted).frontMatter().title()).isEqualTo("On bridges");
  }

  @Test
  void reviewed_asPeopleWriteIt_keepsTheFile() throws IOException {
    for (String yes : List.of("\"true\"", "True", "yes", "'yes'", "ja")) {
      String text = read("written").replaceFirst("flags: ", "reviewed: " + yes + "\nflags: ");
      assertThat(KnownOutput.of("", text).isReplaceable()).as(yes).isFalse();
    }
    String no = read("written").replaceFirst("flags: ", "reviewed: false\nflags: ");
    assertThat(KnownOutput.of("", no).isReplaceable()).isTrue();
  }
}
