package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.TermCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * The YAML at the head of a bilingual file. It says what the file was made of, so that a run knows
 * whether it is up to date and whether a person changed it, and it holds all that the index shows.
 *
 * @param format version of the file format, see {@link MarkdownRenderer#FORMAT_VERSION}
 * @param source path of the source below the input folder, {@code /} between its parts
 * @param sourceSha256 SHA-256 of the source's bytes, 64 hexadecimal digits
 * @param language source and target language, for example {@code de-en}
 * @param modelSha256 fingerprint of the model
 * @param settings fingerprint of all settings that influence the translation
 * @param contentSha256 SHA-256 of everything below the front matter, see {@link #contentSha256}
 * @param shown fingerprint of what the file shows, see {@link Shown}; empty in format 1
 * @param words words of the German text, split at white space
 * @param flagsByCheck number of flags by check, ordered by the check's name; none of them 0
 * @param expectedErrors expected number of sentences with a serious error, four decimals; null if
 *     no sentence was translated by the model
 * @param correctionsSha256 fingerprint of the corrections used, see {@link Corrections}; empty if
 *     none was
 * @param glossarySha256 fingerprint of the glossary's entries that it uses; empty if it uses none
 * @param reviewed whether a person accepted the file as it is
 * @param sourceFrontMatter YAML front matter of a Markdown source, as text; empty if it had none
 * @param otherKeys keys that are not ours: a person or another program added them
 */
public record FrontMatter(
    int format,
    String title,
    String titleDe,
    String source,
    String sourceSha256,
    String language,
    String model,
    String modelSha256,
    String settings,
    Layout layout,
    String contentSha256,
    String shown,
    int sentences,
    int words,
    int flags,
    SortedMap<String, Integer> flagsByCheck,
    @Nullable Double expectedErrors,
    String correctionsSha256,
    String glossarySha256,
    TermCount terms,
    boolean reviewed,
    String sourceFrontMatter,
    SortedSet<String> otherKeys) {

  /** Most characters a front matter may have; a longer one is not ours. */
  static final int MAX_CHARS = 4 << 20;

  /** A front matter with its {@code ---} lines; the group is the YAML. */
  private static final Pattern HEAD =
      Pattern.compile("\\uFEFF?---[ \\t]*\\R((?s:.*?))^---[ \\t]*(?:\\R|\\z)", Pattern.MULTILINE);

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern SCORE = Pattern.compile("-?[0-9]{1,9}\\.[0-9]{4}");

  /** What a person may write for yes. */
  private static final Set<String> YES = Set.of("true", "yes", "on", "y", "ja");

  private static final Set<String> OUR_KEYS =
      Set.of(
          "title",
          "title_de",
          "source",
          "source_sha256",
          "language",
          "model",
          "model_sha256",
          "settings",
          "format",
          "layout",
          "content_sha256",
          "reviewed",
          "sentences",
          "words",
          "flags",
          MadeOf.BY_CHECK,
          MadeOf.KEY,
          "expected_errors",
          "lowest_score",
          "corrections_sha256",
          "source_front_matter");

  public FrontMatter {
    // The same in nearly all files of a folder, which a run keeps in memory at once.
    model = model.intern();
    modelSha256 = modelSha256.intern();
    settings = settings.intern();
    flagsByCheck = Collections.unmodifiableSortedMap(new TreeMap<>(flagsByCheck));
    otherKeys = Collections.unmodifiableSortedSet(new TreeSet<>(otherKeys));
  }

  /**
   * Reads the front matter of a file.
   *
   * @param file the whole file
   * @return empty if the file has none, or one that is not ours: then the file belongs to somebody
   *     else
   */
  public static Optional<FrontMatter> parse(String file) {
    MatchResult head = head(file);
    if (head == null) {
      return Optional.empty();
    }
    String yaml = head.group(1);
    Optional<FrontMatter> untouched = asWritten(yaml);
    if (untouched.isPresent()) {
      return untouched;
    }
    try {
      MappingNode mapping = YamlText.mapping(yaml);
      return mapping == null
          ? Optional.empty()
          : of(
              YamlText.scalars(mapping),
              YamlText.scalars(YamlText.child(mapping, MadeOf.BY_CHECK)));
    } catch (RuntimeException | StackOverflowError e) {
      // Anybody may have written it, and the parser throws more than it says it does.
      return Optional.empty();
    }
  }

  /** Everything below the front matter, line ends {@code \n}; the whole file if it has none. */
  public static String body(String file) {
    MatchResult head = head(file);
    String body = head == null ? file : file.substring(head.end());
    return body.indexOf('\r') < 0 ? body : LINE_END.matcher(body).replaceAll("\n");
  }

  /** What people read of a file: without front matter and the checksums at its end. */
  public static String readable(String file) {
    String body = body(file).stripLeading();
    int checksums = body.lastIndexOf("\n" + Checksums.OPENING);
    return checksums < 0 ? body : body.substring(0, checksums);
  }

  /**
   * SHA-256 of the UTF-8 bytes of {@link #body}: the value a file must carry as {@code
   * content_sha256} to count as unedited. Line ends do not matter, as version control may change
   * them.
   */
  public static String contentSha256(String file) {
    return Sha256.of(body(file));
  }

  /**
   * The file with another source's name in its front matter: the source was renamed. All else stays
   * as it is, a person's edits too.
   *
   * @param file the whole file
   * @return empty if it has no front matter in which that can be done
   */
  public static Optional<String> withSource(String file, String source) {
    return FrontMatterEdit.with(file, "source", YamlText.quoted(source), "title")
        .filter(changed -> parse(changed).filter(f -> f.source().equals(source)).isPresent());
  }

  /**
   * Whether a file holds no change of a person's: it is as it was written, or a formatter changed
   * how its text is written but not what it shows.
   */
  static boolean isAsWritten(FrontMatter front, String file) {
    if (front.shown.isEmpty()) {
      return front.contentSha256.equals(contentSha256(file));
    }
    return front.hasOwnTitles()
        && (front.contentSha256.equals(contentSha256(file))
            || front.shown.endsWith("-" + Shown.body(body(file))));
  }

  /**
   * What a file must carry as {@code content_sha256} to count as unedited: what it carries if it
   * {@linkplain #isAsWritten is as it was written}.
   */
  public static String contentSha256(FrontMatter front, String file) {
    if (isAsWritten(front, file)) {
      return front.contentSha256;
    }
    String now = contentSha256(file);
    return now.equals(front.contentSha256) ? Sha256.of(now + front.title + front.titleDe) : now;
  }

  /** Whether the titles are as they were written. */
  boolean hasOwnTitles() {
    return shown.isEmpty() || shown.startsWith(Shown.titles(title, titleDe) + "-");
  }

  /** The front matter as it stands in a file, its {@code ---} lines included. */
  String write() {
    StringBuilder out = new StringBuilder(1024).append("---\n");
    text(out, "title", title);
    text(out, "title_de", titleDe);
    text(out, "source", source);
    text(out, "language", language);
    text(out, "model", model);
    out.append("flags: ").append(flags).append('\n');
    if (reviewed) {
      out.append("reviewed: true\n");
    }
    if (!sourceFrontMatter.isEmpty()) {
      out.append("source_front_matter: ").append(YamlText.block(sourceFrontMatter)).append('\n');
    }
    text(out, MadeOf.KEY, MadeOf.write(this));
    return out.append("---\n").toString();
  }

  /** A score with four decimals, whatever the locale. */
  static String score(double score) {
    String text = BigDecimal.valueOf(score).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    return text.equals("-0.0000") ? "0.0000" : text;
  }

  /** The front matter of a file, its group the YAML; null if the file has none. */
  static @Nullable MatchResult head(String file) {
    Matcher head = HEAD.matcher(file);
    return head.lookingAt() && head.end(1) <= MAX_CHARS ? head : null;
  }

  /**
   * Front matter that stands exactly as {@link #write} makes it, read without a YAML parser; empty
   * if it does not, or not simply. There may be ten thousand to read, and hardly one was touched.
   */
  private static Optional<FrontMatter> asWritten(String yaml) {
    Map<String, String> map = new HashMap<>();
    for (String line : yaml.split("\n", -1)) {
      int colon = line.indexOf(": ");
      String value = colon < 0 ? null : simple(line.substring(colon + 2));
      if (value != null) {
        map.put(line.substring(0, colon), value);
      } else if (!line.isEmpty()) {
        return Optional.empty();
      }
    }
    try {
      // What is written the same way again was read rightly.
      return of(map, Map.of()).filter(front -> front.write().equals("---\n" + yaml + "---\n"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text of a scalar without escapes; null if it cannot be told so simply. */
  private static @Nullable String simple(String value) {
    if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
      String text = value.substring(1, value.length() - 1);
      return text.indexOf('\\') < 0 && text.indexOf('"') < 0 ? text : null;
    }
    return WHOLE_NUMBER.matcher(value).matches() || value.equals("true") ? value : null;
  }

  /** From its scalars, and the flags by check where they are a mapping of their own. */
  private static Optional<FrontMatter> of(Map<String, String> keys, Map<String, String> counts) {
    Map<String, String> map = new HashMap<>(MadeOf.read(text(keys, MadeOf.KEY)));
    String countsInOne = text(map, MadeOf.BY_CHECK);
    map.putAll(keys);
    String contentSha256 = text(map, "content_sha256");
    String source = text(map, "source");
    int format = number(text(map, "format"));
    if (!HEX.matcher(contentSha256).matches() || source.isEmpty() || format == 0) {
      return Optional.empty();
    }
    SortedMap<String, Integer> byCheck = new TreeMap<>();
    counts.forEach((check, count) -> byCheck.put(check, number(count)));
    MadeOf.counts(countsInOne).forEach((check, count) -> byCheck.put(check, number(count)));
    SortedSet<String> others = new TreeSet<>(keys.keySet());
    others.removeAll(OUR_KEYS);
    String score = text(map, "expected_errors");
    return Optional.of(
        new FrontMatter(
            format,
            text(map, "title"),
            text(map, "title_de"),
            source,
            text(map, "source_sha256"),
            text(map, "language"),
            text(map, "model"),
            text(map, "model_sha256"),
            text(map, "settings"),
            Layout.valueOf(text(map, "layout").toUpperCase(Locale.ROOT)),
            contentSha256,
            text(map, "shown"),
            number(text(map, "sentences")),
            number(text(map, "words")),
            number(text(map, "flags")),
            byCheck,
            SCORE.matcher(score).matches() ? Double.valueOf(score) : null,
            text(map, "corrections_sha256"),
            text(map, "glossary_sha256"),
            new TermCount(number(text(map, "terms_used")), number(text(map, "terms_missed"))),
            YES.contains(text(map, "reviewed").toLowerCase(Locale.ROOT)),
            text(map, "source_front_matter"),
            others));
  }

  private static String text(Map<String, String> map, String key) {
    return map.getOrDefault(key, "");
  }

  private static int number(String text) {
    return WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
  }

  private static void text(StringBuilder out, String key, String value) {
    out.append(key).append(": ").append(YamlText.quoted(value)).append('\n');
  }
}
