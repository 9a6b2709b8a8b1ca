package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.quality.SentenceReview;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.translation.TermCount;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A translated document on its way to disk, and how it was made, here or on another machine.
 *
 * @param name the document's name
 * @param markdown the whole file to write, line ends {@code \n}
 * @param frontMatter what that says of itself
 * @param figures counts for reports
 * @param notes what the reading had to say, for example a guessed encoding
 * @param learnt what was translated anew, for the memory of another machine; empty where the
 *     translator has its own
 * @param seconds time that it took; on another machine, to the reply
 * @param worker name of the worker that did it; null if no other machine was asked
 */
public record DocumentResult(
    String name,
    String markdown,
    FrontMatter frontMatter,
    Figures figures,
    List<String> notes,
    List<byte[]> learnt,
    double seconds,
    @Nullable String worker) {

  public DocumentResult {
    Objects.requireNonNull(markdown);
    notes = List.copyOf(notes);
    learnt = List.copyOf(learnt);
  }

  DocumentResult withLearnt(List<byte[]> translations) {
    return new DocumentResult(
        name, markdown, frontMatter, figures, notes, translations, seconds, worker);
  }

  DocumentResult withSeconds(double taken) {
    return new DocumentResult(name, markdown, frontMatter, figures, notes, learnt, taken, worker);
  }

  /**
   * Counts of one document.
   *
   * @param sourceSha256 SHA-256 of the bytes that were translated, 64 hexadecimal digits
   * @param bytes number of these bytes
   * @param sentences sentences, those passed through included
   * @param words German words of these sentences, split at white space
   * @param sourceTokens tokens the model read
   * @param targetTokens tokens the model generated
   * @param corrected sentences taken from a person's corrections
   * @param remembered sentences, or parts of them, whose translation was remembered
   * @param terms terms of the glossary
   * @param flags raised flags by check
   * @param lowestScore lowest mean log-probability of a translated sentence; 0 where none was
   * @param confidences of each sentence, the probability that it holds no serious error, two
   *     decimals; 1 where no model translated
   * @param reading what became of the words of the document
   */
  public record Figures(
      String sourceSha256,
      long bytes,
      int sentences,
      int words,
      long sourceTokens,
      long targetTokens,
      int corrected,
      int remembered,
      TermCount terms,
      Map<String, Integer> flags,
      @Nullable Double lowestScore,
      List<Double> confidences,
      Account.Figures reading) {

    /** Each value once: a run keeps the figures of all its documents until its report. */
    private static final Double[] HUNDREDTHS =
        IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toArray(Double[]::new);

    public Figures {
      confidences = confidences.stream().map(Figures::shared).toList();
      flags = java.util.Collections.unmodifiableMap(new TreeMap<>(flags));
    }

    /** What is to be counted in a document that was translated, checked and rendered. */
    static Figures of(
        ParsedDocument document,
        List<TranslatedSegment> translations,
        List<SentenceReview> reviews,
        FrontMatter front,
        int remembered) {
      long sourceTokens = 0;
      long targetTokens = 0;
      int corrected = 0;
      for (TranslatedSegment segment : translations) {
        sourceTokens += segment.sourceTokens();
        targetTokens += segment.targetTokens();
        if (segment.notes().contains(TranslationNote.CORRECTION)) {
          corrected++;
        }
      }
      List<Double> confidences =
          reviews.stream().map(review -> Math.round(100 * review.confidence()) / 100.0).toList();
      return new Figures(
          document.source().sha256(),
          document.source().size(),
          translations.size(),
          front.words(),
          sourceTokens,
          targetTokens,
          corrected,
          remembered,
          front.terms(),
          front.flagsByCheck(),
          TranslatedSegment.lowestScore(translations),
          confidences,
          document.account().figures(document.blocks()));
    }

    private static Double shared(Double confidence) {
      int index = (int) Math.max(0, Math.min(100, Math.round(100 * confidence)));
      return HUNDREDTHS[index].equals(confidence) ? HUNDREDTHS[index] : confidence;
    }

    /** Expected number of sentences with a serious error. */
    public double expectedErrors() {
      return confidences.stream().mapToDouble(confidence -> 1 - confidence).sum();
    }

    /** All flags together. */
    public int flagCount() {
      return flags.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
