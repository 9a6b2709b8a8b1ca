package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.PassThrough;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.TranslationProgress;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.marian.BatchTranslator.Found;
import io.github.nachtschicht.translation.marian.BatchTranslator.Task;
import io.github.nachtschicht.translation.marian.ModelText.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Translates with a MarianMT model. Sentences are sorted by length, translated in batches on {@link
 * ModelOptions#workers} threads, and put back in order; what becomes of a sentence does not depend
 * on its batch.
 */
public final class MarianTranslator implements SegmentTranslator {

  /** N-gram size that a translation which repeats itself is tried again with. */
  static final int RETRY_NGRAM = 3;

  private final ModelIdentity identity;
  private final ModelOptions settings;
  private final MarianConfig config;
  private final MarianTokenizer tokenizer;
  private final BatchTranslator batches;
  private final TermSearch terms;
  private final @Nullable Shortlist shortlist;
  private final ModelText texts;

  private MarianTranslator(
      ModelIdentity identity,
      ModelOptions settings,
      MarianConfig config,
      MarianTokenizer tokenizer,
      BatchTranslator batches,
      TermSearch terms,
      @Nullable Shortlist shortlist,
      Phrases phrases) {
    this.identity = identity;
    this.settings = settings;
    this.config = config;
    this.tokenizer = tokenizer;
    this.batches = batches;
    this.terms = terms;
    this.shortlist = shortlist;
    this.texts = ModelText.of(identity, settings, tokenizer, phrases);
  }

  /**
   * As {@link MarianFamily#open}.
   *
   * @param tokenizer closed with the translator, and if that cannot be opened
   */
  static MarianTranslator open(
      Path modelFolder,
      ModelIdentity identity,
      ModelOptions settings,
      MarianConfig config,
      MarianTokenizer tokenizer) {
    MarianModel model = null;
    Shortlist shortlist = null;
    boolean complete = false;
    try {
      shortlist = settings.shortlist() ? Shortlist.open(modelFolder, identity, config) : null;
      model = MarianModel.open(modelFolder, identity, settings, config, shortlist);
      MarianTranslator translator =
          new MarianTranslator(
              identity,
              settings,
              config,
              tokenizer,
              new BatchTranslator(model, settings),
              new TermSearch(modelFolder, config),
              shortlist,
              Phrases.of(modelFolder));
      complete = true;
      return translator;
    } finally {
      if (!complete) {
        if (model != null) {
          model.close();
        }
        if (shortlist != null) {
          shortlist.close();
        }
        tokenizer.close();
      }
    }
  }

  @Override
  public ModelIdentity model() {
    return identity;
  }

  @Override
  public List<TranslatedSegment> translateRequests(
      List<SentenceRequest> requests, TranslationProgress progress) throws InterruptedException {
    List<@Nullable Reading> readings = new ArrayList<>();
    List<List<Part>> parts = new ArrayList<>();
    List<Part> all = new ArrayList<>();
    int passed = 0;
    for (int s = 0; s < requests.size(); s++) {
      Reading reading = read(requests.get(s));
      readings.add(reading);
      List<Part> own = reading == null ? List.of() : plan(s, reading, requests.get(s).rules());
      parts.add(own);
      all.addAll(own);
      passed += own.isEmpty() ? 1 : 0;
    }
    if (passed > 0) {
      progress.advance(passed);
    }
    int[] open = new int[requests.size()];
    for (Part part : all) {
      open[part.segment]++;
    }
    Consumer<Part> finished =
        part -> {
          int left;
          synchronized (open) {
            left = --open[part.segment];
          }
          if (left == 0) {
            progress.advance(1);
          } else {
            int of = parts.get(part.segment).size();
            progress.part(of - left, of);
          }
        };
    DecodingOptions options = settings.decoding();
    Round first = new Round(all, options.noRepeatNgramSize(), finished);
    translate(first, options);
    if (!first.stuck.isEmpty()) {
      translate(
          new Round(List.copyOf(first.stuck), RETRY_NGRAM, finished),
          options.withNoRepeatNgramSize(RETRY_NGRAM));
    }
    List<TranslatedSegment> results = new ArrayList<>(requests.size());
    for (int s = 0; s < requests.size(); s++) {
      results.add(assemble(requests.get(s), readings.get(s), parts.get(s)));
    }
    return results;
  }

  private void translate(Round round, DecodingOptions options) throws InterruptedException {
    List<Task> tasks =
        round.parts.stream()
            .map(part -> new Task(part.source, part.shortlist, !part.rules.isEmpty()))
            .toList();
    batches.translate(tasks, options, round);
  }

  /** A search for the translations of some parts, and what is taken of it. */
  private final class Round implements BatchTranslator.Sink {

    private final List<Part> parts;
    private final boolean last;
    private final Consumer<Part> finished;

    /** Parts that are to be searched without repeated n-grams. */
    private final List<Part> stuck = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param ngram size of n-grams that do not repeat, 0 if all may
     */
    Round(List<Part> parts, int ngram, Consumer<Part> finished) {
      this.parts = parts;
      this.last = ngram > 0 && ngram <= RETRY_NGRAM;
      this.finished = finished;
    }

    /** The best sound hypothesis; if there is none, the best of the first round. */
    private Hypothesis best(Part part, List<Hypothesis> found) {
      for (Hypothesis hypothesis : found) {
        if (!part.isDegenerate(hypothesis)) {
          return hypothesis;
        }
      }
      return part.isTranslated() ? part.translation() : found.get(0);
    }

    private boolean isStuck(Part part, Hypothesis best) {
      return !last && part.isDegenerate(best);
    }

    private boolean keepsRules(Part part, Hypothesis best) {
      return part.rules.isEmpty() || broken(part, best) == 0;
    }

    @Override
    public BatchTranslator.@Nullable Constrained again(int index, List<Hypothesis> found) {
      Part part = parts.get(index);
      Hypothesis best = best(part, found);
      boolean settled = isStuck(part, best) || keepsRules(part, best);
      part.kept = settled ? null : TermSearch.best(part, best, found, tokenizer);
      return settled || part.kept != null && broken(part, part.kept) == 0
          ? null
          : terms.constrained(part.rules, best, tokenizer);
    }

    @Override
    public void accept(int index, Found found) {
      Part part = parts.get(index);
      Hypothesis best = best(part, found.plain());
      int rank = found.plain().indexOf(best);
      if (rank >= 0) {
        boolean retried = rank > 0 || part.isTranslated();
        part.take(best, found.plain());
        part.note =
            part.isDegenerate(best)
                ? TranslationNote.REPETITION
                : retried ? TranslationNote.REPETITION_RETRIED : null;
      }
      if (isStuck(part, best)) {
        stuck.add(part);
        return;
      }
      Hypothesis kept = part.kept;
      List<Hypothesis> others = found.plain();
      Hypothesis searched =
          found.constrained().isEmpty()
              ? null
              : TermSearch.best(part, best, found.constrained(), tokenizer);
      if (searched != null && (kept == null || broken(part, searched) < broken(part, kept))) {
        int broken = broken(part, searched);
        kept = searched;
        others = found.constrained().stream().filter(h -> broken(part, h) == broken).toList();
      }
      if (kept != null) {
        part.take(kept, others);
        part.note = null;
      }
      finished.accept(part);
    }

    private int broken(Part part, Hypothesis hypothesis) {
      return part.rules.brokenBy(tokenizer.decode(hypothesis.tokens()));
    }
  }

  /** A sentence as the model reads it; null if there is nothing to translate. */
  private @Nullable Reading read(SentenceRequest request) {
    return PassThrough.isUntranslatable(request.source())
        ? null
        : texts.read(request.source(), request.rules().isEmpty());
  }

  /** What of a segment has to be translated: nothing, all of it, or its clauses. */
  private List<Part> plan(int segment, Reading reading, TermRules rules) {
    String text = reading.text();
    if (PassThrough.isUntranslatable(text)) {
      return List.of();
    }
    int[] ids = encode(text);
    List<String> unknown = unknown(text, ids);
    if (!unknown.isEmpty() && letters(text) <= letters(String.join("", unknown))) {
      return List.of(); // the model cannot spell a letter of it
    }
    if (ids.length <= config.maxPositions()) {
      return List.of(new Part(segment, ids, unknown, shortlist(text), rules));
    }
    List<Part> parts = new ArrayList<>();
    for (String clause :
        ClauseSplitter.split(text, part -> encode(part).length, config.maxPositions())) {
      int[] own = encode(clause);
      if (own.length > config.maxPositions()) {
        // one character of more tokens than the model has positions
        own = Arrays.copyOf(own, config.maxPositions());
        own[own.length - 1] = config.eosId();
      }
      parts.add(new Part(segment, own, unknown(clause, own), shortlist(clause), TermRules.NONE));
    }
    return parts;
  }

  /** What of a text has become {@code <unk>} in its ids. */
  private List<String> unknown(String text, int[] ids) {
    return Arrays.stream(ids).anyMatch(id -> id == tokenizer.unknownId())
        ? tokenizer.unknown(text)
        : List.of();
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private int[] shortlist(String text) {
    return shortlist == null ? new int[0] : shortlist.of(text);
  }

  private int[] encode(String text) {
    String tag = settings.targetTag();
    return tokenizer.encode(List.of(tag == null ? text : tag + " " + text)).get(0);
  }

  private TranslatedSegment assemble(
      SentenceRequest request, @Nullable Reading reading, List<Part> parts) {
    if (reading == null || parts.isEmpty() && !reading.hasPhrase()) {
      return PassThrough.segment(request, identity);
    }
    if (parts.isEmpty()) {
      String given = (reading.given() + " " + reading.text()).strip();
      return new TranslatedSegment(
          request.source(),
          texts.written(request.source(), reading, given),
          0,
          0,
          0,
          Set.of(TranslationNote.PHRASE));
    }
    Set<TranslationNote> notes = EnumSet.noneOf(TranslationNote.class);
    if (parts.size() > 1) {
      notes.add(TranslationNote.SPLIT);
    }
    StringBuilder target = new StringBuilder(reading.given());
    TokenScores tokens =
        reading.hasPhrase()
            ? TokenScores.of(new int[] {target.length()}, new float[] {0}, new float[] {1})
            : TokenScores.NONE;
    double sum = 0;
    int sourceTokens = 0;
    int targetTokens = 0;
    for (Part part : parts) {
      Hypothesis translation = part.translation();
      List<String> copied = part.copied(tokenizer.unknownId());
      MarianTokenizer.Decoded decoded = tokenizer.decoded(translation.tokens(), copied);
      if (!target.isEmpty() && !decoded.text().isEmpty()) {
        target.append(' ');
      }
      tokens = tokens.then(part.scores(decoded.ends()), target.length());
      target.append(begunLike(reading, decoded.text()));
      sum += translation.sum();
      sourceTokens += part.source.length;
      targetTokens += translation.tokens().length;
      if (copied.stream().filter(text -> letters(text) > 0).distinct().count() > 1) {
        notes.add(TranslationNote.COPIED_IN_ORDER);
      }
      if (translation.cut()) {
        notes.add(TranslationNote.LENGTH_LIMIT);
      }
      if (part.note != null) {
        notes.add(part.note);
      }
    }
    String text = texts.written(request.source(), reading, target.toString());
    if (!request.rules().areKeptBy(text)) {
      notes.add(TranslationNote.TERMS_MISSED);
    }
    return new TranslatedSegment(
        request.source(),
        text,
        targetTokens == 0 ? 0 : sum / targetTokens,
        sourceTokens,
        targetTokens,
        notes,
        tokens,
        request.rules());
  }

  /** What stands behind a phrase begins with a small letter if the German does. */
  private static String begunLike(Reading reading, String text) {
    boolean small =
        reading.hasPhrase()
            && Character.isLowerCase(reading.text().charAt(0))
            && text.length() > 1
            && Character.isLowerCase(text.charAt(1));
    return small ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  @Override
  public void close() {
    batches.close();
    terms.close();
    if (shortlist != null) {
      shortlist.close();
    }
    tokenizer.close();
  }
}
