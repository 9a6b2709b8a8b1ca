package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.TranslationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Which tokens the translation of a German sentence may consist of: the most frequent ones, which
 * all sentences share, those of the English words that translate its words, and those that spell
 * it. The lexicon is of words, so that it serves any model. Thread-safe.
 *
 * <p>The file is a gzip stream of text: how many English words there are; a line for each with how
 * often it was seen; and a line for each German word, in lower case, with the numbers of the
 * English words that translate it, in base 36.
 */
final class Shortlist implements AutoCloseable {

  /** To be raised whenever the lexicon, what is taken of it, or the graphs with it change. */
  static final int VERSION = 2;

  static final String FILE = "shortlist.txt.gz";

  /** A word of either language: letters and digits, an apostrophe among them. */
  static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}\\p{N}]+)*");

  /** Most tokens that all sentences share. */
  private static final int SHARED = 8192;

  /** Most of a vocabulary that is shared. */
  private static final double SHARED_PART = 0.5;

  /** Shortest part of an unknown word that is looked up. */
  private static final int SHORTEST_PART = 4;

  /** Behind the letters of European languages that are written in Latin script. */
  private static final char LATIN_END = 0x180;

  private final MarianTokenizer tokenizer;
  private final MarianConfig config;
  private final String[] english;
  private final int[] counts;
  private final Map<String, String> lines = new HashMap<>(1 << 18);

  /** Tokens of German words that were asked for, and of English ones by number. */
  private final Map<String, int[]> known = new ConcurrentHashMap<>();

  private final Map<Integer, int[]> written = new ConcurrentHashMap<>();

  /**
   * Reads the lexicon.
   *
   * @param folder of the model, whose target language's pieces are read
   * @throws TranslationException if the model is of other languages
   */
  static Shortlist open(Path folder, ModelIdentity model, MarianConfig config) {
    if (!model.sourceLanguage().matches("(de)?") || !model.targetLanguage().matches("(en)?")) {
      throw TranslationException.of(
          "%s translates %s to %s; there is a shortlist for German to English only",
          model.name(), model.sourceLanguage(), model.targetLanguage());
    }
    return new Shortlist(HuggingFaceMarianTokenizer.openTarget(folder, config), config);
  }

  private Shortlist(MarianTokenizer tokenizer, MarianConfig config) {
    this.tokenizer = tokenizer;
    this.config = config;
    try (InputStream in = Objects.requireNonNull(Shortlist.class.getResourceAsStream(FILE), FILE);
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      english = new String[Integer.parseInt(Objects.requireNonNull(text.readLine()))];
      counts = new int[english.length];
      for (int i = 0; i < english.length; i++) {
        String[] fields = Objects.requireNonNull(text.readLine()).split(" ", -1);
        english[i] = fields[0];
        counts[i] = Integer.parseInt(fields[1]);
      }
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        int space = line.indexOf(' ');
        lines.put(space < 0 ? line : line.substring(0, space), line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + FILE, e);
    }
  }

  /** Most tokens that all sentences share. */
  static int mostShared(MarianConfig config) {
    return Math.min(SHARED, (int) (SHARED_PART * config.vocabularySize()));
  }

  /** Tokens that every sentence has, ascending. Reads all English words: to be asked for once. */
  int[] shared() {
    long[] seen = new long[config.vocabularySize()];
    for (int id = 0; id < seen.length; id++) {
      seen[id] = isCharacterOrMarks(tokenizer.piece(id)) ? Integer.MAX_VALUE : 0;
    }
    for (int i = 0; i < english.length; i++) {
      for (int id : encode(english[i])) {
        seen[id] += counts[i];
      }
    }
    seen[config.eosId()] = Long.MAX_VALUE;
    return IntStream.range(0, seen.length)
        .filter(id -> seen[id] > 0 && !config.bannedIds().contains(id))
        .boxed()
        .sorted(Comparator.comparing((Integer id) -> -seen[id]).thenComparing(id -> id))
        .limit(mostShared(config))
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Whether a piece is one character of European languages, or has no letters at all. */
  private static boolean isCharacterOrMarks(String piece) {
    String text = piece.replace(String.valueOf(SentencePieceNormalizer.SPACE), "");
    return !piece.isEmpty()
        && (text.codePoints().noneMatch(Character::isLetter)
            || text.length() == 1 && text.charAt(0) < LATIN_END);
  }

  /** Tokens of a sentence beside the shared ones, in any order; some may come more than once. */
  int[] of(String sentence) {
    List<int[]> parts = new ArrayList<>();
    parts.add(encode(sentence));
    Matcher words = WORD.matcher(sentence);
    while (words.find()) {
      parts.add(known.computeIfAbsent(words.group().toLowerCase(Locale.ROOT), this::ofWord));
    }
    return parts.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private int[] ofWord(String word) {
    List<int[]> tokens = new ArrayList<>();
    for (String part : parts(word)) {
      String[] fields = lines.getOrDefault(part, part).split(" ", -1);
      for (int i = 1; i < fields.length; i++) {
        int number = Integer.parseInt(fields[i], 36);
        tokens.add(written.computeIfAbsent(number, n -> ofEnglish(english[n])));
      }
    }
    return tokens.stream().flatMapToInt(Arrays::stream).distinct().toArray();
  }

  /** Tokens of a word as it is and as it begins a sentence. */
  private int[] ofEnglish(String word) {
    String capitalised = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    List<String> forms = word.equals(capitalised) ? List.of(word) : List.of(word, capitalised);
    return tokenizer.encode(forms).stream().flatMapToInt(Arrays::stream).toArray();
  }

  /** The word, or, if it is not known, its longest beginning and its longest end that are. */
  private List<String> parts(String word) {
    if (lines.containsKey(word)) {
      return List.of(word);
    }
    List<String> parts = new ArrayList<>();
    for (int i = word.length() - 1; i >= SHORTEST_PART && parts.isEmpty(); i--) {
      if (lines.containsKey(word.substring(0, i))) {
        parts.add(word.substring(0, i));
      }
    }
    for (int i = 1; i <= word.length() - SHORTEST_PART; i++) {
      if (lines.containsKey(word.substring(i))) {
        parts.add(word.substring(i));
        return parts;
      }
    }
    return parts;
  }

  private int[] encode(String text) {
    return tokenizer.encode(List.of(text)).get(0);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
