package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A document with every kind of block, in every layout: all below the front matter. They were
 * written by this program and read by a person; {@code -Dnachtschicht.golden=write} writes them
 * again.
 */
class GoldenMarkdownTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @EnumSource
  void render_everyKindOfBlock_isAsTheFileSays(Layout layout) throws IOException {
    String body = FrontMatter.body(new MarkdownRenderer().rendered(document(), layout).text());
    Path golden = FOLDER.resolve(layout.name().toLowerCase(Locale.ROOT) + ".md");
    if ("write".equals(System.getProperty("nachtschicht.golden"))) {
      Files.writeString(golden, body);
    }
    assertThat(body).isEqualTo(Files.readString(golden));
  }

  private static Inline mark(Inline.Kind kind, String text, String part, String target) {
    int start = text.indexOf(part);
    return new Inline(kind, new Span(start, start + part.length()), target);
  }

  private static BilingualDocument document() {
    String rich = "Das *neue* Rathaus nennt die Datei plan.txt und steht auf der Karte.";
    String noted = "Die Kosten steigen.";
    return new Documents()
        .named("ordner/alles.txt")
        .notes("the text was read as Windows-1252")
        .leftOut(LeftOut.Reason.COMMENT, "noch prüfen")
        .block(BlockKind.TITLE, 0, "", "Ein Ort baut")
        .translate("A town builds")
        .block(BlockKind.HEADING, 1, "", "1. Der Plan")
        .translate("1. The plan")
        .block(BlockKind.HEADING, 2, "", "Das Haus # 7")
        .translate("House # 7")
        .block(
            BlockKind.PARAGRAPH,
            0,
            "",
            rich,
            List.of(
                mark(Inline.Kind.STRONG, rich, "Rathaus", ""),
                mark(Inline.Kind.CODE, rich, "plan.txt", ""),
                mark(Inline.Kind.LINK, rich, "Karte", "https://example.org/karte?a=1&b=2")),
            null,
            null)
        .translate("The *new* town hall names the file plan.txt and is on the map.")
        .block(BlockKind.PARAGRAPH, 0, "", "Es kamen 200 Menschen. - Keiner ging. 3. Mai?")
        .sentences("Es kamen 200 Menschen.", "- Keiner ging.", "3. Mai?")
        .translate("People came.", "- Nobody left.", "3. May?")
        .flag(4, new QualityFlag("numbers", "the number 200 is missing in the translation"))
        .confidence(4, 0.2)
        .block(BlockKind.LIST_ITEM, 1, "-", "Ein Punkt")
        .translate("One item")
        .block(BlockKind.LIST_ITEM, 2, "1.", "Darunter")
        .translate("Below")
        .block(BlockKind.LIST_ITEM, 2, "2.", "Noch einer")
        .translate("Another")
        .flag(9, new QualityFlag("names", "the name X | Y is missing"))
        .confidence(9, 0.6)
        .block(BlockKind.LIST_ITEM, 1, "7.", "Eine neue Liste")
        .translate("A new list")
        .block(BlockKind.LIST_ITEM, 2, "(1)", "Absatz eins. Und weiter.")
        .sentences("Absatz eins.", "Und weiter.")
        .translate("Paragraph one.", "And on.")
        .block(BlockKind.LIST_ITEM, 3, "aa)", "Buchstaben")
        .translate("Letters")
        .block(BlockKind.QUOTATION, 2, "", "„Zitat im Zitat“, sagt sie.")
        .translate("“A quotation within one,” she says.")
        .block(
            BlockKind.PARAGRAPH,
            0,
            "",
            noted,
            List.of(new Inline(Inline.Kind.NOTE, new Span(noted.length(), noted.length()), "1")),
            null,
            null)
        .translate("Costs rise.", -0.5, TranslationNote.CORRECTION)
        .block(BlockKind.NOTE, 0, "1", "Stand: gestern.")
        .translate("As of yesterday.")
        .cell(0, 0, 0, true, "Jahr")
        .translate("Year")
        .cell(0, 0, 1, true, "Kosten | Euro")
        .translate("Cost | euros")
        .cell(0, 1, 0, false, "2025")
        .translate("2025", 0, TranslationNote.PASSED_THROUGH)
        .cell(0, 1, 1, false, "Zehn. Oder elf.")
        .sentences("Zehn.", "Oder elf.")
        .translate("Ten.", "Or eleven.")
        .block(BlockKind.CODE, 0, "java", "int x = 1; // ```\nreturn x;")
        .block(BlockKind.RULE, 0, "", "")
        .block(BlockKind.PARAGRAPH, 0, "", "This was English.", List.of(), "en", null)
        .translate("This was English.", 0, TranslationNote.PASSED_THROUGH)
        .summary(3, 5)
        .build();
  }
}
