package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Inline.Kind;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the inline markup of a German sentence belongs in its translation. Markup around the whole
 * sentence stays around the whole; what stands letter by letter in both, as names and code do, is
 * marked there. For all else the place is not known: emphasis is then left to the German side, and
 * links are handed back so that no target is lost.
 *
 * @param placed the markup of the English text, ordered by start, the outer before the inner
 * @param unplaced links and images whose place is not known
 */
record EnglishInlines(List<Inline> placed, List<Unplaced> unplaced) {

  /** More marks in one sentence are an accident; looking for all of them would take hours. */
  private static final int MOST_LOOKED_FOR = 500;

  private static final Span NOWHERE = new Span(0, 0);

  /** A link or image without a place, and its German text, which it covers. */
  record Unplaced(Inline inline, String text) {}

  /** Links and images without a place, as Markdown with their German text. */
  List<String> unplaced(Place place) {
    Place inside = place == Place.CELL ? Place.CELL : Place.INLINE;
    return unplaced.stream()
        .map(link -> InlineWriter.write(link.text(), List.of(link.inline()), inside))
        .toList();
  }

  static EnglishInlines locate(String german, List<Inline> inlines, String english) {
    List<Inline> placed = new ArrayList<>();
    List<Unplaced> unplaced = new ArrayList<>();
    List<Inline> notes = new ArrayList<>();
    int tried = 0;
    for (Inline inline : inlines) {
      String text = inline.span().of(german);
      if (inline.kind() == Kind.NOTE) {
        // which English word it belongs to is not known; the end of the sentence is never wrong
        notes.add(
            new Inline(Kind.NOTE, new Span(english.length(), english.length()), inline.target()));
        continue;
      }
      if (text.isBlank()) {
        continue;
      }
      Span span =
          !isCopied(inline.kind()) && isWhole(german, inline.span())
              ? new Span(0, english.length())
              : ++tried > MOST_LOOKED_FOR ? NOWHERE : find(english, text, inline.kind(), placed);
      if (span.length() > 0) {
        placed.add(new Inline(inline.kind(), span, inline.target()));
      } else if (inline.kind() == Kind.LINK || inline.kind() == Kind.IMAGE) {
        Span all = new Span(0, text.length());
        unplaced.add(new Unplaced(new Inline(inline.kind(), all, inline.target()), text));
      }
    }
    placed.sort(
        Comparator.comparingInt((Inline i) -> i.span().start())
            .thenComparing(i -> -i.span().end())
            .thenComparing(Inline::kind));
    placed.addAll(notes);
    return new EnglishInlines(List.copyOf(placed), List.copyOf(unplaced));
  }

  /** Whether a span leaves out nothing but punctuation and space. */
  private static boolean isWhole(String text, Span span) {
    String outside = text.substring(0, span.start()) + text.substring(span.end());
    return outside.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** The first place of a text, as whole words, that no markup of its kind has taken. */
  private static Span find(String english, String text, Kind kind, List<Inline> placed) {
    for (int at = english.indexOf(text); at >= 0; at = english.indexOf(text, at + 1)) {
      Span span = new Span(at, at + text.length());
      if (isWord(english, span) && placed.stream().allMatch(i -> fits(i, span, kind))) {
        return span;
      }
    }
    return NOWHERE;
  }

  private static boolean isWord(String text, Span span) {
    boolean left =
        span.start() == 0
            || !Character.isLetterOrDigit(text.codePointAt(span.start()))
            || !Character.isLetterOrDigit(text.codePointBefore(span.start()));
    boolean right =
        span.end() == text.length()
            || !Character.isLetterOrDigit(text.codePointBefore(span.end()))
            || !Character.isLetterOrDigit(text.codePointAt(span.end()));
    return left && right;
  }

  private static boolean fits(Inline other, Span span, Kind kind) {
    Span taken = other.span();
    boolean apart = taken.end() <= span.start() || taken.start() >= span.end();
    boolean inside = taken.start() <= span.start() && span.end() <= taken.end();
    boolean mayHold =
        !isCopied(other.kind())
            && other.kind() != Kind.IMAGE
            && other.kind() != kind
            && !(isLink(other.kind()) && isLink(kind) && kind != Kind.IMAGE);
    return apart || (inside && mayHold);
  }

  private static boolean isCopied(Kind kind) {
    return kind == Kind.CODE || kind == Kind.LITERAL;
  }

  private static boolean isLink(Kind kind) {
    return kind == Kind.LINK || kind == Kind.IMAGE;
  }
}
