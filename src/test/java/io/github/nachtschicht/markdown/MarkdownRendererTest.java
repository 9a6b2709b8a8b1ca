package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.LeftOut;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {

  private final MarkdownRenderer renderer = new MarkdownRenderer();

  @Test
  void rendered_anyLayout_saysOfItselfWhatItsTextSays() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.TITLE, 0, "", "„Hafen\" — 1: ja")
            .translate("\"Harbour\" — 1: yes")
            .block(BlockKind.PARAGRAPH, 0, "", "Es kamen 200 Menschen.")
            .translate("People came.")
            .flag(1, new QualityFlag("numbers", "the number 200 is missing"))
            .build();
    for (Layout layout : Layout.values()) {
      MarkdownRenderer.Rendered rendered = renderer.rendered(document, layout);
      assertThat(FrontMatter.parse(rendered.text())).hasValue(rendered.frontMatter());
    }
  }

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

    String file = renderer.rendered(document, Layout.PARAGRAPHS).text();

    assertThat(FrontMatter.body(file))
        .startsWith(
            """

            # The title

            > Der Titel

            ## Summary

            - On 3 May it was quiet. ([¶1](#p1))

              > Am 3. Mai war Ruhe.

            ## To check

            1 flag: [¶1](#p1).

            ## Full text

            <a id="p1"></a>¶1
            People came.
            On 3 May it was quiet.

            > Es kamen 200 Menschen.
            > Am 3. Mai war Ruhe.

            <!-- -->

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
  void render_whatWasLeftOut_standsFoldedBelowTheTitle() {
    String file =
        new Documents()
            .block(BlockKind.TITLE, 0, "", "Der Titel")
            .translate("The title")
            .leftOut(LeftOut.Reason.PAGE_HEAD, "Seite 1 von 2")
            .leftOut(LeftOut.Reason.DELETED, "nicht *mehr*\n\n<script>x</script> & gültig")
            .leftOut(LeftOut.Reason.COMMENT, "prüfen")
            .leftOut(LeftOut.Reason.DELETED, "weg damit")
            .markdown(Layout.PARAGRAPHS);

    assertThat(FrontMatter.body(file))
        .startsWith(
            """

            # The title

            > Der Titel

            <details>
            <summary>Left out of the document: deleted text (7 words), comments (1 word)</summary>
            <p>Deleted text: nicht *mehr* &lt;script&gt;x&lt;/script&gt; &amp; gültig<br>weg damit</p>
            <p>Comments: prüfen</p>
            </details>
            """);
  }

  @Test
  void render_muchLeftOut_showsItsBeginningAndCountsTheRest() {
    String file =
        new Documents()
            .block(BlockKind.TITLE, 0, "", "Der Titel")
            .translate("The title")
            .leftOut(LeftOut.Reason.HIDDEN, "wort ".repeat(10_000))
            .leftOut(LeftOut.Reason.HIDDEN, "noch eins")
            .markdown(Layout.PARAGRAPHS);

    assertThat(file).contains("hidden text (10002 words)", "… and 9602 more words");
    assertThat(file.length()).isLessThan(5_000);
  }

  @Test
  void render_noTitleBlock_takesTheWholeFirstSentenceAndDoesNotRepeatItInTheSummary() {
    String german =
        "Verteidigungsminister Gallant reist zu hochrangigen Gesprächen über den Gaza-Krieg nach"
            + " Washington.";
    String english =
        "Defence Minister Gallant is travelling to Washington for high-level talks on the war in"
            + " Gaza.";
    BilingualDocument document =
        new Documents()
            .block(BlockKind.PARAGRAPH, 0, "", german + " Es geht um den Libanon.")
            .sentences(german, "Es geht um den Libanon.")
            .translate(english, "It is about Lebanon.")
            .summary(0, 1)
            .build();

    String file = renderer.rendered(document, Layout.PARAGRAPHS).text();
    FrontMatter front = FrontMatter.parse(file).orElseThrow();

    assertThat(front.title()).isEqualTo(english);
    assertThat(front.titleDe()).isEqualTo(german);
    assertThat(file)
        .contains("# " + english + "\n")
        .contains("## Summary\n\n- It is about Lebanon. ([¶1](#p1))\n")
        .doesNotContain("- " + english);
  }

  @Test
  void render_noTitleBlockAndALongFirstSentence_isCalledAsTheFile() {
    String german = "Ein Satz, der " + "immer weiter und ".repeat(20) + "endlich zu Ende geht.";
    BilingualDocument document =
        new Documents()
            .named("ordner/Bericht 3.docx")
            .block(BlockKind.PARAGRAPH, 0, "", german)
            .translate("Short.")
            .summary(0)
            .build();

    String file = renderer.rendered(document, Layout.PARAGRAPHS).text();
    FrontMatter front = FrontMatter.parse(file).orElseThrow();

    assertThat(front.title()).isEqualTo("Bericht 3").isEqualTo(front.titleDe());
    assertThat(file).contains("- Short. ([¶1](#p1))");
  }

  @Test
  void render_frontMatter_isFewRowsThatPeopleRead() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.TITLE, 0, "", "Der Titel")
            .translate("The title")
            .flag(0, new QualityFlag("numbers", "x"))
            .build();
    String head = renderer.rendered(document, Layout.PARAGRAPHS).text().split("\n---\n", 2)[0];
    assertThat(head.lines().map(line -> line.split(":", 2)[0]))
        .containsExactly(
            "---", "title", "title_de", "source", "language", "model", "flags", "nachtschicht");
  }

  @Test
  void render_severalFlags_countsThemAtTheTopAndSaysEachOnce() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.PARAGRAPH, 0, "", "Eins.")
            .translate("One.")
            .flag(0, new QualityFlag("a", "first thing"), new QualityFlag("b", "second thing"))
            .block(BlockKind.LIST_ITEM, 1, "-", "Zwei.")
            .translate("Two.")
            .flag(1, new QualityFlag("c", "third thing"))
            .confidence(0, 0.3)
            .confidence(1, 0.2)
            .build();
    for (Layout layout : List.of(Layout.PARAGRAPHS, Layout.TABLE)) {
      String file = renderer.rendered(document, layout).text();
      assertThat(file)
          .contains(
              "## To check\n\n3 flags, the most doubtful place first: [¶2](#p2), [¶1](#p1) (2).\n");
      for (String thing : List.of("irst thing", "econd thing", "hird thing")) {
        assertThat(file).containsOnlyOnce(thing);
      }
    }
    assertThat(renderer.rendered(document, Layout.PARAGRAPHS).text())
        .contains("\n<a id=\"p1\"></a>¶1\nOne.\n")
        .contains("\n- <a id=\"p2\"></a>¶2 Two.\n");
  }

  @Test
  void render_flagsInManyPlaces_namesTheWorstDozen() {
    Documents documents = new Documents();
    for (int i = 0; i < 20; i++) {
      documents
          .block(BlockKind.PARAGRAPH, 0, "", "Satz " + i + ".")
          .translate("Sentence " + i + ".")
          .flag(i, new QualityFlag("a", "thing"))
          .confidence(i, 0.9 - i / 100.0);
    }
    String file = renderer.rendered(documents.build(), Layout.PARAGRAPHS).text();
    assertThat(file)
        .contains("20 flags, the most doubtful place first: [¶20](#p20), [¶19](#p19), ")
        .contains(", [¶9](#p9), and 8 more places.\n");
  }

  @Test
  void render_tableWithConfidences_showsThemInPerCent() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.PARAGRAPH, 0, "", "Eins.")
            .translate("One.")
            .confidence(0, 0.314)
            .build();
    assertThat(renderer.rendered(document, Layout.TABLE).text())
        .contains("| ¶ | English | Deutsch | Confidence |\n|---|---|---|--:|\n")
        .contains(" | One. | Eins. | 31 % |\n");
  }

  @Test
  void render_labelsThatBringTheirBrackets_haveNoOthersInATable() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.LIST_ITEM, 1, "(1)", "Eins.")
            .translate("One.")
            .block(BlockKind.LIST_ITEM, 2, "a)", "Zwei.")
            .translate("Two.")
            .block(BlockKind.LIST_ITEM, 1, "3.", "Drei.")
            .translate("Three.")
            .build();
    assertThat(renderer.rendered(document, Layout.TABLE).text())
        .contains("1.1\u00A0(1) |", "2.1\u00A0–a) |", "3.1\u00A0(3.) |");
  }

  @Test
  void render_paragraphOfAnItem_staysInIt() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.LIST_ITEM, 1, "-", "Eins.")
            .translate("One.")
            .block(BlockKind.LIST_ITEM, 2, "-", "Zwei.")
            .translate("Two.")
            .block(BlockKind.PARAGRAPH, 2, "", "Drei.")
            .translate("Three.")
            .block(BlockKind.LIST_ITEM, 2, "-", "Vier.")
            .translate("Four.")
            .block(BlockKind.PARAGRAPH, 0, "", "Fünf.")
            .translate("Five.")
            .build();
    assertThat(renderer.rendered(document, Layout.PARAGRAPHS).text())
        .contains("\n    <a id=\"p3\"></a>¶3\n    Three.\n\n    > Drei.\n")
        .contains("\n  - <a id=\"p4\"></a>¶4 Four.\n")
        .contains("\n<a id=\"p5\"></a>¶5\nFive.\n");
  }

  @Test
  void render_codeTableAndQuotationBeforeAParagraphOfAnItem_stayInIt() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.LIST_ITEM, 1, "1.", "Eins.")
            .translate("One.")
            .block(BlockKind.CODE, 0, "", "ls\n\npwd")
            .block(BlockKind.QUOTATION, 1, "", "Zwei.")
            .translate("Two.")
            .flag(1, new QualityFlag("a", "thing"))
            .cell(0, 0, 0, true, "Drei")
            .translate("Three")
            .block(BlockKind.PARAGRAPH, 1, "", "Vier.")
            .translate("Four.")
            .block(BlockKind.LIST_ITEM, 1, "2.", "Fünf.")
            .translate("Five.")
            .block(BlockKind.CODE, 0, "", "exit")
            .block(BlockKind.PARAGRAPH, 0, "", "Sechs.")
            .translate("Six.")
            .build();
    String file = renderer.rendered(document, Layout.PARAGRAPHS).text();
    assertThat(file)
        .contains("\n   ```\n   ls\n\n   pwd\n   ```\n")
        .contains("\n   > <a id=\"p2\"></a>¶2\n   > Two.\n   >\n   > > Zwei.\n")
        .contains("\n   <!-- -->\n\n   > **Check:** Thing.\n")
        .contains(
            "\n   ¶3 <a id=\"p3\"></a>\n\n   | Three |\n   |---|\n\n   > | Drei |\n   > |---|\n")
        .contains("\n   <a id=\"p4\"></a>¶4\n   Four.\n")
        .contains("\n```\nexit\n```\n");
    assertThat(Harvester.harvest(FrontMatter.parse(file).orElseThrow(), FrontMatter.body(file)))
        .satisfies(harvest -> assertThat(harvest.missed()).isEmpty())
        .satisfies(harvest -> assertThat(harvest.unchanged()).hasSize(6));
  }

  @Test
  void render_codeAndTableThatEndAnItem_stayInIt() {
    BilingualDocument document =
        new Documents()
            .block(BlockKind.LIST_ITEM, 1, "1.", "Eins.")
            .translate("One.")
            .block(BlockKind.CODE, 1, "", "ls")
            .block(BlockKind.LIST_ITEM, 1, "2.", "Zwei.")
            .translate("Two.")
            .block(BlockKind.CODE, 0, "", "exit")
            .build();
    String file = renderer.rendered(document, Layout.PARAGRAPHS).text();
    assertThat(file).contains("\n   ```\n   ls\n   ```\n\n2. ", "\n```\nexit\n```\n");
  }

  @Test
  void render_numbersThatDoNotCountUp_areListsOfTheirOwn() {
    String file =
        new Documents()
            .block(BlockKind.LIST_ITEM, 1, "1.", "Eins.")
            .translate("One.")
            .block(BlockKind.LIST_ITEM, 1, "1.", "Noch eins.")
            .translate("Another one.")
            .block(BlockKind.LIST_ITEM, 1, "2.", "Zwei.")
            .translate("Two.")
            .block(BlockKind.LIST_ITEM, 1, "1)", "Drei.")
            .translate("Three.")
            .markdown(Layout.PARAGRAPHS);
    assertThat(file)
        .contains(
            "\n   > Eins.\n\n<!-- -->\n\n1. ", "\n   > Noch eins.\n\n2. ", "\n   > Zwei.\n\n1) ");
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

    assertThat(renderer.rendered(document, Layout.PARAGRAPHS).text())
        .contains("\n````java\nint a = 1;\n\n```\n````\n")
        .contains("\n\n---\n\n<a id=\"p1\"></a>¶1\n");
  }

  @Test
  void parse_foreignFile_isEmpty() {
    assertThat(FrontMatter.parse("---\ntitle: mine\n---\n\ntext")).isEmpty();
    assertThat(FrontMatter.parse("# text")).isEmpty();
    assertThat(FrontMatter.parse("---\ntitle: [\n---\n")).isEmpty();
  }
}
