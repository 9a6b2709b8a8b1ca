package io.github.nachtschicht.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummarySetTest {

  @TempDir private Path folder;

  @Test
  void read_folder_givesTitleParagraphsAndReferenceSentences() throws IOException {
    Files.writeString(
        folder.resolve("a.json"),
        """
        {"title": "Die Brücke", "text": "Eins ist da. Zwei auch.\\n\\n== Mehr\\n\\nDrei kommt.",
         "sentences": ["Eins ist da.", "Zwei auch.", "Drei kommt."],
         "reference": "Eins und zwei. Drei später."}
        """);
    Files.writeString(
        folder.resolve("b.json"),
        "{\"sentences\": [\"Nur ein Satz.\"], \"reference\": \"Zeile .\\nNoch eine . Zeile .\"}");
    Files.writeString(folder.resolve("readme.txt"), "not a document");

    SummarySet set = SummarySet.read(folder);

    assertThat(set.documents()).hasSize(2);
    ParsedDocument first = set.documents().get(0).document();
    assertThat(first.blocks())
        .extracting(block -> block.kind() + ": " + block.text())
        .containsExactly(
            "TITLE: Die Brücke", "PARAGRAPH: Eins ist da. Zwei auch.", "PARAGRAPH: Drei kommt.");
    assertThat(first.segments())
        .allMatch(s -> s.span().of(first.blockOf(s).text()).equals(s.text()))
        .filteredOn(s -> first.blockOf(s).kind() != BlockKind.TITLE)
        .extracting(s -> s.block() + "." + s.index())
        .containsExactly("1.0", "1.1", "2.0");
    assertThat(set.documents().get(0).reference())
        .containsExactly("Eins und zwei.", "Drei später.");
    assertThat(set.documents().get(1).reference())
        .isEqualTo(List.of("Zeile .", "Noch eine . Zeile ."));
  }

  @Test
  void read_noSet_saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> SummarySet.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no .json files");
    Files.writeString(folder.resolve("a.json"), "{\"sentences\": \"none\"}");
    assertThatThrownBy(() -> SummarySet.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.json")
        .hasMessageContaining("array 'sentences'");
    Files.writeString(folder.resolve("a.json"), "{");
    assertThatThrownBy(() -> SummarySet.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not JSON");
  }
}
