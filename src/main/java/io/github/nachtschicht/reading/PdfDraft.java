package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.PdfLayout.Line;
import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.List;

/** Lines of a PDF that make one block. */
final class PdfDraft {
  final List<Line> lines = new ArrayList<>();
  BlockKind kind = BlockKind.PARAGRAPH;
  int level;
  String marker = "";

  /** Characters of its text that its marker takes. */
  int skip;

  /** Whether it is turned, and so stands beside the text. */
  boolean turned;

  Line last() {
    return lines.get(lines.size() - 1);
  }

  Line first() {
    return lines.get(0);
  }

  /** The lines joined, with the marks of {@link PdfRows}. */
  String text(DividedWords divided) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> divided.append(text, line.text()));
    return text.toString();
  }
}
