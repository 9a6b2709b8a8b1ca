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

  /** A leaf that holds text. */
  abstract static class Leaf extends CustomNode {
    final String literal;

    Leaf(String literal) {
      this.literal = literal;
    }
  }

  /** A formula, tag or placeholder in a line. */
  static final class Literal extends Leaf {
    final boolean attributes;

    Literal(String literal, boolean attributes) {
      super(literal);
      this.attributes = attributes;
    }
  }

  /** {@code H~2~O} and {@code x^2^}. */
  static final class Shifted extends Leaf {
    final String element;

    Shifted(String element, String literal) {
      super(literal);
      this.element = element;
    }
  }

  /** {@code ==marked==}. */
  static final class Marked extends CustomNode {}

  /** {@code [[page|text]]}. */
  static final class WikiLink extends Leaf {
    final String target;

    WikiLink(String target, String literal) {
      super(literal);
      this.target = target;
    }
  }
}
