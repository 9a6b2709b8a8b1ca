package io.github.nachtschicht.translation.marian;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Normalises text exactly as SentencePiece does before it cuts it: the model's own compiled
 * replacement rules (usually NFKC and some more), longest match first, over UTF-8 bytes; then
 * spaces. Immutable.
 *
 * <p>Done here and not by the tokenizer library, because that one applies the rules to grapheme
 * clusters, with other results for some characters, and because a piece that SentencePiece does not
 * know is looked up by its normalised text.
 *
 * @see <a href="https://github.com/google/sentencepiece/blob/master/src/normalizer.cc">
 *     normalizer.cc</a>
 */
final class SentencePieceNormalizer {

  /** Stands for a space in pieces. */
  static final char SPACE = '\u2581';

  private static final byte[] ESCAPED_SPACE =
      String.valueOf(SPACE).getBytes(StandardCharsets.UTF_8);
  private static final int MAX_RULE_MATCHES = 32;

  /** A double-array trie (Darts) from byte strings to places in {@link #replacements}. */
  private final int[] trie;

  /** UTF-8 strings, each ended by a zero byte. */
  private final byte[] replacements;

  private final boolean addDummyPrefix;
  private final boolean removeExtraWhitespaces;
  private final boolean escapeWhitespaces;

  /**
   * Takes the rules of a model.
   *
   * @throws IllegalArgumentException if the compiled rules are damaged
   */
  SentencePieceNormalizer(SentencePieceModel model) {
    addDummyPrefix = model.addDummyPrefix();
    removeExtraWhitespaces = model.removeExtraWhitespaces();
    escapeWhitespaces = model.escapeWhitespaces();
    byte[] blob = model.precompiledCharsMap().toByteArray();
    if (blob.length == 0) {
      trie = new int[0];
      replacements = new byte[0];
      return;
    }
    ByteBuffer buffer = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
    long trieBytes = blob.length < 4 ? -1 : Integer.toUnsignedLong(buffer.getInt());
    if (trieBytes < 4 || trieBytes % 4 != 0 || trieBytes >= blob.length - 4) {
      throw new IllegalArgumentException(
          "its normalisation rules have "
              + blob.length
              + " bytes, "
              + trieBytes
              + " of them a trie");
    }
    trie = new int[(int) trieBytes / 4];
    buffer.asIntBuffer().get(trie);
    replacements = Arrays.copyOfRange(blob, 4 + (int) trieBytes, blob.length);
    if (replacements[replacements.length - 1] != 0) {
      throw new IllegalArgumentException("the last of its normalisation rules has no end");
    }
  }

  /**
   * Normalises a text.
   *
   * @param text any text; unpaired surrogates count as U+FFFD
   * @return the text as SentencePiece cuts it, spaces as U+2581; empty if nothing is left
   */
  String normalize(String text) {
    byte[] input = utf8(text);
    Output output = new Output(input.length + 16);
    int at = 0;
    if (removeExtraWhitespaces) {
      while (at < input.length && output.find(input, at) && output.isSpace()) {
        at += output.consumed;
      }
    }
    if (at == input.length) {
      return "";
    }
    if (addDummyPrefix) {
      output.appendSpace();
    }
    boolean afterSpace = removeExtraWhitespaces;
    while (at < input.length) {
      output.find(input, at);
      at += output.consumed;
      int from = output.from;
      while (afterSpace && from < output.to && output.source[from] == ' ') {
        from++;
      }
      if (from < output.to) {
        for (int i = from; i < output.to; i++) {
          output.append(output.source[i]);
        }
        afterSpace = output.source[output.to - 1] == ' ';
      }
      if (!removeExtraWhitespaces) {
        afterSpace = false;
      }
    }
    if (removeExtraWhitespaces) {
      output.stripEnd();
    }
    return new String(output.bytes, 0, output.length, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      StringBuilder repaired = new StringBuilder(text.length());
      text.codePoints()
          .forEach(c -> repaired.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
      return repaired.toString().getBytes(StandardCharsets.UTF_8);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Collects the result; also the place of the last replacement found. */
  private final class Output {
    byte[] bytes;
    int length;

    /** What stands for the prefix of the input: {@code source[from .. to)}. */
    byte[] source = replacements;

    int from;
    int to;
    int consumed;

    Output(int capacity) {
      bytes = new byte[capacity];
    }

    /** Finds what the input from {@code at} begins with; always true. */
    boolean find(byte[] input, int at) {
      int longest = 0;
      int place = 0;
      if (trie.length > 0) {
        int node = offset(trie[0]);
        int matches = 0;
        for (int i = at; i < input.length && matches < MAX_RULE_MATCHES; i++) {
          node ^= input[i] & 0xff;
          if (node < 0 || node >= trie.length) {
            break;
          }
          int unit = trie[node];
          if ((unit & 0x800000ff) != (input[i] & 0xff)) {
            break;
          }
          node ^= offset(unit);
          if ((unit & 0x100) != 0 && node >= 0 && node < trie.length) {
            longest = i + 1 - at;
            place = trie[node] & 0x7fffffff;
            matches++;
          }
        }
      }
      if (longest > 0 && place < replacements.length) {
        source = replacements;
        from = place;
        to = place;
        while (replacements[to] != 0) {
          to++;
        }
        consumed = longest;
      } else {
        source = input;
        from = at;
        consumed = Math.min(sequenceLength(input[at]), input.length - at);
        to = at + consumed;
      }
      return true;
    }

    boolean isSpace() {
      return to - from == 1 && source[from] == ' ';
    }

    void append(byte value) {
      if (value == ' ' && escapeWhitespaces) {
        appendSpace();
      } else {
        ensure(1);
        bytes[length++] = value;
      }
    }

    void appendSpace() {
      byte[] space = space();
      ensure(space.length);
      System.arraycopy(space, 0, bytes, length, space.length);
      length += space.length;
    }

    void stripEnd() {
      byte[] space = space();
      while (length >= space.length
          && Arrays.equals(bytes, length - space.length, length, space, 0, space.length)) {
        length -= space.length;
      }
    }

    private byte[] space() {
      return escapeWhitespaces ? ESCAPED_SPACE : new byte[] {' '};
    }

    private void ensure(int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
      }
    }
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & 0x200) >>> 6);
  }

  private static int sequenceLength(byte lead) {
    int value = lead & 0xff;
    return value < 0x80 ? 1 : value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
  }
}
