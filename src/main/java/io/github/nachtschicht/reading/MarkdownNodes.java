package io.github.nachtschicht.reading;

import java.util.Map;
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

  /**
   * A leaf: a formula, a tag or a placeholder in a line, {@code H~2~O}, {@code x^2^}, {@code
   * [[page|text]]}.
   */
  static final class Leaf extends CustomNode {

    /** The element of HTML that it becomes, and its attributes. */
    final String element;

    final Map<String, String> attributes;
    final String literal;

    Leaf(String element, Map<String, String> attributes, String literal) {
      this.element = element;
      this.attributes = attributes;
      this.literal = literal;
    }

    /** What is copied to the letter. */
    static Leaf copied(String literal) {
      return new Leaf("span", Map.of("class", HtmlWalker.LITERAL), literal);
    }
  }

  /** {@code ==marked==}. */
  static final class Marked extends CustomNode {}
}
