package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.Harvester.Placed;
import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The newer version of a document beside the one that a person edited or accepted. */
public final class NewVersion {

  /** What the name of a bilingual file ends with. */
  public static final String SUFFIX = ".de-en.md";

  /** What the name of a newer version ends with. */
  public static final String NEW_SUFFIX = ".de-en.new.md";

  private NewVersion() {}

  /** Name of the newer version beside a file. */
  public static String of(String output) {
    return output.substring(0, output.length() - SUFFIX.length()) + NEW_SUFFIX;
  }

  /** Whether a file's name is that of a newer version. */
  static boolean is(String name) {
    return name.endsWith(NEW_SUFFIX);
  }

  /** Name of the file that a newer version is to replace. */
  static String replacedBy(String name) {
    return name.substring(0, name.length() - NEW_SUFFIX.length()) + SUFFIX;
  }

  private static final String OPENING = "<!-- nachtschicht: against the reviewed text -->";
  private static final String CLOSING = "<!-- nachtschicht: end of what changed -->";

  /** Most sentences that are listed. */
  private static final int MAX_LISTED = 200;

  private static final Pattern SECTION =
      Pattern.compile(
          "\\R?" + Pattern.quote(OPENING) + ".*?" + Pattern.quote(CLOSING) + "\\R", Pattern.DOTALL);
  private static final Pattern FIRST_SECTION = Pattern.compile("^## ", Pattern.MULTILINE);

  /**
   * A newer version that says, sentence by sentence, what is other than in the text that a person
   * edited or accepted.
   *
   * @param fresh the newer version as it was written
   * @param reviewed the file beside which it is to stand
   * @return {@code fresh} itself if that cannot be told: one of them is not ours, or has no German
   *     text
   */
  public static String against(String fresh, String reviewed) {
    FrontMatter front = FrontMatter.parse(fresh).orElse(null);
    FrontMatter old = FrontMatter.parse(reviewed).orElse(null);
    if (front == null || old == null) {
      return fresh;
    }
    List<Placed> now = Harvester.sentences(front, FrontMatter.body(fresh));
    List<Placed> then = Harvester.sentences(old, FrontMatter.body(reviewed));
    int start = Objects.requireNonNull(FrontMatter.head(fresh)).end();
    Matcher first = FIRST_SECTION.matcher(fresh);
    if (now.isEmpty() || then.isEmpty() || !first.find(start)) {
      return fresh;
    }
    String changed =
        fresh.substring(0, first.start()) + section(now, then) + fresh.substring(first.start());
    return FrontMatterEdit.withContent(changed, front, front.title()).orElse(fresh);
  }

  /**
   * Whether a newer version would say what the file says beside which it is to stand: that one is
   * up to date, and has the same sentences.
   */
  public static boolean isNeedless(String fresh, String reviewed) {
    FrontMatter front = FrontMatter.parse(fresh).orElse(null);
    FrontMatter old = FrontMatter.parse(reviewed).orElse(null);
    if (front == null || old == null || !isMadeOf(old, front)) {
      return false;
    }
    List<Placed> now = Harvester.sentences(front, FrontMatter.body(fresh));
    List<Placed> then = Harvester.sentences(old, FrontMatter.body(reviewed));
    return now.size() == then.size()
        && IntStream.range(0, now.size())
            .allMatch(
                i ->
                    isSame(now.get(i).german(), then.get(i).german())
                        && isSame(now.get(i).english(), then.get(i).english()));
  }

  /** Whether a file is up to date where another is that was made just now. */
  private static boolean isMadeOf(FrontMatter old, FrontMatter fresh) {
    Fingerprints expected =
        new Fingerprints(
            fresh.sourceSha256(),
            fresh.modelSha256(),
            fresh.settings(),
            fresh.layout(),
            fresh.correctionsSha256(),
            fresh.glossarySha256());
    return new KnownOutput("", old, "", false).reasons(expected).isEmpty();
  }

  /** The file without what {@link #against} added. */
  static String without(String file) {
    return SECTION.matcher(file).replaceFirst("");
  }

  private static String section(List<Placed> now, List<Placed> then) {
    Map<String, Placed> before = new LinkedHashMap<>();
    then.forEach(placed -> before.put(Checksums.comparable(placed.german()), placed));
    Set<String> present = new HashSet<>();
    now.forEach(placed -> present.add(Checksums.comparable(placed.german())));
    List<Placed> gone = new ArrayList<>(before.values());
    gone.removeIf(placed -> present.contains(Checksums.comparable(placed.german())));
    MarkdownLines list = new MarkdownLines();
    int same = 0;
    int listed = 0;
    for (Placed placed : now) {
      Placed was = before.get(Checksums.comparable(placed.german()));
      if (was != null && isSame(was.english(), placed.english())) {
        same++;
        continue;
      }
      if (listed++ >= MAX_LISTED) {
        continue;
      }
      if (was != null) {
        list.add("- " + place(placed) + " reads otherwise:");
        list.add("  - was: " + escaped(was.english()));
        list.add("  - now: " + escaped(placed.english()));
        continue;
      }
      Placed like = likest(placed.german(), gone);
      if (like == null) {
        list.add("- " + place(placed) + " is new:");
      } else {
        gone.remove(like);
        list.add("- " + place(placed) + " was changed in German:");
        list.add("  - was: " + escaped(like.german()) + "<br>" + escaped(like.english()));
      }
      list.add("  - now: " + escaped(placed.german()) + "<br>" + escaped(placed.english()));
    }
    for (Placed left : gone) {
      if (listed++ < MAX_LISTED) {
        list.add("- Gone: " + escaped(left.german()) + "<br>" + escaped(left.english()));
      }
    }
    if (listed > MAX_LISTED) {
      list.add("- and " + (listed - MAX_LISTED) + " more.");
    }
    MarkdownLines out = new MarkdownLines();
    out.add(OPENING);
    out.heading(2, "Against the reviewed text");
    out.blank();
    out.add(
        same
            + " of "
            + now.size()
            + (now.size() == 1 ? " sentence stands" : " sentences stand")
            + " as in the file beside this one."
            + (listed == 0 ? "" : " The others:"));
    if (listed > 0) {
      out.blank();
    }
    out.add(list.toString().stripTrailing());
    out.blank();
    out.add(CLOSING);
    out.blank();
    return out.toString();
  }

  private static String place(Placed placed) {
    String place =
        placed.unit().equals("title")
            ? "The title"
            : "[¶" + placed.unit().substring(1) + "](#" + anchor(placed.unit()) + ")";
    return placed.number() == 0 ? place : place + ", sentence " + placed.number();
  }

  /** A cell has no anchor of its own, its table has. */
  private static String anchor(String unit) {
    int dot = unit.indexOf('.');
    return dot < 0 ? unit : unit.substring(0, dot);
  }

  private static boolean isSame(String one, String other) {
    return Checksums.comparable(one).equals(Checksums.comparable(other));
  }

  /** The sentence with the most words of another; null if none has half of them. */
  private static @Nullable Placed likest(String german, List<Placed> others) {
    Set<String> words = words(german);
    Placed likest = null;
    double most = 0.5;
    for (Placed other : others) {
      Set<String> shared = words(other.german());
      int all = Math.max(shared.size(), words.size());
      shared.retainAll(words);
      if (all > 0 && (double) shared.size() / all >= most) {
        most = Math.nextUp((double) shared.size() / all);
        likest = other;
      }
    }
    return likest;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(Checksums.comparable(text).split(" ")));
  }

  private static String escaped(String text) {
    return MarkdownEscaper.escape(text, Place.INLINE);
  }
}
