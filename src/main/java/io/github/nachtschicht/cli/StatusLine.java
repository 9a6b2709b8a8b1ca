package io.github.nachtschicht.cli;

import java.io.PrintWriter;

/**
 * One line on a terminal's standard error that says what is going on, and is gone when that is
 * done. Nothing where standard error is not a terminal. For several threads.
 */
final class StatusLine implements AutoCloseable {

  /** Set by the start script; Java 17 cannot tell. */
  private static final String PROPERTY = "stderr.terminal";

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private boolean shown;

  private StatusLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** A line on {@code err} if that is a terminal. */
  static StatusLine onTerminal(PrintWriter err) {
    return new StatusLine(err, Boolean.getBoolean(PROPERTY) || System.console() != null);
  }

  /** Shows another text; an empty one takes the line away. */
  synchronized void show(String text) {
    if (terminal && (shown || !text.isEmpty())) {
      err.print(CLEAR + text);
      err.flush();
      shown = !text.isEmpty();
    }
  }

  /** Says something that stays; also where standard error is no terminal. */
  synchronized void above(String text) {
    show("");
    err.println(text);
    err.flush();
  }

  @Override
  public void close() {
    show("");
  }
}
