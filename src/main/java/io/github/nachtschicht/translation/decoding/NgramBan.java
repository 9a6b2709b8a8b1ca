package io.github.nachtschicht.translation.decoding;

import java.util.Arrays;

/** Tokens that would make an n-gram of a hypothesis stand in it twice. */
final class NgramBan {

  private static final int[] NONE = {};

  private NgramBan() {}

  /**
   * @param size n; 0 bans nothing
   * @return the banned next tokens, possibly with duplicates
   */
  static int[] after(Prefix prefix, int size) {
    if (size == 0 || prefix.length() + 2 < size) {
      return NONE;
    }
    int[] tokens = prefix.tokens();
    int tail = tokens.length - (size - 1);
    int[] banned = new int[tokens.length];
    int count = 0;
    for (int i = 0; i + size <= tokens.length; i++) {
      if (Arrays.equals(tokens, i, i + size - 1, tokens, tail, tokens.length)) {
        banned[count++] = tokens[i + size - 1];
      }
    }
    return Arrays.copyOf(banned, count);
  }

  static boolean contains(int[] banned, int token) {
    for (int b : banned) {
      if (b == token) {
        return true;
      }
    }
    return false;
  }
}
