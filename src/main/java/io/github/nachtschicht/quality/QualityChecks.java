package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  private final List<QualityCheck> checks;

  private QualityChecks(List<QualityCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /** All checks, in the order a reviewer reads them. */
  public static QualityChecker standard() {
    return new QualityChecks(
        List.of(
            new NumberCheck(),
            MeasureCheck.ofCurrencies(),
            MeasureCheck.ofUnits(),
            new KeptTokenCheck("urls", "URL", Token.Kind.URL),
            new KeptTokenCheck("emails", "e-mail address", Token.Kind.EMAIL),
            new KeptTokenCheck("placeholders", "placeholder", Token.Kind.PLACEHOLDER),
            new KeptTokenCheck("code", "code", Token.Kind.CODE),
            new NameCheck(),
            new NegationCheck(),
            new UntranslatedCheck(),
            new QuotationMarkCheck(),
            new BracketCheck(),
            new RepetitionCheck(),
            new EndingCheck(),
            new LengthRatioCheck(),
            new SentenceCountCheck(),
            new ScoreCheck(),
            new NoteCheck(
                "length-limit",
                TranslationNote.LENGTH_LIMIT,
                "the translation reached the length limit and is cut off")));
  }

  @Override
  public List<QualityFlag> check(TranslatedSegment segment) {
    if (segment.notes().contains(TranslationNote.PASSED_THROUGH) || segment.source().isBlank()) {
      return List.of();
    }
    SentencePair pair = SentencePair.of(segment);
    List<QualityFlag> flags = new ArrayList<>();
    boolean corrected = segment.notes().contains(TranslationNote.CORRECTION);
    for (QualityCheck check : checks) {
      if (corrected && !OF_CORRECTIONS.contains(check.name())) {
        continue;
      }
      for (String reason : check.check(pair)) {
        flags.add(new QualityFlag(check.name(), reason));
      }
    }
    return List.copyOf(flags);
  }
}
