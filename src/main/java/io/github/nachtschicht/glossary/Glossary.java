package io.github.nachtschicht.glossary;

import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * How the house calls things: which German terms a sentence holds, and what must and must not stand
 * for them in its translation. Immutable and thread-safe.
 *
 * <p>Of terms that overlap the longest counts, in characters; of equally long ones the one that
 * begins first. Entries for the same words count together: what any of them allows is allowed, but
 * for what any of them forbids.
 */
public final class Glossary {

  /** Name of the glossary in the output folder, which is used by itself. */
  public static final String FILE_NAME = "glossary.tsv";

  /** No terms. */
  public static final Glossary NONE = of(List.of());

  /** Grows when the same entries would find or ask for other terms than before. */
  private static final int VERSION = 1;

  /** Most characters of a word that is taken apart into the parts of a compound. */
  private static final int LONGEST_COMPOUND = 100;

  /** Broken lines of a file that are told of one by one. */
  private static final int TOLD = 20;

  private final List<GlossaryEntry> entries;
  private final List<Looked> terms = new ArrayList<>();

  /** The terms by the forms of their {@link GermanTerm#rarest} word. */
  private final FormIndex wholes = new FormIndex();

  /** The same for those whose word may be a part of another. */
  private final FormIndex parts = new FormIndex();

  private boolean open;
  private final String fingerprint;

  /** A term that is looked for, and the number of its entry. */
  private record Looked(GermanTerm term, int entry) {}

  /**
   * Where a term stands.
   *
   * @param entry number of its entry
   * @param from UTF-16 offset in the sentence as {@link GermanText} has it
   * @param to behind it
   * @param exact whether it stands there letter by letter
   */
  private record Match(int entry, int from, int to, boolean exact, EnglishForms.Kind kind) {

    int length() {
      return to - from;
    }
  }

  private Glossary(List<GlossaryEntry> entries) {
    this.entries = List.copyOf(entries);
    for (int i = 0; i < this.entries.size(); i++) {
      for (GermanTerm term : this.entries.get(i).terms()) {
        add(term, i);
      }
    }
    wholes.ready();
    parts.ready();
    fingerprint = fingerprintOf(this.entries);
  }

  private void add(GermanTerm term, int entry) {
    int number = terms.size();
    terms.add(new Looked(term, entry));
    open |= term.isOpen();
    GermanTerm.Word word = term.words().get(term.rarest());
    word.forms().forEach(form -> (word.isOpen() ? parts : wholes).add(form, number));
  }

  /** A glossary. */
  public static Glossary of(List<GlossaryEntry> entries) {
    return new Glossary(entries);
  }

  /**
   * Reads glossary files, the most important first.
   *
   * @param warnings told of lines that are left out: file, line and reason
   * @throws IOException if a file cannot be read at all; the message names file and cause
   */
  public static Glossary load(List<Path> files, Consumer<String> warnings) throws IOException {
    List<GlossaryEntry> entries = new ArrayList<>();
    for (Path file : files) {
      GlossaryFile read = GlossaryFile.read(file);
      entries.addAll(read.entries());
      read.problems().stream().limit(TOLD).forEach(warnings);
      if (read.problems().size() > TOLD) {
        warnings.accept(file + ": " + (read.problems().size() - TOLD) + " more lines are left out");
      }
    }
    return of(entries);
  }

  /**
   * The files that apply: those that were named, and the one in the output folder before them.
   *
   * @param output the output folder
   */
  public static List<Path> files(Path output, List<Path> named) {
    Path own = output.resolve(FILE_NAME);
    return Stream.concat(Files.exists(own) ? Stream.of(own) : Stream.of(), named.stream()).toList();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** All entries in order. */
  public List<GlossaryEntry> entries() {
    return entries;
  }

  /** Fingerprint of all entries, 64 hexadecimal digits; empty if there are none. */
  public String fingerprint() {
    return fingerprint;
  }

  private static String fingerprintOf(Collection<GlossaryEntry> entries) {
    if (entries.isEmpty()) {
      return "";
    }
    Set<String> lines = new LinkedHashSet<>();
    entries.forEach(entry -> lines.add(entry.content()));
    return Sha256.of(VERSION + " " + TermRules.VERSION + "\n" + String.join("\n", lines));
  }

  /**
   * Fingerprint of the entries whose terms stand in some sentences, in the glossary's order.
   *
   * @return 64 hexadecimal digits, or empty if none does
   */
  public String fingerprint(Collection<String> sentences) {
    return fingerprintOf(used(sentences));
  }

  /** The entries whose terms stand in some sentences, in the glossary's order. */
  public List<GlossaryEntry> used(Collection<String> sentences) {
    if (isEmpty()) {
      return List.of();
    }
    Set<Integer> used = new TreeSet<>();
    for (String sentence : sentences) {
      matches(GermanText.of(sentence)).forEach(same -> same.forEach(m -> used.add(m.entry())));
    }
    return used.stream().map(entries::get).toList();
  }

  /**
   * Whether an entry may apply to a sentence of which only the words are known. False is sure.
   *
   * @param words hash codes of the sentence's words, folded: small letters, {@code ss} for {@code
   *     ß}; ascending
   */
  public boolean mayApply(int[] words) {
    if (open) {
      return true;
    }
    BitSet seen = new BitSet();
    for (int word : words) {
      wholes.terms(word).forEach(seen::set);
    }
    return seen.stream().anyMatch(number -> mayStand(terms.get(number).term(), words));
  }

  private static boolean mayStand(GermanTerm term, int[] words) {
    return term.words().stream()
        .filter(word -> !word.isMark())
        .allMatch(
            word ->
                word.forms().stream()
                    .anyMatch(form -> Arrays.binarySearch(words, form.hashCode()) >= 0));
  }

  /** What must and must not stand in a sentence's translation. */
  public TermRules rules(String sentence) {
    if (isEmpty()) {
      return TermRules.NONE;
    }
    GermanText text = GermanText.of(sentence);
    List<RequiredTerm> required = new ArrayList<>();
    Set<String> forbidden = new LinkedHashSet<>();
    for (List<Match> same : matches(text)) {
      Set<String> allowed = new LinkedHashSet<>();
      Set<String> refused = new LinkedHashSet<>();
      for (Match match : same) {
        GlossaryEntry entry = entries.get(match.entry());
        EnglishForms.Kind kind = entry.isName() ? EnglishForms.Kind.OTHER : match.kind();
        entry.targets().forEach(target -> allowed.addAll(EnglishForms.of(target, kind)));
        entry.forbidden().forEach(target -> refused.addAll(EnglishForms.of(target, kind)));
      }
      allowed.removeAll(refused);
      if (!allowed.isEmpty()) {
        Match first = same.get(0);
        required.add(
            new RequiredTerm(
                text.text().substring(first.from(), first.to()), List.copyOf(allowed)));
      }
      forbidden.addAll(refused);
    }
    // what is part of a required form cannot be forbidden at the same time
    forbidden.removeIf(
        form ->
            required.stream().anyMatch(t -> t.targets().stream().anyMatch(x -> x.contains(form))));
    return required.isEmpty() && forbidden.isEmpty()
        ? TermRules.NONE
        : new TermRules(required, List.copyOf(forbidden));
  }

  /** The matches that count, in order of their place; those of the same words together. */
  private List<List<Match>> matches(GermanText text) {
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < text.tokens().size(); i++) {
      int at = i;
      candidates(
          text.tokens().get(i),
          number -> {
            GermanTerm term = terms.get(number).term();
            int first = at - term.rarest();
            if (term.matchesAt(text, first)) {
              GermanText.Token last = text.tokens().get(first + term.words().size() - 1);
              all.add(
                  new Match(
                      terms.get(number).entry(),
                      text.tokens().get(first).from(),
                      last.to(),
                      term.isExactlyAt(text, first),
                      term.kind()));
            }
          });
    }
    all.sort(
        Comparator.comparingInt(Match::length)
            .reversed()
            .thenComparing(Match::from)
            .thenComparing(match -> !match.exact())
            .thenComparing(Match::entry));
    Map<Integer, List<Match>> chosen = new LinkedHashMap<>();
    BitSet taken = new BitSet();
    for (Match match : all) {
      List<Match> same = chosen.get(match.from());
      if (taken.get(match.from(), match.to()).isEmpty()) {
        chosen.put(match.from(), new ArrayList<>(List.of(match)));
        taken.set(match.from(), match.to());
      } else if (same != null
          && same.get(0).to() == match.to()
          && same.get(0).exact() == match.exact()
          && same.stream().noneMatch(m -> m.entry() == match.entry())) {
        same.add(match);
      }
    }
    return chosen.values().stream()
        .sorted(Comparator.comparingInt(same -> same.get(0).from()))
        .toList();
  }

  private void candidates(GermanText.Token token, IntConsumer numbers) {
    String folded = token.folded();
    BitSet found = new BitSet();
    wholes.terms(folded.hashCode()).forEach(found::set);
    if (!parts.isEmpty() && folded.length() <= LONGEST_COMPOUND) {
      for (int from = 0; from < folded.length(); from++) {
        int hash = 0;
        for (int to = from; to < folded.length(); to++) {
          hash = 31 * hash + folded.charAt(to);
          parts.terms(hash).forEach(found::set);
        }
      }
    }
    found.stream().forEach(numbers);
  }
}
