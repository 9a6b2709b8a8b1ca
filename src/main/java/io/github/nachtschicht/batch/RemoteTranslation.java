package io.github.nachtschicht.batch;

import org.springframework.batch.infrastructure.item.ItemWriter;

/** Has the documents of a run translated by other machines. */
public interface RemoteTranslation extends AutoCloseable {

  /**
   * Makes ready. Called at most once, by whoever holds the lock of the output folder, and only if
   * there is something to translate.
   *
   * @param run what to translate for; told of what comes back
   * @return the writer of the run's step: takes a document and sees to it that it is translated.
   *     Where it listens to the step, it may go on until the step's end
   * @throws RunException if the other machines are out of reach
   */
  ItemWriter<InputDocument> open(RemoteRun run) throws RunException;

  /** Ends all connections. */
  @Override
  void close();
}
