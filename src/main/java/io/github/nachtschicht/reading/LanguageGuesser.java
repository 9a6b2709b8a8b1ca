package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.WordlistLoader;
import org.jspecify.annotations.Nullable;

/**
 * Tells German from other languages by function words (Lucene's stop word lists) and by script.
 *
 * <p>Function words make up 40 to 50 percent of running text in the languages that matter here, and
 * hardly occur in the others; a paragraph of ten words is told apart well. In doubt the answer is
 * German: a foreign sentence sent to the model costs little, a German one left out costs the
 * reader.
 */
final class LanguageGuesser {

  /** Words looked at in one text. */
  private static final int MOST_WORDS = 5_000;

  private static final int GERMAN = 0;

  private static final List<String> CODES = new ArrayList<>();
  private static final Map<String, Integer> WORDS = new HashMap<>();

  static {
    for (String line : WordList.lines(LanguageGuesser.class, "languages.txt")) {
      String[] words = line.split(" +");
      int bit = 1 << CODES.size();
      CODES.add(words[0]);
      boolean isFile = words[1].endsWith(".txt");
      for (String word : isFile ? lucene(words[1]) : List.of(words).subList(1, words.length)) {
        WORDS.merge(word, bit, (a, b) -> a | b);
      }
    }
  }

  private LanguageGuesser() {}

  private static List<String> lucene(String file) {
    try (InputStream in =
        WordlistLoader.class.getResourceAsStream("/org/apache/lucene/analysis/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("[|#].*", "").toLowerCase(Locale.ROOT))
          .flatMap(Pattern.compile("[^\\p{L}]+")::splitAsStream)
          .filter(word -> !word.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Lucene's word lists could not be read", e);
    }
  }

  /**
   * What was counted in a text.
   *
   * @param words number of words looked at
   * @param hits function words found, by language in the order of {@code CODES}; for the others
   *     than German only those that are no German ones, too
   * @param distinct how many different ones these are
   * @param letters letters looked at
   * @param scripts letters by script
   */
  private record Counts(
      int words,
      int[] hits,
      int[] distinct,
      int letters,
      Map<UnicodeScript, Integer> scripts,
      int germanOnly) {

    /** The language with the most function words; German if there are none. */
    int best() {
      int best = GERMAN;
      for (int i = 1; i < hits.length; i++) {
        best = hits[i] > hits[best] ? i : best;
      }
      return best;
    }
  }

  /**
   * The language of a whole document if it is clearly not German.
   *
   * @return ISO 639-1 code, {@code und} for a language that is not German and not known here, or
   *     null if the document is German, or too short to tell
   */
  static @Nullable String foreignDocument(String text) {
    Counts counts = count(text);
    String script = foreignScript(counts);
    int best = counts.best();
    if (script != null || counts.words < 4 || counts.distinct[best] < 3) {
      return script;
    }
    int german = counts.hits[GERMAN];
    int other = best == GERMAN ? 0 : counts.hits[best];
    boolean sure = other >= 3 && other > 1.5 * german + 1 && other > 0.12 * counts.words;
    boolean almostNone = german < 0.03 * counts.words && counts.germanOnly < 0.02 * counts.words;
    boolean most =
        counts.words >= 60 && almostNone && other > 2 * german && other > 0.05 * counts.words;
    return sure || most ? CODES.get(best) : null;
  }

  /**
   * The language of one paragraph of a German document if it is certainly another one.
   *
   * @return ISO 639-1 code, or null if the paragraph is German, mixed or too short to tell
   */
  static @Nullable String foreignParagraph(String text) {
    Counts counts = count(text);
    String script = foreignScript(counts);
    if (script != null && !script.equals("und")) {
      return script;
    }
    int best = counts.best();
    int german = counts.hits[GERMAN];
    int other = best == GERMAN ? 0 : counts.hits[best];
    boolean sure =
        counts.words >= 6
            && counts.distinct[best] >= 3
            && other >= 0.2 * counts.words
            && other >= 2 * german + 2
            && german <= 0.15 * counts.words
            && counts.germanOnly == 0;
    return sure ? CODES.get(best) : null;
  }

  private static Counts count(String text) {
    int[] hits = new int[CODES.size()];
    int[] distinct = new int[CODES.size()];
    Set<String> seen = new HashSet<>();
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    int words = 0;
    int letters = 0;
    int germanOnly = 0;
    int at = 0;
    while (at < text.length() && words < MOST_WORDS) {
      int start = at;
      boolean german = false;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        if (!Character.isLetter(c)) {
          break;
        }
        if (c > 0x7F) {
          scripts.merge(UnicodeScript.of(c), 1, Integer::sum);
          german |= c == 'ß' || c == 'ä' || c == 'ö' || c == 'ü';
        } else {
          scripts.merge(UnicodeScript.LATIN, 1, Integer::sum);
        }
        letters++;
        at += Character.charCount(c);
      }
      if (at > start) {
        words++;
        // "ß", and umlauts inside words written small, are no names
        if (german
            && (text.indexOf('ß', start) >= 0 && text.indexOf('ß', start) < at
                || Character.isLowerCase(text.codePointAt(start)))) {
          germanOnly++;
        }
        if (at - start > 1 && at - start <= 16) {
          String word = text.substring(start, at).toLowerCase(Locale.ROOT);
          Integer languages = WORDS.get(word);
          if (languages != null) {
            boolean first = seen.add(word);
            int counted = (languages & 1) == 1 ? 1 : languages;
            for (int i = 0; i < hits.length; i++) {
              int hit = counted >> i & 1;
              hits[i] += hit;
              distinct[i] += first ? hit : 0;
            }
          }
        }
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return new Counts(words, hits, distinct, letters, scripts, germanOnly);
  }

  private static @Nullable String foreignScript(Counts counts) {
    int latin = counts.scripts.getOrDefault(UnicodeScript.LATIN, 0);
    int others = counts.letters - latin;
    if (counts.letters < 5 || others < 0.6 * counts.letters) {
      return null;
    }
    UnicodeScript most =
        counts.scripts.entrySet().stream()
            .filter(script -> script.getKey() != UnicodeScript.LATIN)
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.LATIN);
    if (counts.scripts.containsKey(UnicodeScript.HIRAGANA)
        || counts.scripts.containsKey(UnicodeScript.KATAKANA)) {
      return "ja";
    }
    return switch (most) {
      case CYRILLIC -> "ru";
      case GREEK -> "el";
      case ARABIC -> "ar";
      case HEBREW -> "he";
      case HAN -> "zh";
      case HANGUL -> "ko";
      case THAI -> "th";
      case DEVANAGARI -> "hi";
      case ARMENIAN -> "hy";
      case GEORGIAN -> "ka";
      default -> "und";
    };
  }

  /** English name of a language for messages. */
  static String nameOf(String code) {
    return code.equals("und")
        ? "another language"
        : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
  }
}
