package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextParserTest {

  private static final String FIRST =
      "Der Rat der kleinen Stadt am Fluss hat nach langer Debatte beschlossen, die alte Brücke zu"
          + " erneuern und zwei neue Wege anzulegen. Die Kosten trägt zur Hälfte das Land.";
  private static final String SECOND =
      "Im nächsten Jahr sollen die Arbeiten beginnen, sagte der Bürgermeister am Dienstag. Bis"
          + " dahin muss das Bauamt die Pläne noch einmal prüfen und den Bürgern vorlegen.";

  private final DocumentReader reader = new DocumentReader();

  private ParsedDocument read(String text) {
    return reader.read("text.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String wrap(String text, int width) {
    StringBuilder out = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ")) {
      if (used > 0 && used + 1 + word.length() > width) {
        out.append('\n');
        used = 0;
      } else if (used > 0) {
        out.append(' ');
        used++;
      }
      out.append(word);
      used += word.length();
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 55, 66, 72, 80, 100, 120})
  void parse_hardWrapped_joinsTheLines(int width) {
    ParsedDocument document =
        read("Die neue Brücke\n\n" + wrap(FIRST, width) + "\n\n" + wrap(SECOND, width) + "\n");

    assertThat(FormatsTest.outline(document))
        .containsExactly("TITLE 1: Die neue Brücke", "PARAGRAPH: " + FIRST, "PARAGRAPH: " + SECOND);
  }

  @Test
  void parse_oneParagraphALine_keepsTheLines() {
    ParsedDocument document =
        read("Die neue Brücke\n" + FIRST + "\n" + SECOND + "\nDer Zeitplan\n" + FIRST);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Die neue Brücke",
            "PARAGRAPH: " + FIRST,
            "PARAGRAPH: " + SECOND,
            "HEADING 2: Der Zeitplan",
            "PARAGRAPH: " + FIRST);
  }

  @Test
  void parse_windowsLineEnds_areLineEnds() {
    ParsedDocument document = read("Die neue Brücke\r\n\r\n" + FIRST + "\r\n\r\n" + SECOND);

    assertThat(document.blocks()).hasSize(3);
    assertThat(document.blocks()).noneMatch(block -> block.text().contains("\r"));
  }

  @Test
  void parse_lists_haveMarkersAndLevels() {
    ParsedDocument document =
        read(
            """
            Der Rat hat drei Dinge beschlossen:
            - die Brücke wird erneuert
            - die Wege werden angelegt
              - der eine im Norden
              - der andere im Süden
            Die Reihenfolge ist diese:
            1. Planung
            2. Bau

            3. Oktober 1990 war ein Mittwoch.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: Der Rat hat drei Dinge beschlossen:",
            "LIST_ITEM 1 [-]: die Brücke wird erneuert",
            "LIST_ITEM 1 [-]: die Wege werden angelegt",
            "LIST_ITEM 2 [-]: der eine im Norden",
            "LIST_ITEM 2 [-]: der andere im Süden",
            "PARAGRAPH: Die Reihenfolge ist diese:",
            "LIST_ITEM 1 [1.]: Planung",
            "LIST_ITEM 1 [2.]: Bau",
            "PARAGRAPH: 3. Oktober 1990 war ein Mittwoch.");
  }

  @Test
  void parse_quotedMailAndRulesAndUnderlines_areFound() {
    ParsedDocument document =
        read(
            "Der Bericht\n"
                + "===========\n\n"
                + "> Das schrieb der Rat.\n"
                + ">> Und das die Stadt.\n\n"
                + "* * *\n\n"
                + "Das war alles.");

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Der Bericht",
            "QUOTATION 1: Das schrieb der Rat.",
            "QUOTATION 2: Und das die Stadt.",
            "RULE: ",
            "PARAGRAPH: Das war alles.");
  }

  @Test
  void parse_typedQuotationMarks_areNoQuotedMail() {
    ParsedDocument document =
        read(
            "Der Bericht\n\n"
                + ">>Das lehnen wir ab<<, sagte der Rat.\n\n"
                + ">>Ja<<, sagte er, >>das gilt<<.\n\n"
                + ">>Das schrieb die Stadt.\n"
                + ">>Die Marken << und >> stehen für sich.");

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Der Bericht",
            "PARAGRAPH: >>Das lehnen wir ab<<, sagte der Rat.",
            "PARAGRAPH: >>Ja<<, sagte er, >>das gilt<<.",
            "QUOTATION 2: Das schrieb die Stadt.",
            "PARAGRAPH: >>Die Marken << und >> stehen für sich.");
  }

  @Test
  void parse_sentenceInTypedQuotationMarks_isNoHeading() {
    ParsedDocument document = read(FIRST + "\n\n>>Nein!<<\n\n" + SECOND);

    assertThat(FormatsTest.outline(document))
        .containsExactly("PARAGRAPH: " + FIRST, "PARAGRAPH: >>Nein!<<", "PARAGRAPH: " + SECOND);
  }

  @Test
  void parse_addressLines_areNoHeadings() {
    ParsedDocument document =
        read(
            "Stadt am Fluss\nBauamt\nMusterstraße 5\n12345 Neustadt\nAbteilung Brücken\n\n"
                + FIRST);

    assertThat(document.blocks()).hasSize(6);
    assertThat(document.blocks().get(2).kind().name()).isEqualTo("PARAGRAPH");
  }

  @Test
  void parse_speechInQuotationMarks_isAParagraph() {
    ParsedDocument document = read(FIRST + "\n„Wir beginnen bald“, sagte sie.\n" + SECOND);

    assertThat(FormatsTest.outline(document).get(1))
        .isEqualTo("PARAGRAPH: „Wir beginnen bald“, sagte sie.");
  }

  @Test
  void parse_linesOfOneWidthOnPaperOnly_areJoined() {
    ParsedDocument document =
        read(
            """
            Bericht über die Brücke

            Der Rat der kleinen Stadt am Fluss hat nach langer Debatte beschlossen, die
            alte Brücke zu erneuern und zwei neue Wege anzulegen. Die Kosten
            trägt zur Hälfte das Land, den Rest teilen sich die Stadt und die
            Gemeinden am anderen Ufer, die schon im Frühjahr zugestimmt
            hatten. Im nächsten Jahr sollen die Arbeiten beginnen.

            Datum: Dienstag, 3. Mai, im großen Saal des Rathauses
            Leitung: die Bürgermeisterin, in Vertretung das Bauamt
            (2) Bis dahin prüft das Bauamt die Pläne noch einmal und legt sie den Bürgern

            vor, die dazu drei Wochen Zeit haben.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Bericht über die Brücke",
            "PARAGRAPH: Der Rat der kleinen Stadt am Fluss hat nach langer Debatte beschlossen, die"
                + " alte Brücke zu erneuern und zwei neue Wege anzulegen. Die Kosten trägt zur"
                + " Hälfte das Land, den Rest teilen sich die Stadt und die Gemeinden am anderen"
                + " Ufer, die schon im Frühjahr zugestimmt hatten. Im nächsten Jahr sollen die"
                + " Arbeiten beginnen.",
            "PARAGRAPH: Datum: Dienstag, 3. Mai, im großen Saal des Rathauses",
            "PARAGRAPH: Leitung: die Bürgermeisterin, in Vertretung das Bauamt",
            "PARAGRAPH: (2) Bis dahin prüft das Bauamt die Pläne noch einmal und legt sie den"
                + " Bürgern vor, die dazu drei Wochen Zeit haben.");
  }

  @Test
  void parse_linesOfSmallLettersBesideWrappedText_areAList() {
    String list = "\n\nmehl und zucker\nein ei\nmilch\nsalz\nhefe\nwasser\n";
    ParsedDocument document =
        read(wrap(FIRST, 72) + list + "\n" + wrap(SECOND, 72) + ":\nzwei bretter\nleim");

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: " + FIRST,
            "PARAGRAPH: mehl und zucker",
            "PARAGRAPH: ein ei",
            "PARAGRAPH: milch",
            "PARAGRAPH: salz",
            "PARAGRAPH: hefe",
            "PARAGRAPH: wasser",
            "PARAGRAPH: " + SECOND + ":",
            "PARAGRAPH: zwei bretter",
            "PARAGRAPH: leim");
  }

  @Test
  void parse_codeAndCommandsAndSettings_areCopied() {
    ParsedDocument document =
        read(
            wrap(FIRST, 72)
                + """


                Dazu ruft man auf:

                $ cd /opt/bruecke
                $ ./bauen --alles

                und trägt in die Datei ein:

                [server]
                port=8080
                # der Name
                name=bruecke
                x = Breite der Brücke
                l = Länge der Brücke

                if (a < b) {
                  Bauen(a);
                }

                """
                + wrap(SECOND, 72));

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: " + FIRST,
            "PARAGRAPH: Dazu ruft man auf:",
            "CODE: $ cd /opt/bruecke\n$ ./bauen --alles",
            "PARAGRAPH: und trägt in die Datei ein:",
            "CODE: [server]\nport=8080\n# der Name\nname=bruecke",
            "PARAGRAPH: x = Breite der Brücke",
            "PARAGRAPH: l = Länge der Brücke",
            "CODE: if (a < b) {\n  Bauen(a);\n}",
            "PARAGRAPH: " + SECOND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Die Mieter(innen) halten die Treppe sauber;\n- die Besucher(innen) stellen Räder ab;",
        "a) Jede(r) Mitarbeiter(in) erhält einen Ausweis;\nb) jede(r) Leiter(in) prüft ihn;",
        "Artikel 5(1) bleibt unberührt;\nArtikel 7(2) bleibt unberührt;",
        "A=Ausgang\nE=Eingang",
        "EG=Erdgeschoss\nOG=Obergeschoss",
        "Kosten = Miete mal Monate;\nGewinn = Erlös minus Kosten;",
        "<Name des Kindes>\n<Adresse der Eltern>",
        "Der Preis für Öl stieg am Montag in London auf 91\n$ je Barrel, weil die Händler warten.",
        "Die Karte kostet ab dem nächsten Jahr etwa 20\n$ pro Stück und Monat."
      })
  void parse_wordsThatLookLikeCode_areTranslated(String lines) {
    ParsedDocument document = read(FIRST + "\n\n" + lines + "\n\n" + SECOND);

    assertThat(FormatsTest.outline(document)).noneMatch(block -> block.startsWith("CODE"));
  }

  @Test
  void parse_versesInSmallLetters_stayLines() {
    List<String> verses =
        List.of(
            "still ist die nacht",
            "und kalt der wind",
            "der mond geht auf",
            "so leise fällt der schnee",
            "auf dach und baum",
            "und niemand wacht",
            "am morgen kommt das licht",
            "zurück ins tal",
            "und alles glänzt");
    StringBuilder poem = new StringBuilder();
    for (int i = 0; i < verses.size(); i++) {
      poem.append(verses.get(i)).append(i % 3 == 2 ? "\n\n" : "\n");
    }

    assertThat(FormatsTest.outline(read(poem.toString())))
        .containsExactlyElementsOf(verses.stream().map(verse -> "PARAGRAPH: " + verse).toList());
  }

  @Test
  void parse_someLinesBrokenByHand_areJoinedWhereASentenceGoesOn() {
    ParsedDocument document =
        read(
            """
            Die Arbeiten am Fluss

            In diesem Jahr wird nur die Brücke erneuert, der Weg folgt in einem
            der nächsten Jahre.
            Die Kosten trägt die Stadt.
            Es gab dazu eine Versammlung der Bürger im Rathaus. Der Bürgermeister
            hat sie geleitet.
            Weitere Fragen
            beantwortet das Bauamt.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Die Arbeiten am Fluss",
            "PARAGRAPH: In diesem Jahr wird nur die Brücke erneuert, der Weg folgt in einem der"
                + " nächsten Jahre.",
            "PARAGRAPH: Die Kosten trägt die Stadt.",
            "PARAGRAPH: Es gab dazu eine Versammlung der Bürger im Rathaus. Der Bürgermeister hat"
                + " sie geleitet.",
            "PARAGRAPH: Weitere Fragen",
            "PARAGRAPH: beantwortet das Bauamt.");
  }

  @Test
  void parse_rowsOfTables_areNoHeadings() {
    ParsedDocument document =
        read(
            wrap(FIRST, 72)
                + "\n\n"
                + "1.\tBrücke\n"
                + "2.\tWege\n\n"
                + "Name      Ort       Jahr\n"
                + "Brücke    Neustadt  1990\n\n"
                + "| Weg | Länge |\n\n"
                + wrap(SECOND, 72));

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: " + FIRST,
            "LIST_ITEM 1 [1.]: Brücke",
            "LIST_ITEM 1 [2.]: Wege",
            "TABLE_CELL 0/0: Name",
            "TABLE_CELL 0/1: Ort",
            "TABLE_CELL 0/2: Jahr",
            "TABLE_CELL 1/0: Brücke",
            "TABLE_CELL 1/1: Neustadt",
            "TABLE_CELL 1/2: 1990",
            "PARAGRAPH: | Weg | Länge |",
            "PARAGRAPH: " + SECOND);
  }

  @Test
  void parse_tablesWithBars_areTables() {
    ParsedDocument document =
        read(
            FIRST
                + "\n\n| Weg | | Länge |\n|---|:--|---|\n| Der alte | 1 | 3 km |\n\n"
                + "+----+\n| A | B |\n+====+\n| Eins | Zwei |\n+----+\n| Nur eine |\n| C |\n");

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: " + FIRST,
            "TABLE_CELL 0/0: Weg",
            "TABLE_CELL 0/1: ",
            "TABLE_CELL 0/2: Länge",
            "TABLE_CELL 1/0: Der alte",
            "TABLE_CELL 1/1: 1",
            "TABLE_CELL 1/2: 3 km",
            "TABLE_CELL 0/0: A",
            "TABLE_CELL 0/1: B",
            "TABLE_CELL 1/0: Eins",
            "TABLE_CELL 1/1: Zwei",
            "PARAGRAPH: | Nur eine |",
            "PARAGRAPH: | C |");
    assertThat(
            document.blocks().stream()
                .filter(block -> block.cell() != null && block.cell().header())
                .map(Block::text))
        .containsExactly("Weg", "", "Länge", "A", "B");
  }

  @Test
  void parse_tablesWithRuledHeads_areTables() {
    ParsedDocument document =
        read(
            """
            Name          Ort
            ------------  --------
            Anna Muster   Köln

            Ware | Preis
            -----+------
            Nagel | 5 Euro
            Ring | 7 Euro
            Das ist alles
            -------------
            Anna geht nach Hause.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TABLE_CELL 0/0: Name",
            "TABLE_CELL 0/1: Ort",
            "TABLE_CELL 1/0: Anna Muster",
            "TABLE_CELL 1/1: Köln",
            "TABLE_CELL 0/0: Ware",
            "TABLE_CELL 0/1: Preis",
            "TABLE_CELL 1/0: Nagel",
            "TABLE_CELL 1/1: 5 Euro",
            "TABLE_CELL 2/0: Ring",
            "TABLE_CELL 2/1: 7 Euro",
            "HEADING 2: Das ist alles",
            "PARAGRAPH: Anna geht nach Hause.");
    assertThat(document.blocks().stream().filter(b -> b.cell() != null && b.cell().header()))
        .hasSize(4);
  }

  @Test
  void parse_narrowJustifiedText_isNoTable() {
    ParsedDocument document =
        read(
            """
            Die neue Brücke

            Der  Rat  der kleinen  Stadt  am Fluss
            hat   nach  langer  Debatte  gestimmt:
            die alte  Brücke   wird  erneuert  und
            zwei   neue   Wege   werden  angelegt.
            Das  Land  zahlt.

            Die Strecke am alten Ufer   Sie ist 12 km lang
            Die Strecke im neuen Wald   Sie ist 14 km lang

            Weg   Wie lang er ist
            Alt   Gut 12 km
            Neu   Fast 4,5 Meilen
            """);

    assertThat(FormatsTest.outline(document))
        .hasSize(12)
        .startsWith("TITLE 1: Die neue Brücke")
        .contains("TABLE_CELL 1/1: Sie ist 14 km lang")
        .contains("TABLE_CELL 2/1: Fast 4,5 Meilen");
    assertThat(document.blocks().get(1).text()).startsWith("Der  Rat").endsWith("Land  zahlt.");
  }

  @Test
  void parse_settingsAndAddressesAndContents_areNoHeadings() {
    ParsedDocument document =
        read(
            """
            Bericht über die Brücke

            Inhalt

            1. Einleitung ........ 3
            2.2.1 Der alte Weg . . . . . 7

            port = 8080
            host = localhost
            user = admin

            Name = Haus am See

            Das ist der Name des Hauses am Fluss.

            Musterweg 3a
            12345 Neustadt am Fluss
            Bringen Sie bitte etwas zu trinken mit, denn es wird warm.

            Gartengasse 12
            4284 Neudorf
            Auch dort ist immer jemand, der Auskunft gibt.

            > Ein Zitat.
            >
            > Noch eines.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Bericht über die Brücke",
            "PARAGRAPH: Inhalt",
            "CODE: port = 8080\nhost = localhost\nuser = admin",
            "PARAGRAPH: Name = Haus am See",
            "PARAGRAPH: Das ist der Name des Hauses am Fluss.",
            "PARAGRAPH: Musterweg 3a",
            "PARAGRAPH: 12345 Neustadt am Fluss",
            "PARAGRAPH: Bringen Sie bitte etwas zu trinken mit, denn es wird warm.",
            "PARAGRAPH: Gartengasse 12",
            "PARAGRAPH: 4284 Neudorf",
            "PARAGRAPH: Auch dort ist immer jemand, der Auskunft gibt.",
            "QUOTATION 1: Ein Zitat.",
            "QUOTATION 1: Noch eines.");
    assertThat(document.account().leftOut())
        .extracting(LeftOut::text)
        .containsExactly("1. Einleitung ........ 3", "2.2.1 Der alte Weg . . . . . 7");
    assertThat(document.account().addsUp()).isTrue();
  }

  @Test
  void parse_contract_keepsNumberedParagraphsWhole() {
    ParsedDocument document =
        read(
            """
            Kaufvertrag

            Herrn Otto Beispiel, Gartenstr. 7, 54321 Neudorf am See
            - nachfolgend Verkäufer genannt -

            § 1    Gegenstand

            Montag     Abholung im Hof hinter dem großen Haus

            1.1 Verkauft wird das Fahrzeug vom Typ X-200, Baujahr 2019,
                Fahrgestell 12345.
            1.2 Alter
                Es ist sieben Jahre alt.

            Die Gewährleistung ist ausgeschlossen (§ 444 BGB gilt; vgl. auch
            §§ 434 ff. BGB).
            """);

    assertThat(FormatsTest.outline(document))
        .contains(
            "PARAGRAPH: Herrn Otto Beispiel, Gartenstr. 7, 54321 Neudorf am See",
            "HEADING 2: § 1    Gegenstand",
            "PARAGRAPH: Montag     Abholung im Hof hinter dem großen Haus",
            "PARAGRAPH: 1.1 Verkauft wird das Fahrzeug vom Typ X-200, Baujahr 2019,"
                + " Fahrgestell 12345.",
            "PARAGRAPH: Es ist sieben Jahre alt.",
            "PARAGRAPH: Die Gewährleistung ist ausgeschlossen (§ 444 BGB gilt; vgl. auch §§ 434 ff."
                + " BGB).");
  }

  @Test
  void parse_dotsInFormsAndLists_areKeptLineByLine() {
    ParsedDocument document =
        read(
            """
            Anmeldung zum Sommerfest

            Anzahl der Kinder ......... 2
            Anzahl der Erwachsenen .... 1

            Speisen

            Suppe mit Brot ............ 6,50
            Salat aus dem Garten ...... 7,00

            Der Beitrag von ........ Euro ist heute zu zahlen.

            ( ) ja   ( ) nein

            Wer kommt, bringt etwas zu essen mit.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "TITLE 1: Anmeldung zum Sommerfest",
            "PARAGRAPH: Anzahl der Kinder ......... 2",
            "PARAGRAPH: Anzahl der Erwachsenen .... 1",
            "HEADING 2: Speisen",
            "PARAGRAPH: Suppe mit Brot ............ 6,50",
            "PARAGRAPH: Salat aus dem Garten ...... 7,00",
            "PARAGRAPH: Der Beitrag von ........ Euro ist heute zu zahlen.",
            "PARAGRAPH: ( ) ja   ( ) nein",
            "PARAGRAPH: Wer kommt, bringt etwas zu essen mit.");
    assertThat(document.account().addsUp()).isTrue();
  }

  @Test
  void parse_sentenceThatGoesOnBelowAnEmptyLine_isNoHeading() {
    ParsedDocument document =
        read(
            FIRST
                + "\n\n"
                + "Die Kosten für den Umbau der Brücke und aller neuen Wege\n\n"
                + "trägt zur Hälfte das Land.\n\n"
                + SECOND);

    assertThat(FormatsTest.outline(document).get(1))
        .isEqualTo("PARAGRAPH: Die Kosten für den Umbau der Brücke und aller neuen Wege");
  }

  @Test
  @Timeout(20)
  void parse_endlessRow_isRead() {
    String dots = ".".repeat(1_000_000);
    String row = "| a".repeat(200_000);

    assertThat(read("Ein Satz " + dots + " 5x\n\n" + row + "\n" + row).blocks()).isNotEmpty();
  }

  @Test
  void parse_wrappedQuotedMail_isJoined() {
    ParsedDocument document =
        read(
            """
            Hallo Paul,

            Paul Beispiel schrieb am 2. Mai 2021:
            > anbei die Pläne für das Treffen. Bitte sieh sie dir bis Montag
            > an und sag mir, was du davon hältst.

            Sie sind gut.
            """);

    assertThat(FormatsTest.outline(document))
        .contains(
            "QUOTATION 1: anbei die Pläne für das Treffen. Bitte sieh sie dir bis Montag an und sag"
                + " mir, was du davon hältst.");
  }

  @Test
  void parse_subtitles_haveTheirTimesApart() {
    ParsedDocument document =
        read(
            """
            1
            00:00:01,000 --> 00:00:04,000
            Der alte Mann, der am Fluss
            wohnt, hat nichts gesagt.

            2
            00:00:11,100 --> 00:00:14,000
            - Kommst du mit?
            - Nein.
            """);

    assertThat(FormatsTest.outline(document))
        .containsExactly(
            "PARAGRAPH: 1",
            "CODE: 00:00:01,000 --> 00:00:04,000",
            "PARAGRAPH: Der alte Mann, der am Fluss wohnt, hat nichts gesagt.",
            "PARAGRAPH: 2",
            "CODE: 00:00:11,100 --> 00:00:14,000",
            "LIST_ITEM 1 [-]: Kommst du mit?",
            "LIST_ITEM 1 [-]: Nein.");
  }

  @Test
  void parse_wordDividedOverAnEmptyLine_isWhole() {
    String text = wrap(FIRST + " " + SECOND, 66);

    assertThat(
            FormatsTest.outline(
                read(text.replace("Debatte\nbeschlossen", "Debatte be-\n\nschlossen"))))
        .containsExactly("PARAGRAPH: " + FIRST + " " + SECOND);
    assertThat(text).contains("Debatte\nbeschlossen");
  }

  @Test
  void parse_longLinesOfAListInRaggedText_stayLines() {
    String prose =
        """
        Der Rat der kleinen Stadt am Fluss hat nach langer Debatte beschlossen, die
        alte Brücke zu erneuern und zwei neue Wege anzulegen. Die Kosten
        trägt zur Hälfte das Land, den Rest teilen sich die Stadt und die
        Gemeinden am anderen Ufer, die schon im Frühjahr zugestimmt
        hatten. Im nächsten Jahr sollen die Arbeiten beginnen.

        """;
    List<String> list =
        List.of(
            "Erneuerung der alten Brücke am Fluss und der beiden Zufahrten",
            "Zwei neue Wege am nördlichen und am südlichen Ufer der Stadt",
            "Beleuchtung der Wege und der Brücke mit sparsamen Lampen vom Werk",
            "Bänke und Tafeln an den Stellen mit Aussicht auf die alte Stadt");

    assertThat(FormatsTest.outline(read(prose + String.join("\n", list) + "\n\n" + prose)))
        .containsAll(list.stream().map(line -> "PARAGRAPH: " + line).toList());
  }

  @Test
  void parse_verseInSmallLetters_keepsItsLines() {
    String verse =
        """
        wir gingen an dem langen Ufer, wo die alten Weiden stehen,
        und sahen in dem grauen Wasser unsre Schatten gehn,
        sie winkten uns aus jener Tiefe, die kein Lot ermisst,
        so lang, bis auch der letzte helle Streif am Rand vergeht,
        und keiner sprach ein Wort davon, wie alt das Wasser,
        das unter uns im Dunkeln fließt, geworden ist.
        """;

    assertThat(read(verse).blocks()).hasSize(6);
  }

  @Test
  void parse_letter_hasNoHeadingsButItsOwn() {
    ParsedDocument document =
        read(
            """
            An: rathaus@example.org
            Betreff: Brücke

            Sehr geehrte Damen und Herren,

            ich bitte um Auskunft
            über die Pläne.

            Zum Lärm

            (1) Wann wird gebaut
            Die Anwohner wüssten es gern.

            Mit freundlichen Grüßen

            Erika Muster
            Nachbarin

            Das Schreiben liegt bei.

            Ort am Fluss
            Rathausplatz 1
            """);

    assertThat(FormatsTest.outline(document).stream().filter(line -> !line.startsWith("PARAGRAPH")))
        .containsExactly("HEADING 2: Zum Lärm", "HEADING 2: Nachbarin");
  }
}
