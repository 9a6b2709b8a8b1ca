package io.github.nachtschicht.reading;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;

/** What Markdown holds beyond CommonMark. */
final class MarkdownNodes {

  private MarkdownNodes() {}

  /** Markup or a formula that stands by itself; the inlines inside are its title. */
  static final class Tag extends CustomBlock {
    /** {@code math} for a formula; otherwise empty. */
    String kind = "";

    String literal = "";
  }

  /** What an admonition or a tab holds. */
  static final class Indented extends CustomBlock {}

  /** The explanation in a list of definitions. */
  static final class Definition extends CustomBlock {}

  /** The text of a footnote. */
  static final class NoteText extends CustomBlock {
    final String label;

    NoteText(String label) {
      this.label = label;
    }
  }

  /** The mark of a footnote. */
  static final class NoteMark extends CustomNode {
    final String label;

    NoteMark(String label) {
      this.label = label;
    }
  }

  /** A footnote whose text stands in place of its mark. */
  static final class InlineNote extends CustomNode {}

  /** A formula, tag or placeholder in a line. */
  static final class Literal extends CustomNode {
    final String literal;
    final boolean attributes;

    Literal(String literal, boolean attributes) {
      this.literal = literal;
      this.attributes = attributes;
    }
  }

  /** {@code H~2~O} and {@code x^2^}. */
  static final class Shifted extends CustomNode {
    final String element;
    final String literal;

    Shifted(String element, String literal) {
      this.element = element;
      this.literal = literal;
    }
  }

  /** {@code ==marked==}. */
  static final class Marked extends CustomNode {}

  /** {@code [[page|text]]}. */
  static final class WikiLink extends CustomNode {
    final String target;
    final String literal;

    WikiLink(String target, String literal) {
      this.target = target;
      this.literal = literal;
    }
  }
}
