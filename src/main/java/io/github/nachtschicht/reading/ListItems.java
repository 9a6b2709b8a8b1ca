package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists that are written as text, with bullets and numbers before their items: which paragraphs are
 * items, and how deep they are nested.
 */
final class ListItems {

  private static final String BULLETS = "-*+•‣⁃◦·▪●○■□–—➢➤✓✔\uF0B7\uF0A7";

  private static final Pattern MARKER =
      Pattern.compile(
          "(["
              + BULLETS.replace("-", "\\-")
              + "]|o(?= \\p{Lu})|\\d{1,3}[.)]|\\(\\d{1,3}\\)|[a-z]\\)|\\([a-z]\\))"
              + "(?:[ \\t\\u00A0]+|$)");

  private static final Pattern TYPED =
      Pattern.compile(
          "["
              + BULLETS.replace("-", "\\-")
              + "o]|\\(?(?:(?:\\d{1,3}\\.)*\\d{1,3}|[A-Za-z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7})[.)]{1,2}");

  /** By which this class and others tell what a piece of a line is. */
  static final WordTable WORDS = new WordTable(ListItems.class, "text-words.txt");

  /** What makes a date or an ordinal of a number with a full stop. */
  private static final Pattern NO_ITEM =
      Pattern.compile("(?:" + String.join("|", WORDS.list("ordinal")) + ")(?!\\p{L})");

  /** Paragraphs between two numbers of a list that are looked at. */
  private static final int MOST_NESTED = 50;

  private static final int DEEPEST = 6;

  /** What numbers in letters are counted from. */
  private static final int LETTERS = 1000;

  private ListItems() {}

  /**
   * What opens an item.
   *
   * @param end where the item's text begins
   */
  record Marker(String text, int end) {}

  /** The marker that a line opens with; null if it opens with none. */
  static @Nullable Marker marker(String line) {
    Matcher marker = MARKER.matcher(line);
    if (!marker.lookingAt()) {
      return null;
    }
    String text = marker.group(1);
    boolean isDate =
        text.endsWith(".") && NO_ITEM.matcher(line).region(marker.end(), line.length()).lookingAt();
    return isDate ? null : new Marker(text, marker.end());
  }

  /**
   * Whether a text is a marker and no more, as before a tab: with a tab, letters are in use, too.
   */
  static boolean isMarker(String text) {
    return TYPED.matcher(text).matches();
  }

  static boolean isBullet(String marker) {
    return marker.length() == 1;
  }

  /** A marker as {@link Block#marker()} has it. */
  static String shown(String marker) {
    return isBullet(marker) ? "-" : marker;
  }

  /**
   * Tells which drafts that open with a marker are items, and how deep they are nested. Numbers,
   * and bullets that are other signs as well, are items only in company.
   *
   * @param unsure such bullets
   * @param sameIndent indents that differ by no more are the same
   * @param strict whether company is only what is of the same list, since headings, too, may have
   *     numbers; otherwise a list that begins or ends beside the item will do
   */
  static <L> void find(List<Draft<L>> drafts, String unsure, double sameIndent, boolean strict) {
    boolean[] items = new boolean[drafts.size()];
    for (int i = 0; i < items.length; i++) {
      String marker = marker(drafts, i);
      items[i] =
          !marker.isEmpty()
              && (isBullet(marker) && !marker.equals("o") && !unsure.contains(marker)
                  || follows(marker(drafts, i - 1), marker)
                  || follows(marker, marker(drafts, i + 1))
                  || (strict
                      ? hasNested(drafts, i, sameIndent)
                      : nests(marker(drafts, i - 1), marker)
                          || nests(marker, marker(drafts, i + 1))));
    }
    Deque<Double> indents = new ArrayDeque<>();
    for (int i = 0; i < items.length; i++) {
      Draft<L> draft = drafts.get(i);
      if (items[i]) {
        while (!indents.isEmpty() && indents.element() > draft.indent + sameIndent) {
          indents.pop();
        }
        if (indents.isEmpty() || indents.element() < draft.indent - sameIndent) {
          indents.push(draft.indent);
        }
        draft.level = Math.min(DEEPEST, indents.size());
      } else if (draft.kind != BlockKind.NOTE) {
        indents.clear();
        if (draft.kind == BlockKind.LIST_ITEM) {
          draft.close();
        }
      }
    }
  }

  private static <L> String marker(List<Draft<L>> drafts, int i) {
    boolean item = i >= 0 && i < drafts.size() && drafts.get(i).kind == BlockKind.LIST_ITEM;
    return item ? drafts.get(i).marker : "";
  }

  /** Whether two markers are of one list: the same bullet, or numbers that count up. */
  private static boolean follows(String first, String second) {
    return isBullet(second)
        ? first.equals(second)
        : !first.isEmpty() && !second.isEmpty() && ordinal(second) == ordinal(first) + 1;
  }

  /** Whether the second marker begins a list below the item of the first, or the first ends one. */
  private static boolean nests(String first, String second) {
    return !first.isEmpty()
        && !second.isEmpty()
        && (sort(first) != sort(second) || ordinal(second) % LETTERS == 1);
  }

  /** Whether a numbered item has nested items between itself and the number beside it. */
  private static <L> boolean hasNested(List<Draft<L>> drafts, int i, double sameIndent) {
    double indent = drafts.get(i).indent;
    for (int step = -1; step <= 1; step += 2) {
      for (int j = i + step; Math.abs(j - i) < MOST_NESTED; j += step) {
        String marker = marker(drafts, j);
        if (marker.isEmpty() || drafts.get(j).indent < indent - sameIndent) {
          break;
        }
        if (drafts.get(j).indent <= indent + sameIndent) {
          return ordinal(marker) == ordinal(drafts.get(i).marker) + step;
        }
      }
    }
    return false;
  }

  private static int ordinal(String marker) {
    String sign = marker.replaceAll("[^a-z0-9]", "");
    return sign.isEmpty()
        ? -10
        : Character.isDigit(sign.charAt(0))
            ? Integer.parseInt(sign)
            : LETTERS + 1 + sign.charAt(0) - 'a';
  }

  private static int sort(String marker) {
    return isBullet(marker) ? -1 : ordinal(marker) / LETTERS;
  }

  /**
   * Office documents often have bullets and numbers in the text of their paragraphs; here they
   * become markers. Texts are settled on the way.
   *
   * @param markup takes what is no text any more
   */
  static List<Block> find(List<Block> blocks, Consumer<String> markup) {
    List<Draft<Block>> drafts = new ArrayList<>();
    for (Block block : blocks) {
      String text = TextSettler.settle(block.text());
      // offsets hold only while the length stays; a changed length costs the markup, not the text
      boolean same = text.length() == block.text().length();
      Draft<Block> draft = new Draft<>(block.withText(text, same ? block.inlines() : List.of()), 0);
      boolean mayBe = block.kind() == BlockKind.PARAGRAPH || block.kind() == BlockKind.LIST_ITEM;
      Marker marker = mayBe ? marker(text) : null;
      if (marker != null && marker.end() < text.length()) {
        draft.open(marker);
      }
      drafts.add(draft);
    }
    find(drafts, "-–", 0, false);
    List<Block> found = new ArrayList<>();
    for (Draft<Block> draft : drafts) {
      markup.accept(draft.first().text().substring(0, draft.skip));
      found.add(draft.skip == 0 ? draft.first() : item(draft));
    }
    return found;
  }

  private static Block item(Draft<Block> draft) {
    Block block = draft.first();
    List<Inline> inlines = new ArrayList<>();
    for (Inline inline : block.inlines()) {
      int start = Math.max(0, inline.span().start() - draft.skip);
      int end = inline.span().end() - draft.skip;
      if (end > start || inline.kind() == Inline.Kind.NOTE && end >= 0) {
        inlines.add(new Inline(inline.kind(), new Span(start, end), inline.target()));
      }
    }
    return block
        .as(BlockKind.LIST_ITEM, Math.max(1, block.level()), shown(draft.marker))
        .withText(block.text().substring(draft.skip), inlines);
  }
}
