package io.github.nachtschicht.translation;

import io.github.nachtschicht.text.Capitals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What must and what must not stand in a translation.
 *
 * <p>A form stands in a text where its characters do and no letter or digit touches them. A form
 * whose first word is in lower case also stands where that word is capitalised, and any form where
 * a text in capitals has it in capitals.
 *
 * @param required each must stand in the translation, at a place of its own: a term that is
 *     required twice must stand there twice
 * @param forbidden surface forms that must not stand in it; none blank, none with control
 *     characters
 */
public record TermRules(List<RequiredTerm> required, List<String> forbidden) {

  /** Grows when a sentence would be translated otherwise than before by the same rules. */
  public static final byte VERSION = 3;

  /** Everything may stand in the translation. */
  public static final TermRules NONE = new TermRules(List.of(), List.of());

  public TermRules {
    required = List.copyOf(required);
    forbidden = List.copyOf(forbidden);
    forbidden.forEach(TermRules::check);
  }

  static void check(String form) {
    if (form.isBlank() || form.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a form of a term must not be blank nor hold control characters, was '" + form + "'");
    }
  }

  /** Whether there are no rules. */
  public boolean isEmpty() {
    return required.isEmpty() && forbidden.isEmpty();
  }

  /** The required terms that a translation lacks, in order. */
  public List<RequiredTerm> missedIn(String target) {
    List<List<Place>> places = required.stream().map(term -> places(term, target)).toList();
    // whoever has the fewest places chooses first
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < required.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> places.get(i).size()));
    List<Place> taken = new ArrayList<>();
    boolean[] met = new boolean[required.size()];
    for (int i : order) {
      for (Place place : places.get(i)) {
        if (!met[i] && taken.stream().noneMatch(place::overlaps)) {
          taken.add(place);
          met[i] = true;
        }
      }
    }
    List<RequiredTerm> missed = new ArrayList<>();
    for (int i = 0; i < met.length; i++) {
      if (!met[i]) {
        missed.add(required.get(i));
      }
    }
    return missed;
  }

  /** The forbidden forms that stand in a translation, in order. */
  public List<String> forbiddenIn(String target) {
    return forbidden.stream().filter(form -> !places(form, target).isEmpty()).toList();
  }

  /** At how many places, none overlapping another, a required form stands; longer forms first. */
  public int standingIn(String target) {
    List<Place> taken = new ArrayList<>();
    required.stream()
        .flatMap(term -> places(term, target).stream())
        .sorted(Comparator.comparingInt(place -> place.from() - place.to()))
        .forEach(
            place -> {
              if (taken.stream().noneMatch(place::overlaps)) {
                taken.add(place);
              }
            });
    return taken.size();
  }

  /** Whether a translation keeps all rules. */
  public boolean areKeptBy(String target) {
    return brokenBy(target) == 0;
  }

  /** How many required terms a translation lacks and forbidden forms it has. */
  public int brokenBy(String target) {
    return missedIn(target).size() + forbiddenIn(target).size();
  }

  private record Place(int from, int to) {

    boolean overlaps(Place other) {
      return from < other.to && other.from < to;
    }
  }

  private static List<Place> places(RequiredTerm term, String text) {
    List<Place> places = new ArrayList<>();
    term.targets().stream()
        .sorted(Comparator.comparingInt(form -> -form.length()))
        .forEach(form -> places.addAll(places(form, text)));
    return places;
  }

  private static List<Place> places(String form, String text) {
    List<Place> places = new ArrayList<>();
    addPlaces(form, text, places);
    String capitalised = capitalised(form);
    if (!capitalised.equals(form)) {
      addPlaces(capitalised, text, places);
    }
    if (places.isEmpty() && Capitals.isMostlyCapitals(text)) {
      addPlaces(form.toUpperCase(Locale.ROOT), text, places);
    }
    return places;
  }

  private static void addPlaces(String form, String text, List<Place> places) {
    for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      int to = at + form.length();
      boolean before = at > 0 && joins(text.codePointBefore(at), form.codePointAt(0));
      boolean behind =
          to < text.length() && joins(text.codePointAt(to), form.codePointBefore(form.length()));
      if (!before && !behind) {
        places.add(new Place(at, to));
      }
    }
  }

  private static boolean joins(int outside, int inside) {
    return Character.isLetterOrDigit(outside) && Character.isLetterOrDigit(inside);
  }

  /**
   * A form as it stands at the beginning of a sentence; itself if its first word is not all in
   * lower case.
   */
  public static String capitalised(String form) {
    int first = form.codePointAt(0);
    int end = form.indexOf(' ') < 0 ? form.length() : form.indexOf(' ');
    String word = form.substring(0, end);
    return word.codePoints().anyMatch(Character::isUpperCase)
        ? form
        : new StringBuilder()
            .appendCodePoint(Character.toTitleCase(first))
            .append(form, Character.charCount(first), form.length())
            .toString();
  }
}
