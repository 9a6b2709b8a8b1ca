package io.github.nachtschicht.markdown;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The one key of a front matter that holds what only the program reads: what the file was made of,
 * and what the index shows of it. Its value is words {@code name=value}, so that renderers that
 * show front matter as a table need one row for it. In format 1 each name was a key of its own.
 */
final class MadeOf {

  /** The key. */
  static final String KEY = "nachtschicht";

  /** The name whose value counts flags by check: {@code numbers:2,names:1}. */
  static final String BY_CHECK = "flags_by_check";

  private MadeOf() {}

  /** The key's value. */
  static String write(FrontMatter front) {
    StringJoiner words = new StringJoiner(" ");
    add(words, "format", String.valueOf(front.format()));
    add(words, "layout", front.layout().name().toLowerCase(Locale.ROOT));
    add(words, "sentences", String.valueOf(front.sentences()));
    add(words, "words", String.valueOf(front.words()));
    StringJoiner checks = new StringJoiner(",");
    front.flagsByCheck().forEach((check, count) -> checks.add(encoded(check) + ":" + count));
    if (checks.length() > 0) {
      words.add(BY_CHECK + "=" + checks);
    }
    if (front.expectedErrors() != null) {
      add(words, "expected_errors", FrontMatter.score(front.expectedErrors()));
    }
    if (!front.glossarySha256().isEmpty()) {
      add(words, "terms_used", String.valueOf(front.terms().used()));
      add(words, "terms_missed", String.valueOf(front.terms().missed()));
    }
    add(words, "content_sha256", front.contentSha256());
    add(words, "shown", front.shown());
    add(words, "source_sha256", front.sourceSha256());
    add(words, "model_sha256", front.modelSha256());
    add(words, "settings", front.settings());
    add(words, "corrections_sha256", front.correctionsSha256());
    add(words, "glossary_sha256", front.glossarySha256());
    return words.toString();
  }

  /** The values by name; what is no word {@code name=value} is passed over. */
  static Map<String, String> read(String value) {
    Map<String, String> values = new TreeMap<>();
    for (String word : value.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        String name = word.substring(0, equals);
        String rest = word.substring(equals + 1);
        values.put(name, name.equals(BY_CHECK) ? rest : decoded(rest));
      }
    }
    return values;
  }

  /** Counts by check, from the value of {@link #BY_CHECK}. */
  static Map<String, String> counts(String value) {
    Map<String, String> counts = new TreeMap<>();
    for (String count : value.split(",", -1)) {
      int colon = count.indexOf(':');
      if (colon > 0) {
        counts.put(decoded(count.substring(0, colon)), count.substring(colon + 1));
      }
    }
    return counts;
  }

  private static void add(StringJoiner words, String name, String value) {
    if (!value.isEmpty()) {
      words.add(name + "=" + encoded(value));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Throws an IllegalArgumentException if it is not encoded so. */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
