package io.github.nachtschicht.markdown;

import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people made of single sentences: the translation to use when exactly this sentence comes
 * again. Immutable.
 */
public final class Corrections {

  /** Name of the file that keeps them, in the output folder. */
  public static final String FILE_NAME = "corrections.tmx";

  /** No corrections. */
  public static final Corrections NONE = new Corrections(Map.of());

  private final Map<String, String> bySource;

  private Corrections(Map<String, String> bySource) {
    this.bySource = bySource;
  }

  /** Corrections by source sentence. */
  static Corrections of(Map<String, String> bySource) {
    Map<String, String> settled = new LinkedHashMap<>();
    bySource.forEach((source, target) -> settled.put(Checksums.settle(source), target));
    return new Corrections(Collections.unmodifiableMap(settled));
  }

  /**
   * Reads corrections from a TMX file. Where it has several for one sentence the latest counts.
   *
   * @param file the file; if there is none, there are no corrections
   * @throws IOException if it cannot be read or is not TMX; the message names the file
   */
  public static Corrections load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    throw new IOException(file + ": reading corrections is not possible yet");
  }

  /** The correction of exactly this sentence; white space and composed letters do not matter. */
  public Optional<String> find(String sourceSentence) {
    return bySource.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(bySource.get(Checksums.settle(sourceSentence)));
  }

  /** How many there are. */
  public int size() {
    return bySource.size();
  }

  /**
   * Fingerprint of the corrections that apply to some sentences: what a file's {@code
   * corrections_sha256} must be for the file to be up to date.
   *
   * @return 64 hexadecimal digits, or empty if none applies
   */
  public String fingerprint(Collection<String> sourceSentences) {
    Map<String, String> used = new TreeMap<>();
    for (String sentence : sourceSentences) {
      find(sentence).ifPresent(target -> used.put(Checksums.settle(sentence), target));
    }
    return fingerprint(used);
  }

  /** The same for a finished translation, by what is marked as a correction in it. */
  static String fingerprintOfUsed(List<TranslatedSegment> translations) {
    Map<String, String> used = new TreeMap<>();
    for (TranslatedSegment segment : translations) {
      if (segment.notes().contains(TranslationNote.CORRECTION)) {
        used.put(Checksums.settle(segment.source()), segment.target());
      }
    }
    return fingerprint(used);
  }

  private static String fingerprint(Map<String, String> used) {
    if (used.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    used.forEach((source, target) -> text.append(source).append('\n').append(target).append('\n'));
    return FrontMatter.sha256(text.toString());
  }
}
