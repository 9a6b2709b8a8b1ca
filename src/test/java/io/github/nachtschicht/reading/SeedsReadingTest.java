package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two documents that come with the project. */
class SeedsReadingTest {

  private final DocumentReader reader = new DocumentReader();

  private ParsedDocument read(String name) throws IOException {
    return reader.read(name, Files.readAllBytes(Path.of("seeds", name)));
  }

  private static List<String> texts(ParsedDocument document, BlockKind kind) {
    return document.blocks().stream().filter(b -> b.kind() == kind).map(Block::text).toList();
  }

  @Test
  void read_titleAndTeaserWithoutFullStop_areTitleAndParagraph() throws IOException {
    ParsedDocument document = read("000_ef74991f5809691d.txt");

    assertThat(document.blocks()).hasSize(13);
    assertThat(document.blocks().get(0).kind()).isEqualTo(BlockKind.TITLE);
    assertThat(document.blocks().get(0).text()).startsWith("Verteidigungsminister Gallant reist");
    assertThat(texts(document, BlockKind.HEADING)).isEmpty();
    assertThat(texts(document, BlockKind.PARAGRAPH))
        .hasSize(12)
        .startsWith(
            "Im Mittelpunkt der Gespräche stehen der Sieg über die Hamas, die Rückkehr der Geiseln"
                + " und Waffenlieferungen");
    assertThat(document.source().encoding()).isEqualTo("UTF-8");
  }

  @Test
  void read_subheadingsWithoutFullStop_areHeadings() throws IOException {
    ParsedDocument document = read("003_d7e80c9e3b924e51.txt");

    assertThat(document.blocks().get(0).kind()).isEqualTo(BlockKind.PARAGRAPH);
    assertThat(texts(document, BlockKind.HEADING))
        .containsExactly(
            "Internationale Truppe in Planung",
            "Fokus auf Ausbildung und Kontrolle",
            "Fragiler Waffenstillstand");
    assertThat(document.blocks()).allMatch(b -> b.language() == null);
    assertThat(document.blocks()).hasSize(14);
    assertThat(document.account().leftOut())
        .containsExactly(new LeftOut(LeftOut.Reason.AROUND, "Kommentar hinterlassen"));
  }

  @Test
  void segments_ofASeed_areItsSentences() throws IOException {
    ParsedDocument segmented = read("003_d7e80c9e3b924e51.txt").split(new SrxSentenceSplitter());

    assertThat(segmented.segments().stream().filter(s -> s.block() <= 4).map(Segment::text))
        .containsExactly(
            "Bei seinem Besuch in Israel hat der amerikanische Vizepräsident JD Vance klargestellt,"
                + " dass es keine US-Bodentruppen im Gazastreifen geben wird.",
            "Stattdessen sollen die USA den Waffenstillstand zwischen Israel und der Hamas"
                + " überwachen und koordinieren, um den fragilen Frieden zu stabilisieren.",
            "In einem militärischen Koordinationszentrum im Süden Israels, nördlich des"
                + " Gazastreifens, arbeiten derzeit rund 200 US-Soldaten gemeinsam mit Verbündeten"
                + " an der Umsetzung dieser Mission.",
            "Ziel ist es, eine internationale Friedenstruppe aufzubauen, die langfristig für die"
                + " Sicherheit in Gaza sorgen soll – ein zentraler Bestandteil des"
                + " 20-Punkte-Friedensplans von Präsident Donald Trump.",
            "Internationale Truppe in Planung",
            "Welche Staaten sich an dieser Truppe beteiligen werden, ist noch offen.",
            "Die USA hoffen, dass arabische Länder sowie Staaten außerhalb der Region – etwa"
                + " Indonesien – Personal entsenden.",
            "Vance betonte jedoch, dass keine ausländischen Truppen ohne Zustimmung Israels auf"
                + " israelischem Boden stationiert würden:",
            "„Wir werden unseren israelischen Freunden nichts aufzwingen, was sie nicht wollen“,"
                + " erklärte der Vizepräsident.");
  }
}
