package io.github.nachtschicht.batch;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.EnglishNotation;
import io.github.nachtschicht.text.Inline;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.TokenScores;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that holds stretches no translation may touch: inline code, formulas and other
 * literals, {@link Addresses}, marks that part a line. Knows whether a translation kept them, and
 * can cut the sentence into what stands between them and put it together again.
 */
final class ProtectedText {

  /** Stands for code where the checks look: no letter, no digit, no mark they know. */
  private static final char OBJECT = '\uFFFC';

  /** {@code Bank | IBAN}, {@code ☐ ja ☐ nein}; not {@code P(A | B)}, {@code 3 · 4}. */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "(?<!\\S)(?<!(?<![\\p{L}\\p{N}])\\p{L}\\s)(?<![0-9]\\s(?=·\\s[1-9][0-9]{0,3}(?![0-9])))"
              + "[|·•](?!\\S|\\s\\p{L}(?![\\p{L}\\p{N}.]))|[☐☑☒□](?![\\p{L}\\p{N}])");

  /** As a model may write a dash. */
  private static final Pattern DOUBLE_HYPHEN = Pattern.compile("(?<!\\S)--(?!\\S)");

  private final String text;
  private final List<Span> literals;
  private final List<Span> codes;
  private final boolean row;

  /**
   * A piece of the sentence.
   *
   * @param before copied as it is: a literal, or white space and punctuation
   * @param core to be translated; empty where there is nothing
   */
  private record Part(String before, String core) {}

  private ProtectedText(String text, List<Span> literals, List<Span> codes, boolean row) {
    this.text = text;
    this.literals = literals;
    this.codes = codes;
    this.row = row;
  }

  /** Whether it is no sentence, but pieces with marks between them: they are translated apart. */
  boolean isRow() {
    return row;
  }

  /** The sentence with the literals that stand in it. */
  static ProtectedText of(Block block, Segment segment) {
    String text = segment.text();
    List<Span> literals = new ArrayList<>();
    for (Inline inline : block.inlines()) {
      if (inline.kind() == Inline.Kind.CODE || inline.kind() == Inline.Kind.LITERAL) {
        int start = Math.max(inline.span().start() - segment.span().start(), 0);
        int end = Math.min(inline.span().end() - segment.span().start(), text.length());
        if (start < end && !text.substring(start, end).isBlank()) {
          literals.add(new Span(start, end));
        }
      }
    }
    addFree(Addresses.in(text), literals);
    List<Span> codes = List.copyOf(literals);
    addFree(separators(text), literals);
    boolean row = literals.size() > codes.size();
    literals.sort(Comparator.comparingInt(Span::start));
    return new ProtectedText(text, literals, codes, row);
  }

  /** Adds those that overlap none that is there. */
  private static void addFree(List<Span> spans, List<Span> literals) {
    List<Span> taken = List.copyOf(literals);
    for (Span span : spans) {
      if (taken.stream().allMatch(t -> span.end() <= t.start() || t.end() <= span.start())) {
        literals.add(span);
      }
    }
  }

  /** Marks between what stands side by side in a line. */
  private static List<Span> separators(String text) {
    List<Span> separators = new ArrayList<>();
    Matcher matcher = SEPARATOR.matcher(text);
    while (matcher.find()) {
      separators.add(new Span(matcher.start(), matcher.end()));
    }
    return separators;
  }

  /** The whole sentence, in order. */
  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (Span literal : literals) {
      addGap(text.substring(from, literal.start()), parts);
      parts.add(new Part(literal.of(text), ""));
      from = literal.end();
    }
    addGap(text.substring(from), parts);
    return parts;
  }

  private static void addGap(String gap, List<Part> parts) {
    int start = 0;
    while (start < gap.length() && !Character.isLetterOrDigit(gap.codePointAt(start))) {
      start += Character.charCount(gap.codePointAt(start));
    }
    if (start == gap.length()) {
      parts.add(new Part(gap, ""));
      return;
    }
    int end = gap.length();
    while (end > start && isLoose(gap.charAt(end - 1))) {
      end--;
    }
    parts.add(new Part(gap.substring(0, start), gap.substring(start, end)));
    parts.add(new Part(gap.substring(end), ""));
  }

  /** Characters at the end of a gap that are copied rather than translated. */
  private static boolean isLoose(char c) {
    return Character.isWhitespace(c) || "([{„“\"'‚»«:,;–-/".indexOf(c) >= 0;
  }

  /** Whether there is anything beside the literals that could be translated. */
  boolean hasText() {
    if (literals.isEmpty()) {
      return true;
    }
    return parts().stream()
        .anyMatch(part -> part.core().codePoints().anyMatch(Character::isLetter));
  }

  /** Whether a translation holds every literal as often as the sentence does. */
  boolean isKeptIn(String target) {
    Map<String, Integer> wanted = new HashMap<>();
    for (Span literal : literals) {
      wanted.merge(literal.of(text), 1, Integer::sum);
    }
    for (Map.Entry<String, Integer> literal : wanted.entrySet()) {
      int found = 0;
      for (int at = target.indexOf(literal.getKey());
          at >= 0;
          at = target.indexOf(literal.getKey(), at + literal.getKey().length())) {
        if (standsAlone(target, at, at + literal.getKey().length())) {
          found++;
        }
      }
      if (found < literal.getValue()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the checks look at: code and addresses that the translation kept are blank on both sides,
   * all other characters stand where they stood. They say nothing that could be translated wrongly.
   */
  TranslatedSegment withoutCode(TranslatedSegment translated) {
    StringBuilder source = new StringBuilder(text);
    StringBuilder target = new StringBuilder(translated.target());
    for (Span code : codes) {
      String literal = code.of(text);
      int at = target.indexOf(literal);
      while (at >= 0 && !standsAlone(translated.target(), at, at + literal.length())) {
        at = target.indexOf(literal, at + 1);
      }
      if (at >= 0) {
        blank(source, code.start(), code.end());
        blank(target, at, at + literal.length());
      }
    }
    return codes.isEmpty() ? translated : translated.with(source.toString(), target.toString());
  }

  /** The sentence with a mark for each literal: where terms are looked for. */
  String withoutLiterals() {
    StringBuilder rest = new StringBuilder(text);
    literals.forEach(literal -> blank(rest, literal.start(), literal.end()));
    return literals.isEmpty() ? text : rest.toString();
  }

  private static void blank(StringBuilder text, int start, int end) {
    text.replace(start, end, OBJECT + " ".repeat(end - start - 1));
  }

  /** The letter x of "next" is not the code {@code x}. */
  private static boolean standsAlone(String target, int start, int end) {
    boolean before =
        start > 0
            && Character.isLetterOrDigit(target.charAt(start))
            && Character.isLetterOrDigit(target.charAt(start - 1));
    boolean after =
        end < target.length()
            && Character.isLetterOrDigit(target.charAt(end - 1))
            && Character.isLetterOrDigit(target.charAt(end));
    return !before && !after;
  }

  /**
   * A translation with literals and codes written as the sentence has them. A model reads
   * compatible forms as one, {@code 10⁶} as {@code 106}, and writes them so.
   */
  String restoredIn(String target) {
    String restored = target;
    for (Span literal : literals) {
      String wanted = literal.of(text);
      String folded = Normalizer.normalize(wanted, Normalizer.Form.NFKC);
      if (folded.equals(wanted) || restored.contains(wanted)) {
        continue;
      }
      for (int at = restored.indexOf(folded); at >= 0; at = restored.indexOf(folded, at + 1)) {
        if (standsAlone(restored, at, at + folded.length())) {
          restored = restored.substring(0, at) + wanted + restored.substring(at + folded.length());
          break;
        }
      }
    }
    String dashes =
        text.contains("--") ? restored : DOUBLE_HYPHEN.matcher(restored).replaceAll("–");
    return CopiedCodes.restored(text, EnglishNotation.possibleTimes(text, dashes));
  }

  /** What stands between the literals and is to be translated, in order. */
  List<String> cores() {
    return parts().stream().map(Part::core).filter(core -> !core.isEmpty()).toList();
  }

  /**
   * The sentence with its cores translated.
   *
   * @param translations one for each of {@link #cores()}
   */
  String join(List<String> translations) {
    StringBuilder joined = new StringBuilder();
    int next = 0;
    for (Part part : parts()) {
      joined.append(part.before());
      if (!part.core().isEmpty()) {
        joined.append(fit(part.core(), translations.get(next), next > 0 || joined.length() > 0));
        next++;
      }
    }
    return joined.toString();
  }

  /** A part translated by itself looks like a sentence: takes back capital and full stop. */
  private static String fit(String core, String translation, boolean inside) {
    String fitted = translation.strip();
    if (fitted.isEmpty()) {
      return fitted;
    }
    char last = core.charAt(core.length() - 1);
    if (fitted.endsWith(".") && last != '.' && fitted.length() > 1) {
      fitted = fitted.substring(0, fitted.length() - 1);
    }
    boolean loneCapital = fitted.length() < 2 || !Character.isLowerCase(fitted.charAt(1));
    if (inside && Character.isLowerCase(core.charAt(0)) && !loneCapital) {
      fitted = Character.toLowerCase(fitted.charAt(0)) + fitted.substring(1);
    }
    return fitted;
  }

  /**
   * The sentence put together again of what was translated for its {@link #cores}.
   *
   * @param source the sentence
   */
  TranslatedSegment joined(String source, List<TranslatedSegment> pieces) {
    EnumSet<TranslationNote> notes = EnumSet.of(TranslationNote.REJOINED);
    int sourceTokens = 0;
    int targetTokens = 0;
    double sum = 0;
    for (TranslatedSegment piece : pieces) {
      notes.addAll(piece.notes());
      sourceTokens += piece.sourceTokens();
      targetTokens += piece.targetTokens();
      sum += piece.score() * piece.targetTokens();
    }
    notes.remove(TranslationNote.PASSED_THROUGH);
    String target = join(pieces.stream().map(TranslatedSegment::target).toList());
    return new TranslatedSegment(
        source,
        target,
        targetTokens == 0 ? 0 : sum / targetTokens,
        sourceTokens,
        targetTokens,
        notes,
        scores(target, pieces));
  }

  /** The pieces' scores at their places; joining may have changed their case and final stop. */
  private static TokenScores scores(String target, List<TranslatedSegment> pieces) {
    TokenScores all = TokenScores.NONE;
    int from = 0;
    for (TranslatedSegment piece : pieces) {
      String text = piece.target();
      int length = text.endsWith(".") ? text.length() - 1 : text.length();
      int at = from;
      while (at + length <= target.length() && !target.regionMatches(true, at, text, 0, length)) {
        at++;
      }
      if (length > 0 && at + length <= target.length()) {
        all = all.then(piece.tokens(), at);
        from = at + text.length();
      }
    }
    return all;
  }
}
