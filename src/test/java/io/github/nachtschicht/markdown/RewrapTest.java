package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.BlockKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the width at which paragraphs are wrapped again, by a program that knows nothing of
 * Markdown, exactly the corrections that were made are found. Seeded.
 */
@Timeout(120)
class RewrapTest {

  private static final int NARROWEST = 30;
  private static final int WIDEST = 140;
  private static final Pattern PREFIX = Pattern.compile("((?:[ >]|[-*+] |[0-9]+\\. )*)(.*)");
  private static final List<String> WORDS =
      List.of(
          "the",
          "road",
          "U.S.",
          "city",
          "of",
          "mayor",
          "said",
          "that",
          "a",
          "new",
          "and",
          "plan",
          "Dr.",
          "costs",
          "20",
          "million",
          "euros",
          "in",
          "2026",
          "-",
          "water",
          "supply",
          "e.g.",
          "for",
          "residents",
          "was",
          "not",
          "built",
          "“until",
          "now”",
          "approx.",
          "three",
          "years",
          "later",
          "(see",
          "below)",
          "north",
          "5.5",
          "percent",
          "less",
          "council",
          "decided");

  /** All paragraphs and quotations wrapped at a width. */
  static String wrapped(String file, int width) {
    StringBuilder out = new StringBuilder();
    int start = Objects.requireNonNull(FrontMatter.head(file)).end();
    List<String> words = new ArrayList<>();
    String first = "";
    String rest = "";
    boolean comment = false;
    for (String line : FrontMatter.body(file).split("\n", -1)) {
      Matcher parts = PREFIX.matcher(line);
      assertThat(parts.matches()).isTrue();
      String prefix = parts.group(1);
      String text = parts.group(2);
      comment |= text.startsWith("<!--");
      boolean fixed =
          comment
              || text.isBlank()
              || text.startsWith("#")
              || text.startsWith("|")
              || text.startsWith("[!");
      boolean same = prefix.replaceAll("[^>]", "").equals(rest.replaceAll("[^>]", ""));
      if (!words.isEmpty() && (fixed || !same || !prefix.equals(rest))) {
        fill(out, first, rest, words, width);
      }
      if (fixed) {
        out.append(line).append('\n');
        comment &= !text.contains("-->");
        continue;
      }
      if (words.isEmpty()) {
        first = prefix;
        rest = prefix.replaceAll("[^> ]", " ");
      }
      words.addAll(List.of(text.split(" ")));
    }
    fill(out, first, rest, words, width);
    out.setLength(out.length() - 1);
    return file.substring(0, start) + out;
  }

  private static void fill(
      StringBuilder out, String first, String rest, List<String> words, int width) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : words) {
      if (!empty && line.length() + 1 + word.length() > width) {
        out.append(line).append('\n');
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    if (!words.isEmpty()) {
      out.append(line).append('\n');
    }
    words.clear();
  }

  private static String sentence(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      while (i == 0 && word.endsWith(".")) {
        // a sentence hardly ever begins with an abbreviation
        word = WORDS.get(random.nextInt(WORDS.size()));
      }
      text.append(i == 0 ? "" : " ").append(word);
    }
    String all = text.toString();
    return Character.toUpperCase(all.charAt(0))
        + all.substring(1)
        + ".?!".charAt(random.nextInt(3));
  }

  /** A document of paragraphs, list items and quotations of one to seven sentences. */
  private static BilingualDocument document(Random random) {
    Documents documents = new Documents();
    BlockKind[] kinds = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION};
    for (int b = 0; b < 8; b++) {
      int count = 1 + random.nextInt(7);
      String[] german = new String[count];
      for (int i = 0; i < count; i++) {
        german[i] = "Satz " + b + "." + i + " von " + sentence(random, 3 + random.nextInt(20));
      }
      BlockKind kind = kinds[random.nextInt(5) / 2];
      documents
          .block(kind, kind == BlockKind.PARAGRAPH ? 0 : 1, "-", String.join(" ", german))
          .sentences(german);
      for (int i = 0; i < count; i++) {
        documents.translate(sentence(random, 3 + random.nextInt(20)), -1);
      }
    }
    return documents.build();
  }

  /** Another word, a word more or a word less, at any place but the full stop. */
  private static String edited(String sentence, Random random, int edits) {
    List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
    for (int e = 0; e < edits; e++) {
      int at = random.nextInt(words.size());
      boolean last = at == words.size() - 1;
      String other = "Xenon" + random.nextInt(1000);
      switch (random.nextInt(3)) {
        case 0 -> words.set(at, last ? other + sentence.charAt(sentence.length() - 1) : other);
        case 1 -> words.add(at, other);
        default -> {
          if (!last && words.size() > 3) {
            words.remove(at);
          } else {
            words.add(at, other);
          }
        }
      }
    }
    String all = String.join(" ", words);
    return Character.toUpperCase(all.charAt(0)) + all.substring(1);
  }

  private static String escaped(String sentence) {
    return MarkdownEscaper.escape(sentence, MarkdownEscaper.Place.CONTINUATION);
  }

  private static Map<String, String> corrected(String file) {
    Map<String, String> corrected = new TreeMap<>();
    Harvest harvest = ReviewedFile.of(file).orElseThrow().harvest();
    harvest.corrected().forEach(c -> corrected.put(c.source(), Checksums.comparable(c.target())));
    return corrected;
  }

  /** The file with some sentences corrected; what was corrected is added to a map. */
  private static String correct(
      String file, List<Correction> sentences, Random random, int edits, Map<String, String> made) {
    String edited = file;
    for (Correction sentence : sentences) {
      String written = "\n" + escaped(sentence.target()) + "\n";
      String line = written;
      for (String prefix : new String[] {"", "> ", "  "}) {
        String candidate = "\n" + prefix + escaped(sentence.target()) + "\n";
        if (edited.contains(candidate)) {
          line = candidate;
        }
      }
      boolean unique = edited.contains(line) && edited.indexOf(line) == edited.lastIndexOf(line);
      if (unique && sentence.target().split(" ").length >= 4 && random.nextInt(3) == 0) {
        String target = edited(sentence.target(), random, edits);
        edited = edited.replace(line, line.replace(escaped(sentence.target()), escaped(target)));
        made.put(sentence.source(), Checksums.comparable(target));
      }
    }
    return edited;
  }

  private static void assertFound(Map<String, String> made, String file, int width) {
    assertThat(corrected(file))
        .as(
            "width %s, missed %s in\n%s",
            width, ReviewedFile.of(file).orElseThrow().harvest().missed(), file)
        .isEqualTo(made);
  }

  private static List<Correction> sentences(String file) {
    return ReviewedFile.of(file).orElseThrow().harvest().unchanged();
  }

  @Test
  void harvest_seedsAtEveryWidth_findsExactlyTheCorrectionsMade() throws IOException {
    Random random = new Random(18);
    try (Stream<Path> files = Files.list(Path.of("output"))) {
      for (Path path : files.filter(f -> f.toString().endsWith(".de-en.md")).sorted().toList()) {
        String file = Files.readString(path);
        List<Correction> sentences = sentences(file);
        for (int width = NARROWEST; width <= WIDEST; width++) {
          assertThat(corrected(wrapped(file, width))).as(path + " at " + width).isEmpty();
          Map<String, String> made = new TreeMap<>();
          String edited = correct(file, sentences, random, 1, made);
          assertFound(made, wrapped(edited, width), width);
        }
      }
    }
  }

  @Test
  void harvest_generatedDocumentsAtEveryWidth_findsExactlyTheCorrectionsMade() {
    Random random = new Random(19);
    for (int width = NARROWEST; width <= WIDEST; width++) {
      for (int d = 0; d < 3; d++) {
        String file = new MarkdownRenderer().rendered(document(random), Layout.PARAGRAPHS).text();
        List<Correction> sentences = sentences(file);
        assertThat(corrected(wrapped(file, width))).as(file).isEmpty();
        Map<String, String> made = new TreeMap<>();
        String edited = correct(file, sentences, random, 1, made);
        assertFound(made, wrapped(edited, width), width);
      }
    }
  }

  /** However much was changed: what is found is right, the rest is reported. */
  @Test
  void harvest_muchChangedAndWrapped_findsNothingWrong() {
    Random random = new Random(20);
    for (int width = NARROWEST; width <= WIDEST; width++) {
      for (int edits = 2; edits < 12; edits += 3) {
        String file = new MarkdownRenderer().rendered(document(random), Layout.PARAGRAPHS).text();
        Map<String, String> made = new TreeMap<>();
        String edited = correct(file, sentences(file), random, edits, made);
        assertThat(made)
            .as(wrapped(edited, width))
            .containsAllEntriesOf(corrected(wrapped(edited, width)));
      }
    }
  }
}
