package io.github.nachtschicht.markdown;

import java.io.IOException;
import java.util.List;

/** Collects the lines of a Markdown body; never two blank lines in a row. */
final class MarkdownLines {

  private final StringBuilder out = new StringBuilder();
  private boolean lastBlank;
  private boolean lastQuoted;

  void add(String line) {
    out.append(line).append('\n');
    lastBlank = line.isEmpty();
    if (!lastBlank) {
      lastQuoted = line.stripLeading().startsWith(">");
    }
  }

  /**
   * Begins a block that must not become part of a quotation before it, as an empty line does not
   * part two of them everywhere (Python-Markdown, and so MkDocs).
   *
   * @param prefix the indent of a list, or empty
   */
  void apart(String prefix) {
    blank();
    if (lastQuoted) {
      add(prefix, "<!-- -->");
      blank();
    }
  }

  void blank() {
    if (!lastBlank) {
      add("");
    }
  }

  /** A line that may begin with the prefix of a quotation or the indent of a list. */
  void add(String prefix, String line) {
    add(line.isEmpty() ? prefix.stripTrailing() : prefix + line);
  }

  /** An empty line inside a quotation or list item. */
  void blank(String prefix) {
    if (prefix.isBlank()) {
      blank();
    } else {
      add(prefix.stripTrailing());
    }
  }

  /** A row of a table. */
  void row(List<String> cells) {
    add("| " + String.join(" | ", cells) + " |");
  }

  void heading(int level, String markdown) {
    blank();
    add("#".repeat(level) + " " + markdown);
  }

  /** Gives away what was collected so far, to go on with nothing. */
  void moveTo(Appendable target) throws IOException {
    target.append(out);
    out.setLength(0);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
