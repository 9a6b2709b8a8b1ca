package io.github.nachtschicht.models;

import io.github.nachtschicht.models.RepositoryListing.HubFile;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.LockFile;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
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

  private static final long MAX_SMALL_FILE = 64L << 20;
  private static final long SPARE_BYTES = 16L << 20;

  private final HubSettings settings;
  private final ModelLocations locations;
  private final HubClient client;

  /** How much room the disk of a folder has, bytes. */
  private final ToLongFunction<Path> space;

  public ModelPuller(HubSettings settings, ModelLocations locations) {
    this(settings, locations, folder -> folder.toFile().getUsableSpace());
  }

  ModelPuller(HubSettings settings, ModelLocations locations, ToLongFunction<Path> space) {
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
      throw ModelException.of(
          "'%s' cannot be the name of a model on the hub; it must be like %s",
          OneLine.brief(repository), DEFAULT_REPOSITORY);
    }
    if (!HubCache.isRevision(wanted)) {
      throw new ModelException("'" + OneLine.brief(wanted) + "' cannot be a branch, tag or commit");
    }
    HubCache cache = new HubCache(locations.hubCache(), repository);
    if (settings.offline()) {
      return offline(repository, wanted, cache);
    }
    RepositoryListing listing = retries(listener).until(() -> client.list(repository, wanted));
    List<HubFile> files = wantedFiles(repository, listing);
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
    throw ModelException.of(
        "%s is not (wholly) in the hub's cache %s, and HF_HUB_OFFLINE forbids downloading it",
        repository, locations.hubCache());
  }

  /** What is to be fetched of a repository, small files first. */
  private List<HubFile> wantedFiles(String repository, RepositoryListing listing) {
    List<HubFile> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : ModelFiles.REQUIRED) {
      HubFile file = listing.files().get(name);
      if (file == null) {
        missing.add(name);
      } else {
        files.add(file);
      }
    }
    for (String name : ModelFiles.OPTIONAL) {
      HubFile file = listing.files().get(name);
      if (file != null) {
        files.add(file);
      }
    }
    for (HubFile file : files) {
      if (file.size() > MAX_SMALL_FILE) {
        throw ModelException.of(
            "The hub's answer about %s is refused: it gives %s a size of %s",
            repository, file.name(), Messages.size(file.size()));
      }
    }
    HubFile weights =
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
      throw ModelException.of(
          "%s is no MarianMT model that can be used here: the repository has no %s. Nothing was"
              + " downloaded.",
          repository, String.join(", no ", missing));
    }
    return files;
  }

  private PulledModel pull(
      String repository,
      String revision,
      HubCache cache,
      RepositoryListing listing,
      List<HubFile> files,
      PullListener listener)
      throws IOException, InterruptedException {
    String commit = listing.commit();
    Files.createDirectories(cache.folder().resolve("blobs"));
    List<HubFile> absent = new ArrayList<>();
    Map<HubFile, Path> there = new LinkedHashMap<>();
    for (HubFile file : files) {
      Path whole = whole(cache, commit, file);
      if (whole == null) {
        absent.add(file);
      } else {
        there.put(file, whole);
      }
    }
    long bytes = absent.stream().mapToLong(HubFile::size).sum();
    listener.planned(repository, commit, bytes, absent.size());
    checkSpace(cache, absent, repository);

    Files.createDirectories(cache.snapshot(commit));
    long downloaded = 0;
    for (HubFile file : files) {
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

  private void checkSpace(HubCache cache, List<HubFile> absent, String repository)
      throws IOException {
    long needed = 0;
    for (HubFile file : absent) {
      Path partial = Download.partial(cache, file, true);
      long kept = Files.isRegularFile(partial) ? Math.min(Files.size(partial), file.size()) : 0;
      needed = Math.addExact(needed, file.size() - kept);
    }
    long usable = space.applyAsLong(cache.folder());
    if (needed > 0 && usable < needed + SPARE_BYTES) {
      throw ModelException.of(
          "%s needs %s, but the disk of %s has %s free. Make room, or put the cache elsewhere with"
              + " HF_HOME or HF_HUB_CACHE.",
          repository, Messages.size(needed), locations.hubCache(), Messages.size(usable));
    }
  }

  /** The verified file of that content, or null: the blob, or a plain file in the snapshot. */
  private static @Nullable Path whole(HubCache cache, String commit, HubFile file)
      throws IOException {
    Path blob = cache.blob(file.hash());
    if (Download.matches(blob, file)) {
      return blob;
    }
    Path placed = cache.snapshot(commit).resolve(file.name());
    return Files.isRegularFile(placed, LinkOption.NOFOLLOW_LINKS) && Download.matches(placed, file)
        ? placed
        : null;
  }

  /** The file in the snapshot, downloaded if need be; returns the bytes that came over the wire. */
  private long provide(
      HubCache cache, String commit, HubFile file, @Nullable Path verified, PullListener listener)
      throws IOException, InterruptedException {
    try (LockFile guard =
        LockFile.await(
            cache.lock(file.hash()),
            true,
            () -> listener.note("Another program is downloading " + file.name() + "; waiting"))) {
      long received = 0;
      Path whole = verified == null ? whole(cache, commit, file) : verified;
      if (whole == null) {
        if (Files.exists(cache.blob(file.hash()))) {
          listener.note(file.name() + " in the cache is damaged; it is downloaded again");
        }
        Path partial = Download.partial(cache, file, guard.acrossProcesses());
        received =
            new Download(client, retries(listener), cache, commit, file, partial, listener).run();
        whole = cache.blob(file.hash());
        moveInto(partial, whole);
        Files.deleteIfExists(Download.validator(partial));
        listener.finished(file.name(), file.size());
      }
      link(cache, commit, file, whole);
      return received;
    }
  }

  private static void moveInto(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void link(HubCache cache, String commit, HubFile file, Path whole)
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
    WholeFile.write(ref, commit.getBytes(StandardCharsets.UTF_8));
  }

  private Retries retries(PullListener listener) {
    return new Retries(settings, listener);
  }

  private ModelException disk(HubCache cache, IOException e) {
    String what = Failures.reason(e);
    boolean full = what.toLowerCase(java.util.Locale.ROOT).contains("no space left");
    return ModelException.because(
        e,
        "%s%s%s",
        full ? "The disk is full: " : "Cannot write to the hub's cache: ",
        cache.folder(),
        full
            ? ". What was downloaded so far is kept; make room, or put the cache elsewhere with"
                + " HF_HOME or HF_HUB_CACHE, and pull again."
            : ": " + what);
  }
}
