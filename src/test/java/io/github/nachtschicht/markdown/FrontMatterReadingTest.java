package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.TermCount;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class FrontMatterReadingTest {

  private static final List<String> TEXTS =
      List.of(
          "Plain",
          "",
          "true",
          "12",
          "-0.5000",
          "a: b",
          "flags: 3",
          "Ü – „ja“ # no comment",
          "say \"no\"",
          "back\\slash",
          "two\nlines",
          "tab\there",
          "\u200B\u0085x",
          "---",
          " padded ",
          "{a: [1]}",
          "\uD83D\uDE80");

  private static String any(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static FrontMatter random(Random random) {
    SortedMap<String, Integer> flags = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      flags.put(random.nextBoolean() ? "number" : any(random), 1 + random.nextInt(9));
    }
    boolean terms = random.nextBoolean();
    return new FrontMatter(
        1,
        any(random),
        any(random),
        "x" + any(random),
        "0".repeat(64),
        "de-en",
        any(random),
        "1".repeat(64),
        "2".repeat(64),
        Layout.values()[random.nextInt(Layout.values().length)],
        "3".repeat(64),
        random.nextBoolean() ? "" : "5".repeat(8) + "-" + "6".repeat(16),
        random.nextInt(2000),
        random.nextInt(100_000),
        random.nextInt(20),
        flags,
        random.nextBoolean() ? -random.nextInt(30_000) / 10_000.0 : null,
        random.nextBoolean() ? "" : "4".repeat(64),
        terms ? "7".repeat(64) : "",
        terms ? new TermCount(random.nextInt(9), random.nextInt(9)) : TermCount.NONE,
        random.nextBoolean(),
        random.nextInt(4) == 0 ? any(random) : "",
        new TreeSet<>());
  }

  /** As an editor leaves it that makes all quotation marks typographic: no value is known then. */
  @Test
  void parse_typographicQuotationMarks_isNotOurs() {
    String file = random(new Random(1)).write();
    assertThat(FrontMatter.parse(file)).isPresent();
    assertThat(FrontMatter.parse(file.replace('"', '”'))).isEmpty();
  }

  @Test
  void parse_untouchedOrWithAComment_isTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String written = random(random).write();
      // A comment means nothing in YAML, but the file is no longer as the program wrote it.
      String touched = "---\n# noted by hand\n" + written.substring(4);
      assertThat(FrontMatter.parse(written)).as(written).isEqualTo(FrontMatter.parse(touched));
    }
  }

  /** As the first format had it: such files are known, and can be accepted. */
  @Test
  void parse_formatOne_isReadAndCanBeAccepted() {
    String body = "\n# A title\n";
    String file =
        "---\ntitle: \"A title\"\ntitle_de: \"Ein Titel\"\nsource: \"a.txt\"\nsource_sha256: \""
            + "0".repeat(64)
            + "\"\nlanguage: \"de-en\"\nmodel: \"m\"\nmodel_sha256: \""
            + "1".repeat(64)
            + "\"\nsettings: \""
            + "2".repeat(64)
            + "\"\nformat: 1\nlayout: \"table\"\ncontent_sha256: \""
            + Sha256.of(body)
            + "\"\nsentences: 25\nwords: 393\nflags: 3\nflags_by_check:\n  names: 2\n"
            + "  repetition: 1\nexpected_errors: -0.7303\n---\n"
            + body;
    FrontMatter front = FrontMatter.parse(file).orElseThrow();
    assertThat(front.format()).isEqualTo(1);
    assertThat(front.sourceSha256()).isEqualTo("0".repeat(64));
    assertThat(front.flagsByCheck()).containsEntry("names", 2).containsEntry("repetition", 1);
    assertThat(front.expectedErrors()).isEqualTo(-0.7303);
    assertThat(front.otherKeys()).isEmpty();
    assertThat(FrontMatter.contentSha256(file)).isEqualTo(front.contentSha256());
    FrontMatter accepted =
        FrontMatter.parse(
                ReviewedFile.of(file.replace("# A title", "# The title"))
                    .orElseThrow()
                    .accepted(false))
            .orElseThrow();
    assertThat(accepted.reviewed()).isTrue();
    assertThat(accepted.title()).isEqualTo("The title");
  }

  /**
   * Whatever a person, a program or a bad disk makes of a head: a reading or none, no exception.
   */
  @Test
  void parse_brokenOrOddYaml_isNoExceptionAndSoon() {
    Random random = new Random(Long.getLong("nachtschicht.fuzz.seed", 11));
    int heads = Integer.getInteger("nachtschicht.fuzz.front-matters", 3000);
    for (int i = 0; i < heads; i++) {
      String file = odd(random) + "\nText\n";
      assertThatCode(() -> FrontMatter.parse(file).ifPresent(FrontMatterReadingTest::use))
          .as(file)
          .doesNotThrowAnyException();
    }
  }

  /** What a run does with a head it found. */
  private static void use(FrontMatter front) {
    var index =
        IndexRendererTest.rendered(
            new IndexModel(
                Map.of("a.md", front), Map.of(), List.of(), Map.of(), Set.of(), Map.of()));
    assertThat(index).isNotEmpty();
    var unused =
        new KnownOutput("a.md", front, "", false)
            .reasons(new Fingerprints("", "", "", Layout.PARAGRAPHS, "", ""));
    assertThat(FrontMatter.parse(front.write())).isPresent();
  }

  @ParameterizedTest
  @MethodSource("oddValues")
  void parse_oddValueOfAnyKey_isNoException(String value) {
    for (String key :
        new String[] {"title", "source", "flags", "flags_by_check", "reviewed", "x", "? [a]"}) {
      String written = random(new Random(3)).write();
      String head = "---\n" + key + ": " + value + "\n" + written.substring(4);
      String other = written.replaceFirst("(?m)^title:.*$", key + ": " + value);
      assertThatCode(() -> FrontMatter.parse(head)).doesNotThrowAnyException();
      assertThatCode(() -> FrontMatter.parse(other)).doesNotThrowAnyException();
    }
  }

  static List<String> oddValues() {
    return ODD;
  }

  private static final List<String> ODD =
      List.of(
          "!!int [a]",
          "!!int abc",
          "!!timestamp {a: b}",
          "!!timestamp 99",
          "!!binary ***",
          "!!binary [x]",
          "!!set [a, b]",
          "!!omap {a: b}",
          "!!pairs 3",
          "!!float {}",
          "!!bool []",
          "!!null {a: [b]}",
          "!!str [a]",
          "!!map [a]",
          "!!seq {a: b}",
          "!!python/object:os.system [x]",
          "!!javax.script.ScriptEngineManager [x]",
          "!<tag:yaml.org,2002:int> {}",
          "! [a]",
          "&a [[*a]]",
          "&a {b: *a}",
          "*nowhere",
          "\"\\UFFFFFFFF\"",
          "\"\\xZZ\"",
          "0x",
          "0b",
          "1_000",
          "08",
          "1e999",
          ".inf",
          ".nan",
          "-",
          "2024-13-45",
          "190:20:30",
          "<<: *a",
          "[",
          "{",
          "'",
          "\"",
          "|9",
          ">-2x",
          "%",
          "@",
          "`",
          "\u0000",
          "\t- a",
          "[".repeat(300),
          "{a: ".repeat(300),
          "- ".repeat(3000),
          "=",
          "<<",
          "~",
          "yes",
          "!!merge {}",
          "!!value x");

  private static String odd(Random random) {
    StringBuilder head = new StringBuilder(random(random).write());
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(head.length());
      switch (random.nextInt(6)) {
        case 0 -> head.deleteCharAt(at);
        case 1 -> head.insert(at, ODD.get(random.nextInt(ODD.size())));
        case 2 -> head.setCharAt(at, (char) random.nextInt(0x180));
        case 3 -> head.insert(at, (char) random.nextInt(0x10000));
        case 4 -> {
          int colon = head.indexOf(": ", at);
          int end = colon < 0 ? -1 : head.indexOf("\n", colon);
          if (end > 0) {
            head.replace(colon + 2, end, ODD.get(random.nextInt(ODD.size())));
          }
        }
        default -> head.insert(at, "\n" + any(random) + ": " + any(random) + "\n");
      }
    }
    return head.toString();
  }
}
