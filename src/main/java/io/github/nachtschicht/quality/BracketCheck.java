package io.github.nachtschicht.quality;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Brackets of the translation pair up where those of the German sentence do. */
final class BracketCheck implements QualityCheck {

  private static final String OPEN = "([{";
  private static final String CLOSE = ")]}";

  @Override
  public List<String> check(SentencePair pair) {
    if (unpaired(pair.source().text()) != 0) {
      return List.of();
    }
    char mark = unpaired(pair.target().text());
    return mark == 0
        ? List.of()
        : List.of("the bracket " + mark + " has no counterpart in the translation");
  }

  /** The first bracket without a partner, or 0. */
  private static char unpaired(String text) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (OPEN.indexOf(c) >= 0) {
        open.push(c);
      } else if (CLOSE.indexOf(c) >= 0 && !isFace(text, i)) {
        Character partner = open.poll();
        if (partner == null || OPEN.indexOf(partner) != CLOSE.indexOf(c)) {
          return partner == null ? c : partner;
        }
      }
    }
    return open.isEmpty() ? 0 : open.peekLast();
  }

  /** Whether the bracket at an index ends a smiley: {@code :)} or {@code ;-)}. */
  private static boolean isFace(String text, int at) {
    int eyes = at > 0 && text.charAt(at - 1) == '-' ? at - 2 : at - 1;
    return eyes >= 0
        && (text.charAt(eyes) == ':' || text.charAt(eyes) == ';')
        && (eyes == 0 || text.charAt(eyes - 1) == ' ');
  }
}
