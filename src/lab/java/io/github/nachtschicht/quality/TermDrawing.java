package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.WordLinks.Word;
import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TokenScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws terms from a sentence and its reference translation, as somebody who knows both would put
 * them into a glossary. What stands for what is decided by the lexicon of the quality checks; no
 * translation by a model is looked at.
 */
public final class TermDrawing {

  /** Two words this probably translate each other. */
  private static final double SURE = 0.15;

  /** Share of the terms that are made longer by the words beside them, if these go together too. */
  private static final double LONGER = 0.4;

  private static final int MOST = 3;

  private TermDrawing() {}

  private record Place(int from, int to, int targetFrom, int targetTo) {

    boolean overlaps(Place other) {
      return from < other.to && other.from < to
          || targetFrom < other.targetTo && other.targetFrom < targetTo;
    }
  }

  /**
   * Draws 1 to 3 terms; none from a sentence that has none. A term has one allowed form, the
   * reference's, which does not begin the reference.
   */
  public static List<RequiredTerm> draw(String source, String reference, Random random) {
    List<Place> places = places(source, reference, random);
    Collections.shuffle(places, random);
    int wanted = 1 + random.nextInt(MOST);
    List<Place> drawn = new ArrayList<>();
    for (Place place : places) {
      if (drawn.size() < wanted && drawn.stream().noneMatch(place::overlaps)) {
        drawn.add(place);
      }
    }
    return drawn.stream()
        .map(
            place ->
                new RequiredTerm(
                    source.substring(place.from, place.to),
                    List.of(reference.substring(place.targetFrom, place.targetTo))))
        .toList();
  }

  private static List<Place> places(String source, String reference, Random random) {
    WordLinks links =
        new WordLinks(TokenizedText.of(source), TokenizedText.of(reference), TokenScores.NONE);
    List<Place> places = new ArrayList<>();
    for (int g = 0; g < links.german().size(); g++) {
      Place place = place(links, g, reference);
      if (place != null && random.nextDouble() < LONGER && g + 1 < links.german().size()) {
        Place next = place(links, g + 1, reference);
        if (next != null
            && isBeside(source, place.to, next.from)
            && isBeside(reference, place.targetTo, next.targetFrom)) {
          place = new Place(place.from, next.to, place.targetFrom, next.targetTo);
        }
      }
      if (place != null) {
        places.add(place);
      }
    }
    return places;
  }

  /** A German word and the English ones beside each other that stand for it; null for none. */
  private static @Nullable Place place(WordLinks links, int g, String reference) {
    Word german = links.german().get(g);
    int e = german.partner;
    if (e < 0 || links.link(g, e) < SURE || links.partnerOfEnglish(e) != g) {
      return null;
    }
    int from = e;
    int to = e;
    while (from > 0 && isPart(links, g, from - 1, from, reference)) {
      from--;
    }
    while (to + 1 < links.english().size() && isPart(links, g, to + 1, to, reference)) {
      to++;
    }
    return links.english().get(from).first
        ? null
        : new Place(
            german.token.start(),
            german.token.end(),
            links.english().get(from).token.start(),
            links.english().get(to).token.end());
  }

  private static boolean isPart(
      WordLinks links, int g, int english, int neighbour, String reference) {
    int left = Math.min(english, neighbour);
    return links.partnerOfEnglish(english) == g
        && isBeside(
            reference,
            links.english().get(left).token.end(),
            links.english().get(left + 1).token.start());
  }

  private static boolean isBeside(String text, int end, int start) {
    return start == end + 1 && text.charAt(end) == ' ';
  }
}
