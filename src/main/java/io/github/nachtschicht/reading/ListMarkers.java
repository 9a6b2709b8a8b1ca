package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Office formats write a list item's bullet or number into its paragraph's text; here it becomes
 * the item's marker. Texts are settled on the way.
 */
final class ListMarkers {

  private static final Pattern MARKER =
      Pattern.compile("([•·●▪■○□◦‣–\uF0B7\uF0A7-]|o(?= \\p{Lu})|\\d{1,3}[.)]|[a-z]\\)) +(?=\\S)");

  private ListMarkers() {}

  static List<Block> find(List<Block> blocks) {
    List<Block> found = new ArrayList<>(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      Block block = settled(blocks.get(i));
      Matcher marker = MARKER.matcher(block.text());
      boolean candidate =
          (block.kind() == BlockKind.PARAGRAPH || block.kind() == BlockKind.LIST_ITEM)
              && marker.lookingAt();
      if (candidate && (isBullet(marker.group(1)) || hasCompany(blocks, i))) {
        found.add(item(block, marker));
      } else {
        found.add(block);
      }
    }
    return found;
  }

  private static boolean isBullet(String marker) {
    return !Character.isLetterOrDigit(marker.charAt(0))
        && !marker.equals("–")
        && !marker.equals("-");
  }

  /** Whether a neighbour opens with a marker too: "3. Oktober" alone is no list. */
  private static boolean hasCompany(List<Block> blocks, int i) {
    return i > 0 && MARKER.matcher(blocks.get(i - 1).text()).lookingAt()
        || i + 1 < blocks.size() && MARKER.matcher(blocks.get(i + 1).text()).lookingAt();
  }

  private static Block item(Block block, Matcher marker) {
    int cut = marker.end();
    List<Inline> inlines = new ArrayList<>();
    for (Inline inline : block.inlines()) {
      int start = Math.max(0, inline.span().start() - cut);
      int end = inline.span().end() - cut;
      if (end > start) {
        inlines.add(new Inline(inline.kind(), new Span(start, end), inline.target()));
      }
    }
    String mark = marker.group(1);
    boolean isNumber = Character.isDigit(mark.charAt(0)) || mark.endsWith(")");
    return block
        .as(BlockKind.LIST_ITEM, Math.max(1, block.level()), isNumber ? mark : "-")
        .withText(block.text().substring(cut), inlines);
  }

  private static Block settled(Block block) {
    String text = TextSettler.settle(block.text());
    if (text.equals(block.text())) {
      return block;
    }
    // offsets hold only while the length stays; a changed length costs the markup, not the text
    List<Inline> inlines = text.length() == block.text().length() ? block.inlines() : List.of();
    return block.withText(text, inlines);
  }
}
