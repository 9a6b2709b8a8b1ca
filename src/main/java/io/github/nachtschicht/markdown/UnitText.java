package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a unit as lines of Markdown, in one language or the other. */
final class UnitText {

  private UnitText() {}

  /** The whole English text without markup. */
  static String english(BilingualDocument bilingual, Units.Unit unit) {
    List<String> parts = new ArrayList<>();
    for (int i : unit.segments()) {
      parts.add(MarkdownRenderer.shown(bilingual.translations().get(i).target()));
    }
    return String.join(" ", parts);
  }

  /** The whole German text without markup. */
  static String german(BilingualDocument bilingual, Units.Unit unit) {
    List<String> parts = new ArrayList<>();
    for (int i : unit.segments()) {
      parts.add(bilingual.document().segments().get(i).text());
    }
    return String.join(" ", parts);
  }

  /** A German sentence with its inline markup. */
  static String german(BilingualDocument bilingual, int index, Place place) {
    Segment segment = bilingual.document().segments().get(index);
    Block block = bilingual.document().blockOf(segment);
    return InlineWriter.write(segment.text(), within(block, segment.span()), place);
  }

  /** An English sentence with the inline markup that could be found in it. */
  static EnglishLine english(BilingualDocument bilingual, int index, Place place) {
    Segment segment = bilingual.document().segments().get(index);
    Block block = bilingual.document().blockOf(segment);
    TranslatedSegment translation = bilingual.translations().get(index);
    String text = MarkdownRenderer.shown(translation.target());
    EnglishInlines found =
        EnglishInlines.locate(segment.text(), within(block, segment.span()), text);
    return new EnglishLine(
        text, InlineWriter.write(text, found.placed(), place), found.unplaced(place));
  }

  /**
   * A line of English.
   *
   * @param text without markup
   * @param markdown as Markdown
   * @param links as Markdown, the links and images whose place in the sentence is not known
   */
  record EnglishLine(String text, String markdown, List<String> links) {}

  /** The markup of a block that lies in a sentence, cut to it, in the sentence's offsets. */
  private static List<Inline> within(Block block, Span sentence) {
    List<Inline> inside = new ArrayList<>();
    for (Inline inline : block.inlines()) {
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
