package io.github.nachtschicht.translation.marian;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SentencePiece's own search for the best segmentation (unigram_model.cc, {@code EncodeOptimized}),
 * in plain Java over a hash map, sums kept in single precision as there: what the tokenizer library
 * must agree with.
 */
final class SlowUnigram {

  private final Map<String, Float> scores = new HashMap<>();
  private final SentencePieceNormalizer normalizer;
  private final float unknownScore;
  private int longest = 1;

  SlowUnigram(SentencePieceModel model) {
    normalizer = new SentencePieceNormalizer(model);
    float least = Float.MAX_VALUE;
    for (SentencePieceModel.Piece piece : model.pieces()) {
      if (piece.type() == SentencePieceModel.PieceType.NORMAL) {
        scores.put(piece.text(), piece.score());
        least = Math.min(least, piece.score());
        longest = Math.max(longest, piece.text().length());
      }
    }
    unknownScore = least - 10.0f;
  }

  /** Pieces of a text; a run of unknown characters is one. */
  List<String> pieces(String text) {
    return segment(normalizer.normalize(text));
  }

  List<String> segment(String text) {
    int n = text.length();
    float[] best = new float[n + 1];
    int[] from = new int[n + 1];
    boolean[] unknown = new boolean[n + 1];
    java.util.Arrays.fill(from, -1);
    for (int start = 0; start < n; ) {
      int one = Character.charCount(text.codePointAt(start));
      boolean single = false;
      for (int end = start + 1; end <= Math.min(n, start + longest); end++) {
        Float score = scores.get(text.substring(start, end));
        if (score != null) {
          float candidate = score + best[start];
          if (from[end] < 0 || candidate > best[end]) {
            best[end] = candidate;
            from[end] = start;
            unknown[end] = false;
          }
          single |= end - start == one;
        }
      }
      if (!single) {
        float candidate = unknownScore + best[start];
        if (from[start + one] < 0 || candidate > best[start + one]) {
          best[start + one] = candidate;
          from[start + one] = start;
          unknown[start + one] = true;
        }
      }
      start += one;
    }
    List<String> pieces = new ArrayList<>();
    boolean lastUnknown = false;
    for (int end = n; end > 0; end = from[end]) {
      String piece = text.substring(from[end], end);
      if (unknown[end] && lastUnknown) {
        pieces.set(pieces.size() - 1, piece + pieces.get(pieces.size() - 1));
      } else {
        pieces.add(piece);
      }
      lastUnknown = unknown[end];
    }
    Collections.reverse(pieces);
    return pieces;
  }
}
