package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import org.junit.jupiter.api.Test;

/**
 * Two quotations never follow each other with nothing but empty lines between: Python-Markdown, and
 * so MkDocs, makes one of them, and the warning would be part of the German text.
 */
class ApartTest {

  @Test
  void render_quotationsAlertsAndNotes_areParted() {
    Documents documents = new Documents();
    documents.block(BlockKind.TITLE, 0, "", "Der Titel").translate("The title");
    BlockKind[] kinds = {
      BlockKind.PARAGRAPH,
      BlockKind.QUOTATION,
      BlockKind.QUOTATION,
      BlockKind.HEADING,
      BlockKind.LIST_ITEM,
      BlockKind.LIST_ITEM,
      BlockKind.QUOTATION
    };
    for (BlockKind kind : kinds) {
      documents.block(kind, 1, "-", "Ein Satz.").translate("A sentence.");
    }
    documents.cell(0, 0, 0, true, "Kopf").translate("Head");
    for (int i = 0; i <= kinds.length + 1; i++) {
      documents.flag(i, new QualityFlag("numbers", "the number 200 is missing"));
    }
    documents.notes("the encoding was a guess");

    String file = new MarkdownRenderer().rendered(documents.build(), Layout.PARAGRAPHS).text();

    assertThat(file).contains("[!WARNING]", "[!NOTE]", "**Check:**");
    // A quotation, an empty line, and a quotation of the same indent.
    assertThat(file).doesNotContainPattern("(?m)^( *)>.*\\n\\s*\\n\\1>");
  }
}
