package io.github.nachtschicht.cli;

import io.github.nachtschicht.evaluation.BoundaryScore;
import io.github.nachtschicht.reading.SourceSentences;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluate segmentation}: sentence ends against reference segmentations. */
@Command(
    name = "segmentation",
    mixinStandardHelpOptions = true,
    description = {
      "Scores layout detection and sentence splitting against reference segmentations: precision,"
          + " recall and F1 of sentence ends in percent, texts without a mistake, and speed.",
      ""
    })
public class EvaluateSegmentationCommand extends MeasuringCommand {

  /** Characters the speed is measured over at least. */
  private static final int ENOUGH_CHARACTERS = 3_000_000;

  @Parameters(
      paramLabel = "DIR",
      description =
          "Folder of .json files: arrays of objects with 'id', 'text' and 'sentences' (strings).")
  private Path folder;

  @Option(
      names = "--wrap",
      paramLabel = "COLUMNS",
      description = "Columns for the wrapped run (default: ${DEFAULT-VALUE}); 0 leaves it out.")
  private int columns = 72;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Also write the sentences found to this JSON file, by set.")
  private @Nullable Path predictions;

  @Option(names = "--errors", description = "Also list every wrong and missed sentence end.")
  private boolean errors;

  private record Item(String id, String text, List<String> sentences) {}

  @Override
  void measure(PrintWriter out) throws IOException {
    SentenceSplitter splitter = new SrxSentenceSplitter();
    JsonMapper json = JsonMapper.builder().build();
    Map<String, List<List<String>>> found = new LinkedHashMap<>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
      List<Item> items = read(json, file);
      List<List<String>> sentences = new ArrayList<>();
      BoundaryScore score = BoundaryScore.NONE;
      for (Item item : items) {
        List<String> split = split(item.text(), splitter);
        sentences.add(split);
        score = score.with(item.sentences(), split);
        if (errors) {
          listErrors(out, item, split);
        }
      }
      found.put(name, sentences);
      out.printf(
          Locale.ROOT,
          "%s: %d texts, %d sentences%n",
          name,
          items.size(),
          items.stream().mapToInt(item -> item.sentences().size()).sum());
      print(out, "as it is", score);
      if (columns > 0) {
        BoundaryScore wrapped = BoundaryScore.NONE;
        for (Item item : items) {
          List<String> split = split(wrap(item.text(), columns), splitter);
          wrapped = wrapped.with(item.sentences(), split);
          if (errors) {
            listErrors(out, item, split);
          }
        }
        print(out, "wrapped at " + columns, wrapped);
      }
      out.printf(Locale.ROOT, "  %,d characters a second%n%n", speed(items, splitter));
      out.flush();
    }
    if (predictions != null) {
      Files.writeString(predictions, json.writeValueAsString(found), StandardCharsets.UTF_8);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("'" + folder + "' is not a folder");
    }
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException("there are no .json files in '" + folder + "'");
      }
      return files;
    }
  }

  private static List<Item> read(JsonMapper json, Path file) throws IOException {
    try {
      List<Item> items = new ArrayList<>();
      for (JsonNode node : json.readTree(Files.readString(file))) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode sentence : node.required("sentences")) {
          sentences.add(sentence.asString());
        }
        items.add(
            new Item(node.path("id").asString(""), node.required("text").asString(), sentences));
      }
      return items;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + file
              + "' is not an array of objects with 'text' and 'sentences': "
              + e.getMessage(),
          e);
    }
  }

  private List<String> split(String text, SentenceSplitter splitter) {
    return onto(text, SourceSentences.of(text.getBytes(StandardCharsets.UTF_8), splitter));
  }

  /**
   * Cuts the text as it was given where the pieces of the text as it was read end: reading composes
   * characters and drops soft hyphens, so both are counted in base characters.
   */
  private static List<String> onto(String text, List<String> pieces) {
    List<String> cut = new ArrayList<>();
    int start = 0;
    int at = 0;
    for (int p = 0; p < pieces.size() - 1; p++) {
      String piece = pieces.get(p);
      int count = 0;
      for (int i = 0; i < piece.length(); i++) {
        count += isBase(piece.charAt(i)) ? 1 : 0;
      }
      while (count > 0 && at < text.length()) {
        count -= isBase(text.charAt(at)) ? 1 : 0;
        at++;
      }
      while (at < text.length()
          && Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK) {
        at++;
      }
      cut.add(text.substring(start, at));
      start = at;
    }
    cut.add(text.substring(start));
    return cut;
  }

  private static boolean isBase(char c) {
    int type = Character.getType(c);
    return !isSpace(c)
        && type != Character.NON_SPACING_MARK
        && type != Character.FORMAT
        && type != Character.CONTROL;
  }

  /** Wraps every line greedily, words longer than a line standing on their own. */
  static String wrap(String text, int columns) {
    StringBuilder wrapped = new StringBuilder(text.length() + 16);
    for (String line : text.split("\n", -1)) {
      int used = 0;
      for (String word : line.strip().split("[ \t]+")) {
        if (used > 0 && used + 1 + word.length() > columns) {
          wrapped.append('\n');
          used = 0;
        } else if (used > 0) {
          wrapped.append(' ');
          used++;
        }
        wrapped.append(word);
        used += word.length();
      }
      wrapped.append('\n');
    }
    wrapped.setLength(wrapped.length() - 1);
    return wrapped.toString();
  }

  private static void print(PrintWriter out, String what, BoundaryScore score) {
    out.printf(
        Locale.ROOT,
        "  %-14s P %6.2f  R %6.2f  F1 %6.2f  exact %5.1f%% (%d/%d)%n",
        what,
        100 * score.precision(),
        100 * score.recall(),
        100 * score.f1(),
        100 * score.exactShare(),
        score.exact(),
        score.texts());
  }

  /**
   * Characters of sentence splitting a second of processor time of one thread, the better of two
   * runs: what else the machine does hardly counts.
   */
  private static long speed(List<Item> items, SentenceSplitter splitter) {
    long characters = 0;
    for (Item item : items) {
      characters += item.text().length();
    }
    long rounds = ENOUGH_CHARACTERS / Math.max(1, characters) + 1;
    long best = 0;
    for (int half = 0; half < 2; half++) {
      long start = cpuNanos();
      long sentences = 0;
      for (long r = 0; r < rounds / 2 + 1; r++) {
        for (Item item : items) {
          sentences += splitter.split(item.text()).size();
        }
      }
      long nanos = Math.max(1, cpuNanos() - start);
      if (sentences > 0) {
        best = Math.max(best, (long) (characters * (rounds / 2 + 1) * 1e9 / nanos));
      }
    }
    return best;
  }

  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private static void listErrors(PrintWriter out, Item item, List<String> split) {
    String text = String.join("", split);
    BitSet expected = BoundaryScore.ends(item.sentences());
    BitSet actual = BoundaryScore.ends(split);
    int position = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i)) && !Character.isLowSurrogate(text.charAt(i))) {
        position++;
        boolean right = expected.get(position);
        if (right != actual.get(position)) {
          out.printf(
              Locale.ROOT,
              "  %s %s: %s | %s%n",
              right ? "missed" : "wrong",
              item.id(),
              text.substring(Math.max(0, i - 60), i + 1).replace('\n', '⏎'),
              text.substring(i + 1, Math.min(text.length(), i + 41)).replace('\n', '⏎'));
        }
      }
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\u200B'
        || c == '\uFEFF'
        || c == '\u0085';
  }
}
