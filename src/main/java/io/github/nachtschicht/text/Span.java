package io.github.nachtschicht.text;

/**
 * A stretch of a text, in UTF-16 offsets counted from 0.
 *
 * @param start first offset that belongs to the span
 * @param end first offset behind the span; not before {@code start}
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start <= end, was " + start + " to " + end);
    }
  }

  /** Length in UTF-16 code units. */
  public int length() {
    return end - start;
  }

  /** The characters of {@code text} that this span covers. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
