package io.github.nachtschicht.models;

import io.github.nachtschicht.models.RepositoryListing.HubFile;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file on its way into its partial file, over as many tries as it takes. */
final class Download {

  private static final String PARTIAL = ".nachtschicht-incomplete";
  private static final long PROGRESS_BYTES = 1L << 20;
  private static final int WRONG_TRIES = 2;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  private final HubClient client;
  private final Retries retries;

  private final HubCache cache;
  private final String commit;
  private final HubFile file;
  private final Path partial;
  private final PullListener listener;
  private long received;
  private int wrong;

  Download(
      HubClient client,
      Retries retries,
      HubCache cache,
      String commit,
      HubFile file,
      Path partial,
      PullListener listener) {
    this.client = client;
    this.retries = retries;
    this.cache = cache;
    this.commit = commit;
    this.file = file;
    this.partial = partial;
    this.listener = listener;
  }

  /** Returns the bytes that came over the wire, once the partial file is whole and right. */
  long run() throws IOException, InterruptedException {
    listener.started(file.name(), file.size(), kept());
    int failures = 0;
    long progress = received;
    while (true) {
      try {
        if (attempt()) {
          return received;
        }
      } catch (TransientHubException e) {
        failures = received - progress >= PROGRESS_BYTES ? 1 : failures + 1;
        progress = received;
        retries.pause(
            new TransientHubException(file.name() + ": " + e.getMessage(), e.retryAfter(), e),
            failures);
      }
    }
  }

  private long kept() throws IOException {
    return Files.isRegularFile(partial) ? Files.size(partial) : 0;
  }

  /** Whether the file is whole now; false if what was there proved wrong and was dropped. */
  private boolean attempt() throws IOException, InterruptedException {
    long kept = kept();
    if (kept > file.size()) {
      drop(kept);
      kept = 0;
    }
    MessageDigest digest = newDigest(file);
    if (kept > 0) {
      Sha256.update(digest, partial);
    }
    if (kept < file.size() || !Files.exists(partial)) {
      fetch(kept, digest);
    }
    String hash = Sha256.hex(digest.digest());
    if (hash.equals(file.hash())) {
      return true;
    }
    drop(file.size());
    wrongAnswer(
        "the bytes are not those the hub lists (%s%s instead of %s)"
            .formatted(file.large() ? "SHA-256 " : "git hash ", hash, file.hash()));
    return false;
  }

  private void drop(long size) throws IOException {
    Files.deleteIfExists(partial);
    Files.deleteIfExists(validator(partial));
    listener.received(-size);
  }

  /** An answer that contradicts the hub's own listing: one more try, then the end. */
  private void wrongAnswer(String what) {
    wrong++;
    if (wrong >= WRONG_TRIES) {
      throw ModelException.of(
          "%s of %s is refused: %s, also at another try. Is a proxy or login page in between?"
              + " Nothing wrong was kept.",
          file.name(), cache.repository(), what);
    }
    listener.note(file.name() + ": " + what + "; trying once more");
  }

  private void fetch(long kept, MessageDigest digest) throws IOException, InterruptedException {
    HubClient.Answer answer =
        client.file(
            cache.repository(), commit, file.name(), kept, kept == 0 ? null : validatorOf(kept));
    try (GuardedBody body = client.guarded(answer)) {
      long from = check(answer, kept);
      if (from < kept) {
        // the whole file comes, not the rest: begin anew
        digest.reset();
        digest.update(prefix(file));
        drop(kept);
      }
      HubClient.header(answer.response(), "ETag")
          .filter(etag -> etag.startsWith("\"") && etag.length() < 300)
          .ifPresentOrElse(this::rememberValidator, () -> rememberValidator(""));
      receive(body, from, digest, answer);
    }
  }

  private @Nullable String validatorOf(long kept) {
    try {
      String etag = Files.readString(validator(partial)).strip();
      return kept > 0 && etag.startsWith("\"") ? etag : null;
    } catch (IOException e) {
      return null; // the hash decides in the end
    }
  }

  private void rememberValidator(String etag) {
    try {
      Files.writeString(validator(partial), etag);
    } catch (IOException e) {
      // only saves a try
    }
  }

  /** Checks the head of an answer; returns the offset its body begins at, 0 or {@code kept}. */
  private long check(HubClient.Answer answer, long kept) throws IOException {
    if (answer.commit() != null && !answer.commit().equals(commit)) {
      throw refused("it is of another commit (" + OneLine.brief(answer.commit()) + ")");
    }
    if (answer.linkedHash() != null && !answer.linkedHash().equals(file.hash())) {
      throw refused("X-Linked-ETag contradicts the hub's listing");
    }
    if (answer.linkedSize() >= 0 && answer.linkedSize() != file.size()) {
      throw refused("X-Linked-Size contradicts the hub's listing");
    }
    long from = 0;
    if (answer.status() == 416) {
      drop(kept);
      throw new TransientHubException("the rest of the file is refused (HTTP 416)", null);
    }
    if (answer.status() == 206) {
      Matcher range =
          CONTENT_RANGE.matcher(HubClient.header(answer.response(), "Content-Range").orElse(""));
      if (kept == 0
          || !range.matches()
          || Long.parseLong(range.group(1)) != kept
          || Long.parseLong(range.group(2)) != file.size() - 1
          || Long.parseLong(range.group(3)) != file.size()) {
        drop(kept);
        wrongAnswer("another range of bytes came than was asked for");
        throw new TransientHubException("another range came than was asked for", null);
      }
      from = kept;
    }
    long length =
        HubClient.header(answer.response(), "Content-Length").map(HubClient::number).orElse(-1L);
    if (length >= 0 && length != file.size() - from) {
      wrongAnswer(
          "an answer of " + length + " bytes came where the hub lists " + (file.size() - from));
      throw new TransientHubException("an answer of the wrong length came", null);
    }
    return from;
  }

  private ModelException refused(String what) {
    return ModelException.of(
        "The hub's answer for %s of %s is refused: %s", file.name(), cache.repository(), what);
  }

  private void receive(InputStream body, long from, MessageDigest digest, HubClient.Answer answer)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    long size = from;
    try (FileChannel out =
        FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.position(from);
      while (true) {
        int n = read(body, buffer, answer);
        if (n < 0) {
          break;
        }
        size += n;
        if (size > file.size()) {
          out.truncate(0);
          throw ModelException.of(
              "The hub's answer for %s of %s is refused: it is longer than the %s bytes listed",
              file.name(), cache.repository(), file.size());
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        digest.update(buffer, 0, n);
        received += n;
        listener.received(n);
      }
      if (size == file.size()) {
        out.force(true);
      }
    }
    if (size < file.size()) {
      throw new TransientHubException(
          "the download ended after " + size + " of " + file.size() + " bytes", null);
    }
  }

  private int read(InputStream body, byte[] buffer, HubClient.Answer answer)
      throws TransientHubException, InterruptedException {
    try {
      return body.read(buffer);
    } catch (InterruptedIOException e) {
      throw HubClient.interrupted();
    } catch (IOException e) {
      throw client.failure(answer.response().uri(), e);
    }
  }

  /** Whether a file has the size and the hash that a listing gives. */
  static boolean matches(Path path, HubFile file) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
      return false;
    }
    MessageDigest digest = newDigest(file);
    Sha256.update(digest, path);
    return Sha256.hex(digest.digest()).equals(file.hash());
  }

  /**
   * Where a file grows until it is whole. Another name than other tools use, whose locks are not
   * ours: two writers must never meet in one file.
   */
  static Path partial(HubCache cache, HubFile file, boolean acrossProcesses) {
    String process = acrossProcesses ? "" : "." + ProcessHandle.current().pid();
    return cache.blob(file.hash() + process + PARTIAL);
  }

  static Path validator(Path partial) {
    return partial.resolveSibling(partial.getFileName() + ".etag");
  }

  private static MessageDigest newDigest(HubFile file) {
    MessageDigest digest = file.large() ? Sha256.digest() : sha1();
    digest.update(prefix(file));
    return digest;
  }

  static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** What a hash begins with that is not in the file: git hashes the size, too. */
  private static byte[] prefix(HubFile file) {
    return file.large()
        ? new byte[0]
        : ("blob " + file.size() + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
