package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Blocks one below the other as the lines of one text. */
record TextLines(String text, List<Inline> inlines) {

  static TextLines of(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    List<Inline> inlines = new ArrayList<>();
    for (Block block : blocks) {
      if (block.text().isEmpty()) {
        continue;
      }
      if (text.length() > 0) {
        text.append('\n');
      }
      int shift = text.length();
      text.append(block.text());
      if (block.kind() == BlockKind.CODE) {
        inlines.add(new Inline(Inline.Kind.LITERAL, new Span(shift, text.length()), ""));
      }
      for (Inline inline : block.inlines()) {
        Span span = inline.span();
        inlines.add(
            new Inline(
                inline.kind(),
                new Span(span.start() + shift, span.end() + shift),
                inline.target()));
      }
    }
    return new TextLines(text.toString(), inlines);
  }
}
