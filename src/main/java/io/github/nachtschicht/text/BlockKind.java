package io.github.nachtschicht.text;

/** What a {@link Block} is in its document. */
public enum BlockKind {
  /** The document's title; at most one, and then the first block that is not a rule. */
  TITLE,
  /** A heading inside the document. */
  HEADING,
  /** Running text. */
  PARAGRAPH,
  /** One item of a bulleted or numbered list. */
  LIST_ITEM,
  /** A block quotation. */
  QUOTATION,
  /** One cell of a table. */
  TABLE_CELL,
  /** A footnote or endnote, behind the block that its mark stands in; its label is the marker. */
  NOTE,
  /**
   * Code or other preformatted text, a formula or a piece of markup that stands by itself; never
   * translated.
   */
  CODE,
  /** A thematic break; has no text. */
  RULE;

  /** Whether blocks of this kind hold sentences to translate. */
  public boolean isTranslatable() {
    return this != CODE && this != RULE;
  }
}
