package io.github.nachtschicht.reading;

import io.github.nachtschicht.reading.MarkdownNodes.InlineNote;
import io.github.nachtschicht.reading.MarkdownNodes.Leaf;
import io.github.nachtschicht.reading.MarkdownNodes.NoteMark;
import io.github.nachtschicht.reading.MarkdownNodes.Tag;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Counts the words of a Markdown text without its blocks: the source itself, where nothing is
 * written in another way than it reads; the leaves of the tree where it is (references to
 * characters, HTML). What belongs to no leaf is markup.
 */
final class MarkdownAccount {

  private static final byte MARKUP = 0;
  private static final byte TEXT = 1;
  private static final byte REWRITTEN = 2;

  private static final Pattern TAG = Pattern.compile("<!--.*?-->|<[^<>]*>", Pattern.DOTALL);

  private final String source;
  private final byte[] parts;
  private final StringBuilder held = new StringBuilder();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private int inlineNotes;

  private MarkdownAccount(String source) {
    this.source = source;
    this.parts = new byte[source.length()];
  }

  /**
   * All text that a source holds.
   *
   * @param leftOut gets what of it is markup
   */
  static String held(String source, Node document, List<LeftOut> leftOut) {
    MarkdownAccount account = new MarkdownAccount(source);
    for (Node node = document; node != null; node = next(node, document)) {
      account.add(node);
    }
    account.addSource();
    leftOut.addAll(account.leftOut);
    return account.held.toString();
  }

  /** The node behind another in the order of the source; null behind the last below a root. */
  static @Nullable Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node n = node;
    while (n != root && n.getNext() == null && n.getParent() != null) {
      n = n.getParent();
    }
    return n == root ? null : n.getNext();
  }

  /** The text of a leaf; null for what is none. */
  static @Nullable String literal(Node node) {
    if (node instanceof Text text) {
      return text.getLiteral();
    }
    if (node instanceof Code code) {
      return code.getLiteral();
    }
    if (node instanceof FencedCodeBlock code) {
      return code.getLiteral();
    }
    if (node instanceof IndentedCodeBlock code) {
      return code.getLiteral();
    }
    if (node instanceof Leaf leaf) {
      return leaf.literal;
    }
    if (node instanceof Tag tag) {
      return tag.literal;
    }
    return null;
  }

  private void add(Node node) {
    if (node instanceof InlineNote) {
      inlineNotes++;
      held.append(MarkdownHtml.inlineLabel(inlineNotes)).append('\n');
      return;
    }
    if (node instanceof NoteMark mark) {
      held.append(mark.label).append('\n');
      return;
    }
    if (node instanceof HtmlBlock block) {
      addHtml(node, block.getLiteral());
    } else if (node instanceof HtmlInline inline) {
      addHtml(node, inline.getLiteral());
    } else {
      String literal = literal(node);
      if (literal != null) {
        addLeaf(node, literal);
      }
    }
  }

  private void addLeaf(Node node, String literal) {
    if (node.getSourceSpans().isEmpty()) {
      held.append(literal).append('\n');
      return;
    }
    StringBuilder slice = new StringBuilder();
    for (SourceSpan span : node.getSourceSpans()) {
      slice.append(source, span.getInputIndex(), span.getInputIndex() + span.getLength());
    }
    boolean same = letters(slice).equals(letters(literal));
    cover(node, same ? TEXT : REWRITTEN);
    if (!same) {
      held.append(literal).append('\n');
      if (node instanceof FencedCodeBlock code && code.getInfo() != null) {
        leaveOut(code.getInfo(), true);
      } else if (node instanceof Tag) {
        // the title behind it is a leaf of its own
        return;
      }
    }
  }

  private void addHtml(Node node, String literal) {
    if (MarkdownTags.isCopied(node)) {
      addLeaf(node, literal);
      return;
    }
    cover(node, REWRITTEN);
    held.append(HtmlTree.textOf(HtmlTree.html(literal))).append('\n');
    StringBuilder tags = new StringBuilder();
    Matcher tag = TAG.matcher(literal);
    while (tag.find()) {
      tags.append(tag.group()).append(' ');
    }
    leaveOut(tags.toString(), true);
  }

  private void cover(Node node, byte part) {
    for (SourceSpan span : node.getSourceSpans()) {
      int end = span.getInputIndex() + span.getLength();
      for (int i = span.getInputIndex(); i < end; i++) {
        parts[i] = part;
      }
    }
  }

  private void addSource() {
    StringBuilder markup = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (parts[i] != REWRITTEN) {
        held.append(c);
      }
      if (parts[i] == MARKUP) {
        markup.append(c);
      } else if (markup.length() > 0) {
        leaveOut(markup.toString(), false);
        markup.setLength(0);
      }
    }
    leaveOut(markup.toString(), false);
  }

  private void leaveOut(String passage, boolean alsoHeld) {
    if (letters(passage).isEmpty()) {
      return;
    }
    leftOut.add(new LeftOut(Reason.MARKUP, passage.strip()));
    if (alsoHeld) {
      held.append(passage).append('\n');
    }
  }

  private static String letters(CharSequence text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
