package io.github.nachtschicht.glossary;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which terms a word may begin: hashes of forms with the numbers of their terms, sorted. A hash may
 * be that of other words, too, so whoever asks looks again.
 */
final class FormIndex {

  private long[] entries = new long[64];
  private int size;

  void add(String form, int term) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size++] = (long) form.hashCode() << Integer.SIZE | term;
  }

  /** Makes it ready for questions, when all forms are there. */
  FormIndex ready() {
    entries = Arrays.copyOf(entries, size);
    Arrays.sort(entries);
    return this;
  }

  /** Numbers of the terms that have a form with this hash. */
  IntStream terms(int hash) {
    int from = Arrays.binarySearch(entries, (long) hash << Integer.SIZE);
    from = from < 0 ? -from - 1 : from;
    int to = from;
    while (to < entries.length && (int) (entries[to] >> Integer.SIZE) == hash) {
      to++;
    }
    return Arrays.stream(entries, from, to).mapToInt(entry -> (int) entry);
  }

  boolean isEmpty() {
    return entries.length == 0;
  }
}
