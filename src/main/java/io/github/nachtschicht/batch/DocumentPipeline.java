package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.BilingualDocument;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.MarkdownRenderer;
import io.github.nachtschicht.markdown.MarkdownRenderer.Rendered;
import io.github.nachtschicht.markdown.SimilarCorrections;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.TranslationProgress;
import io.github.nachtschicht.translation.memory.CarriedMemory;
import io.github.nachtschicht.translation.memory.RememberingTranslator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of one document, from bytes to Markdown. Keeps no state: the same bytes, model and
 * settings give the same result on any thread and any machine. Knows neither files nor jobs.
 */
public final class DocumentPipeline {

  private final PipelineParts parts;

  public DocumentPipeline(PipelineParts parts) {
    this.parts = parts;
  }

  /**
   * Takes a document all the way.
   *
   * @param name path below the input folder, {@code /} between its parts
   * @param bytes the whole file
   * @param progress told of finished sentences, all of them in the end; called on any thread
   * @throws DocumentException if this document cannot be finished; others may
   * @throws InterruptedException if the calling thread was interrupted; nothing is kept
   */
  public DocumentResult process(String name, byte[] bytes, TranslationProgress progress)
      throws DocumentException, InterruptedException {
    return process(read(name, bytes), Collections.emptyIterator(), progress);
  }

  /**
   * As the other method, with sentences that a person reviewed before.
   *
   * @param reviewed translations to take over, as {@link CarriedMemory#packed} makes them
   */
  DocumentResult process(
      String name, byte[] bytes, List<byte[]> reviewed, TranslationProgress progress)
      throws DocumentException, InterruptedException {
    return reviewed.isEmpty()
        ? process(name, bytes, progress)
        : process(name, bytes, parts.corrections(), parts.glossary(), reviewed, progress)
            .withLearnt(List.of());
  }

  /**
   * As the other method, with corrections, terms and remembered translations that came with the
   * document.
   *
   * @param corrections what people made of this document's sentences, and of some like them
   * @param glossary has all entries whose terms stand in the document
   * @param remembered translations of sentences, as {@link CarriedMemory#packed} makes them
   * @return a result that has what was translated anew, see {@link DocumentResult#learnt()}
   */
  public DocumentResult process(
      String name,
      byte[] bytes,
      Corrections corrections,
      Glossary glossary,
      List<byte[]> remembered,
      TranslationProgress progress)
      throws DocumentException, InterruptedException {
    CarriedMemory memory = new CarriedMemory(remembered);
    SegmentTranslator translator =
        new RememberingTranslator(parts.translator().model(), memory, parts::translator);
    return new DocumentPipeline(parts.with(translator, glossary))
        .process(read(name, bytes), corrections, Collections.emptyIterator(), progress)
        .withLearnt(memory.learnt());
  }

  /** A document's sentences. */
  ParsedDocument read(String name, byte[] bytes) throws DocumentException, InterruptedException {
    ParsedDocument parsed = stage(Stage.READ, () -> parts.parser().parse(name, bytes));
    return stage(Stage.SEGMENT, () -> parsed.split(parts.splitter()));
  }

  /** What the translator will be asked for a document, but for what its answers make necessary. */
  List<SentenceRequest> requests(ParsedDocument document) {
    return document.segments().stream()
        .filter(segment -> isTranslatable(document.blockOf(segment), segment))
        .filter(segment -> parts.corrections().find(segment.text()).isEmpty())
        .map(segment -> request(segment, ProtectedText.of(document.blockOf(segment), segment)))
        .toList();
  }

  /**
   * The rest of the way of a document that was {@link #read}.
   *
   * @param soon {@link #requests} of the documents that come next
   */
  DocumentResult process(
      ParsedDocument document, Iterator<List<SentenceRequest>> soon, TranslationProgress progress)
      throws DocumentException, InterruptedException {
    return process(document, parts.corrections(), soon, progress);
  }

  private DocumentResult process(
      ParsedDocument document,
      Corrections corrections,
      Iterator<List<SentenceRequest>> soon,
      TranslationProgress progress)
      throws DocumentException, InterruptedException {
    CountingProgress counting = new CountingProgress(progress);
    List<TranslatedSegment> translations =
        stage(Stage.TRANSLATE, () -> translate(document, corrections, soon, counting));
    List<SentenceReview> reviews = stage(Stage.CHECK, () -> review(document, translations));
    Summary summary =
        stage(
            Stage.SUMMARIZE,
            () ->
                parts
                    .summarizer()
                    .summarize(
                        document,
                        MarkdownRenderer.titleSegment(document, translations),
                        parts.summaryLength()));
    Rendered rendered =
        stage(
            Stage.RENDER,
            () ->
                parts
                    .renderer()
                    .apply(
                        new BilingualDocument(
                            document,
                            translations,
                            reviews,
                            summary,
                            parts.provenance(),
                            similar(document, translations, corrections),
                            parts.glossary().fingerprint(translatable(document)))));
    return new DocumentResult(
        document.source().name(),
        rendered.text(),
        rendered.frontMatter(),
        DocumentResult.Figures.of(
            document, translations, reviews, rendered.frontMatter(), counting.remembered.get()),
        document.source().notes(),
        List.of(),
        0,
        null);
  }

  private List<SentenceReview> review(
      ParsedDocument document, List<TranslatedSegment> translations) {
    List<SentenceReview> reviews = new ArrayList<>(translations.size());
    for (int i = 0; i < translations.size(); i++) {
      Segment segment = document.segments().get(i);
      TranslatedSegment seen =
          ProtectedText.of(document.blockOf(segment), segment).withoutCode(translations.get(i));
      reviews.add(parts.checker().review(seen));
    }
    return reviews;
  }

  /** Corrections of sentences much like those that are translated. */
  private static List<SimilarCorrections.@Nullable Match> similar(
      ParsedDocument document, List<TranslatedSegment> translations, Corrections corrections) {
    List<SimilarCorrections.@Nullable Match> similar = new ArrayList<>();
    for (int i = 0; i < translations.size(); i++) {
      Segment segment = document.segments().get(i);
      similar.add(
          isTranslatable(document.blockOf(segment), segment)
                  && !TranslationNote.isOfAPerson(translations.get(i).notes())
              ? corrections.similar(segment.text())
              : null);
    }
    return similar;
  }

  private static boolean isTranslatable(Block block, Segment segment) {
    return block.isTranslatable() && ProtectedText.of(block, segment).hasText();
  }

  /** Counts what the translator remembered. */
  private static final class CountingProgress implements TranslationProgress {

    private final TranslationProgress told;
    private final AtomicInteger remembered = new AtomicInteger();

    CountingProgress(TranslationProgress told) {
      this.told = told;
    }

    @Override
    public void advance(int segments) {
      told.advance(segments);
    }

    @Override
    public void expect(int segments) {
      told.expect(segments);
    }

    @Override
    public void part(int done, int all) {
      told.part(done, all);
    }

    @Override
    public void remembered(int segments) {
      remembered.addAndGet(segments);
    }
  }

  /** The sentences of a document that are not passed through as they are. */
  public static List<String> translatable(ParsedDocument document) {
    return document.segments().stream()
        .filter(segment -> isTranslatable(document.blockOf(segment), segment))
        .map(Segment::text)
        .toList();
  }

  /**
   * Translates plain paragraphs the way those of a document are, for measuring: people's
   * corrections and the glossary are left out.
   *
   * @param paragraphs one paragraph each; may be empty
   * @param progress told of finished sentences
   */
  public TranslatedParagraphs translateParagraphs(
      List<String> paragraphs, TranslationProgress progress) throws InterruptedException {
    List<Block> blocks = new ArrayList<>();
    int offset = 0;
    for (String paragraph : paragraphs) {
      blocks.add(
          Block.of(
              BlockKind.PARAGRAPH,
              0,
              "",
              paragraph,
              new Span(offset, offset + paragraph.length())));
      offset += paragraph.length() + 1;
    }
    SourceDocument source = new SourceDocument("", "", 0, "UTF-8", List.of());
    ParsedDocument document =
        new ParsedDocument(source, "text/plain", "", blocks).split(parts.splitter());
    List<TranslatedSegment> sentences =
        new DocumentPipeline(parts.with(parts.translator(), Glossary.NONE))
            .translate(document, Corrections.NONE, Collections.emptyIterator(), progress);
    List<List<TranslatedSegment>> sentencesOf = new ArrayList<>();
    paragraphs.forEach(paragraph -> sentencesOf.add(new ArrayList<>()));
    for (int i = 0; i < sentences.size(); i++) {
      sentencesOf.get(document.segments().get(i).block()).add(sentences.get(i));
    }
    return new TranslatedParagraphs(sentencesOf);
  }

  private List<TranslatedSegment> translate(
      ParsedDocument document,
      Corrections corrections,
      Iterator<List<SentenceRequest>> soon,
      TranslationProgress progress)
      throws InterruptedException {
    List<Segment> segments = document.segments();
    progress.expect(segments.size());
    @Nullable TranslatedSegment[] done = new TranslatedSegment[segments.size()];
    ProtectedText[] texts = new ProtectedText[segments.size()];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < done.length; i++) {
      Segment segment = segments.get(i);
      Block block = document.blockOf(segment);
      texts[i] = ProtectedText.of(block, segment);
      String correction = corrections.find(segment.text()).orElse(null);
      if (!block.isTranslatable() || !texts[i].hasText()) {
        done[i] = TranslatedSegment.passedThrough(segment.text());
      } else if (correction != null) {
        done[i] =
            new TranslatedSegment(
                segment.text(), correction, 0, 0, 0, Set.of(TranslationNote.CORRECTION));
      } else {
        open.add(i);
      }
    }
    if (open.size() < done.length) {
      progress.advance(done.length - open.size());
    }
    List<SentenceRequest> requests =
        open.stream().map(i -> request(segments.get(i), texts[i])).toList();
    List<TranslatedSegment> translated =
        requests.isEmpty()
            ? List.of()
            : parts.translator().translateRequests(requests, soon, progress);
    List<Integer> torn = new ArrayList<>();
    for (int k = 0; k < open.size(); k++) {
      int i = open.get(k);
      if (translated.get(k).notes().contains(TranslationNote.REVIEWED)) {
        done[i] = translated.get(k);
        continue;
      }
      TranslatedSegment restored =
          translated.get(k).withTarget(texts[i].restoredIn(translated.get(k).target()));
      done[i] = restored;
      if (texts[i].isRow() || !texts[i].isKeptIn(restored.target())) {
        torn.add(i);
      }
    }
    rejoin(torn, texts, segments, done);
    return Stream.of(done).map(Objects::requireNonNull).toList();
  }

  private SentenceRequest request(Segment segment, ProtectedText text) {
    return new SentenceRequest(segment.text(), rules(text));
  }

  private TermRules rules(ProtectedText text) {
    return parts.glossary().isEmpty()
        ? TermRules.NONE
        : parts.glossary().rules(text.withoutLiterals());
  }

  /** Translates what stands around the literals of rows, and of sentences that lost one. */
  private void rejoin(
      List<Integer> torn,
      ProtectedText[] texts,
      List<Segment> segments,
      @Nullable TranslatedSegment[] done)
      throws InterruptedException {
    if (torn.isEmpty()) {
      return;
    }
    List<SentenceRequest> cores = new ArrayList<>();
    for (int i : torn) {
      for (String core : texts[i].cores()) {
        cores.add(new SentenceRequest(core, parts.glossary().rules(core)));
      }
    }
    List<TranslatedSegment> translated =
        parts.translator().translateRequests(cores, sentences -> {});
    int from = 0;
    for (int i : torn) {
      int to = from + texts[i].cores().size();
      TranslatedSegment joined =
          texts[i].joined(segments.get(i).text(), translated.subList(from, to));
      done[i] = joined.withTarget(texts[i].restoredIn(joined.target())).withRules(rules(texts[i]));
      from = to;
    }
  }

  /** Runs one stage, and says which it was if it fails. Running out of memory is such a failure. */
  private static <T> T stage(Stage stage, Callable<T> work)
      throws DocumentException, InterruptedException {
    try {
      return work.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      throw new DocumentException(stage, DocumentException.describe(e), e);
    }
  }
}
