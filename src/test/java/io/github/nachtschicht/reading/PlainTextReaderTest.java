package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain text: character sets, divided words, furniture of pages, and time. */
class PlainTextReaderTest {

  private final DocumentReader reader =
      new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));

  private ParsedDocument read(String text) {
    ParsedDocument document = reader.read("text.txt", text.getBytes(StandardCharsets.UTF_8));
    assertThat(document.account().addsUp()).isTrue();
    return document;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"windows-1252", "IBM850", "IBM437", "x-MacRoman", "UTF-16LE", "UTF-16BE", "UTF-8"})
  void read_otherCharacterSets_findsWhatTheAuthorWrote(String charset) {
    for (String text :
        List.of(
            "Die Größe der Häuser überrascht, am Flüßchen steht ein schöner Zaun.",
            "Der Fuß tut weh.",
            "STRASSE ÜBER DEN FLUSS, GRÖSSE UND ÄRGER.",
            "Öfen und Äpfel sind »billig«, das Café hat offen bei 20 °C.",
            "Er ging – wie „immer“ – zum Öl und zahlte 5 € dafür…")) {
      Charset set = Charset.forName(charset);
      if (set.newEncoder().canEncode(text)) {
        ParsedDocument document = reader.read("text.txt", text.getBytes(set));

        assertThat(document.blocks().get(0).text()).isEqualTo(text);
        assertThat(document.source().notes()).hasSize(charset.equals("UTF-8") ? 0 : 1);
      }
    }
  }

  @Test
  void read_bulletThatIsALetter_isAccountedFor() {
    ParsedDocument document = read("Es fehlen noch:\n\no Milch und Butter\no Brot vom Bäcker\n");

    assertThat(document.blocks())
        .extracting(Block::text)
        .containsExactly("Es fehlen noch:", "Milch und Butter", "Brot vom Bäcker");
  }

  @Test
  void read_handedFileOfDos_isReadAsSuch() throws IOException {
    ParsedDocument document = reader.read("cp850.txt", PdfReaderTest.fixture("cp850.txt"));

    assertThat(document.blocks().get(0).text())
        .isEqualTo(
            "Die Größe der Häuser überrascht. Am Flüßchen steht ein schöner Zaun. Er ist überall"
                + " grün.");
  }

  @Test
  void read_handedFileWithDividedWords_joinsThem() throws IOException {
    ParsedDocument document = reader.read("wrap.txt", PdfReaderTest.fixture("wrap.txt"));

    assertThat(document.blocks()).hasSize(2);
    assertThat(document.blocks().get(1).text())
        .contains("Herbst säubern", "am Montagabend", "30-jährige Planerin")
        .endsWith("Ober- und Unterlauf werden getrennt saniert.");
    assertThat(document.account().addsUp()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Die Regie- | rung       | Die Regierung
          Der EU-    | Kommissar  | Der EU-Kommissar
          US-        | amerikanisch | US-amerikanisch
          Die 30-    | jährige    | Die 30-jährige
          Ober-      | und Unterlauf | Ober- und Unterlauf
          Vor-       | sowie Nachteile | Vor- sowie Nachteile
          Nacht-     | und-Nebel-Aktion | Nacht-und-Nebel-Aktion
          Kopf-      | an-Kopf-Rennen | Kopf-an-Kopf-Rennen
          Know-      | how            | Know-how
          Make-      | ups.           | Make-ups.
          Check-     | in und         | Check-in und
          Stadi-     | on am          | Stadion am
          Auf-       | trag           | Auftrag
          Inn-       | stadt          | Innstadt
          Zug‐       | um‐Zug     | Zug‐um‐Zug
          das Fo-    | to-Album   | das Foto-Album
          Alumini-   | um-Dach    | Aluminium-Dach
          von 1914-  | 1918       | von 1914-1918
          von 1914–  | 1918       | von 1914–1918
          der A-     | Klasse     | der A-Klasse
          EU-        | USA        | EU-USA
          MÜHLEN-    | BACH       | MÜHLENBACH
          Mühl‐      | bach       | Mühlbach
          ein –      | wie er sagt | ein – wie er sagt
          und/       | oder       | und/oder
          Er rief „Ja | “ und ging | Er rief „Ja“ und ging
          „Ja“ und „Nein | “, so  | „Ja“ und „Nein“, so
          Er rief „  | Ja“ laut   | Er rief „Ja“ laut
          Er rief    | “Ja” laut  | Er rief “Ja” laut
          Er rief »  | Ja« laut   | Er rief »Ja« laut
          Er rief »Ja | « und ging | Er rief »Ja« und ging
          Er rief »Ja« | »Nein« so | Er rief »Ja« »Nein« so
          Er rief «Ja» | «Nein» so | Er rief «Ja» «Nein» so
          Er rief «Ja | » und ging | Er rief «Ja» und ging
          Beginn: 12: | 30 Uhr     | Beginn: 12:30 Uhr
          Teil 3:    | 30 Seiten  | Teil 3: 30 Seiten
          """)
  void append_lineEnds_joinsAsAPersonWould(String above, String below, String joined) {
    StringBuilder text = new StringBuilder(above);
    new DividedWords("").append(text, below);

    assertThat(text.toString()).isEqualTo(joined);
  }

  @Test
  void append_wordThatTheTextHyphenates_keepsTheHyphen() {
    StringBuilder text = new StringBuilder("der deutsch-");
    new DividedWords("ein deutsch-französischer Plan").append(text, "französischer Rat");

    assertThat(text.toString()).isEqualTo("der deutsch-französischer Rat");
  }

  private static final String ARTICLE =
      """
      Der Bach wird breiter

      Der Rat hat den Plan am Montag beschlossen. Die Kosten trägt das Land.

      Im Frühling beginnen die Arbeiten am oberen Lauf.

      Im Sommer folgt der untere Lauf, sagt die Planerin.

      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kommentar hinterlassen",
        "Jetzt Kommentar schreiben",
        "12 Kommentare",
        "Artikel teilen",
        "Teilen auf Facebook",
        "Facebook | Twitter | WhatsApp | E-Mail",
        "Newsletter abonnieren",
        "Folgen Sie uns auf Instagram",
        "Zurück nach oben",
        "– Anzeige –",
        "Impressum | Datenschutz | AGB",
        "Die Mitarbeiter von Auental heute sind ein Team von Journalisten im Tal"
      })
  void read_furnitureOfAPage_isNamedAndNotTranslated(String line) {
    ParsedDocument document = read(ARTICLE + line + "\n");

    assertThat(document.blocks()).hasSize(4);
    assertThat(document.account().leftOut())
        .containsExactly(new LeftOut(LeftOut.Reason.AROUND, line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kommentar",
        "Anzeige",
        "Speichern",
        "Drucken",
        "Kontakt",
        "Impressum",
        "Kommentare hinterlassen die Leser gern.",
        "Er wollte den Artikel teilen, doch es ging nicht.",
        "Wir teilen auf Facebook mit, was geschieht.",
        "Die Mitarbeiter der Bank sind freundlich.",
        "Schreiben Sie einen Kommentar zu diesem Text.",
        "Der Newsletter erscheint am Montag."
      })
  void read_sentenceThatOnlyResemblesFurniture_isKept(String line) {
    ParsedDocument document = read(ARTICLE + line + "\n\nDas war der Bericht aus dem Tal.\n");

    assertThat(document.account().leftOut()).isEmpty();
    assertThat(document.blocks()).anyMatch(block -> block.text().equals(line));
  }

  @Test
  void read_textAboutFurniture_isKeptWhole() {
    ParsedDocument document =
        read("Knöpfe einer Seite\n\nArtikel teilen\n\nNewsletter abonnieren\n\nNach oben\n");

    assertThat(document.account().leftOut()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\n",
        "-\n",
        "* * *\n",
        "a-\n",
        "1. a\n",
        "ab-",
        "> ",
        "> a\n",
        "Zeile-\nZeile ",
        "=\n"
      })
  @Timeout(60)
  void read_hostileLines_takesLinearTime(String piece) {
    String once = "Anfang des Textes.\n" + piece.repeat(90_000 / piece.length());
    LinearTime.check(piece, () -> readHostile(once), () -> readHostile(once + once));
  }

  private void readHostile(String text) {
    try {
      reader.read("text.txt", text.getBytes(StandardCharsets.UTF_8));
    } catch (UnreadableDocumentException e) {
      assertThat(e.reason()).isNotEmpty();
    }
  }
}
