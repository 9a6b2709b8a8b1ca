package io.github.nachtschicht.quality;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Words of a file and their numbers, which count from 0 in the file's order. They stay the file's
 * bytes: a hundred thousand strings would take as long to make as all that a short run checks.
 * Immutable.
 */
final class PackedWords extends AbstractMap<String, Integer> {

  private final byte[] file;

  /** Where each word begins in the file. */
  private final int[] starts;

  /** Where each word ends. */
  private final int[] ends;

  /**
   * By hash value: number of a word and 1 in the bits of {@link #NUMBERS}, the other bits of its
   * hash value above; or 0. The next places if that is another word's.
   */
  private final int[] table;

  private static final int NUMBERS = (1 << 20) - 1;

  /**
   * Takes the file over.
   *
   * @param file holds the words in UTF-8, each once; fewer than a million
   * @param starts where each word begins
   * @param ends where it ends
   */
  PackedWords(byte[] file, int[] starts, int[] ends) {
    this.file = file;
    this.starts = starts;
    this.ends = ends;
    this.table = new int[Math.max(2, Integer.highestOneBit(starts.length) << 2)];
    for (int number = 0; number < starts.length; number++) {
      int hash = hash(file, starts[number], ends[number]);
      int at = place(hash);
      while (table[at] != 0) {
        at = at + 1 & table.length - 1;
      }
      table[at] = hash & ~NUMBERS | number + 1;
    }
  }

  /**
   * The words that lines begin with, up to the first space.
   *
   * @param file lines in UTF-8, the last one ended as well; {@code #} for comments
   */
  static PackedWords ofLines(byte[] file) {
    int[] starts = new int[1 << 16];
    int[] ends = new int[1 << 16];
    int words = 0;
    int end = 0;
    for (int start = 0; start < file.length; start = end + 1) {
      end = start;
      while (file[end] > ' ' || file[end] < 0) {
        end++;
      }
      if (file[start] != '#') {
        if (words == starts.length) {
          starts = Arrays.copyOf(starts, 2 * words);
          ends = Arrays.copyOf(ends, 2 * words);
        }
        starts[words] = start;
        ends[words++] = end;
      }
      while (file[end] != '\n') {
        end++;
      }
    }
    return new PackedWords(file, Arrays.copyOf(starts, words), Arrays.copyOf(ends, words));
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  private int place(int hash) {
    return (hash ^ hash >>> 15) & table.length - 1;
  }

  /** Number of a word, or -1. */
  int number(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int hash = hash(bytes, 0, bytes.length);
    int at = place(hash);
    while (table[at] != 0) {
      int number = (table[at] & NUMBERS) - 1;
      if ((table[at] & ~NUMBERS) == (hash & ~NUMBERS)
          && Arrays.equals(file, starts[number], ends[number], bytes, 0, bytes.length)) {
        return number;
      }
      at = at + 1 & table.length - 1;
    }
    return -1;
  }

  /** What stands behind a word in its line; empty if nothing does, or the word is not there. */
  String behind(String word) {
    int number = number(word);
    if (number < 0) {
      return "";
    }
    int start = ends[number];
    int end = start;
    while (file[end] != '\n') {
      end++;
    }
    return end == start ? "" : text(start + 1, end);
  }

  private String text(int start, int end) {
    return new String(file, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  public boolean containsKey(Object word) {
    return word instanceof String text && number(text) >= 0;
  }

  @Override
  public @Nullable Integer get(Object word) {
    int number = word instanceof String text ? number(text) : -1;
    return number < 0 ? null : number;
  }

  @Override
  public Set<Map.Entry<String, Integer>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Integer>> iterator() {
        return IntStream.range(0, starts.length)
            .mapToObj(number -> Map.entry(text(starts[number], ends[number]), number))
            .iterator();
      }

      @Override
      public int size() {
        return starts.length;
      }
    };
  }
}
