package io.github.nachtschicht.markdown;

import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.text.TableCell;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes bilingual documents for tests, block by block. */
public final class Documents {

  public static final String HASH = "0123456789abcdef".repeat(4);
  public static final Provenance PROVENANCE =
      new Provenance(
          "de-en", "test-model", HASH, new SettingsFingerprint(HASH, HASH, HASH, HASH, HASH));

  private String name = "ordner/text.txt";
  private final List<Block> blocks = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<TranslatedSegment> translations = new ArrayList<>();
  private final Map<Integer, List<QualityFlag>> flags = new TreeMap<>();
  private final Map<Integer, Double> confidences = new TreeMap<>();
  private List<String> sentences = List.of();
  private List<String> notes = List.of();
  private String frontMatter = "";
  private Summary summary = Summary.NONE;
  private final List<LeftOut> leftOut = new ArrayList<>();

  public Documents block(BlockKind kind, int level, String marker, String text) {
    return block(kind, level, marker, text, List.of(), null, null);
  }

  Documents cell(int table, int row, int column, boolean header, String text) {
    return block(
        BlockKind.TABLE_CELL,
        0,
        "",
        text,
        List.of(),
        null,
        new TableCell(table, row, column, header));
  }

  Documents block(
      BlockKind kind,
      int level,
      String marker,
      String text,
      List<Inline> inlines,
      @Nullable String language,
      @Nullable TableCell cell) {
    blocks.add(
        new Block(kind, level, marker, text, new Span(0, text.length()), inlines, language, cell));
    sentences = List.of(text);
    return this;
  }

  /** The sentences of the last block; without this call the block is one sentence. */
  Documents sentences(String... parts) {
    sentences = List.of(parts);
    return this;
  }

  /** Splits the last block and translates its sentences. */
  public Documents translate(String... targets) {
    for (String target : targets) {
      translate(target, -0.5);
    }
    return this;
  }

  /** Translates the next sentence of the last block. */
  Documents translate(String target, double score, TranslationNote... notes) {
    int block = blocks.size() - 1;
    String text = blocks.get(block).text();
    int index = (int) segments.stream().filter(s -> s.block() == block).count();
    String sentence = sentences.get(index);
    int from = index == 0 ? 0 : segments.get(segments.size() - 1).span().end();
    int start = text.indexOf(sentence, from);
    segments.add(new Segment(block, index, new Span(start, start + sentence.length()), sentence));
    translations.add(new TranslatedSegment(sentence, target, score, 5, 5, Set.of(notes)));
    return this;
  }

  Documents confidence(int segment, double confidence) {
    confidences.put(segment, confidence);
    return this;
  }

  Documents flag(int segment, QualityFlag... raised) {
    flags.put(segment, List.of(raised));
    return this;
  }

  Documents summary(Integer... chosen) {
    return summary(new Summary(List.of(chosen)));
  }

  Documents summary(Summary chosen) {
    summary = chosen;
    return this;
  }

  Documents notes(String... said) {
    notes = List.of(said);
    return this;
  }

  Documents frontMatter(String yaml) {
    frontMatter = yaml;
    return this;
  }

  public Documents named(String source) {
    name = source;
    return this;
  }

  Documents leftOut(LeftOut.Reason reason, String text) {
    leftOut.add(new LeftOut(reason, text));
    return this;
  }

  /** The whole file that is written of it. */
  public String markdown(Layout layout) {
    return new MarkdownRenderer().rendered(build(), layout).text();
  }

  BilingualDocument build() {
    SourceDocument source = new SourceDocument(name, HASH, 1, "UTF-8", notes);
    ParsedDocument parsed =
        new ParsedDocument(
            source, "text/plain", frontMatter, blocks, new Account(leftOut, 0, 0), segments);
    List<SentenceReview> raised = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      raised.add(
          new SentenceReview(flags.getOrDefault(i, List.of()), confidences.getOrDefault(i, 1.0)));
    }
    return new BilingualDocument(
        parsed,
        translations,
        raised,
        summary,
        PROVENANCE,
        Collections.nCopies(translations.size(), null),
        "");
  }
}
