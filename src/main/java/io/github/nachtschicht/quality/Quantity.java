package io.github.nachtschicht.quality;

import java.util.List;
import java.util.Set;

/**
 * A number in a text.
 *
 * @param shown as it stands there, for the reviewer
 * @param index index of its token
 * @param values what it may mean as a whole, normalised: {@code 1234.5}
 * @param parts what its parts mean where it is a date, a time, a score; else empty
 * @param required whether the other side must have it too, or it may only answer for one there
 * @param digits whether it is written in digits
 * @param clock whether it is a time of day, so that a part of 0 may be left out
 */
record Quantity(
    String shown,
    int index,
    Set<String> values,
    List<Set<String>> parts,
    boolean required,
    boolean digits,
    boolean clock) {

  /** The same with other values. */
  Quantity with(Set<String> other) {
    return new Quantity(shown, index, other, parts, required, digits, clock);
  }
}
