package io.github.nachtschicht.quality;

import java.util.List;

/**
 * What speaks for a sentence or the end of one being lost or added: how much of each sentence has a
 * counterpart on the other side.
 */
final class SentenceEvidence {

  private SentenceEvidence() {}

  /** Features of the German sentence that has the fewest counterparts, and of the whole. */
  static HashedFeatures ofLost(SentencePair pair, List<Integer> starts, int english) {
    Alignment alignment = pair.alignment();
    int worstMissing = 0;
    int worstWords = 0;
    double worst = -1;
    for (int s = 0; s < starts.size(); s++) {
      int from = starts.get(s);
      int to = s + 1 < starts.size() ? starts.get(s + 1) : pair.source().tokens().size();
      int words = alignment.contentWords(from, to);
      int missing = alignment.missing(from, to);
      double share = words == 0 ? 0 : missing / (words + 1.0);
      if (share > worst) {
        worst = share;
        worstMissing = missing;
        worstWords = words;
      }
    }
    int all = alignment.contentWords();
    int missing = alignment.missing();
    String w = "w" + Math.round(10 * worst);
    String n = "n" + Math.min(8, worstWords);
    String d = "d" + deviation(pair);
    String rest = "r" + Math.round(6.0 * (missing - worstMissing) / Math.max(1, all - worstWords));
    return HashedFeatures.of(
        "b",
        w,
        w + n,
        d,
        d + w,
        rest,
        rest + w,
        "s" + starts.size() + "," + english,
        "s" + (starts.size() - english) + d,
        "u" + unexplained(pair, 0),
        "u" + unexplained(pair, 0) + w);
  }

  /** Features of the last English words, for a translation that has more sentences. */
  static HashedFeatures ofAdded(SentencePair pair, int german, int english) {
    String d = "d" + deviation(pair);
    String u = "u" + unexplained(pair, pair.target().tokens().size() / 2);
    return HashedFeatures.of(
        "b", d, u, d + u, "s" + (english - german) + d, "u" + unexplained(pair, 0) + d);
  }

  /** Features of the end of a translation without a final mark. */
  static HashedFeatures ofEnding(SentencePair pair, boolean open) {
    Alignment alignment = pair.alignment();
    int size = pair.source().tokens().size();
    int tail = size - Math.min(size, Math.max(4, size / 3));
    int all = Math.max(1, alignment.contentWords());
    int words = alignment.contentWords(tail, size);
    String m = "m" + Math.round(8.0 * alignment.missing() / all);
    String t = "t" + Math.round(5.0 * alignment.missing(tail, size) / Math.max(1, words));
    String d = "d" + deviation(pair);
    return HashedFeatures.of(
        "b",
        "o" + open,
        m,
        t,
        d,
        m + d,
        t + d,
        m + t,
        "o" + open + d,
        "n" + Math.min(9, all) + d,
        "n" + Math.min(9, all) + m);
  }

  private static long deviation(SentencePair pair) {
    return Math.round(2 * Math.max(-3.5, Math.min(3.5, pair.deviation())));
  }

  /** Share of the English content words behind an index that nothing accounts for, in tenths. */
  private static long unexplained(SentencePair pair, int from) {
    int words = 0;
    int unexplained = 0;
    for (int i = from; i < pair.target().tokens().size(); i++) {
      words += pair.alignment().isContent(i) ? 1 : 0;
      unexplained += pair.alignment().isUnexplained(i) ? 1 : 0;
    }
    return Math.round(10.0 * unexplained / Math.max(1, words));
  }
}
