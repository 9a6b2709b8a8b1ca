package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that have broken programs like this one: each ends, in bounded time and memory. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class NastyInputsTest {

  private static final String SENTENCE = "Der Rat hat die Brücke am Fluss erneuert und bezahlt. ";

  private final DocumentReader reader =
      new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void read_moreThanTheLimitInOneLine_isRefusedByDefaultAndReadIfAllowed() {
    byte[] line = new byte[65 * 1024 * 1024];
    byte[] sentence =
        "Der Rat hat das Geld und die Stadt nicht. ".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < line.length; i++) {
      line[i] = sentence[i % sentence.length];
    }

    assertThatThrownBy(() -> reader.read("a.txt", line)).hasMessageContaining("too large");
    byte[] less = Arrays.copyOf(line, 4 * 1024 * 1024);
    assertThatThrownBy(
            () ->
                new DocumentReader(new ReadingOptions(false, less.length - 1, 200_000_000))
                    .read("a.txt", less))
        .hasMessageContaining("too large");
    assertThat(
            new DocumentReader(new ReadingOptions(false, less.length, 200_000_000))
                .read("a.txt", less)
                .blocks())
        .hasSize(1);
  }

  @Test
  void read_manyShortLines_isRead() {
    assertThat(reader.read("a.txt", utf8("Der Rat.\n".repeat(100_000))).blocks()).hasSize(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> ", "- ", "1. ", "*a **a ", "[a](", "![", "`", "<", "\\", "| a ", "# ", "  "})
  void read_deeplyNestedMarkdown_isRead(String opening) {
    for (String body : new String[] {"", SENTENCE}) {
      String text = SENTENCE + "\n\n" + opening.repeat(10_000) + body + "\n";
      ParsedDocument document = reader.read("a.md", utf8(text));
      assertThat(document.blocks()).isNotEmpty();
      assertThat(document.split(new SrxSentenceSplitter()).segments()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<p>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<",
        "&",
        "<a href='"
      })
  void read_malformedHtml_isMended(String opening) {
    String text = "<p>" + SENTENCE + "</p>" + opening.repeat(5_000) + SENTENCE;

    assertThat(reader.read("a.html", utf8(text)).blocks()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "epub", "odt"})
  void read_zipBomb_isRefused(String format) throws IOException {
    String[] files =
        switch (format) {
          case "docx" -> new String[] {"word/document.xml"};
          case "epub" -> new String[] {"META-INF/container.xml", "a.xhtml"};
          default -> new String[] {"content.xml"};
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      if (format.equals("odt")) {
        zip.putNextEntry(new ZipEntry("mimetype"));
        zip.write(utf8("application/vnd.oasis.opendocument.text"));
        zip.closeEntry();
      }
      byte[] zeros = new byte[1024 * 1024];
      Arrays.fill(zeros, (byte) ' ');
      for (String file : files) {
        zip.putNextEntry(new ZipEntry(file));
        for (int i = 0; i < 65; i++) {
          zip.write(zeros);
        }
        zip.closeEntry();
      }
    }
    byte[] bomb = out.toByteArray();
    assertThat(bomb.length).isLessThan(1024 * 1024);

    assertThatThrownBy(() -> reader.read("a." + format, bomb))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("unpacks to more than");
  }

  @Test
  void read_docxWithEntityBomb_isRefused() {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"lol\">");
    for (char c = 'b'; c < 'm'; c++) {
      String entity = "&" + (char) (c - 1) + ";";
      xml.append("<!ENTITY ").append(c).append(" \"").append(entity.repeat(10)).append("\">");
    }
    xml.append("]><d>&l;</d>");

    assertThatThrownBy(
            () ->
                reader.read(
                    "a.odt",
                    Fixtures.zip(
                        new java.util.LinkedHashMap<>(
                            java.util.Map.of(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "content.xml",
                                xml.toString())))))
        .isInstanceOf(UnreadableDocumentException.class);
  }

  @Test
  void read_brokenBytesOfEveryFormat_endInAReason() throws IOException {
    byte[][] documents = {
      Fixtures.docx(),
      Fixtures.odt(),
      Fixtures.epub(),
      Fixtures.rtf(),
      Fixtures.pdf(java.util.List.of(java.util.List.of(SENTENCE.strip())))
    };
    Random random = new Random(7);
    for (byte[] document : documents) {
      for (int n = 0; n < 12; n++) {
        byte[] broken =
            n % 2 == 0
                ? document.clone()
                : Arrays.copyOf(document, random.nextInt(document.length) + 1);
        for (int i = 0; i < 20; i++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        try {
          reader.read("a.bin", broken);
        } catch (UnreadableDocumentException e) {
          assertThat(e.reason()).isNotBlank().doesNotContain("\n");
        }
      }
    }
  }

  @Test
  void read_randomText_keepsEveryLetter() {
    Random random = new Random(11);
    String[] pieces = {
      "Der", "Rat", "hat", "die", "Brücke", "erneuert.", "\n", "\n\n", "- ", "1. ", "2. ", "> ",
          "• ",
      "===", "---", " ", "  ", "\t", "„Ja“", "\u00A0", "(a)", "***", "\r\n", "3. Oktober",
          "Übergang", "a\u0308"
    };
    for (int n = 0; n < 500; n++) {
      StringBuilder text = new StringBuilder("Der Rat ist da. ");
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      ParsedDocument document = reader.read("a.txt", utf8(text.toString()));
      String settled = FormatsTest.textOf("a.txt", utf8(text.toString()));
      StringBuilder letters = new StringBuilder();
      document.blocks().forEach(b -> letters.append(b.marker()).append(b.text()));
      assertThat(lettersOf(letters)).isEqualTo(lettersOf(settled));
      document
          .blocks()
          .forEach(
              b ->
                  assertThat(lettersOf(b.span().of(settled)))
                      .isEqualTo(lettersOf(b.marker() + b.text())));
    }
  }

  private static String lettersOf(CharSequence text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
