package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

class IndexRendererTest {

  private static FrontMatter front(String title, int flags, double errors) {
    Documents documents =
        new Documents()
            .block(BlockKind.TITLE, 0, "", title)
            .translate("E " + title)
            .confidence(0, 1 - errors);
    documents.flag(
        0, Collections.nCopies(flags, new QualityFlag("numbers", "x")).toArray(QualityFlag[]::new));
    String file = new MarkdownRenderer().rendered(documents.build(), Layout.PARAGRAPHS).text();
    return FrontMatter.parse(file).orElseThrow();
  }

  private static Map.Entry<String, FrontMatter> entry(String path, int flags, double errors) {
    return Map.entry(path, front("t", flags, errors));
  }

  private static IndexModel documents(List<Map.Entry<String, FrontMatter>> entries) {
    Map<String, FrontMatter> documents = new LinkedHashMap<>();
    entries.forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
    return new IndexModel(documents, Map.of(), List.of(), Map.of(), Set.of(), Map.of());
  }

  static String rendered(IndexModel model) {
    StringBuilder file = new StringBuilder();
    try {
      IndexRenderer.render(model, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private static List<String> links(String markdown) {
    List<String> links = new ArrayList<>();
    Gfm.parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
              }
            });
    return links;
  }

  @Test
  void render_documents_worstFirst() {
    List<Map.Entry<String, FrontMatter>> entries =
        new ArrayList<>(
            List.of(
                entry("e.md", 0, 0.1),
                entry("d.md", 0, 0.1),
                entry("c.md", 1, 0.1),
                entry("b.md", 3, 0.5),
                entry("a.md", 0, 0.75)));
    String index = rendered(documents(entries));

    assertThat(links(index)).containsExactly("a.md", "b.md", "c.md", "d.md", "e.md");
    assertThat(index).contains("| **All** |  | 5 | 5 | 4 (numbers 4) | 1.6 |");
    Collections.shuffle(entries, new Random(3));
    assertThat(rendered(documents(entries))).isEqualTo(index);
  }

  @Test
  void render_reviewed_comesLast() {
    FrontMatter f = front("t", 9, -3);
    String file =
        new Documents().block(BlockKind.TITLE, 0, "", "t").translate("t").markdown(Layout.TABLE);
    FrontMatter reviewed =
        FrontMatter.parse(ReviewedFile.of(file).orElseThrow().accepted(false)).orElseThrow();
    String index = rendered(documents(List.of(Map.entry("a.md", reviewed), Map.entry("b.md", f))));

    assertThat(links(index)).containsExactly("b.md", "a.md");
    assertThat(index).contains("(a.md) ✓ reviewed |").contains(". 1 of 2 reviewed. ");
  }

  @Test
  void render_everySection_isListedInOrder() {
    String index =
        rendered(
            new IndexModel(
                Map.of(),
                Map.of("z.txt", "the file is empty", "b`.txt", "*not* German"),
                List.of(
                    new IndexModel.Kept("k.md", "the source changed", "k.new.md"),
                    new IndexModel.Kept("j.md", "", "")),
                Map.of("o.md", "o.txt"),
                Set.of(),
                Map.of()));

    assertThat(index)
        .isEqualTo(
            """
            <!-- Written by nachtschicht at every run: changes made here are lost. -->

            # Translations

            There are no documents.

            ## Skipped

            - ``b`.txt``: \\*not\\* German
            - `z.txt`: the file is empty

            ## Kept because a person edited or accepted them

            - [j.md](j.md)
            - [k.md](k.md): the source changed; new version: [k.new.md](k.new.md)

            ## Source is gone

            - [o.md](o.md), made of `o.txt`
            """);
  }

  @Test
  void render_hostileNamesAndTitles_areTextAndLinksLeadToThem() {
    HostileText texts = new HostileText(31);
    for (int i = 0; i < 500; i++) {
      String path = texts.sentence().replace('\uFFFD', 'x').replaceAll("^/+", "x");
      String title = texts.sentence();
      FrontMatter front = front(title, 1, -1);
      String index = rendered(documents(List.of(Map.entry(path, front))));

      assertThat(Gfm.structure(Gfm.parse(index)))
          .as(index)
          .startsWith("HtmlBlock Heading Paragraph TableBlock(");
      String link = links(index).get(0);
      assertThat(URI.create("http://h/" + link).getPath()).isEqualTo("/" + path);
      assertThat(Gfm.text(Gfm.parse(index)))
          .contains(MarkdownEscaper.printable(front.title()) + "<HTML>" + front.titleDe());
    }
  }

  private static FrontMatter reviewed(String source) {
    String file =
        new Documents()
            .named(source)
            .block(BlockKind.TITLE, 0, "", "t")
            .translate("t")
            .markdown(Layout.TABLE);
    return FrontMatter.parse(ReviewedFile.of(file).orElseThrow().accepted(false)).orElseThrow();
  }

  @Test
  void render_sourceChangedAfterReview_comesBeforeWhatIsReviewed() {
    String index =
        rendered(
            new IndexModel(
                Map.of("a.md", reviewed("a.txt"), "b.md", reviewed("b.txt")),
                Map.of(),
                List.of(
                    new IndexModel.Kept("a.md", "", ""),
                    new IndexModel.Kept("b.md", "the source changed", "b.new.md")),
                Map.of(),
                Set.of(),
                Map.of()));
    assertThat(links(index)).startsWith("b.md", "a.md");
    assertThat(index)
        .contains("(b.md) reviewed, but out of date since |")
        .contains(". 1 of 2 reviewed. ");
  }

  @Test
  void render_foldersNewDocumentsAndCorrections_areShownWithTheProgress() {
    String index =
        rendered(
            new IndexModel(
                Map.of(
                    "b/x.md", front("t", 2, -1),
                    "b/y.md", reviewed("b/y.txt"),
                    "z.md", front("t", 0, 0.5)),
                Map.of(),
                List.of(),
                Map.of(),
                Set.of("b/x.md"),
                Map.of("b/y.txt", 3)));
    assertThat(index)
        .contains(". 1 of 3 reviewed, 3 sentences corrected. ")
        .contains("| [not in a folder](#f1) | 1 | 0 of 1 | 0 | 0 |")
        .contains("| [b/](#f2) | 2 | 1 of 2 | 3 | 2 |")
        .contains("## New since the last run\n\n- [ordner/text.txt](b/x.md): E t (2 flags)\n")
        .contains("## <a id=\"f2\"></a>b/\n\n1 of 2 reviewed, 3 sentences corrected.\n")
        .contains("| [text.txt](b/x.md) **new** |")
        .contains("| [y.txt](b/y.md) ✓ reviewed, 3 corrected |");
  }

  @Test
  void render_everythingIsNew_marksNothing() {
    assertThat(
            rendered(
                new IndexModel(
                    Map.of("a.md", front("t", 0, -1)),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    Set.of("a.md"),
                    Map.of())))
        .doesNotContain("new");
  }
}
