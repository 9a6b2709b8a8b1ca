package io.github.nachtschicht.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Downloads models from the Hugging Face hub into the hub's own cache: exactly the files the loader
 * reads, at one commit, each verified by the hash the hub lists before it gets its name there. What
 * other tools have cached is used, after verification. An interrupted download is resumed by the
 * next. Several pulls at once, also by several processes, share their work.
 *
 * <p>Thread-safe.
 */
public final class ModelPuller {

  /** The model to be had for production. */
  public static final String DEFAULT_REPOSITORY = "Helsinki-NLP/opus-mt-de-en";

  private static final String PARTIAL = ".nachtschicht-incomplete";
  private static final long MAX_SMALL_FILE = 64L << 20;
  private static final long PROGRESS_BYTES = 1L << 20;
  private static final long SPARE_BYTES = 16L << 20;
  private static final int WRONG_TRIES = 2;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  private final HubSettings settings;
  private final ModelLocations locations;
  private final HubClient client;
  private final SpaceProbe space;

  /** How much room a folder's disk has, bytes. */
  interface SpaceProbe {
    long usable(Path folder) throws IOException;
  }

  public ModelPuller(HubSettings settings, ModelLocations locations) {
    this(settings, locations, folder -> Files.getFileStore(folder).getUsableSpace());
  }

  ModelPuller(HubSettings settings, ModelLocations locations, SpaceProbe space) {
    this.settings = settings;
    this.locations = locations;
    this.client = new HubClient(settings);
    this.space = space;
  }

  /**
   * Downloads a model, or what of it is not there yet.
   *
   * @param repository {@code owner/name}
   * @param revision branch, tag or commit; null is {@code main}
   * @throws ModelException with one clear message if it cannot be had; no partial or wrong file is
   *     left under its own name
   * @throws InterruptedException if the thread was interrupted; the next pull goes on from here
   */
  public PulledModel pull(String repository, @Nullable String revision, PullListener listener)
      throws InterruptedException {
    String wanted = revision == null ? "main" : revision;
    if (!HubCache.isRepository(repository)) {
      throw new ModelException(
          "'"
              + Messages.printable(repository)
              + "' cannot be the name of a model on the hub; it must be like "
              + DEFAULT_REPOSITORY);
    }
    if (!HubCache.isRevision(wanted)) {
      throw new ModelException(
          "'" + Messages.printable(wanted) + "' cannot be a branch, tag or commit");
    }
    HubCache cache = new HubCache(locations.hubCache(), repository);
    if (settings.offline()) {
      return offline(repository, wanted, cache);
    }
    RepositoryListing listing = retrying(listener, () -> client.list(repository, wanted));
    List<RepositoryListing.HubFile> files = wantedFiles(repository, listing);
    try {
      return pull(repository, wanted, cache, listing, files, listener);
    } catch (IOException e) {
      throw disk(cache, e);
    }
  }

  private PulledModel offline(String repository, String revision, HubCache cache) {
    try {
      String commit = cache.commitOf(revision);
      if (commit != null && ModelFolder.missing(cache.snapshot(commit)).isEmpty()) {
        ModelFolder folder = ModelFolder.open(cache.snapshot(commit), repository, locations);
        return new PulledModel(folder, repository, revision, commit, "", 0);
      }
    } catch (IOException e) {
      throw disk(cache, e);
    }
    throw new ModelException(
        repository
            + " is not (wholly) in the hub's cache "
            + locations.hubCache()
            + ", and HF_HUB_OFFLINE forbids downloading it");
  }

  /** What is to be fetched of a repository, small files first. */
  private List<RepositoryListing.HubFile> wantedFiles(
      String repository, RepositoryListing listing) {
    List<RepositoryListing.HubFile> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : ModelFiles.REQUIRED) {
      RepositoryListing.HubFile file = listing.files().get(name);
      if (file == null) {
        missing.add(name);
      } else {
        files.add(file);
      }
    }
    for (String name : ModelFiles.OPTIONAL) {
      RepositoryListing.HubFile file = listing.files().get(name);
      if (file != null) {
        files.add(file);
      }
    }
    for (RepositoryListing.HubFile file : files) {
      if (file.size() > MAX_SMALL_FILE) {
        throw new ModelException(
            "The hub's answer about "
                + repository
                + " is refused: it gives "
                + file.name()
                + " a size of "
                + Messages.size(file.size()));
      }
    }
    RepositoryListing.HubFile weights =
        ModelFiles.WEIGHTS.stream()
            .map(listing.files()::get)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (weights == null) {
      missing.add(String.join(" or ", ModelFiles.WEIGHTS));
    } else {
      files.add(weights);
    }
    if (!missing.isEmpty()) {
      throw new ModelException(
          repository
              + " is no MarianMT model that can be used here: the repository has no "
              + String.join(", no ", missing)
              + ". Nothing was downloaded.");
    }
    return files;
  }

  private PulledModel pull(
      String repository,
      String revision,
      HubCache cache,
      RepositoryListing listing,
      List<RepositoryListing.HubFile> files,
      PullListener listener)
      throws IOException, InterruptedException {
    String commit = listing.commit();
    Files.createDirectories(cache.folder().resolve("blobs"));
    List<RepositoryListing.HubFile> absent = new ArrayList<>();
    Map<RepositoryListing.HubFile, Path> there = new LinkedHashMap<>();
    for (RepositoryListing.HubFile file : files) {
      Path whole = whole(cache, commit, file);
      if (whole == null) {
        absent.add(file);
      } else {
        there.put(file, whole);
      }
    }
    long bytes = absent.stream().mapToLong(RepositoryListing.HubFile::size).sum();
    listener.planned(repository, commit, bytes, absent.size());
    checkSpace(cache, absent, repository);

    Files.createDirectories(cache.snapshot(commit));
    long downloaded = 0;
    for (RepositoryListing.HubFile file : files) {
      downloaded += provide(cache, commit, file, there.get(file), listener);
      if (file.name().equals(ModelFiles.CONFIG)) {
        ModelFolder.checkType(cache.snapshot(commit).resolve(ModelFiles.CONFIG));
      }
    }
    ModelFolder folder = ModelFolder.open(cache.snapshot(commit), repository, locations);
    if (!(revision.length() >= 7 && commit.startsWith(revision))) {
      writeRef(cache, revision, commit);
    }
    return new PulledModel(folder, repository, revision, commit, listing.license(), downloaded);
  }

  private void checkSpace(HubCache cache, List<RepositoryListing.HubFile> absent, String repository)
      throws IOException {
    long needed = 0;
    for (RepositoryListing.HubFile file : absent) {
      Path partial = partial(cache, file, true);
      long kept = Files.isRegularFile(partial) ? Math.min(Files.size(partial), file.size()) : 0;
      needed = Math.addExact(needed, file.size() - kept);
    }
    long usable = space.usable(cache.folder());
    if (needed > 0 && usable < needed + SPARE_BYTES) {
      throw new ModelException(
          repository
              + " needs "
              + Messages.size(needed)
              + ", but the disk of "
              + locations.hubCache()
              + " has "
              + Messages.size(usable)
              + " free. Make room, or put the cache elsewhere with HF_HOME or HF_HUB_CACHE.");
    }
  }

  /** The verified file of that content, or null: the blob, or a plain file in the snapshot. */
  private static @Nullable Path whole(HubCache cache, String commit, RepositoryListing.HubFile file)
      throws IOException {
    Path blob = cache.blob(file.hash());
    if (matches(blob, file)) {
      return blob;
    }
    Path placed = cache.snapshot(commit).resolve(file.name());
    return Files.isRegularFile(placed, LinkOption.NOFOLLOW_LINKS) && matches(placed, file)
        ? placed
        : null;
  }

  /** Whether a file has the size and the hash that a listing gives. */
  static boolean matches(Path path, RepositoryListing.HubFile file) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
      return false;
    }
    MessageDigest digest = newDigest(file);
    update(digest, path);
    return FileHashes.hex(digest.digest()).equals(file.hash());
  }

  /** The file in the snapshot, downloaded if need be; returns the bytes that came over the wire. */
  private long provide(
      HubCache cache,
      String commit,
      RepositoryListing.HubFile file,
      @Nullable Path verified,
      PullListener listener)
      throws IOException, InterruptedException {
    try (FileGuard guard =
        FileGuard.lock(
            cache.lock(file.hash()),
            () -> listener.note("Another program is downloading " + file.name() + "; waiting"))) {
      long received = 0;
      Path whole = verified == null ? whole(cache, commit, file) : verified;
      if (whole == null) {
        if (Files.exists(cache.blob(file.hash()))) {
          listener.note(file.name() + " in the cache is damaged; it is downloaded again");
        }
        Path partial = partial(cache, file, guard.acrossProcesses());
        received = new Download(cache, commit, file, partial, listener).run();
        whole = cache.blob(file.hash());
        moveInto(partial, whole);
        Files.deleteIfExists(validator(partial));
        listener.finished(file.name(), file.size());
      }
      link(cache, commit, file, whole);
      return received;
    }
  }

  /**
   * Where a file grows until it is whole. Another name than other tools use, whose locks are not
   * ours: two writers must never meet in one file.
   */
  private static Path partial(
      HubCache cache, RepositoryListing.HubFile file, boolean acrossProcesses) {
    String process = acrossProcesses ? "" : "." + ProcessHandle.current().pid();
    return cache.blob(file.hash() + process + PARTIAL);
  }

  private static Path validator(Path partial) {
    return partial.resolveSibling(partial.getFileName() + ".etag");
  }

  private static void moveInto(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void link(
      HubCache cache, String commit, RepositoryListing.HubFile file, Path whole)
      throws IOException {
    Path placed = cache.snapshot(commit).resolve(file.name());
    if (whole.equals(placed)) {
      return;
    }
    Path target = Path.of("..", "..", "blobs", file.hash());
    if (Files.isSymbolicLink(placed) && Files.readSymbolicLink(placed).equals(target)) {
      return;
    }
    Path temporary =
        placed.resolveSibling("." + file.name() + "." + ProcessHandle.current().pid() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      Files.createSymbolicLink(temporary, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      moveInto(whole, placed); // no links on this disk: the hub's tools put the file itself there
      return;
    }
    moveInto(temporary, placed);
  }

  private static void writeRef(HubCache cache, String revision, String commit) throws IOException {
    Path ref = cache.ref(revision);
    Path parent = ref.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path temporary = Files.createTempFile(cache.folder().resolve("refs"), ".ref", ".tmp");
    Files.writeString(temporary, commit);
    moveInto(temporary, ref);
  }

  private static MessageDigest newDigest(RepositoryListing.HubFile file) {
    if (file.large()) {
      return FileHashes.sha256Digest();
    }
    MessageDigest digest = FileHashes.digest("SHA-1");
    digest.update(("blob " + file.size() + "\0").getBytes(StandardCharsets.UTF_8));
    return digest;
  }

  private static void update(MessageDigest digest, Path path) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
  }

  private ModelException disk(HubCache cache, IOException e) {
    String what = Messages.of(e);
    boolean full = what.toLowerCase(java.util.Locale.ROOT).contains("no space left");
    return new ModelException(
        (full ? "The disk is full: " : "Cannot write to the hub's cache: ")
            + cache.folder()
            + (full
                ? ". What was downloaded so far is kept; make room, or put the cache elsewhere with"
                    + " HF_HOME or HF_HUB_CACHE, and pull again."
                : ": " + what),
        e);
  }

  /** Something that talks to the hub. */
  private interface HubCall<T> {
    T call() throws TransientHubException, InterruptedException;
  }

  private <T> T retrying(PullListener listener, HubCall<T> call) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return call.call();
      } catch (TransientHubException e) {
        pause(e, failures, listener);
      }
    }
  }

  /** Waits before another try, or gives up. */
  private void pause(TransientHubException e, int failures, PullListener listener)
      throws InterruptedException {
    if (failures >= settings.attempts()) {
      throw new ModelException(
          e.getMessage() + ". Given up after " + failures + " tries; pulling again resumes.", e);
    }
    long exponential = settings.firstPause().toMillis() << Math.min(failures - 1, 20);
    Duration wait =
        Duration.ofMillis(exponential + ThreadLocalRandom.current().nextLong(exponential / 4 + 1));
    Duration asked = e.retryAfter();
    if (asked != null && asked.compareTo(settings.longestPause()) > 0) {
      throw new ModelException(
          e.getMessage() + " and asks to wait " + asked.toSeconds() + " s. Pull again then.", e);
    }
    if (asked != null && asked.compareTo(wait) > 0) {
      wait = asked;
    }
    if (wait.compareTo(settings.longestPause()) > 0) {
      wait = settings.longestPause();
    }
    listener.note(e.getMessage() + "; trying again in " + Math.max(1, wait.toSeconds()) + " s");
    Thread.sleep(wait.toMillis());
  }

  /** One file on its way into its partial file, over as many tries as it takes. */
  private final class Download {

    private final HubCache cache;
    private final String commit;
    private final RepositoryListing.HubFile file;
    private final Path partial;
    private final PullListener listener;
    private long received;
    private int wrong;

    Download(
        HubCache cache,
        String commit,
        RepositoryListing.HubFile file,
        Path partial,
        PullListener listener) {
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
          pause(
              new TransientHubException(file.name() + ": " + e.getMessage(), e.retryAfter(), e),
              failures,
              listener);
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
        update(digest, partial);
      }
      if (kept < file.size() || !Files.exists(partial)) {
        fetch(kept, digest);
      }
      String hash = FileHashes.hex(digest.digest());
      if (hash.equals(file.hash())) {
        return true;
      }
      drop(file.size());
      wrongAnswer(
          "the bytes are not those the hub lists ("
              + (file.large() ? "SHA-256 " : "git hash ")
              + hash
              + " instead of "
              + file.hash()
              + ")");
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
        throw new ModelException(
            file.name()
                + " of "
                + cache.repository()
                + " is refused: "
                + what
                + ", also at another try. Is a proxy or login page in between? Nothing wrong was"
                + " kept.");
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
          digest.update(prefix());
          drop(kept);
        }
        HubClient.header(answer.response(), "ETag")
            .filter(etag -> etag.startsWith("\"") && etag.length() < 300)
            .ifPresentOrElse(this::rememberValidator, () -> rememberValidator(""));
        receive(body, from, digest, answer);
      }
    }

    private byte[] prefix() {
      return file.large()
          ? new byte[0]
          : ("blob " + file.size() + "\0").getBytes(StandardCharsets.UTF_8);
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
        throw refused("it is of another commit (" + Messages.printable(answer.commit()) + ")");
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
      return new ModelException(
          "The hub's answer for "
              + file.name()
              + " of "
              + cache.repository()
              + " is refused: "
              + what);
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
            throw new ModelException(
                "The hub's answer for "
                    + file.name()
                    + " of "
                    + cache.repository()
                    + " is refused: it is longer than the "
                    + file.size()
                    + " bytes listed");
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
  }
}
