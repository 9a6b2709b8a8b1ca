package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Sha256;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Short fingerprints of all sentences as they were written, kept in a comment at the end of the
 * file. They tell, without the first version at hand, which sentences a person changed.
 */
final class Checksums {

  /** The first line of the comment. */
  static final String OPENING = "<!-- nachtschicht: checksums of the sentences as translated";

  private static final Pattern COMMENT =
      Pattern.compile(Pattern.quote(OPENING) + "\\s(.*?)-->", Pattern.DOTALL);
  private static final Pattern ENTRY =
      Pattern.compile("([0-9a-f]{8})-([0-9a-f]{8})(?::([A-Za-z0-9+/]*))?");

  private static final Pattern ADDED = Pattern.compile("\\+[0-9]{1,6}");
  private static final Pattern UNIT = Pattern.compile("title|p[0-9.]+");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Most words of a sentence that its sketch covers. */
  static final int MAX_WORDS = 200;

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
  private static final char NO_BREAK_SPACE = '\u00A0';

  /** Before it no character is composed with the one before it, or stands for others. */
  private static final char FIRST_COMBINING = '\u0300';

  /** From here to {@link #LAST_DOT}, with dashes and quotation marks, none is either. */
  private static final char FIRST_DASH = '\u2010';

  private static final char LAST_DOT = '\u2027';

  /**
   * Fingerprints of a sentence and of its translation.
   *
   * @param words the translation's words, a character each; only where a unit has several sentences
   */
  record Pair(String german, String english, String words) {}

  private final Map<String, List<Pair>> units = new LinkedHashMap<>();
  private final Map<String, Integer> links = new HashMap<>();

  void add(String unit, String german, String english) {
    String comparable = comparable(english);
    units
        .computeIfAbsent(unit, u -> new ArrayList<>())
        .add(new Pair(checksum(german), checksum(comparable), words(comparable)));
  }

  /** Notes that links were added at a unit's end, which belong to no sentence. */
  void addLinks(String unit, int count) {
    if (count > 0) {
      links.merge(unit, count, Integer::sum);
    }
  }

  /** How many links were added at a unit's end. */
  int links(String unit) {
    return links.getOrDefault(unit, 0);
  }

  /** The sentences of a unit in order; empty if it is not known. */
  List<Pair> of(String unit) {
    return units.getOrDefault(unit, List.of());
  }

  /** All sentences by the checksum of the German one. */
  Map<String, Pair> byGerman() {
    Map<String, Pair> sentences = new HashMap<>();
    units.values().forEach(pairs -> pairs.forEach(pair -> sentences.put(pair.german(), pair)));
    return sentences;
  }

  /** As {@link #of}, once: afterwards the unit is done. */
  List<Pair> take(String unit) {
    List<Pair> pairs = units.remove(unit);
    return pairs == null ? List.of() : pairs;
  }

  /** Does away with all units whose name begins so. */
  void takeAll(String prefix) {
    units.keySet().removeIf(unit -> unit.startsWith(prefix));
  }

  /** The units nobody took. */
  List<String> rest() {
    return List.copyOf(units.keySet());
  }

  void write(MarkdownLines out) {
    if (units.isEmpty()) {
      return;
    }
    out.blank();
    out.add(OPENING);
    units.forEach(
        (unit, pairs) -> {
          StringBuilder line = new StringBuilder(unit);
          for (Pair pair : pairs) {
            line.append(' ').append(pair.german()).append('-').append(pair.english());
            if (pairs.size() > 1) {
              line.append(':').append(pair.words());
            }
          }
          if (links(unit) > 0) {
            line.append(" +").append(links(unit));
          }
          out.add(line.toString());
        });
    out.add("-->");
  }

  /** Reads the comment of a body; the last one, if there are several. */
  static Checksums parse(String body) {
    Checksums read = new Checksums();
    Matcher comment = COMMENT.matcher(body);
    String last = "";
    while (comment.find()) {
      last = comment.group(1);
    }
    // Word by word, as an editor may have wrapped or indented the lines.
    String unit = "";
    List<Pair> pairs = new ArrayList<>();
    for (String word : SPACE.split(last)) {
      Matcher entry = ENTRY.matcher(word);
      if (entry.matches()) {
        pairs.add(
            new Pair(entry.group(1), entry.group(2), entry.group(3) == null ? "" : entry.group(3)));
      } else if (ADDED.matcher(word).matches()) {
        read.addLinks(unit, Integer.parseInt(word));
      } else if (UNIT.matcher(word).matches()) {
        unit = word;
        pairs = new ArrayList<>();
        read.units.put(unit, pairs);
      }
    }
    return read;
  }

  /** The first 32 bits of the SHA-256 of a text, white space settled. */
  static String checksum(String text) {
    return Sha256.of(comparable(text)).substring(0, 8);
  }

  /** A character for each word, the same for the same word: tells texts of other words apart. */
  static String words(String text) {
    StringBuilder out = new StringBuilder();
    Matcher word = WORD.matcher(comparable(text).toLowerCase(Locale.ROOT));
    while (out.length() < MAX_WORDS && word.find()) {
      int hash = word.group().hashCode() * 0x9E3779B1;
      out.append(DIGITS.charAt(hash >>> 26));
    }
    return out.toString();
  }

  /** Composed characters, one space between words, none at the ends. */
  static String comparable(String text) {
    return isComparable(text) ? text : comparableAnew(text);
  }

  /** Whether a text is surely as {@link #comparable} would make it, as nearly every sentence is. */
  private static boolean isComparable(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < FIRST_COMBINING || c >= FIRST_DASH && c <= LAST_DOT;
      if (!plain || c < ' ' || c == ' ' && space || c == NO_BREAK_SPACE) {
        return false;
      }
      space = c == ' ';
    }
    return !space || text.isEmpty();
  }

  private static String comparableAnew(String text) {
    return SPACE
        .matcher(Normalizer.normalize(MarkdownEscaper.printable(text), Normalizer.Form.NFC))
        .replaceAll(" ")
        .strip();
  }
}
