package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationProgress;
import java.util.List;

/**
 * Tells processors apart that compute a model's numbers differently. The last bits of a score say
 * it long before a translation does: the decoder gives the same bits for the same sentence, in
 * whatever batch, as long as the processor's arithmetic is the same.
 */
final class Arithmetic {

  /** Digits of the fingerprint; a handful of kinds must be told apart. */
  private static final int DIGITS = 12;

  /** One sentence each. */
  static final List<String> PROBES =
      List.of(
          "Am frühen Morgen stieg das Wasser im Hafen um zwölf Zentimeter.",
          "Der Stadtrat hat gestern beschlossen, die alte Brücke bis zum Herbst zu sperren.",
          "Warum hat ihn niemand gefragt?",
          "Die Ergebnisse, die 2019 veröffentlicht wurden, ließen sich nicht bestätigen.");

  private Arithmetic() {}

  /** Fingerprint of what a pipeline makes of a few sentences, 12 hexadecimal digits. */
  static String of(DocumentPipeline pipeline) throws InterruptedException {
    StringBuilder numbers = new StringBuilder();
    TranslationProgress nobody = segments -> {};
    for (TranslatedSegment segment : pipeline.translateParagraphs(PROBES, nobody).sentences()) {
      numbers
          .append(Long.toHexString(Double.doubleToLongBits(segment.score())))
          .append(' ')
          .append(segment.target())
          .append('\n');
    }
    return Sha256.of(numbers.toString()).substring(0, DIGITS);
  }
}
