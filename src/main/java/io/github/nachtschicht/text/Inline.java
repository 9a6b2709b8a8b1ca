package io.github.nachtschicht.text;

/**
 * A stretch of a block's text that is more than plain text.
 *
 * @param kind what it is
 * @param span where it stands, in the offsets of {@link Block#text()}
 * @param target where a link or image leads, the label of a note; empty for other kinds
 */
public record Inline(Kind kind, Span span, String target) {

  /** The kinds of inline markup that are kept. */
  public enum Kind {
    /** Inline code: never translated, copied to the letter. */
    CODE,
    /**
     * A formula, a template's tag, or a placeholder for what no text can stand for: never
     * translated, copied to the letter, written as text.
     */
    LITERAL,
    /**
     * The mark of a {@link BlockKind#NOTE}: an empty span at its place, the note's label as target.
     * It is no part of the text, so that no sentence is translated otherwise because of it.
     */
    NOTE,
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
