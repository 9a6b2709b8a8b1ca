package io.github.nachtschicht.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph, heading, list item or the like: the unit of layout. Sentences never cross it.
 *
 * @param kind what the block is
 * @param level heading level 1 to 6, nesting depth of a list item or quotation, or of the item that
 *     a paragraph, code or a table cell stands in, from 1; 0 for all else
 * @param marker a list item's marker as it is to be written ({@code -}, {@code 3.} or {@code (1)}),
 *     the info string of fenced code, the label of a note; otherwise empty
 * @param text the block's text without its markup. Line breaks of hard-wrapped text stand as one
 *     space each. A {@code \n} is a line break of the document itself, as in verse and addresses: a
 *     sentence ends there, and the line is kept. Code keeps its line breaks
 * @param span the place in the decoded text that the block was read from; for formats whose text
 *     was extracted, the place in the extracted text
 * @param inlines inline markup, in order of its start; spans nest or are disjoint
 * @param language ISO 639-1 code where the block is known to be in another language than its
 *     document (it is then passed through untranslated), otherwise null
 * @param cell the place of a table cell; null for all other kinds
 */
public record Block(
    BlockKind kind,
    int level,
    String marker,
    String text,
    Span span,
    List<Inline> inlines,
    @Nullable String language,
    @Nullable TableCell cell) {

  public Block {
    inlines = List.copyOf(inlines);
    if (kind == BlockKind.TABLE_CELL && cell == null) {
      throw new IllegalArgumentException("a table cell needs its place in the table");
    }
  }

  /** A block without inline markup, in the language of its document. */
  public static Block of(BlockKind kind, int level, String marker, String text, Span span) {
    return of(kind, level, marker, text, span, List.of());
  }

  /** A block with inline markup, in the language of its document. */
  public static Block of(
      BlockKind kind, int level, String marker, String text, Span span, List<Inline> inlines) {
    return new Block(kind, level, marker, text, span, inlines, null, null);
  }

  /** The same text as a block of another kind. */
  public Block as(BlockKind other, int itsLevel, String itsMarker) {
    return new Block(other, itsLevel, itsMarker, text, span, inlines, language, cell);
  }

  /** The same block with another text and its markup. */
  public Block withText(String other, List<Inline> itsInlines) {
    return new Block(kind, level, marker, other, span, itsInlines, language, cell);
  }

  /** The same block at another place. */
  public Block withSpan(Span other) {
    return new Block(kind, level, marker, text, other, inlines, language, cell);
  }

  /** The same block in another language than its document, see {@link #language()}. */
  public Block withLanguage(@Nullable String other) {
    return new Block(kind, level, marker, text, span, inlines, other, cell);
  }

  /** Whether the block's sentences are to be translated. */
  public boolean isTranslatable() {
    return kind.isTranslatable() && language == null && !text.isBlank();
  }
}
