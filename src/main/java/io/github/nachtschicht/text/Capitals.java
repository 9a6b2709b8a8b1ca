package io.github.nachtschicht.text;

import io.github.nachtschicht.text.SentenceWords.Abbreviation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * German sentences in capitals. A model has read few of them and writes rubbish; with the words as
 * they are usually written it translates them as well as others (docs/decoding.md).
 */
public final class Capitals {

  /** Words of two letters or more. */
  public static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]+");

  private static final Pattern PIECE = Pattern.compile("\\S++");

  /** What is no word: addresses, placeholders, names of variables, numbers of models. */
  private static final Pattern LITERAL =
      Pattern.compile("[@_\\\\{}<>$`#=\\d]|://|\\p{L}{2}\\.\\p{L}{2}");

  /** One letter behind an apostrophe: GEHT'S. */
  private static final Pattern CLITIC = Pattern.compile("(?<=\\p{L}['’])\\p{Lu}(?!\\p{L})");

  /** A final mark, and the first letter of the next word. */
  private static final Pattern END = Pattern.compile("[.!?…][\"“”«»)]?\\s++[\"„“»«(]?(\\p{Lu})");

  /** Longest Roman number that is told from a word. */
  private static final int LONGEST_ROMAN = 7;

  private static final int LONGEST_ABBREVIATION = 8;

  private static final Pattern ROMAN = Pattern.compile("[IVXLCDM]+");
  private static final Pattern VOWEL = Pattern.compile("[AEIOUYÄÖÜ]");
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** A small ß stands among capitals, too: many have no other. */
  private static final Pattern LOWER = Pattern.compile("[\\p{Ll}&&[^ß]]");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  /** What joins two words in a list, or goes on behind an abbreviation. */
  private static final String JOINING = "UND|ODER|SOWIE";

  /** Words with commas or slashes between, and "und" before the last. */
  private static final Pattern LIST =
      Pattern.compile(
          "\\p{L}++(?:\\s*+[,;/]\\s*+\\p{L}++)++(?:\\s++(?:" + JOINING + ")\\s++\\p{L}++)?+[.!]?+");

  private static final Pattern JOINS = Pattern.compile("(?<!\\p{L})(?:" + JOINING + ")(?!\\p{L})");

  /** Abbreviations of several parts: D. H., I.V.M. */
  private static final Pattern PARTS =
      Pattern.compile("(?<![\\p{L}\\p{N}.])\\p{Lu}{1,3}\\.(?:\\s?\\p{Lu}{1,3}\\.){1,3}");

  /** Letters of the shortest word that is taken for a noun where it is not listed. */
  private static final int SHORTEST_NOUN = 5;

  /** What stands before a sentence, and what parts it from that: {@code ACHTUNG:}. */
  private static final Pattern LABEL =
      Pattern.compile("\\P{L}{0,3}\\p{Lu}[\\p{Lu}ß -]{2,40}?(?=(?::| [–—-]) \\S)");

  private static final Pattern LABEL_END = Pattern.compile("(?::| [–—-]) ");

  /** Words in capitals for each that is not. */
  private static final int CAPITALS_A_WORD = 3;

  /** Letters of units and abbreviations that stand in small letters everywhere: km, ca. */
  private static final int UNIT = 2;

  private Capitals() {}

  /**
   * A sentence with its words as they are usually written: all of them, or those of its label.
   *
   * @return null if neither is {@linkplain #isMostlyCapitals mostly in capitals}, or no word of it
   *     is usually written otherwise
   */
  public static @Nullable String usual(String sentence) {
    if (!isMostlyCapitals(sentence)) {
      String label = label(sentence);
      String usual = label.isEmpty() ? null : usual(label);
      return usual == null ? null : usual + sentence.substring(label.length());
    }
    if (isListOfAcronyms(sentence)) {
      String joined = JOINS.matcher(sentence).replaceAll(w -> w.group().toLowerCase(Locale.ROOT));
      return joined.equals(sentence) ? null : joined;
    }
    String usual =
        PIECE
            .matcher(withParts(sentence))
            .replaceAll(piece -> Matcher.quoteReplacement(usualPiece(piece.group())));
    if (usual.equals(sentence)) {
      return null;
    }
    Matcher first = LETTER.matcher(usual);
    return first.find() ? capitalised(usual, first.start()) : usual;
  }

  /** The label in capitals that a sentence opens with; empty if there is none. */
  private static String label(String sentence) {
    Matcher label = LABEL.matcher(hasTwoCapitals(sentence) ? sentence : "");
    return label.lookingAt() && isMostlyCapitals(label.group()) ? label.group() : "";
  }

  /**
   * Whether a text lists short words most of which are usually written in capitals. What else is in
   * it is more likely an acronym that is spelt as a word: WHO, ICE.
   */
  private static boolean isListOfAcronyms(String text) {
    if (!LIST.matcher(text).matches()) {
      return false;
    }
    int acronyms = 0;
    int words = 0;
    for (Matcher word = WORD.matcher(JOINS.matcher(text).replaceAll(",")); word.find(); words++) {
      if (word.group().length() >= SHORTEST_NOUN) {
        return false;
      }
      acronyms +=
          usualWord(word.group()).chars().filter(Character::isUpperCase).count() > 1 ? 1 : 0;
    }
    return 2 * acronyms > words;
  }

  /** A text with its abbreviations of several parts as they are usually written. */
  private static String withParts(String text) {
    return PARTS
        .matcher(text)
        .replaceAll(
            match -> {
              String parts = match.group();
              String key = parts.replaceAll("\\s", "");
              String form = Abbreviated.FORMS.get(key.substring(0, key.length() - 1));
              return form == null ? parts : spaced(form, parts);
            });
  }

  /** An abbreviation with the spaces of another way to write it. */
  private static String spaced(String form, String parts) {
    StringBuilder spaced = new StringBuilder(form).append('.');
    for (int i = 0; i < parts.length(); i++) {
      if (Character.isWhitespace(parts.charAt(i))) {
        spaced.insert(i, parts.charAt(i));
      }
    }
    return spaced.toString();
  }

  /**
   * Whether three quarters of the words are in capitals, or more; short ones in small letters do
   * not count.
   */
  public static boolean isMostlyCapitals(String sentence) {
    if (!hasTwoCapitals(sentence)) {
      return false;
    }
    int capitals = 0;
    int others = 0;
    for (Matcher piece = PIECE.matcher(sentence); piece.find(); ) {
      boolean literal = LITERAL.matcher(piece.group()).find();
      for (Matcher word = WORD.matcher(piece.group()); !literal && word.find(); ) {
        if (isInCapitals(word.group())) {
          capitals++;
        } else if (word.group().length() > UNIT) {
          others++;
        }
      }
    }
    return capitals > 0 && capitals >= CAPITALS_A_WORD * others;
  }

  /** Whether two capitals stand side by side: most sentences need no closer look. */
  private static boolean hasTwoCapitals(String sentence) {
    for (int i = 1; i < sentence.length(); i++) {
      if (Character.isUpperCase(sentence.charAt(i))
          && Character.isUpperCase(sentence.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A text in capitals as the rules for sentence ends know it: as usually written, with a capital
   * behind the end of what may be a sentence.
   *
   * @return a text as long as the one given, itself if that is not in capitals
   */
  static String forSplitting(String text) {
    if (!isMostlyCapitals(text)) {
      return text;
    }
    StringBuilder usual = new StringBuilder(text.length());
    int from = 0;
    for (Matcher piece = PIECE.matcher(withParts(text)); piece.find(); from = piece.end()) {
      String same = usualPiece(piece.group());
      usual.append(text, from, piece.start());
      usual.append(same.length() == piece.group().length() ? same : piece.group());
    }
    usual.append(text, from, text.length());
    for (Matcher end = END.matcher(text); end.find(); ) {
      boolean stop = text.charAt(end.start()) == '.';
      if (!stop || mayEnd(text, end.start(), end.start(1))) {
        usual.setCharAt(end.start(1), text.charAt(end.start(1)));
      }
    }
    return usual.toString();
  }

  /** Whether a sentence in capitals may end at a full stop, by the words on its sides. */
  private static boolean mayEnd(String text, int end, int next) {
    if (isNumberBefore(text, end)) {
      return false;
    }
    int start = end;
    while (start > 0
        && end - start <= LONGEST_ABBREVIATION
        && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    String form = Abbreviated.FORMS.get(key(text.substring(start, end)));
    return form == null
        || SentenceWords.ABBREVIATIONS.get(form) != Abbreviation.NEVER
            && !JOINS.matcher(text).region(next, text.length()).lookingAt();
  }

  private static boolean isNumberBefore(String text, int end) {
    int start = end;
    while (start > 0
        && end - start <= LONGEST_ROMAN
        && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return start < end
        && (Character.isDigit(text.charAt(end - 1))
            || ROMAN.matcher(text.substring(start, end)).matches());
  }

  private static String usualPiece(String piece) {
    if (LITERAL.matcher(piece).find()) {
      return piece;
    }
    String usual =
        WORD.matcher(piece)
            .replaceAll(
                word ->
                    !isInCapitals(word.group())
                        ? word.group()
                        : piece.startsWith(".", word.end())
                            ? abbreviatedOrUsual(word.group())
                            : usualWord(word.group()));
    return CLITIC.matcher(usual).replaceAll(letter -> letter.group().toLowerCase(Locale.ROOT));
  }

  private static String abbreviatedOrUsual(String word) {
    String abbreviated = Abbreviated.FORMS.get(key(word));
    return abbreviated == null ? usualWord(word) : abbreviated;
  }

  private static String usualWord(String word) {
    String key = key(word);
    String listed = Listed.FORMS.get(key);
    return listed != null ? listed : word.contains("ß") ? unlisted(word) : unlisted(key);
  }

  private static boolean isInCapitals(String word) {
    return !LOWER.matcher(word).find() && !word.equals(word.toLowerCase(Locale.ROOT));
  }

  private static String capitalised(String text, int at) {
    int behind = text.offsetByCodePoints(at, 1);
    return text.substring(0, at)
        + text.substring(at, behind).toUpperCase(Locale.ROOT)
        + text.substring(behind);
  }

  /** What a word is looked up by: in capitals, a capital ß as SS. */
  public static String key(String word) {
    return word.toUpperCase(Locale.ROOT).replace("ẞ", "SS");
  }

  /**
   * How a word is taken to be written that is not listed: as a noun or a name, but as it is where
   * it is short, has no vowel, or is a Roman number.
   *
   * @param capitals the word in capitals
   */
  public static String unlisted(String capitals) {
    return capitals.length() < SHORTEST_NOUN
            || !VOWEL.matcher(capitals).find()
            || ROMAN.matcher(capitals).matches()
        ? capitals
        : capitalised(capitals.toLowerCase(Locale.ROOT), 0);
  }

  /**
   * A translation in capitals, too, but for words that stand in the source in small letters, such
   * as mV; only its label if only that is in capitals.
   *
   * @param source one that is {@linkplain #usual usually} written otherwise
   * @return a text as long as {@code translation}
   */
  public static String restored(String source, String translation) {
    String label = isMostlyCapitals(source) ? "" : label(source);
    if (!label.isEmpty()) {
      Matcher end = LABEL_END.matcher(translation);
      int at = end.find() ? end.start() : 0;
      return restored(label, translation.substring(0, at)) + translation.substring(at);
    }
    Set<String> kept = new HashSet<>();
    for (Matcher word = RUN.matcher(source); word.find(); ) {
      if (LOWER.matcher(word.group()).find()) {
        kept.add(word.group());
      }
    }
    return PIECE
        .matcher(translation)
        .replaceAll(piece -> Matcher.quoteReplacement(restoredPiece(piece.group(), kept)));
  }

  private static String restoredPiece(String piece, Set<String> kept) {
    return LITERAL.matcher(piece).find()
        ? piece
        : RUN.matcher(piece)
            .replaceAll(
                word -> kept.contains(word.group()) ? word.group() : inCapitals(word.group()));
  }

  /** By letter, so that no text becomes longer. */
  private static String inCapitals(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Abbreviations, without their last full stop and without spaces, by their {@link #key}. */
  private static final class Abbreviated {

    static final Map<String, String> FORMS = new HashMap<>();

    static {
      SentenceWords.ABBREVIATIONS.forEach(
          (form, kind) -> {
            String word = Listed.FORMS.get(key(form));
            // SO. is the word more often than Sunday
            if (kind == Abbreviation.NEVER || word == null || word.equals(form)) {
              FORMS.merge(key(form), form, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
          });
    }
  }

  /** Read when the first sentence in capitals comes. */
  private static final class Listed {

    /** Words by their {@link Capitals#key}. */
    static final Map<String, String> FORMS = read();

    private static Map<String, String> read() {
      String name = "usual-case.txt.gz";
      try (InputStream file = Capitals.class.getResourceAsStream(name)) {
        if (file == null) {
          throw new IllegalStateException("the resource " + name + " is missing from the program");
        }
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
          return lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.toMap(Capitals::key, line -> line, (a, b) -> a, HashMap::new));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the resource " + name, e);
      }
    }
  }
}
