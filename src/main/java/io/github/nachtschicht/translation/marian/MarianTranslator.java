package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.TranslationProgress;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.decoding.Repetition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
  private final @Nullable MosesPunctuationNormalizer punctuation;

  private MarianTranslator(
      ModelIdentity identity,
      ModelOptions settings,
      MarianConfig config,
      MarianTokenizer tokenizer,
      BatchTranslator batches) {
    this.identity = identity;
    this.settings = settings;
    this.config = config;
    this.tokenizer = tokenizer;
    this.batches = batches;
    this.punctuation =
        settings.punctuationNormalization()
            ? new MosesPunctuationNormalizer(
                identity.sourceLanguage().isEmpty() ? "de" : identity.sourceLanguage())
            : null;
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
    boolean complete = false;
    try {
      model = openModel(modelFolder, identity, settings, config);
      MarianTranslator translator =
          new MarianTranslator(
              identity, settings, config, tokenizer, new BatchTranslator(model, settings));
      complete = true;
      return translator;
    } finally {
      if (!complete) {
        if (model != null) {
          model.close();
        }
        tokenizer.close();
      }
    }
  }

  private static MarianModel openModel(
      Path modelFolder, ModelIdentity identity, ModelOptions settings, MarianConfig config) {
    Path compiled = compile(modelFolder, identity, settings, config);
    try {
      return MarianModel.open(compiled, config, null);
    } catch (TranslationException e) {
      // whole by its check sums, but not what it should be
      try {
        CompiledModel.setAside(compiled);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
        throw e;
      }
      return MarianModel.open(compile(modelFolder, identity, settings, config), config, null);
    }
  }

  private static Path compile(
      Path modelFolder, ModelIdentity identity, ModelOptions settings, MarianConfig config) {
    return CompiledModel.open(
        settings.cacheFolder(),
        identity.sha256(),
        config,
        settings.precision(),
        () -> MarianParameters.open(modelFolder, config));
  }

  @Override
  public ModelIdentity model() {
    return identity;
  }

  /** A part of a segment that is translated by itself: usually all of it. */
  private static final class Part {

    private final int segment;
    private final int[] source;
    private @Nullable Hypothesis translation;
    private float[] agreements = {};
    private @Nullable TranslationNote note;

    private Part(int segment, int[] source) {
      this.segment = segment;
      this.source = source;
    }

    private void take(Hypothesis hypothesis, List<Hypothesis> found) {
      translation = hypothesis;
      agreements = hypothesis.agreements(found);
    }

    private Hypothesis translation() {
      if (translation == null) {
        throw new IllegalStateException("not translated");
      }
      return translation;
    }
  }

  @Override
  public List<TranslatedSegment> translateRequests(
      List<SentenceRequest> requests, TranslationProgress progress) throws InterruptedException {
    List<List<Part>> parts = new ArrayList<>();
    List<Part> all = new ArrayList<>();
    int passed = 0;
    for (int s = 0; s < requests.size(); s++) {
      List<Part> own = plan(s, requests.get(s).source());
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
    List<Part> stuck = new ArrayList<>();
    translate(
        all,
        settings.decoding(),
        (part, found) -> {
          int finished = 0;
          synchronized (stuck) {
            if (settle(part, found)) {
              finished = --open[part.segment] == 0 ? 1 : 0;
            } else {
              stuck.add(part);
            }
          }
          if (finished > 0) {
            progress.advance(finished);
          }
        });
    if (!stuck.isEmpty()) {
      translate(
          stuck,
          settings.decoding().withNoRepeatNgramSize(RETRY_NGRAM),
          (part, found) -> {
            int finished;
            synchronized (stuck) {
              retried(part, found);
              finished = --open[part.segment] == 0 ? 1 : 0;
            }
            if (finished > 0) {
              progress.advance(finished);
            }
          });
    }
    List<TranslatedSegment> results = new ArrayList<>(requests.size());
    for (int s = 0; s < requests.size(); s++) {
      SentenceRequest request = requests.get(s);
      TranslatedSegment plain = assemble(request.source(), parts.get(s));
      results.add(plain.withRules(request.rules()));
    }
    return results;
  }

  private void translate(
      List<Part> parts,
      DecodingOptions options,
      java.util.function.BiConsumer<Part, List<Hypothesis>> done)
      throws InterruptedException {
    batches.translate(
        parts.stream().map(part -> part.source).toList(),
        options,
        (index, found) -> done.accept(parts.get(index), found));
  }

  /** Takes the best sound hypothesis; false if there is none. */
  private boolean settle(Part part, List<Hypothesis> found) {
    part.take(found.get(0), found);
    if (!Repetition.isDegenerate(part.source, found.get(0).tokens())) {
      return true;
    }
    for (Hypothesis other : found) {
      if (!Repetition.isDegenerate(part.source, other.tokens())) {
        part.take(other, found);
        part.note = TranslationNote.REPETITION_RETRIED;
        return true;
      }
    }
    int size = settings.decoding().noRepeatNgramSize();
    part.note = TranslationNote.REPETITION;
    return size > 0 && size <= RETRY_NGRAM;
  }

  private static void retried(Part part, List<Hypothesis> found) {
    for (Hypothesis other : found) {
      if (!Repetition.isDegenerate(part.source, other.tokens())) {
        part.take(other, found);
        part.note = TranslationNote.REPETITION_RETRIED;
        return;
      }
    }
  }

  /** What of a segment has to be translated: nothing, all of it, or its clauses. */
  private List<Part> plan(int segment, String source) {
    if (PassThrough.isUntranslatable(source)) {
      return List.of();
    }
    String text = punctuation == null ? source : punctuation.normalize(source).strip();
    int[] ids = encode(text);
    if (ids.length <= config.maxPositions()) {
      return List.of(new Part(segment, ids));
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
      parts.add(new Part(segment, own));
    }
    return parts;
  }

  private int[] encode(String text) {
    String tag = settings.targetTag();
    return tokenizer.encode(List.of(tag == null ? text : tag + " " + text)).get(0);
  }

  private TranslatedSegment assemble(String source, List<Part> parts) {
    if (parts.isEmpty()) {
      return TranslatedSegment.passedThrough(source);
    }
    Set<TranslationNote> notes = EnumSet.noneOf(TranslationNote.class);
    if (parts.size() > 1) {
      notes.add(TranslationNote.SPLIT);
    }
    StringBuilder target = new StringBuilder();
    TokenScores tokens = TokenScores.NONE;
    double sum = 0;
    int sourceTokens = 0;
    int targetTokens = 0;
    for (Part part : parts) {
      Hypothesis translation = part.translation();
      MarianTokenizer.Decoded decoded = tokenizer.decoded(translation.tokens());
      if (!target.isEmpty() && !decoded.text().isEmpty()) {
        target.append(' ');
      }
      tokens = tokens.then(scores(decoded, translation, part.agreements), target.length());
      target.append(decoded.text());
      sum += translation.sum();
      sourceTokens += part.source.length;
      targetTokens += translation.tokens().length;
      if (translation.cut()) {
        notes.add(TranslationNote.LENGTH_LIMIT);
      }
      if (part.note != null) {
        notes.add(part.note);
      }
    }
    return new TranslatedSegment(
        source,
        target.toString(),
        targetTokens == 0 ? 0 : sum / targetTokens,
        sourceTokens,
        targetTokens,
        notes,
        tokens);
  }

  private static TokenScores scores(
      MarianTokenizer.Decoded decoded, Hypothesis translation, float[] agreements) {
    float[] logProbabilities = new float[translation.logProbabilities().length];
    for (int i = 0; i < logProbabilities.length; i++) {
      logProbabilities[i] = (float) translation.logProbabilities()[i];
    }
    return TokenScores.of(decoded.ends(), logProbabilities, agreements);
  }

  @Override
  public void close() {
    batches.close();
    tokenizer.close();
  }
}
