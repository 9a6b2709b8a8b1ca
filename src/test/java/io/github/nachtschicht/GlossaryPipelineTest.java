package io.github.nachtschicht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.batch.DocumentResult;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the embedded model: terms come out, and only the sentences that hold them are other. */
class GlossaryPipelineTest {

  private static final String TEXT =
      "Der Rat tagt am Montag um 8 Uhr. Die Stadt Musterhausen zahlt dafür.\n\n"
          + "Es gibt heute nur Kaffee und Kuchen.\n";

  @TempDir Path output;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void makeStateFolder() throws Exception {
    Files.createDirectories(output.resolve(".nachtschicht"));
  }

  private DocumentResult translate(String... named) throws Exception {
    TranslationSettings settings =
        TranslationSettings.defaults()
            .with(TranslationSettings.THREADS, 1)
            .with(TranslationSettings.GLOSSARIES, List.of(named));
    try (MarianPipelineSource source =
        new MarianPipelineSource(settings, output, warnings::add).remembering(1 << 20)) {
      return source
          .open()
          .process("rat.txt", TEXT.getBytes(StandardCharsets.UTF_8), segments -> {});
    }
  }

  @Test
  void process_withGlossary_termsStandAndTheRestIsRemembered() throws Exception {
    DocumentResult without = translate();
    assertThat(without.markdown())
        .doesNotContain(
            "terms_used", "glossary_sha256", "city council", "the town of Musterhausen");
    Path named = Files.writeString(output.resolve("more.csv"), "Rat,city council\nbroken\n");
    Files.writeString(output.resolve("glossary.tsv"), "Musterhausen\tMusterhausen\n");

    DocumentResult with = translate(named.toString());
    assertThat(with.markdown())
        .containsIgnoringCase("city council")
        .contains("terms_used=2 terms_missed=0", "glossary_sha256=");
    assertThat(with.markdown().lines().filter(line -> !line.startsWith(">")))
        .anyMatch(line -> line.contains("Musterhausen"));
    assertThat(with.figures().remembered()).isEqualTo(1);
    assertThat(with.figures().terms().used()).isEqualTo(2);
    assertThat(warnings).contains("more.csv, line 2: there is no English term for \"broken\"");
    assertThat(translate(named.toString()).markdown()).isEqualTo(with.markdown());

    Files.delete(output.resolve("glossary.tsv"));
    assertThat(translate().markdown()).isEqualTo(without.markdown());
  }

  @Test
  void glossary_thatIsNotThere_isNamed() {
    assertThatThrownBy(() -> translate("none.tsv"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the glossary 'none.tsv' does not exist");
  }
}
