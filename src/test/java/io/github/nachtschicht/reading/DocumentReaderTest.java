package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodings, languages and what is refused. */
class DocumentReaderTest {

  private static final String TEXT =
      "Die Brücke über den Fluss ist größer als die alte. Das kostet fünf Millionen Euro.";

  private final DocumentReader reader = new DocumentReader();

  @ParameterizedTest
  @CsvSource({
    "UTF-8, '', UTF-8",
    "UTF-8, \uFEFF, UTF-8",
    "UTF-16LE, \uFEFF, UTF-16LE",
    "UTF-16BE, \uFEFF, UTF-16BE",
    "UTF-32LE, \uFEFF, UTF-32LE",
    "windows-1252, '', windows-1252"
  })
  void read_encodings_giveTheSameText(String charset, String mark, String expected) {
    ParsedDocument document =
        reader.read("a.txt", (mark + TEXT).getBytes(Charset.forName(charset)));

    assertThat(document.blocks()).extracting(Block::text).containsExactly(TEXT);
    assertThat(document.source().encoding()).isEqualTo(expected);
  }

  @Test
  void read_windows1252_isNotedAsAGuess() {
    assertThat(
            reader.read("a.txt", TEXT.getBytes(Charset.forName("windows-1252"))).source().notes())
        .containsExactly("the text is not UTF-8; its encoding was taken to be windows-1252");
  }

  @Test
  void read_decomposedUmlautsAndSoftHyphens_areSettled() {
    String odd =
        Normalizer.normalize(TEXT, Normalizer.Form.NFD)
            .replace("Millionen", "Milli\u00ADonen")
            .replace("alte", "al\u00AD\nte");

    assertThat(FormatsTest.textOf("a.txt", odd.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
  }

  @Test
  void read_unpairedSurrogatesAndRightToLeft_areText() {
    byte[] utf16 = ("\uFEFF" + TEXT + " \uD83D שלום").getBytes(StandardCharsets.UTF_16LE);
    utf16[utf16.length - 12] = 0x3D;
    utf16[utf16.length - 11] = (byte) 0xD8;

    String text = FormatsTest.textOf("a.txt", utf16);

    assertThat(text).startsWith(TEXT).contains("\uFFFD").contains("שלום");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                     | the file is empty",
        "'  \n\t '              | there is nothing but white space in it",
        "'Text\u0000 mit NUL'   | not text: it holds NUL bytes",
        "'a\u0001\u0002\u0003\u0004\u0005\u0006 b' | not text: 6 of its 9 bytes are control codes"
      })
  void read_noText_saysWhy(String content, String reason) {
    assertThatThrownBy(() -> reader.read("a.txt", content.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageStartingWith("a.txt: " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The council has decided to renew the bridge, and the costs will be paid by the town.",
        "fr | Le conseil a décidé de rénover le pont, et les frais seront payés par la ville.",
        "nl | De raad heeft besloten om de brug te vernieuwen, en de kosten zijn voor de stad.",
        "es | El consejo ha decidido renovar el puente, y los gastos son para la ciudad.",
        "it | Il consiglio ha deciso di rinnovare il ponte, e la città non paga tutte le spese.",
        "sv | Rådet har beslutat att förnya bron, och det är staden som ska betala för den.",
        "pl | Rada nie jest za tym, że miasto zapłaci za most, który się nie podoba, ale tylko to.",
        "ru | Совет решил обновить мост, и расходы оплатит город.",
        "zh | 市议会决定翻新这座桥，费用由市政府承担。"
      })
  void read_otherLanguages_areSkippedWithTheirName(String code, String text) {
    assertThatThrownBy(() -> reader.read("a.txt", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("not German")
        .hasMessageContaining("(" + code + ")");
  }

  @Test
  void read_otherLanguageByForce_isRead() {
    DocumentReader forced = new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));

    assertThat(
            forced
                .read("a.txt", "This is the English text of it.".getBytes(StandardCharsets.UTF_8))
                .blocks()
                .get(0)
                .language())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Software, Hardware, Computer",
        "Amazon, Google, Facebook und Microsoft",
        "Die CD „The Dark Side of the Moon“ von Pink Floyd ist ein Klassiker.",
        "New York Times: Trump in der Krise",
        "Max Mustermann",
        "in, an, so, die, was",
        "Update: Das Team testet den neuen Server.",
        "Angela Merkel: \"Yes, we can\"",
        "Hat man in den Alpen so was gesehen? Also, war da was?"
      })
  void read_shortOrMixedGerman_isNeverForeign(String text) {
    ParsedDocument document =
        reader.read(
            "a.txt", (TEXT + "\n\n" + text + "\n\n" + TEXT).getBytes(StandardCharsets.UTF_8));

    assertThat(document.blocks()).extracting(Block::language).containsOnlyNulls();
    assertThat(reader.read("a.txt", text.getBytes(StandardCharsets.UTF_8)).blocks()).isNotEmpty();
  }

  @Test
  void read_foreignParagraphInGermanDocument_isMarked() {
    String english =
        "This is what the mayor said in his speech to the people of the town, and they were happy.";

    ParsedDocument document =
        reader.read(
            "a.txt",
            (TEXT + "\n\n" + TEXT + "\n\n" + english + "\n\n" + TEXT)
                .getBytes(StandardCharsets.UTF_8));

    assertThat(document.blocks())
        .extracting(Block::language)
        .containsExactly(null, null, "en", null);
    assertThat(document.blocks().get(2).isTranslatable()).isFalse();
  }

  @Test
  void read_underTurkishLocale_tellsLanguagesAlike() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(reader.read("A.TXT", TEXT.getBytes(StandardCharsets.UTF_8)).blocks()).hasSize(1);
      assertThatThrownBy(
              () ->
                  reader.read(
                      "I.HTML",
                      "<p>IT IS IN THE MIDDLE OF IT ALL, AND THIS IS WHAT IT WAS."
                          .getBytes(StandardCharsets.UTF_8)))
          .hasMessageContaining("not German: it looks like English (en)");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void read_fileThatIsTooLarge_isNotRead() {
    DocumentReader small = new DocumentReader(new ReadingOptions(false, 10, 1_000));

    assertThatThrownBy(() -> small.read("a.txt", TEXT.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("too large");
  }
}
