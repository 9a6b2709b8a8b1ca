package io.github.nachtschicht.quality;

import io.github.nachtschicht.translation.TranslationNote;
import java.util.List;

/** What the translator itself reports. */
record NoteCheck(String name, TranslationNote note, String reason) implements QualityCheck {

  @Override
  public List<String> check(SentencePair pair) {
    return pair.has(note) ? List.of(reason) : List.of();
  }
}
