package io.github.nachtschicht.quality;

import java.util.Arrays;

/**
 * Features of a {@link LogisticModel}, by the hash values of their names. A name is given in parts
 * and never put together: a sentence has a thousand of them.
 */
final class HashedFeatures {

  private int[] hashes = new int[64];
  private int size;

  /** The features of these names. */
  static HashedFeatures of(String... names) {
    HashedFeatures features = new HashedFeatures();
    for (String name : names) {
      features.add(name);
    }
    return features;
  }

  /** Adds the feature whose name are these parts joined. */
  void add(String... parts) {
    int hash = 0;
    for (String part : parts) {
      hash = joined(hash, part.length(), part.hashCode());
    }
    addHash(hash);
  }

  /** Adds the feature whose name is a part of a text behind a prefix. */
  void add(String prefix, String text, int start, int end) {
    int hash = prefix.hashCode();
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    addHash(hash);
  }

  /** {@link String#hashCode} of two strings joined. */
  private static int joined(int hash, int length, int behind) {
    int power = hash;
    for (int i = 0; i < length; i++) {
      power *= 31;
    }
    return power + behind;
  }

  private void addHash(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = hash;
  }

  /** Where they stand in a table, in the order in which they were added. */
  int[] places(int tableSize) {
    int[] places = new int[size];
    for (int k = 0; k < size; k++) {
      places[k] = Math.floorMod(hashes[k], tableSize);
    }
    return places;
  }
}
