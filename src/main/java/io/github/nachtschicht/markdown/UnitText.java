package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of a unit as lines of Markdown, in one language or the other. */
final class UnitText {

  private UnitText() {}

  /** The whole English text without markup. */
  static String english(BilingualDocument bilingual, Units.Unit unit) {
    return unit.segments().stream().map(bilingual::english).collect(Collectors.joining(" "));
  }

  /** The whole German text without markup. */
  static String german(BilingualDocument bilingual, Units.Unit unit) {
    return unit.segments().stream().map(bilingual::german).collect(Collectors.joining(" "));
  }

  /** A German sentence with its inline markup. */
  static String german(BilingualDocument bilingual, int index, Place place) {
    return InlineWriter.write(bilingual.german(index), inlines(bilingual, index), place);
  }

  /**
   * An English sentence with the inline markup that could be found in it; of a block that is not
   * translated as it is.
   */
  static EnglishLine english(BilingualDocument bilingual, int index, Place place) {
    if (bilingual.block(index).language() != null) {
      String same = bilingual.german(index);
      return new EnglishLine(same, german(bilingual, index, place), List.of());
    }
    String text = bilingual.english(index);
    EnglishInlines found =
        EnglishInlines.locate(bilingual.german(index), inlines(bilingual, index), text);
    return new EnglishLine(
        text, InlineWriter.write(text, found.placed(), place), found.unplaced(place));
  }

  /**
   * As {@link #english}, in a cell of a table, with its links behind it.
   *
   * @param key what the checksums, which are told of it, call the cell
   */
  static String englishCell(
      BilingualDocument bilingual, int index, String key, Checksums checksums) {
    EnglishLine line = english(bilingual, index, Place.CELL);
    if (bilingual.block(index).language() == null) {
      checksums.addLinks(key, line.links().size());
      checksums.add(key, bilingual.german(index), line.text());
    }
    StringBuilder cell = new StringBuilder(line.markdown());
    line.links().forEach(link -> cell.append(" (").append(link).append(')'));
    return cell.toString();
  }

  /**
   * A line of English.
   *
   * @param text without markup
   * @param markdown as Markdown
   * @param links as Markdown, the links and images whose place in the sentence is not known
   */
  record EnglishLine(String text, String markdown, List<String> links) {}

  /** The markup that lies in a sentence, cut to it, in the sentence's offsets. */
  private static List<Inline> inlines(BilingualDocument bilingual, int index) {
    Span sentence = bilingual.document().segments().get(index).span();
    List<Inline> inside = new ArrayList<>();
    for (Inline inline : bilingual.block(index).inlines()) {
      int start = Math.max(inline.span().start(), sentence.start());
      int end = Math.min(inline.span().end(), sentence.end());
      boolean note = inline.kind() == Inline.Kind.NOTE && start == end;
      if (start < end || note) {
        inside.add(
            new Inline(
                inline.kind(),
                new Span(start - sentence.start(), end - sentence.start()),
                inline.target()));
      }
    }
    return inside;
  }
}
