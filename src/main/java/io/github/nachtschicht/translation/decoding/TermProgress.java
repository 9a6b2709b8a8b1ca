package io.github.nachtschicht.translation.decoding;

import io.github.nachtschicht.translation.decoding.TermConstraints.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a hypothesis meets its constraints. A form counts as soon as its last token stands, and
 * no more if the next token prolongs its last word. Its tokens count for one constraint only.
 * Immutable.
 */
final class TermProgress {

  private final TermConstraints constraints;

  /** Bit c: constraint c is met. */
  private final long met;

  /** Constraint that is met if the next token does not prolong the word; -1 for none. */
  private final int pending;

  /** Forms that have begun. */
  private final List<Match> matches;

  private final boolean first;

  /** Whether a word may begin here without a space. */
  private final boolean open;

  private record Match(int constraint, int[] tokens, int position) {

    int left() {
      return tokens.length - position;
    }
  }

  private TermProgress(
      TermConstraints constraints,
      long met,
      int pending,
      List<Match> matches,
      boolean first,
      boolean open) {
    this.constraints = constraints;
    this.met = met;
    this.pending = pending;
    this.matches = matches;
    this.first = first;
    this.open = open;
  }

  /** Before the first token. */
  static TermProgress start(TermConstraints constraints) {
    return new TermProgress(constraints, 0, -1, List.of(), true, true);
  }

  TermProgress with(int token) {
    boolean joins = constraints.edges().joining().get(token);
    boolean wordGoesOn = pending >= 0 && joins;
    long before = wordGoesOn ? met & ~(1L << pending) : met;
    List<Match> begun = new ArrayList<>();
    if (pending < 0 || wordGoesOn) {
      for (Match match : matches) {
        if (match.tokens[match.position] == token) {
          begun.add(new Match(match.constraint, match.tokens, match.position + 1));
        }
      }
    }
    for (int c = 0; c < constraints.required().size(); c++) {
      if ((before & 1L << c) == 0) {
        for (Form form : constraints.required().get(c)) {
          if (form.tokens()[0] == token && constraints.mayBegin(form.tokens(), open)) {
            begun.add(new Match(c, form.tokens(), 1));
          }
        }
      }
    }
    Match whole = null;
    List<Match> left = new ArrayList<>();
    for (Match match : begun) {
      if (match.left() > 0) {
        left.add(match);
      } else if (whole == null || match.tokens.length > whole.tokens.length) {
        whole = match;
      }
    }
    boolean openNow = constraints.edges().open().get(token);
    if (whole == null) {
      return new TermProgress(constraints, before, -1, left, false, openNow);
    }
    return new TermProgress(
        constraints,
        before | 1L << whole.constraint,
        openNow ? -1 : whole.constraint,
        openNow ? List.of() : left,
        false,
        openNow);
  }

  /** How many constraints are met if nothing follows. */
  int met() {
    return Long.bitCount(met);
  }

  /** Whether all constraints are met if nothing follows. */
  boolean isComplete() {
    return met() == constraints.required().size();
  }

  private boolean isOffered(int constraint) {
    return constraint < constraints.offered() && (met & 1L << constraint) == 0;
  }

  /** How many of the constraints that are offered are neither met nor begun. */
  int left() {
    int left = 0;
    for (int c = 0; c < constraints.offered(); c++) {
      left += isOffered(c) ? 1 : 0;
    }
    return matches.stream().anyMatch(match -> isOffered(match.constraint)) ? left - 1 : left;
  }

  /** Tokens that begin a form of an open constraint or go on with one, each once. */
  int[] offered() {
    List<Integer> tokens = new ArrayList<>();
    for (Match match : matches) {
      if (isOffered(match.constraint)) {
        add(tokens, match.tokens[match.position]);
      }
    }
    for (int c = 0; c < constraints.offered(); c++) {
      if (isOffered(c)) {
        for (Form form : constraints.required().get(c)) {
          if ((first || !form.opening()) && constraints.mayBegin(form.tokens(), open)) {
            add(tokens, form.tokens()[0]);
          }
        }
      }
    }
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void add(List<Integer> tokens, int token) {
    if (!tokens.contains(token)) {
      tokens.add(token);
    }
  }
}
