package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.DecodingOptions;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.SegmentTranslator;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationException;
import io.github.nachtschicht.translation.TranslationNote;
import io.github.nachtschicht.translation.TranslationProgress;
import io.github.nachtschicht.translation.decoding.Hypothesis;
import io.github.nachtschicht.translation.marian.BatchTranslator.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
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
  private final @Nullable MosesPunctuationNormalizer punctuation;

  private MarianTranslator(
      ModelIdentity identity,
      ModelOptions settings,
      MarianConfig config,
      MarianTokenizer tokenizer,
      BatchTranslator batches,
      TermSearch terms) {
    this.identity = identity;
    this.settings = settings;
    this.config = config;
    this.tokenizer = tokenizer;
    this.batches = batches;
    this.terms = terms;
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
              identity,
              settings,
              config,
              tokenizer,
              new BatchTranslator(model, settings),
              new TermSearch(modelFolder, config));
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
    List<Part> unruly = new ArrayList<>();
    BiConsumer<Part, Boolean> settled =
        (part, sound) -> {
          TermRules rules = requests.get(part.segment).rules();
          List<Part> own = parts.get(part.segment);
          boolean kept = rules.isEmpty() || own.size() > 1 || !sound || keeps(part, rules);
          boolean finished;
          synchronized (stuck) {
            if (!sound) {
              stuck.add(part);
            } else if (!kept) {
              unruly.add(part);
            }
            finished = sound && kept && --open[part.segment] == 0;
          }
          if (finished) {
            progress.advance(1);
          }
        };
    translate(
        tasks(all),
        all,
        settings.decoding(),
        (part, found) -> settled.accept(part, settle(part, found)));
    if (!stuck.isEmpty()) {
      List<Part> again = List.copyOf(stuck);
      translate(
          tasks(again),
          again,
          settings.decoding().withNoRepeatNgramSize(RETRY_NGRAM),
          (part, found) -> {
            retried(part, found);
            settled.accept(part, true);
          });
    }
    constrain(unruly, requests, progress);
    List<TranslatedSegment> results = new ArrayList<>(requests.size());
    for (int s = 0; s < requests.size(); s++) {
      SentenceRequest request = requests.get(s);
      results.add(assemble(request, parts.get(s)));
    }
    return results;
  }

  private boolean keeps(Part part, TermRules rules) {
    return rules.areKeptBy(tokenizer.decode(part.translation().tokens()));
  }

  /** Translates once more what does not keep its rules. */
  private void constrain(
      List<Part> parts, List<SentenceRequest> requests, TranslationProgress progress)
      throws InterruptedException {
    if (parts.isEmpty()) {
      return;
    }
    List<Task> tasks = new ArrayList<>();
    for (Part part : parts) {
      tasks.add(terms.task(part, requests.get(part.segment).rules(), tokenizer));
    }
    translate(
        tasks,
        parts,
        TermSearch.options(settings.decoding()),
        (part, found) -> {
          terms.settle(part, requests.get(part.segment).rules(), found, tokenizer);
          progress.advance(1);
        });
  }

  private static List<Task> tasks(List<Part> parts) {
    return parts.stream().map(part -> Task.of(part.source)).toList();
  }

  private void translate(
      List<Task> tasks,
      List<Part> parts,
      DecodingOptions options,
      BiConsumer<Part, List<Hypothesis>> done)
      throws InterruptedException {
    batches.translate(tasks, options, (index, found) -> done.accept(parts.get(index), found));
  }

  /** Takes the best sound hypothesis; false if there is none. */
  private boolean settle(Part part, List<Hypothesis> found) {
    part.take(found.get(0), found);
    if (!part.isDegenerate(found.get(0))) {
      return true;
    }
    for (Hypothesis other : found) {
      if (!part.isDegenerate(other)) {
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
      if (!part.isDegenerate(other)) {
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

  private TranslatedSegment assemble(SentenceRequest request, List<Part> parts) {
    if (parts.isEmpty()) {
      return TranslatedSegment.passedThrough(request.source()).withRules(request.rules());
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
    if (!request.rules().areKeptBy(target.toString())) {
      notes.add(TranslationNote.TERMS_MISSED);
    }
    return new TranslatedSegment(
        request.source(),
        target.toString(),
        targetTokens == 0 ? 0 : sum / targetTokens,
        sourceTokens,
        targetTokens,
        notes,
        tokens,
        request.rules());
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
    terms.close();
    tokenizer.close();
  }
}
