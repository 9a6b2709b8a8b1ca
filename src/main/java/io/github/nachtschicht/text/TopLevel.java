package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordList;

/** Top-level domains by which a bare host name is known: those that German texts mostly name. */
public final class TopLevel {

  /** Alternatives of a pattern. */
  public static final String ALTERNATIVES =
      String.join("|", WordList.lines(TopLevel.class, "top-level.txt"));

  private TopLevel() {}
}
