package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {

  private final MarkdownRenderer renderer = new MarkdownRenderer();

  @Test
  void render_smallDocument_isWholeFile() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.TITLE, 0, "", "Der Titel")
            .translate("The title")
            .block(BlockKind.PARAGRAPH, 0, "", "Es kamen 200 Menschen. Am 3. Mai war Ruhe.")
            .sentences("Es kamen 200 Menschen.", "Am 3. Mai war Ruhe.")
            .translate("People came.", "On 3 May it was quiet.")
            .flag(1, new QualityFlag("numbers", "the number 200 is missing in the translation"))
            .summary(2)
            .build();

    String file = renderer.render(document, Layout.PARAGRAPHS);

    assertThat(FrontMatter.body(file))
        .startsWith(
            """

            # The title

            > Der Titel

            ## Summary

            - On 3 May it was quiet. ([¶1](#p1))

            ## Zusammenfassung

            - Am 3. Mai war Ruhe. ([¶1](#p1))

            ## To check

            - [¶1](#p1), sentence 1: the number 200 is missing in the translation.

            ## Full text

            <a id="p1"></a>
            People came.
            On 3 May it was quiet.

            > Es kamen 200 Menschen.
            > Am 3. Mai war Ruhe.

            > [!WARNING]
            > Sentence 1: the number 200 is missing in the translation.

            <!-- nachtschicht: checksums\
            """);
    Optional<FrontMatter> front = FrontMatter.parse(file);
    assertThat(front).isPresent();
    assertThat(front.get().contentSha256()).isEqualTo(FrontMatter.contentSha256(file));
    assertThat(front.get().flagsByCheck()).containsEntry("numbers", 1).hasSize(1);
    assertThat(front.get().title()).isEqualTo("The title");
    assertThat(front.get().titleDe()).isEqualTo("Der Titel");
    assertThat(front.get().sentences()).isEqualTo(3);
    assertThat(front.get().words()).isEqualTo(11);
  }

  @Test
  void render_noTitleBlock_derivesTitleFromFirstSentence() {
    String german =
        "Verteidigungsminister Gallant reist zu hochrangigen Gesprächen über den Gaza-Krieg nach"
            + " Washington.";
    String english =
        "Defence Minister Gallant is travelling to Washington for high-level talks on the war in"
            + " Gaza.";
    BilingualDocument document =
        new Documents().block(BlockKind.PARAGRAPH, 0, "", german).translate(english).build();

    FrontMatter front =
        FrontMatter.parse(renderer.render(document, Layout.PARAGRAPHS)).orElseThrow();

    assertThat(front.title())
        .isEqualTo(
            "Defence Minister Gallant is travelling to Washington for high-level talks on …");
    assertThat(front.titleDe())
        .isEqualTo("Verteidigungsminister Gallant reist zu hochrangigen Gesprächen über den …");
  }

  @Test
  void render_codeAndRule_areKept() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.CODE, 0, "java", "int a = 1;\n\n```\n")
            .block(BlockKind.RULE, 0, "", "")
            .block(BlockKind.PARAGRAPH, 0, "", "Ende.")
            .translate("End.")
            .build();

    assertThat(renderer.render(document, Layout.PARAGRAPHS))
        .contains("\n````java\nint a = 1;\n\n```\n````\n")
        .contains("\n\n---\n\n<a id=\"p1\"></a>\n");
  }

  @Test
  void parse_foreignFile_isEmpty() {
    assertThat(FrontMatter.parse("---\ntitle: mine\n---\n\ntext")).isEmpty();
    assertThat(FrontMatter.parse("# text")).isEmpty();
    assertThat(FrontMatter.parse("---\ntitle: [\n---\n")).isEmpty();
  }
}
