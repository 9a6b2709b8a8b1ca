package io.github.nachtschicht.summary;

import java.util.List;

/**
 * The sentences chosen for a summary.
 *
 * @param segments indexes into {@link io.github.nachtschicht.text.SegmentedDocument#segments()},
 *     ascending; empty for no summary
 */
public record Summary(List<Integer> segments) {

  /** No summary. */
  public static final Summary NONE = new Summary(List.of());

  public Summary {
    segments = List.copyOf(segments);
  }
}
