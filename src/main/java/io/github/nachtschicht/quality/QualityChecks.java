package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a German sentence and its English translation, one after another.
 *
 * <p>What passed through untranslated is not checked, and a person's correction is only checked for
 * what a slip of the hand does: see {@code docs/quality-checks.md}.
 */
public final class QualityChecks implements QualityChecker {

  /** What a person correcting a translation may get wrong; the rest was meant so. */
  private static final Set<String> OF_CORRECTIONS =
      Set.of("numbers", "urls", "emails", "placeholders", "code", "quotation-marks", "brackets");

  /** Checks whose flag speaks of form or choice of words, not of meaning. */
  private static final Set<String> OF_FORM =
      Set.of("quotation-marks", "brackets", "terms", "copied-words");

  /** Checks that name a word, which is then told of. */
  private static final Set<String> OF_WORDS =
      Set.of("untranslated", "names", "denied-word", "terms");

  /** Most confidence in a sentence with a flag that speaks of its meaning. */
  private static final double FLAGGED = 0.1;

  private final List<Named> checks;
  private final @Nullable DoubtModel doubts;

  private QualityChecks(List<Named> checks, @Nullable DoubtModel doubts) {
    this.checks = List.copyOf(checks);
    this.doubts = doubts;
  }

  /** All checks, for translations of a model that is not known. */
  public static QualityChecker standard() {
    return of("");
  }

  /** All checks, for translations of the model that {@code doubtful-words} was fitted on. */
  public static QualityChecker fitted() {
    return of(DoubtModel.fitted());
  }

  /**
   * All checks, in the order a reviewer reads them.
   *
   * @param modelSha256 fingerprint of the model that translates: if it is the one that was
   *     calibrated, what it says of its certainty is weighed, and less doubt is worth a flag
   */
  public static QualityChecker of(String modelSha256) {
    return new QualityChecks(rulesList(), new DoubtModel(modelSha256));
  }

  /**
   * All checks but {@code doubtful-words}, which calls most free translations by people doubtful:
   * what injected errors are measured with.
   */
  public static QualityChecker rules() {
    return new QualityChecks(rulesList(), null);
  }

  /**
   * A check.
   *
   * @param name what flags and statistics call it, in lower case with hyphens; it stays
   */
  private record Named(String name, QualityCheck check) {}

  /** In the order a reviewer reads them. */
  private static List<Named> rulesList() {
    return List.of(
        new Named("numbers", new NumberCheck()),
        new Named("currencies", new MeasureCheck(true)),
        new Named("units", new MeasureCheck(false)),
        new Named("urls", new KeptTokenCheck("URL", Token.Kind.URL)),
        new Named("emails", new KeptTokenCheck("e-mail address", Token.Kind.EMAIL)),
        new Named("placeholders", new KeptTokenCheck("placeholder", Token.Kind.PLACEHOLDER)),
        new Named("code", new KeptTokenCheck("code", Token.Kind.CODE)),
        new Named("terms", new TermCheck()),
        new Named("names", new NameCheck()),
        new Named("negation", new NegationCheck()),
        new Named("denied-word", new DeniedWordCheck()),
        new Named("pronouns", new PronounCheck()),
        new Named("untranslated", new UntranslatedCheck()),
        new Named("quotation-marks", new QuotationMarkCheck()),
        new Named("brackets", new BracketCheck()),
        new Named("repetition", new RepetitionCheck()),
        new Named("missing-word", new MissingWordCheck()),
        new Named("question", EndingCheck::question),
        new Named("cut-off", new EndingCheck()),
        new Named("length-ratio", new LengthRatioCheck()),
        new Named("sentence-count", new SentenceCountCheck()),
        new Named("copied-words", QualityChecks::copied),
        new Named("length-limit", QualityChecks::lengthLimit));
  }

  /** Says which words the translator copied: those of both sides that Latin 1 cannot write. */
  private static List<String> copied(SentencePair pair) {
    if (!pair.has(TranslationNote.COPIED_IN_ORDER)) {
      return List.of();
    }
    CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
    List<String> words =
        pair.source().words().stream()
            .filter(word -> pair.target().holds(word.lower()) && !latin.canEncode(word.text()))
            .map(word -> '"' + word.text() + '"')
            .distinct()
            .toList();
    return List.of(
        (words.isEmpty() ? "words" : Doubt.joined(words))
            + " that the model cannot spell were copied, in the order of the German sentence");
  }

  private static List<String> lengthLimit(SentencePair pair) {
    return pair.has(TranslationNote.LENGTH_LIMIT)
        ? List.of("the translation reached the length limit and is cut off")
        : List.of();
  }

  @Override
  public SentenceReview review(TranslatedSegment segment) {
    if (segment.notes().contains(TranslationNote.PASSED_THROUGH)
        || segment.notes().contains(TranslationNote.PHRASE)
        || segment.source().isBlank()) {
      return SentenceReview.CLEAN;
    }
    SentencePair pair = SentencePair.of(segment);
    List<QualityFlag> flags = new ArrayList<>();
    Set<String> told = new HashSet<>();
    double confidence = 1;
    boolean corrected = TranslationNote.isOfAPerson(segment.notes());
    for (Named named : checks) {
      if (corrected && !OF_CORRECTIONS.contains(named.name())) {
        continue;
      }
      for (String reason : named.check().check(pair)) {
        flags.add(new QualityFlag(named.name(), reason));
        if (OF_WORDS.contains(named.name())) {
          tell(reason, pair, told);
        }
        if (!OF_FORM.contains(named.name())) {
          confidence = FLAGGED;
        }
      }
    }
    if (!corrected && doubts != null) {
      // what the glossary asks for is not doubted
      segment.rules().required().forEach(term -> tell(term.source(), pair, told));
      told.addAll(DoubtModel.settled(pair));
      Doubt doubt = doubts.doubt(pair);
      confidence = Math.min(confidence, doubts.confidence(pair, doubt));
      QualityFlag flag = doubts.isFlagged(pair, doubt) ? doubt.flag(told) : null;
      if (flag != null) {
        flags.add(0, flag);
      }
      if (doubt.isShuffled()) {
        flags.add(
            new QualityFlag(
                "word-order",
                "the words stand in no order that is like the German one; it may be garbled"));
        confidence = Math.min(confidence, FLAGGED);
      }
    }
    return new SentenceReview(flags, confidence);
  }

  /** Adds the words of the German sentence that a text names, in lower case. */
  private static void tell(String text, SentencePair pair, Set<String> told) {
    TokenizedText named = TokenizedText.of(text);
    pair.source().words().stream().map(Token::lower).filter(named::holds).forEach(told::add);
  }
}
