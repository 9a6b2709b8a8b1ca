package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.BilingualDocument;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.MarkdownRenderer;
import io.github.nachtschicht.markdown.MarkdownRenderer.Rendered;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Small stand-ins for the parts of the pipeline. */
final class Fakes {

  static final Provenance PROVENANCE =
      new Provenance(
          "de-en",
          "fake",
          "0".repeat(64),
          new SettingsFingerprint(
              "1".repeat(64), "1".repeat(64), "1".repeat(64), "1".repeat(64), "1".repeat(64)));

  private Fakes() {}

  /** One paragraph a line; text between backticks is inline code. */
  static ParsedDocument parse(String name, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      List<Inline> inlines = new ArrayList<>();
      StringBuilder plain = new StringBuilder();
      int open = -1;
      for (char c : line.toCharArray()) {
        if (c != '`') {
          plain.append(c);
        } else if (open < 0) {
          open = plain.length();
        } else {
          inlines.add(new Inline(Inline.Kind.CODE, new Span(open, plain.length()), ""));
          open = -1;
        }
      }
      blocks.add(
          new Block(
              BlockKind.PARAGRAPH,
              0,
              "",
              plain.toString(),
              new Span(at, at + line.length()),
              inlines,
              null,
              null));
      at += line.length() + 1;
    }
    return new ParsedDocument(
        new SourceDocument(name, Sha256.of(bytes), bytes.length, "UTF-8", List.of()),
        "text/plain",
        "",
        blocks);
  }

  private static String textOf(ParsedDocument document) {
    return document.blocks().stream().map(Block::text).collect(Collectors.joining("\n"));
  }

  /** Each block is one sentence. */
  static List<Span> split(String text) {
    String stripped = text.strip();
    int start = text.indexOf(stripped);
    return stripped.isEmpty() ? List.of() : List.of(new Span(start, start + stripped.length()));
  }

  /** Translates with a function and remembers what it was asked. */
  static final class Translator implements SegmentTranslator {

    final List<List<String>> calls = new ArrayList<>();
    private final UnaryOperator<String> function;

    Translator(UnaryOperator<String> function) {
      this.function = function;
    }

    @Override
    public List<TranslatedSegment> translateRequests(
        List<SentenceRequest> requests, TranslationProgress progress) {
      List<String> sources = requests.stream().map(SentenceRequest::source).toList();
      calls.add(sources);
      progress.advance(sources.size());
      return sources.stream()
          .map(s -> new TranslatedSegment(s, function.apply(s), -0.5, 4, 5, Set.of()))
          .toList();
    }

    @Override
    public ModelIdentity model() {
      return new ModelIdentity("fake", "0".repeat(64), "de", "en");
    }

    @Override
    public void close() {}
  }

  /** No summary. */
  static class NoSummary implements Summarizer {
    @Override
    public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
      return Summary.NONE;
    }

    @Override
    public String signature() {
      return "none";
    }
  }

  static String render(BilingualDocument document) {
    StringBuilder text = new StringBuilder();
    for (TranslatedSegment segment : document.translations()) {
      text.append(segment.target()).append('\n');
    }
    return text.toString();
  }

  static PipelineParts parts(SegmentTranslator translator) {
    return new PipelineParts(
        Fakes::parse,
        Fakes::split,
        translator,
        Corrections.of(List.of(new Correction("Das bleibt.", "This stays.", ""))),
        Glossary.NONE,
        segment ->
            segment.target().toLowerCase(Locale.ROOT).contains("wrong")
                ? new SentenceReview(List.of(new QualityFlag("test", "is wrong")), 0.1)
                : SentenceReview.CLEAN,
        new NoSummary(),
        SummaryLength.sentences(3),
        document ->
            new Rendered(
                new MarkdownRenderer().rendered(document, Layout.PARAGRAPHS).frontMatter(),
                render(document)),
        PROVENANCE);
  }

  /**
   * Parts of which one is told what it is about to work on, and may throw.
   *
   * @param fault given some German text of the document
   */
  static PipelineParts failing(PipelineParts good, Stage stage, Consumer<String> fault) {
    BiConsumer<Stage, String> at =
        (here, text) -> {
          if (here == stage) {
            fault.accept(text);
          }
        };
    return new PipelineParts(
        (name, bytes) -> {
          at.accept(Stage.READ, new String(bytes, StandardCharsets.UTF_8));
          return good.parser().parse(name, bytes);
        },
        text -> {
          at.accept(Stage.SEGMENT, text);
          return good.splitter().split(text);
        },
        new Translator(
            text -> {
              at.accept(Stage.TRANSLATE, text);
              return "EN " + text;
            }),
        good.corrections(),
        good.glossary(),
        segment -> {
          at.accept(Stage.CHECK, segment.source());
          return good.checker().review(segment);
        },
        new NoSummary() {
          @Override
          public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
            at.accept(Stage.SUMMARIZE, textOf(document));
            return super.summarize(document, title, length);
          }
        },
        good.summaryLength(),
        document -> {
          at.accept(Stage.RENDER, textOf(document.document()));
          return good.renderer().apply(document);
        },
        good.provenance());
  }

  /** A pipeline without a model, that can be told to fail. */
  static final class Source implements PipelineSource {

    Provenance provenance = PROVENANCE;
    UnaryOperator<String> translation = s -> "EN " + s;
    @org.jspecify.annotations.Nullable RuntimeException openFailure;
    int opened;
    UnaryOperator<PipelineParts> faults = parts -> parts;
    Corrections corrections = Corrections.NONE;
    Glossary glossary = Glossary.NONE;
    @org.jspecify.annotations.Nullable IOException correctionsFailure;
    final List<String> read = new ArrayList<>();

    @Override
    public Provenance provenance() {
      return provenance;
    }

    @Override
    public io.github.nachtschicht.markdown.Layout layout() {
      return io.github.nachtschicht.markdown.Layout.PARAGRAPHS;
    }

    @Override
    public Corrections corrections() {
      if (correctionsFailure != null) {
        throw new UncheckedIOException(correctionsFailure.getMessage(), correctionsFailure);
      }
      return corrections;
    }

    @Override
    public Glossary glossary() {
      return glossary;
    }

    @Override
    public List<String> sentencesOf(String name, byte[] bytes) {
      read.add(name);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public DocumentPipeline open(Runnable loading) {
      loading.run();
      opened++;
      if (openFailure != null) {
        throw openFailure;
      }
      PipelineParts parts = parts(new Translator(translation));
      return new DocumentPipeline(
          faults.apply(
              new PipelineParts(
                  parts.parser(),
                  parts.splitter(),
                  parts.translator(),
                  corrections,
                  glossary,
                  parts.checker(),
                  parts.summarizer(),
                  parts.summaryLength(),
                  document -> {
                    String text = renderWithFrontMatter(document, corrections);
                    return new Rendered(FrontMatter.parse(text).orElseThrow(), text);
                  },
                  provenance)));
    }

    @Override
    public void close() {}
  }

  static String renderWithFrontMatter(BilingualDocument document, Corrections corrections) {
    String body = "\n" + render(document);
    SourceDocument source = document.document().source();
    Provenance provenance = document.provenance();
    String used =
        corrections.fingerprint(
            Corrections.keys(
                document.translations().stream().map(TranslatedSegment::source).toList()),
            corrections);
    return "---\ntitle: \"t\"\nsource: \""
        + source.name()
        + "\"\nlanguage: \"de-en\"\nmodel: \""
        + provenance.model()
        + "\"\nnachtschicht: \"format="
        + MarkdownRenderer.FORMAT_VERSION
        + " layout=paragraphs sentences="
        + document.translations().size()
        + " content_sha256="
        + Sha256.of(body)
        + " source_sha256="
        + source.sha256()
        + " model_sha256="
        + provenance.modelSha256()
        + " settings="
        + provenance.settings().all()
        + (used.isEmpty() ? "" : " corrections_sha256=" + used)
        + (document.glossarySha256().isEmpty()
            ? ""
            : " glossary_sha256=" + document.glossarySha256())
        + "\""
        + "\n---\n"
        + body;
  }
}
