package io.github.nachtschicht.models;

/** Is told how a download goes on; called on the thread that pulls. */
public interface PullListener {

  /** Tells nobody. */
  PullListener NONE = new PullListener() {};

  /**
   * All that is to be downloaded is known.
   *
   * @param model repository
   * @param commit 40 hexadecimal digits
   * @param bytes to be downloaded, including what an interrupted download left
   * @param files to be downloaded; 0 if everything is there
   */
  default void planned(String model, String commit, long bytes, int files) {}

  /**
   * A file is begun.
   *
   * @param bytes its size
   * @param kept bytes of it that an interrupted download left
   */
  default void started(String file, long bytes, long kept) {}

  /**
   * More of the file is there.
   *
   * @param bytes since the last call; negative if the file is begun anew
   */
  default void received(long bytes) {}

  /** A file is whole, verified and in place. */
  default void finished(String file, long bytes) {}

  /** Something a person should know: a wait, another try, a damaged file replaced. */
  default void note(String message) {}
}
