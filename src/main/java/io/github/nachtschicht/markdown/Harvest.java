package io.github.nachtschicht.markdown;

import java.util.List;

/**
 * What a person's edits of a bilingual file say about its sentences.
 *
 * @param corrected sentences whose translation was changed, with the new one, in reading order
 * @param unchanged sentences whose translation stands as it was written, with that translation
 * @param missed what was changed but could not be told sentence by sentence
 */
public record Harvest(List<Correction> corrected, List<Correction> unchanged, List<Missed> missed) {

  /** Nothing at all. */
  public static final Harvest NOTHING = new Harvest(List.of(), List.of(), List.of());

  public Harvest {
    corrected = List.copyOf(corrected);
    unchanged = List.copyOf(unchanged);
    missed = List.copyOf(missed);
  }

  /**
   * A change that is no correction of a sentence.
   *
   * @param place where, for example {@code ¶3}
   * @param reason why, in plain English
   */
  public record Missed(String place, String reason) {}
}
