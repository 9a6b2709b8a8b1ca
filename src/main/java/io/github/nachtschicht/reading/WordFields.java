package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields that are open: an instruction, which is not text, and a result, which is. */
final class WordFields {

  private static final Pattern LINK =
      Pattern.compile("HYPERLINK\\s+(?:\"([^\"]*)\"|([^\\s\\\\\"]\\S*))", Pattern.CASE_INSENSITIVE);
  private static final Set<String> CONTENTS = Set.of("TOC", "INDEX", "TOA");

  /** Fields that are nested more deeply are taken for part of the one around them. */
  private static final int DEEPEST = 100;

  private static final class Field {
    final StringBuilder instruction = new StringBuilder();
    String link = "";
    String type = "";
    boolean result;
    boolean shown;
  }

  private final Deque<Field> open = new ArrayDeque<>();
  private int tooDeep;

  void begin() {
    if (open.size() == DEEPEST) {
      tooDeep++;
    } else {
      open.push(new Field());
    }
  }

  /** Opens a field whose instruction is known. */
  void begin(String instruction) {
    begin();
    instruction(instruction);
    separate();
  }

  void instruction(String text) {
    Field field = open.peek();
    if (field != null && !field.result) {
      field.instruction.append(text);
    }
  }

  void separate() {
    Field field = open.peek();
    if (field != null && tooDeep == 0 && !field.result) {
      field.result = true;
      settle(field);
    }
  }

  private static void settle(Field field) {
    String instruction = field.instruction.toString().strip();
    field.type = instruction.split("[\\s\\\\]", 2)[0].toUpperCase(Locale.ROOT);
    Matcher link = LINK.matcher(instruction);
    if (link.lookingAt()) {
      String target = link.group(1) == null ? link.group(2) : link.group(1);
      field.link = target.startsWith("#") ? "" : target;
    }
  }

  /** A text is shown: what is open has a result. */
  void shown() {
    open.forEach(field -> field.shown = true);
  }

  /** Ends the field opened last. Whether it is a formula that has no text. */
  boolean end() {
    if (tooDeep > 0) {
      tooDeep--;
      return false;
    }
    Field field = open.poll();
    if (field == null) {
      return false;
    }
    if (!field.result) {
      settle(field);
    }
    return !field.shown && field.type.equals("EQ");
  }

  /** Whether an instruction is being told. */
  boolean inInstruction() {
    return open.stream().anyMatch(field -> !field.result);
  }

  /** Ends fields of which only the instruction was told: their document forgot to end them. */
  void endInstructions() {
    open.removeIf(field -> !field.result);
  }

  /** Whether a table of contents or an index is open. */
  boolean inContents() {
    return open.stream().anyMatch(field -> field.result && CONTENTS.contains(field.type));
  }

  /** Ends tables of contents that their document forgot to end. */
  void endContents() {
    open.removeIf(field -> CONTENTS.contains(field.type));
  }

  /** Whether what is shown stands for a text that is filled in later. */
  boolean isPlaceholder() {
    Field field = open.peek();
    return field != null && field.result && field.type.equals("MERGEFIELD");
  }

  /** Where the innermost link leads; empty for nowhere outside the document. */
  String link() {
    return open.stream()
        .map(field -> field.link)
        .filter(link -> !link.isEmpty())
        .findFirst()
        .orElse("");
  }
}
