package io.github.nachtschicht.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GlossaryFileTest {

  private static GlossaryFile read(String text, String name) {
    return GlossaryFile.read(text.getBytes(StandardCharsets.UTF_8), name);
  }

  private static List<String> shown(GlossaryFile file) {
    return file.entries().stream()
        .map(
            e ->
                e.source()
                    + " > "
                    + String.join("/", e.targets())
                    + " ! "
                    + String.join("/", e.forbidden()))
        .map(line -> line.replaceAll(" ! $", ""))
        .toList();
  }

  /** The form of OmegaT's writable glossary: user manual, chapter Glossaries. */
  @Test
  void read_tabs() {
    GlossaryFile file =
        read(
            "\uFEFF# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
                + "Rahmenvertrag\tframework agreement| master agreement |!frame contract\tlegal\r\n"
                + "\n"
                + "Musterhausen\tMusterhausen\n"
                + "Amt, das \"große\"\toffice; \"big\"\t\tmore\n"
                + "Kasten\t!box\r"
                + "Wagen|Wagens\tcar",
            "glossary.txt");
    assertThat(file.problems()).isEmpty();
    assertThat(shown(file))
        .containsExactly(
            "Rahmenvertrag > framework agreement/master agreement ! frame contract",
            "Musterhausen > Musterhausen",
            "Amt, das \"große\" > office; \"big\"",
            "Kasten >  ! box",
            "Wagen|Wagens > car");
    assertThat(file.entries().get(0).comment()).isEqualTo("legal");
    assertThat(file.entries().get(0).place()).isEqualTo("glossary.txt, line 2");
  }

  @Test
  void read_brokenLines_areToldAndTheOthersCount() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "Amt\toffice\nohne Tabulator\n\tno source\nLeer\t \nNichts\t!\n"
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("Übung\texercise\n".getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(
        ("...\tdots\nZei\u0007chen\tx\nStern*mitte\tx\n*ab\tx\n"
                + "x".repeat(201)
                + "\ty\nRat\tcouncil\n")
            .getBytes(StandardCharsets.UTF_8));
    GlossaryFile file = GlossaryFile.read(bytes.toByteArray(), "g.tsv");
    assertThat(shown(file)).containsExactly("Amt > office", "Rat > council");
    assertThat(file.problems())
        .containsExactly(
            "g.tsv, line 2: there is no tab between the German and the English term",
            "g.tsv, line 3: there is no German term",
            "g.tsv, line 4: there is no English term for \"Leer\"",
            "g.tsv, line 5: there is no English term",
            "g.tsv, line 6: it is not UTF-8; save the file as UTF-8",
            "g.tsv, line 7: the German term \"...\" has neither letter nor digit",
            "g.tsv, line 8: the German term holds control characters or damaged ones",
            "g.tsv, line 9: '*' may stand only before or behind a word of three letters or more",
            "g.tsv, line 10: '*' may stand only before or behind a word of three letters or more",
            "g.tsv, line 11: the German term has more than 200 characters");
  }

  @Test
  void read_tabsFromASpreadsheet_takesCellsOutOfTheirQuotationMarks() {
    String rows =
        "\"Müller, GmbH\"\t\"Müller \"\"M\"\", Ltd\"\n\"Haus\" Nord\t\"North\" wing\n\"\"\tx\n";
    assertThat(shown(read(rows, "g.tsv")))
        .containsExactly("Müller, GmbH > Müller \"M\", Ltd", "\"Haus\" Nord > \"North\" wing");
  }

  /** RFC 4180, and what spreadsheets make of it in Germany. */
  @Test
  void read_csv() {
    assertThat(
            shown(
                read(
                    "Amt,office\n"
                        + "\"Recht, das\",\"law, \"\"the\"\"\",note\n"
                        + "\"nicht zu,x\n"
                        + "Rat,council\n",
                    "g.csv")))
        .containsExactly("Amt > office", "Recht, das > law, \"the\"", "Rat > council");
    assertThat(shown(read("Deutsch;Englisch;Kommentar\nAmt;office;\"a; b\"\n", "G.CSV")))
        .containsExactly("Amt > office");
    GlossaryFile swapped = read("id,en,de,note\n7,office,Amt,legal\n", "g.csv");
    assertThat(shown(swapped)).containsExactly("Amt > office");
    assertThat(swapped.entries().get(0).comment()).isEqualTo("legal");
  }

  @Test
  void read_utf16WithMark() {
    assertThat(
            shown(
                GlossaryFile.read(
                    "\uFEFFAmt\toffice\r\nRat\tcouncil".getBytes(Charset.forName("UTF-16LE")),
                    "g.txt")))
        .containsExactly("Amt > office", "Rat > council");
  }

  private static final String TBX2 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
      <martif type="TBX-Basic" xml:lang="de">
      <martifHeader><fileDesc><sourceDesc><p>ours</p></sourceDesc></fileDesc></martifHeader>
      <text><body>
      <termEntry id="c1"><descrip type="definition">about <hi>it</hi></descrip>
       <langSet xml:lang="de-DE"><tig><term>Rahmenvertrag</term></tig>
         <tig><term>Rahmen<hi>vereinbarung</hi></term></tig></langSet>
       <langSet xml:lang="EN"><ntig><termGrp><term>frame contract</term>
         <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
         <ntig><termGrp><term>master agreement</term></termGrp></ntig>
         <ntig><termGrp><term>framework agreement</term>
         <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig></langSet>
       <langSet xml:lang="fr"><tig><term>contrat-cadre</term></tig></langSet></termEntry>
      <termEntry id="c2"><langSet xml:lang="de"><tig><term>nur Deutsch</term></tig></langSet></termEntry>
      </body></text></martif>
      """;

  /** Core structure of TBX 2, ISO 30042:2008. */
  @Test
  void read_tbx2() {
    GlossaryFile file = read(TBX2, "g.tbx");
    assertThat(file.problems()).isEmpty();
    assertThat(shown(file))
        .containsExactly(
            "Rahmenvertrag > framework agreement/master agreement ! frame contract",
            "Rahmenvereinbarung > framework agreement/master agreement ! frame contract");
    assertThat(
            shown(
                GlossaryFile.read(
                    ("\uFEFF" + TBX2.replace("UTF-8", "UTF-16"))
                        .getBytes(StandardCharsets.UTF_16LE),
                    "g.xml")))
        .hasSize(2);
  }

  /** Both styles of TBX 3, ISO 30042:2019. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<termNote type=\"administrativeStatus\">supersededTerm-admn-sts</termNote>",
        "<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>"
      })
  void read_tbx3(String status) {
    assertThat(
            shown(
                read(
                    "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\""
                        + " xmlns=\"urn:iso:std:iso:30042:ed-2\""
                        + " xmlns:min=\"http://www.tbxinfo.net/ns/min\"><tbxHeader/><text><body><conceptEntry"
                        + " id=\"c1\"><langSec xml:lang=\"en\"><termSec><term>old name</term>"
                        + status
                        + "</termSec><termSec><term>new name</term></termSec></langSec>"
                        + "<langSec xml:lang=\"de\"><termSec><term>Name</term></termSec></langSec>"
                        + "</conceptEntry></body></text></tbx>",
                    "g.tbx")))
        .containsExactly("Name > new name ! old name");
  }

  @Test
  void read_damagedTbx_keepsWhatCameBefore() {
    GlossaryFile file = read(TBX2.substring(0, TBX2.indexOf("<termEntry id=\"c2\"") + 30), "g.tbx");
    assertThat(file.entries()).hasSize(2);
    assertThat(file.problems())
        .singleElement()
        .asString()
        .startsWith("g.tbx, line 15: not a readable TBX file: ");
    assertThat(read("<html><body/></html>", "g.tbx").problems())
        .containsExactly("g.tbx, line 1: the file is no TBX: it begins with <html>");
  }

  @Test
  void read_hostileTbx_opensNothingAndEnds(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
    String head =
        "<!DOCTYPE martif [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>";
    for (String entity : List.of("&x;", "&b;", "&lt;")) {
      GlossaryFile file =
          read(
              head
                  + "<martif><termEntry><langSet xml:lang='de'><tig><term>Amt"
                  + entity
                  + "</term></tig></langSet><langSet"
                  + " xml:lang='en'><tig><term>office</term></tig></langSet></termEntry></martif>",
              "g.tbx");
      assertThat(shown(file).toString() + file.problems())
          .doesNotContain("SECRET")
          .doesNotContain("aaaa");
    }
    assertThat(read("<martif>" + "<a>".repeat(100_000), "g.tbx").problems()).hasSize(1);
    assertThat(
            read(
                    "<martif><termEntry><langSet xml:lang='de'><tig><term>"
                        + "<hi>".repeat(100_000),
                    "g.tbx")
                .problems())
        .hasSize(1);
  }

  @Test
  void read_ofAnything_neverFails() throws IOException {
    Random random = new Random(22);
    String[] pieces = {
      "\t", "\n", "|", "!", "*", "\"", ",", ";", "<", "martif>", "<term>", "ä", "A", "\u0000",
      "\uFEFF", "\uD800", "#", " ", "]]>", "&x;"
    };
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(round % 3 == 0 ? "<martif>" : "");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      byte[] bytes =
          text.toString()
              .getBytes(round % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
      for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      GlossaryFile file = GlossaryFile.read(bytes, round % 5 == 0 ? "g.csv" : "g.tsv");
      var unused = Glossary.of(file.entries()).rules("A ä A, ein Amt");
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[1 << 20]);
    }
    assertThat(GlossaryFile.read(packed.toByteArray(), "g.tsv").entries()).isEmpty();
  }

  @Test
  void read_large_isQuickAndBounded() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < GlossaryFile.MAX_ENTRIES + 10; i++) {
      rows.append("Wort ").append(i).append("\tword\n");
    }
    GlossaryFile file = assertTimeout(Duration.ofSeconds(20), () -> read(rows.toString(), "g.tsv"));
    assertThat(file.entries()).hasSize(GlossaryFile.MAX_ENTRIES);
    assertThat(file.problems())
        .containsExactly("g.tsv, line 100001: more than 100000 entries; the rest is left out");
    assertTimeout(Duration.ofSeconds(20), () -> read("x".repeat(20 << 20), "g.tsv"));
    assertTimeout(Duration.ofSeconds(20), () -> read("\t".repeat(5 << 20), "g.tsv"));
  }

  @Test
  void load_saysWhatIsLeftOut(@TempDir Path folder) throws IOException {
    Path good = Files.writeString(folder.resolve("a.tsv"), "Amt\toffice\n" + "x\n".repeat(25));
    List<String> warnings = new ArrayList<>();
    Glossary glossary = Glossary.load(List.of(good), warnings::add);
    assertThat(glossary.entries()).hasSize(1);
    assertThat(warnings).hasSize(21).last().asString().endsWith("a.tsv: 5 more lines are left out");
    assertThatThrownBy(() -> Glossary.load(List.of(folder.resolve("none.tsv")), warnings::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.tsv' does not exist");
    assertThatThrownBy(() -> Glossary.load(List.of(folder), warnings::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
  }
}
