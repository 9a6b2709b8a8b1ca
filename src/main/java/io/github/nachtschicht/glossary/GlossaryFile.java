package io.github.nachtschicht.glossary;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A glossary file as it was read: rows with tabs as OmegaT writes them (source, target, comment),
 * CSV (RFC 4180, one row a line), or TBX.
 *
 * @param entries in the file's order
 * @param problems what was left out and why: file, line and reason
 */
record GlossaryFile(List<GlossaryEntry> entries, List<String> problems) {

  /** Most bytes a file may have. */
  static final int MAX_BYTES = 64 << 20;

  /** Most entries that are read of a file. */
  static final int MAX_ENTRIES = 100_000;

  private static final Set<String> GERMAN =
      Set.of("de", "de-de", "deutsch", "german", "source", "source term", "quelle", "quellterm");
  private static final Set<String> ENGLISH =
      Set.of("en", "en-us", "en-gb", "englisch", "english", "target", "target term", "ziel");
  private static final Set<String> COMMENT =
      Set.of("comment", "comments", "kommentar", "note", "notes", "bemerkung", "definition");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern BAR = Pattern.compile("\\|");

  /** Collects. */
  static final class Draft {

    private final String file;
    private final List<GlossaryEntry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Draft(String file) {
      this.file = file;
    }

    boolean isFull() {
      return entries.size() >= MAX_ENTRIES;
    }

    void problem(int line, String reason) {
      problems.add(file + ", line " + line + ": " + reason);
    }

    /** Keeps an entry, or says why not. */
    void add(
        int line, String source, List<String> targets, List<String> forbidden, String comment) {
      try {
        entries.add(
            new GlossaryEntry(
                plain(source),
                plain(targets),
                plain(forbidden),
                plain(comment),
                file + ", line " + line));
      } catch (IllegalArgumentException e) {
        problem(line, String.valueOf(e.getMessage()));
      }
    }

    private static List<String> plain(List<String> terms) {
      return terms.stream().map(Draft::plain).distinct().toList();
    }

    private static String plain(String text) {
      return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
    }

    GlossaryFile file() {
      return new GlossaryFile(List.copyOf(entries), List.copyOf(problems));
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read at all; the message names file and cause
   */
  static GlossaryFile read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("the glossary '" + file + "' does not exist", e);
    } catch (IOException e) {
      throw new IOException("the glossary '" + file + "' cannot be read: " + e.getMessage(), e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException(
          "the glossary '" + file + "' is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    return read(bytes, String.valueOf(file.getFileName()));
  }

  /**
   * Reads a file's bytes.
   *
   * @param name of the file; its ending tells CSV from tabs
   */
  static GlossaryFile read(byte[] bytes, String name) {
    Draft draft = new Draft(name);
    int first = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
    boolean wide = first == 0xFEFF || first == 0xFFFE;
    if (isXml(bytes, wide)) {
      new TbxReader(draft).read(new ByteArrayInputStream(bytes));
    } else {
      new Rows(draft, name)
          .read(
              wide
                  ? new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8)
                  : bytes);
    }
    return draft.file();
  }

  /** Whether the first character that is no white space opens an element. */
  private static boolean isXml(byte[] bytes, boolean wide) {
    int at = wide ? 2 : bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF ? 3 : 0;
    while (at < bytes.length && (bytes[at] == 0 || Character.isWhitespace(bytes[at]))) {
      at++;
    }
    return at < bytes.length && bytes[at] == '<';
  }

  /** Rows of cells. */
  private static final class Rows {

    private static final Pattern QUOTED = Pattern.compile("\\s*\"((?:[^\"]|\"\")++)\"\\s*");

    private final Draft draft;
    private final boolean comma;
    private char separator;
    private boolean first = true;
    private int german;
    private int english = 1;
    private int comment = 2;

    Rows(Draft draft, String name) {
      this.draft = draft;
      this.comma = name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    void read(byte[] bytes) {
      int line = 0;
      for (int from = 0; from < bytes.length; ) {
        int to = from;
        while (to < bytes.length && bytes[to] != '\n' && bytes[to] != '\r') {
          to++;
        }
        line++;
        if (draft.isFull()) {
          draft.problem(line, "more than " + MAX_ENTRIES + " entries; the rest is left out");
          return;
        }
        read(bytes, from, to, line);
        from = to + (to + 1 < bytes.length && bytes[to] == '\r' && bytes[to + 1] == '\n' ? 2 : 1);
      }
    }

    private void read(byte[] bytes, int from, int to, int line) {
      String text;
      try {
        text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .toString();
      } catch (CharacterCodingException e) {
        draft.problem(line, "it is not UTF-8; save the file as UTF-8");
        return;
      }
      if (text.startsWith("\uFEFF")) {
        text = text.substring(1);
      }
      if (text.isBlank() || text.startsWith("#")) {
        return;
      }
      if (first) {
        separator = separator(text);
      }
      List<String> cells = cells(text, line);
      if (cells == null || first && isHeader(cells)) {
        first = false;
        return;
      }
      first = false;
      List<String> targets = new ArrayList<>();
      List<String> forbidden = new ArrayList<>();
      for (String target : BAR.split(cell(cells, english), -1)) {
        String own = target.strip();
        if (own.startsWith("!")) {
          forbidden.add(own.substring(1));
        } else if (!own.isEmpty()) {
          targets.add(own);
        }
      }
      draft.add(line, cell(cells, german), targets, forbidden, cell(cells, comment));
    }

    private char separator(String text) {
      if (!comma || text.indexOf('\t') >= 0) {
        return '\t';
      }
      return text.chars().filter(c -> c == ';').count() > text.chars().filter(c -> c == ',').count()
          ? ';'
          : ',';
    }

    /** The cells of a line; null, and the reason said, if it has none. */
    private @Nullable List<String> cells(String text, int line) {
      if (separator == '\t') {
        if (text.indexOf('\t') < 0) {
          draft.problem(line, "there is no tab between the German and the English term");
          return null;
        }
        return Stream.of(text.split("\t", -1)).map(Rows::withoutQuotes).toList();
      }
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else if (c == '"' && (quoted || cell.toString().isBlank())) {
          quoted = !quoted;
        } else if (c == separator && !quoted) {
          cells.add(cell.toString());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      if (quoted) {
        draft.problem(line, "a quotation mark is not closed in the line");
        return null;
      }
      cells.add(cell.toString());
      return cells;
    }

    /** A cell as a spreadsheet writes it that sets cells with commas in quotation marks. */
    private static String withoutQuotes(String cell) {
      Matcher quoted = QUOTED.matcher(cell);
      return quoted.matches() ? quoted.group(1).replace("\"\"", "\"") : cell;
    }

    /** Takes the columns from a first row that names them. */
    private boolean isHeader(List<String> cells) {
      int source = column(cells, GERMAN);
      int target = column(cells, ENGLISH);
      if (source < 0 || target < 0) {
        return false;
      }
      german = source;
      english = target;
      int remark = column(cells, COMMENT);
      comment = remark >= 0 ? remark : Integer.MAX_VALUE;
      return true;
    }

    private static int column(List<String> cells, Set<String> names) {
      for (int i = 0; i < cells.size(); i++) {
        if (names.contains(cells.get(i).strip().toLowerCase(Locale.ROOT))) {
          return i;
        }
      }
      return -1;
    }

    private static String cell(List<String> cells, int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }
}
