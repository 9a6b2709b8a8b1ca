package io.github.nachtschicht.text;

/**
 * A stretch of a block's text that is more than plain text.
 *
 * @param kind what it is
 * @param span where it stands, in the offsets of {@link Block#text()}
 * @param target where a link or image leads; empty for other kinds
 */
public record Inline(Kind kind, Span span, String target) {

  /** The kinds of inline markup that are kept. */
  public enum Kind {
    /** Inline code: never translated, copied to the letter. */
    CODE,
    /** A link: its text is translated, its target is copied. */
    LINK,
    /** An image: its alternative text is translated, its target is copied. */
    IMAGE,
    /** Emphasis, usually set in italics. */
    EMPHASIS,
    /** Strong emphasis, usually set in bold. */
    STRONG
  }
}
