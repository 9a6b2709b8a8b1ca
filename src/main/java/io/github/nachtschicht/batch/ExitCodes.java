package io.github.nachtschicht.batch;

/** The program's exit codes. A run that was stopped by a signal ends with 128 and its number. */
public final class ExitCodes {

  /** All done, or nothing to do. */
  public static final int DONE = 0;

  /** The run failed. */
  public static final int FAILED = 1;

  /** The command line or configuration is wrong. */
  public static final int USAGE = 2;

  /** Finished in good order, but some documents were skipped or left for the next run. */
  public static final int INCOMPLETE = 3;

  /** Another run holds the output folder ({@code EX_TEMPFAIL} of sysexits.h). */
  public static final int LOCKED = 75;

  private ExitCodes() {}
}
