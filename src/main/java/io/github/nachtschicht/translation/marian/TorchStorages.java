package io.github.nachtschicht.translation.marian;

import java.io.Closeable;
import java.io.IOException;

/** Where the numbers of a torch file are. Not thread-safe. */
interface TorchStorages extends Closeable {

  /**
   * Reads a part of a storage.
   *
   * @param storage one that {@link #check} accepted
   * @param first first element
   * @param count number of elements, all within the storage
   */
  float[] read(TorchUnpickler.Storage storage, long first, int count) throws IOException;

  /**
   * Whether a storage is there, as large as the pickle says.
   *
   * @throws IOException if not; the message says what is wrong, without the file's name
   */
  void check(TorchUnpickler.Storage storage) throws IOException;
}
