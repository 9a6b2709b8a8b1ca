package io.github.nachtschicht.summary;

import java.util.Collections;
import java.util.List;

/**
 * The sentences chosen for a summary.
 *
 * @param segments indexes into {@link io.github.nachtschicht.text.ParsedDocument#segments()},
 *     ascending; empty for no summary
 * @param headings for each of them the index of the block that is the heading of its part of the
 *     document; -1 where it has none
 */
public record Summary(List<Integer> segments, List<Integer> headings) {

  /** No summary. */
  public static final Summary NONE = new Summary(List.of());

  public Summary {
    segments = List.copyOf(segments);
    headings = List.copyOf(headings);
    if (headings.size() != segments.size()) {
      throw new IllegalArgumentException(
          segments.size() + " sentences need as many headings, were " + headings.size());
    }
  }

  /** A summary that is under no headings. */
  public Summary(List<Integer> segments) {
    this(segments, Collections.nCopies(segments.size(), -1));
  }
}
