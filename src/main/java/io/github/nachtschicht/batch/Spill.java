package io.github.nachtschicht.batch;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps on disk what a run needs again at its end, so that its memory does not grow with the number
 * of documents. Worth nothing after the run: never flushed, removed by {@link #close}, and by the
 * next run if this one is killed. For one thread at a time.
 *
 * @param <T> a record that is the same again after a way through JSON
 */
final class Spill<T> implements AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Path path;
  private final Class<T> type;

  /** What the disk did not take. */
  private final List<T> held = new ArrayList<>();

  private @Nullable RandomAccessFile file;
  private long end;

  /**
   * Begins with nothing; makes the file when there is something to keep.
   *
   * @param path the file; replaced if it is there
   */
  Spill(Path path, Class<T> type) {
    this.path = path;
    this.type = type;
  }

  /**
   * Keeps a value, in memory if the disk does not take it.
   *
   * @return where it is, for {@link #read}
   */
  long add(T value) {
    try {
      byte[] json = JSON.writeValueAsBytes(value);
      byte[] entry =
          ByteBuffer.allocate(Integer.BYTES + json.length).putInt(json.length).put(json).array();
      // No channel: an interrupted thread closes channels.
      RandomAccessFile open = file;
      if (open == null) {
        Files.deleteIfExists(path);
        open = new RandomAccessFile(path.toFile(), "rw");
        file = open;
      }
      long at = end;
      open.seek(at);
      open.write(entry);
      end += entry.length;
      return at;
    } catch (IOException | JacksonException e) {
      held.add(value);
      return -held.size();
    }
  }

  /**
   * What is kept at a place.
   *
   * @throws IOException if it cannot be read any more
   */
  T read(long at) throws IOException {
    if (at < 0) {
      return held.get((int) (-at - 1));
    }
    RandomAccessFile open = file;
    if (open == null) {
      throw new IOException(path + " is closed");
    }
    try {
      open.seek(at);
      byte[] head = new byte[Integer.BYTES];
      open.readFully(head);
      int length = ByteBuffer.wrap(head).getInt();
      if (length < 0 || length > end - at) {
        throw new EOFException();
      }
      byte[] json = new byte[length];
      open.readFully(json);
      return JSON.readValue(json, type);
    } catch (EOFException | JacksonException e) {
      throw new IOException(path + " is damaged", e);
    }
  }

  @Override
  public void close() {
    RandomAccessFile open = file;
    file = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The next run removes it.
    }
  }
}
