package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDF: lines, columns, heads of pages, notes, what is turned, damaged or encrypted. */
class PdfReaderTest {

  private static final String[] PARAGRAPH = {
    "Der Gemeinderat hat am Montag beschlossen, den Bach an drei Stellen zu ver-",
    "breitern. Vor allem die Anwohner der unteren Straße hatten seit Jahren darauf",
    "gedrängt, denn bei starkem Regen standen dort immer wieder Keller unter Wasser,",
    "und die Feuerwehr musste ausrücken. Die Kosten trägt das Land zur Hälfte."
  };

  private static final String JOINED =
      "Der Gemeinderat hat am Montag beschlossen, den Bach an drei Stellen zu verbreitern. Vor"
          + " allem die Anwohner der unteren Straße hatten seit Jahren darauf gedrängt, denn bei"
          + " starkem Regen standen dort immer wieder Keller unter Wasser, und die Feuerwehr musste"
          + " ausrücken. Die Kosten trägt das Land zur Hälfte.";

  private final DocumentReader reader =
      new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));

  private ParsedDocument read(PdfPages pages) {
    try (pages) {
      ParsedDocument document = reader.read("probe.pdf", pages.bytes());
      assertThat(document.account().addsUp()).as("account").isTrue();
      return document;
    }
  }

  private static List<String> leftOut(ParsedDocument document, LeftOut.Reason reason) {
    return document.account().leftOut().stream()
        .filter(passage -> passage.reason() == reason)
        .map(LeftOut::text)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "col-hy",
        "col-hyph",
        "few-hy",
        "one-hy",
        "pages",
        "two",
        "wrap-narrow",
        "wrap-one"
      })
  void read_fixture_joinsItsLinesAndAddsUp(String name) throws IOException {
    ParsedDocument document = reader.read(name + ".pdf", fixture(name + ".pdf"));

    assertThat(document.account().addsUp()).isTrue();
    assertThat(String.join("\n", FormatsTest.outline(document)))
        .isEqualTo(new String(fixture(name + ".pdf.outline"), StandardCharsets.UTF_8).strip());
  }

  static byte[] fixture(String name) throws IOException {
    try (var in =
        Objects.requireNonNull(
            PdfReaderTest.class.getResourceAsStream("/reading/paper/" + name), name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void read_largerOrBolderLine_isAHeading() {
    ParsedDocument document =
        read(
            new PdfPages()
                .text(60, 80, 18, "Der Bach wird breiter")
                .lines(60, 110, PARAGRAPH)
                .bold(60, 180, 11, "Der Zeitplan")
                .lines(60, 200, PARAGRAPH));

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Der Bach wird breiter",
            "PARAGRAPH: " + JOINED,
            "HEADING 3: Der Zeitplan",
            "PARAGRAPH: " + JOINED);
  }

  @Test
  void read_headsAndFeet_areLeftOutAndTextGoesOnOverThePage() {
    PdfPages pages = new PdfPages();
    for (int p = 1; p <= 3; p++) {
      if (p > 1) {
        pages.page();
      }
      pages.text(60, 40, 9, "Verband der Angler");
      pages.text(400, 40, 9, "Abschnitt " + "abc".charAt(p - 1));
      pages.lines(60, 100, PARAGRAPH);
      pages.text(60, 156, "Danach sprach der Vorstand über den Beitrag, den auch die jungen");
      pages.text(280, 810, 9, "Seite " + p + " von 3");
    }

    ParsedDocument document = read(pages);

    assertThat(document.blocks()).noneMatch(block -> block.text().contains("Seite"));
    assertThat(document.blocks()).noneMatch(block -> block.text().contains("Verband"));
    assertThat(leftOut(document, LeftOut.Reason.PAGE_HEAD)).hasSize(6);
  }

  @Test
  void read_pagesThatBeginAlike_loseNoText() {
    PdfPages pages = new PdfPages();
    for (int p = 1; p <= 3; p++) {
      if (p > 1) {
        pages.page();
      }
      pages.lines(60, 100, PARAGRAPH);
    }

    assertThat(FormatsTest.outline(read(pages)))
        .containsExactly("PARAGRAPH: " + JOINED, "PARAGRAPH: " + JOINED, "PARAGRAPH: " + JOINED);
  }

  @Test
  void read_pagesOfOneLine_loseNothing() {
    PdfPages pages = new PdfPages();
    for (int p = 1; p <= 3; p++) {
      if (p > 1) {
        pages.page();
      }
      pages.text(60, 100, "Anlage " + p);
    }

    assertThat(read(pages).blocks()).hasSize(3);
  }

  @Test
  void read_narrowColumns_joinsTheirLinesAndKeepsAnAddressApart() {
    PdfPages pages = new PdfPages();
    pages.lines(60, 60, "Das Bauamt", "Bachstraße 5", "12345 Auental");
    String[] column = {
      "Die Gemeinde will den Mühl\u2010",
      "bach bis zum Herbst säubern",
      "und an drei Stellen verbrei\u2010",
      "tern. Der EU-Kommissar hat",
      "dem Plan zugestimmt, und das",
      "Land trägt die Hälfte davon."
    };
    for (int i = 0; i < 3; i++) {
      pages.lines(60 + 165 * i, 160, column);
    }
    String text =
        "PARAGRAPH: Die Gemeinde will den Mühlbach bis zum Herbst säubern und an drei Stellen"
            + " verbreitern. Der EU-Kommissar hat dem Plan zugestimmt, und das Land trägt die"
            + " Hälfte davon.";

    assertThat(FormatsTest.outline(read(pages)))
        .endsWith(text, text, text)
        .hasSize(6)
        .noneMatch(block -> block.contains("Bauamt Bachstraße"));
  }

  @Test
  @Timeout(120)
  void read_hostilePages_takesLinearTime() {
    byte[] once = hostile(1_200);
    byte[] twice = hostile(2_400);
    LinearTime.check("scattered letters", () -> readWhole(once), () -> readWhole(twice));
  }

  /** One page of so many letters, scattered so that hardly two stand on one line. */
  private static byte[] hostile(int letters) {
    try (PdfPages pages = new PdfPages()) {
      for (int i = 0; i < letters; i++) {
        pages.text(i * 7 % 500 + 20, i * 13 % 800 + (i % 97) / 100.0 + 20, 2 + i % 5, "ab");
      }
      return pages.bytes();
    }
  }

  private void readWhole(byte[] pdf) {
    assertThat(reader.read("probe.pdf", pdf).account().addsUp()).isTrue();
  }

  @Test
  void read_printedByABrowser_leavesOutAddressAndTime() {
    ParsedDocument document =
        read(
            new PdfPages()
                .text(24, 22, 8, "26.11.26, 14:05")
                .text(250, 22, 8, "Der Bach wird breiter")
                .lines(60, 100, PARAGRAPH)
                .text(24, 825, 8, "https://auental.example/bach?id=7")
                .text(550, 825, 8, "1/1"));

    assertThat(FormatsTest.outline(document)).containsExactly("PARAGRAPH: " + JOINED);
    assertThat(leftOut(document, LeftOut.Reason.PAGE_HEAD)).hasSize(2);
  }

  @Test
  void read_note_standsBehindItsParagraph() {
    ParsedDocument document =
        read(
            new PdfPages()
                .lines(60, 100, "Die Zahl der Gäste stieg im Jahr 2019")
                .text(60 + width("Die Zahl der Gäste stieg im Jahr 2019"), 96, 6.5, "3")
                .text(
                    60 + width("Die Zahl der Gäste stieg im Jahr 2019") + 6,
                    100,
                    "deutlich an, und auf 25 km")
                .text(
                    60
                        + width("Die Zahl der Gäste stieg im Jahr 2019")
                        + 6
                        + width("deutlich an, und auf 25 km"),
                    96,
                    6.5,
                    "2")
                .text(60, 114, "standen mehr Zelte als im ganzen Jahr davor im Tal.")
                .text(60, 780, 5.5, "3")
                .text(64, 784, 9, "Nach der Liste der Gemeinde vom Januar."));

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: Die Zahl der Gäste stieg im Jahr 2019 deutlich an, und auf 25 km² standen"
                + " mehr Zelte als im ganzen Jahr davor im Tal.",
            "NOTE [3]: Nach der Liste der Gemeinde vom Januar.");
    assertThat(document.blocks().get(0).inlines())
        .singleElement()
        .satisfies(
            inline -> {
              assertThat(inline.kind()).isEqualTo(Inline.Kind.NOTE);
              assertThat(inline.target()).isEqualTo("3");
              assertThat(inline.span().start()).isEqualTo(37);
            });
  }

  private static double width(String text) {
    try (PdfPages pages = new PdfPages()) {
      return pages.width(text);
    }
  }

  @Test
  void read_twoColumnsOfOtherHeights_readsOneAfterTheOther() {
    PdfPages pages =
        new PdfPages().text(60, 60, 16, "Ein Titel über beiden Spalten der Seite hier");
    String[] left = {
      "Im Tal liegen zwei Dörfer, die der",
      "Bach seit jeher voneinander trennt.",
      "Eine Brücke gibt es erst seit dem",
      "vorigen Jahrhundert, und sie ist alt."
    };
    String[] right = {
      "Nun soll eine neue gebaut werden.",
      "Das Geld dafür kommt vom Land und",
      "von den Leuten, die gespendet haben."
    };
    pages.lines(60, 100, left).lines(310, 107, right);

    assertThat(FormatsTest.outline(read(pages)))
        .containsExactly(
            "TITLE 1: Ein Titel über beiden Spalten der Seite hier",
            "PARAGRAPH: " + String.join(" ", left),
            "PARAGRAPH: " + String.join(" ", right));
  }

  @Test
  void read_rowsOfATable_areNotReadAsColumns() {
    PdfPages pages = new PdfPages().lines(60, 80, PARAGRAPH);
    String[][] rows = {
      {"Jahr", "Kosten"}, {"2024", "3 Euro"}, {"2025", "4 Euro"}, {"2026", "5 Euro"}
    };
    for (int i = 0; i < rows.length; i++) {
      pages.text(60, 160 + 16 * i, rows[i][0]).text(200, 160 + 16 * i, rows[i][1]);
    }

    assertThat(FormatsTest.outline(read(pages)))
        .contains("PARAGRAPH: Jahr Kosten", "PARAGRAPH: 2026 5 Euro");
  }

  @Test
  void read_textsThatLieOnEachOther_areReadOneAfterTheOther() {
    ParsedDocument document =
        read(
            new PdfPages()
                .lines(60, 60, PARAGRAPH)
                // a cell that is wider than its column
                .text(60, 180, "Pflaster wie bestellt, doch ohne Fugensand")
                .text(245, 180, "Bauhof der Stadt")
                // a label close below large letters
                .text(60, 240, 28, "NORD")
                .text(60, 243, 9, "Eingang"));

    assertThat(FormatsTest.outline(document))
        .contains(
            "PARAGRAPH: Pflaster wie bestellt, doch ohne Fugensand Bauhof der Stadt",
            "PARAGRAPH: " + JOINED);
    assertThat(String.join(" ", FormatsTest.outline(document))).contains("NORD", "Eingang");
  }

  @Test
  void read_smallPrintThatBeginsWithANumber_isNoNote() {
    ParsedDocument document =
        read(
            new PdfPages()
                .lines(60, 60, PARAGRAPH)
                .text(60, 700, 8, "56 von 61 Fenstern sind eingebaut, fünf fehlen noch."));

    assertThat(FormatsTest.outline(document))
        .contains("PARAGRAPH: 56 von 61 Fenstern sind eingebaut, fünf fehlen noch.");
  }

  @Test
  void read_spacedLetters_areWords() {
    ParsedDocument document =
        read(
            new PdfPages()
                .lines(60, 80, PARAGRAPH)
                .spaced(60, 160, 4, "Das Betreten ist verboten.")
                .text(60, 190, "H i n w e i s : Der Weg ist frei und wird bewacht."));

    assertThat(FormatsTest.outline(document))
        .contains(
            "PARAGRAPH: Das Betreten ist verboten.",
            "PARAGRAPH: Hinweis: Der Weg ist frei und wird bewacht.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Typ A B C D E ist lieferbar",
        "A B C D E F",
        "Die Punkte M U A P liegen auf einem Kreis",
        "M D M D F S S",
        "X X X X X"
      })
  void read_singleLettersThatAreWords_stayWords(String line) {
    ParsedDocument document = read(new PdfPages().lines(60, 80, PARAGRAPH).text(60, 190, line));

    assertThat(document.blocks()).anyMatch(block -> block.text().contains(line));
  }

  @Test
  void read_turnedText_staysOutOfTheSentences() {
    ParsedDocument document =
        read(
            new PdfPages()
                .lines(60, 100, PARAGRAPH)
                .turned(30, 300, 90, "Eingegangen am 3. Mai im Bauamt")
                .turned(150, 600, 45, "ENTWURF"));

    assertThat(FormatsTest.outline(document))
        .containsExactly("PARAGRAPH: " + JOINED, "PARAGRAPH: Eingegangen am 3. Mai im Bauamt");
    assertThat(leftOut(document, LeftOut.Reason.OBJECT)).containsExactly("ENTWURF");
  }

  @Test
  void read_pageTurnedByItsEntry_readsAsShown() {
    PdfPages pages = new PdfPages();
    for (int i = 0; i < PARAGRAPH.length; i++) {
      pages.turned(100 + i * PdfPages.LEADING, 700, 90, PARAGRAPH[i]);
    }
    pages.current().setRotation(90);

    assertThat(FormatsTest.outline(read(pages))).containsExactly("PARAGRAPH: " + JOINED);
  }

  @Test
  void read_ligaturesAndTextDrawnTwice_areReadOnce() {
    ParsedDocument document =
        read(
            new PdfPages()
                .text(60, 100, "Der Pro\uFB01t am Haus am Flu\u00DF ist \uFB01xiert.")
                .text(60.3, 100, "Der Pro\uFB01t am Haus am Flu\u00DF ist \uFB01xiert."));

    assertThat(FormatsTest.outline(document))
        .containsExactly("PARAGRAPH: Der Profit am Haus am Fluß ist fixiert.");
    assertThat(leftOut(document, LeftOut.Reason.DUPLICATE)).hasSize(1);
  }

  /**
   * PDFBox 3.0.7's own text extraction honours an ActualText and drops the soft hyphen that word
   * processors say with it at the end of a line; 3.0.3 gave "-".
   */
  @Test
  void read_softHyphenSaidByActualText_joinsTheWord() {
    assertThat(
            FormatsTest.outline(
                read(
                    new PdfPages()
                        .text(60, 100, "Der Gemeinderat hat in seiner Sitzung am Abend beschlos")
                        .says(343.5, 100, "-", "\u00AD")
                        .text(60, 114, "sen, dass die alte Brücke über den kleinen Fluß im Herbst")
                        .text(60, 128, "abgerissen wird.")
                        .says(150, 128, "(c)", "\u00A9")
                        .text(170, 128, "Stadt."))))
        .containsExactly(
            "PARAGRAPH: Der Gemeinderat hat in seiner Sitzung am Abend beschlossen, dass die alte"
                + " Brücke über den kleinen Fluß im Herbst abgerissen wird. \u00A9 Stadt.");
  }

  /** Apache FOP 2.11 says so of each line that ends in a hyphen, if it is to be accessible. */
  @Test
  void read_actualTextWithoutTheHyphen_joinsTheWord() {
    assertThat(
            FormatsTest.outline(
                read(
                    new PdfPages()
                        .says(
                            60,
                            100,
                            "Der Gemeinderat hat in seiner Sitzung am Abend beschlos-",
                            "Der Gemeinderat hat in seiner Sitzung am Abend beschlos")
                        .text(60, 114, "sen, dass die alte Brücke über den kleinen Fluß im Herbst")
                        .says(
                            60,
                            128,
                            "abgerissen wird, sobald die eine Druk-",
                            "abgerissen wird, sobald die eine Druc")
                        .text(60, 142, "kerei zahlt (Zif.")
                        .says(137, 142, "3)", "3), 5 Euro."))))
        .containsExactly(
            "PARAGRAPH: Der Gemeinderat hat in seiner Sitzung am Abend beschlossen, dass die alte"
                + " Brücke über den kleinen Fluß im Herbst abgerissen wird, sobald die eine"
                + " Druckerei zahlt (Zif. 3), 5 Euro.");
  }

  @Test
  void read_listsWithBulletsAndNumbers_keepTheirItems() {
    ParsedDocument document =
        read(
            new PdfPages()
                .lines(60, 80, PARAGRAPH)
                .text(60, 150, "•")
                .text(74, 150, "Der erste Punkt ist so lang, dass er in einer zweiten Zeile unter")
                .text(74, 164, "sich selbst weitergeht")
                .text(60, 178, "•")
                .text(74, 178, "Der zweite Punkt")
                .lines(60, 206, "1. Zuerst wird geplant", "2. Dann wird gebaut"));

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: " + JOINED,
            "LIST_ITEM 1 [-]: Der erste Punkt ist so lang, dass er in einer zweiten Zeile unter"
                + " sich selbst weitergeht",
            "LIST_ITEM 1 [-]: Der zweite Punkt",
            "LIST_ITEM 1 [1.]: Zuerst wird geplant",
            "LIST_ITEM 1 [2.]: Dann wird gebaut");
  }

  @Test
  void read_remarkOfAReviewer_isLeftOutAsComment() throws IOException {
    PdfPages pages = new PdfPages().lines(60, 100, PARAGRAPH);
    PDAnnotationText remark = new PDAnnotationText();
    remark.setContents("Bitte die Zahl prüfen");
    pages.current().getAnnotations().add(remark);

    assertThat(leftOut(read(pages), LeftOut.Reason.COMMENT))
        .containsExactly("Bitte die Zahl prüfen");
  }

  @Test
  void read_encrypted_asksForThePassword() throws IOException {
    byte[] locked;
    byte[] open;
    try (PdfPages pages = new PdfPages().lines(60, 100, PARAGRAPH)) {
      pages.bytes();
      locked = protectedBy(pages, "geheim");
    }
    try (PdfPages pages = new PdfPages().lines(60, 100, PARAGRAPH)) {
      pages.bytes();
      open = protectedBy(pages, "");
    }

    assertThatThrownBy(() -> reader.read("probe.pdf", locked))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("encrypted: it needs a password");
    assertThat(FormatsTest.outline(reader.read("probe.pdf", open)))
        .containsExactly("PARAGRAPH: " + JOINED);
  }

  private static byte[] protectedBy(PdfPages pages, String password) throws IOException {
    pages
        .document()
        .protect(new StandardProtectionPolicy("besitzer", password, new AccessPermission()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pages.document().save(out);
    return out.toByteArray();
  }

  @Test
  void read_cutOff_isRefusedOrSaysThatItIsDamaged() {
    byte[] whole;
    try (PdfPages pages = new PdfPages().lines(60, 100, PARAGRAPH)) {
      for (int i = 0; i < 5; i++) {
        pages.page().lines(60, 100, PARAGRAPH);
      }
      whole = pages.bytes();
    }
    assertThat(reader.read("probe.pdf", whole).source().notes())
        .noneMatch(note -> note.contains("damaged"));
    int read = 0;
    for (int percent = 5; percent < 100; percent += 5) {
      byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
      try {
        assertThat(reader.read("probe.pdf", cut).source().notes())
            .anyMatch(note -> note.contains("the .pdf is damaged"));
        read++;
      } catch (UnreadableDocumentException e) {
        assertThat(e.reason()).containsAnyOf("damaged", "there is no text");
      }
    }
    assertThat(read).isLessThan(19);
  }

  @Test
  void read_textThatMentionsTheFirstLine_isText() {
    for (String text :
        List.of(
            "Eine solche Datei beginnt mit %PDF- und einer Zahl, sagt der Leiter des Archivs.\n",
            "%PDF-1.7 steht am Anfang jeder solchen Datei.\n\n"
                + "Das ist alles, was man wissen muss.\n",
            "Am Anfang steht dies:\n\n%PDF-1.4\n\nDanach folgen die Objekte der Datei.\n")) {
      assertThat(reader.read("notiz.txt", text.getBytes(StandardCharsets.UTF_8)).format())
          .isEqualTo("text/plain");
    }
  }

  @Test
  void read_bytesBeforeTheFirstLine_isStillAPdf() {
    try (PdfPages pages = new PdfPages().lines(60, 100, PARAGRAPH)) {
      byte[] pdf = pages.bytes();
      byte[] shifted = new byte[pdf.length + 10];
      Arrays.fill(shifted, 0, 10, (byte) '\n');
      System.arraycopy(pdf, 0, shifted, 10, pdf.length);

      assertThat(reader.read("probe.bin", shifted).format()).isEqualTo("application/pdf");
    }
  }

  @Test
  void account_ofALineThatIsLost_doesNotAddUp() {
    List<Block> blocks = read(new PdfPages().lines(60, 100, PARAGRAPH)).blocks();

    assertThat(Account.of(JOINED + " verloren", blocks, List.of()).addsUp()).isFalse();
  }
}
