package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Span;
import org.jspecify.annotations.Nullable;

/** How HTML that was made of another format says where a block stands in its source. */
final class HtmlPlace {

  /** The attribute; comments begin with it. */
  static final String NAME = "data-nachtschicht-place";

  private HtmlPlace() {}

  /** The place that a comment or attribute names: {@code data-nachtschicht-place12:40}. */
  static @Nullable Span in(String text) {
    if (!text.startsWith(NAME)) {
      return null;
    }
    try {
      int colon = text.indexOf(':');
      int start = Integer.parseInt(text.substring(NAME.length(), colon));
      int end = Integer.parseInt(text.substring(colon + 1));
      return start <= end && start >= 0 ? new Span(start, end) : null;
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }
}
