package io.github.nachtschicht.models;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One repository in the cache that Hugging Face's tools share: {@code
 * models--owner--name/{blobs,refs,snapshots}}. Blobs are named by the hash of their content,
 * snapshots by commit, and hold links to blobs; a ref is a file that holds a commit.
 */
final class HubCache {

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
  private static final String PREFIX = "models--";

  private final Path cache;
  private final String repository;

  /**
   * @param cache the hub's cache folder
   * @param repository valid id, see {@link #isRepository}
   */
  HubCache(Path cache, String repository) {
    this.cache = cache;
    this.repository = repository;
  }

  /** Whether a name can be that of a repository, {@code owner/name} or {@code name}. */
  static boolean isRepository(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length > 2 || name.contains("--") || name.contains("..")) {
      return false;
    }
    for (String part : parts) {
      if (!PART.matcher(part).matches() || part.endsWith(".git") || part.endsWith(".")) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name can be that of a branch, tag or commit, and is safe as a path. */
  static boolean isRevision(String revision) {
    return REVISION.matcher(revision).matches()
        && !revision.contains("..")
        && !revision.contains("//")
        && !revision.contains("/.")
        && !revision.endsWith("/");
  }

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /** The repository whose folder has the given name, or null if it is none of a model. */
  static @Nullable String repositoryOf(String folderName) {
    if (!folderName.startsWith(PREFIX)) {
      return null;
    }
    String name = folderName.substring(PREFIX.length()).replace("--", "/");
    return isRepository(name) ? name : null;
  }

  /** All repositories of models in a cache, in order of their names. */
  static List<HubCache> all(Path cache) throws IOException {
    List<HubCache> all = new ArrayList<>();
    if (Files.isDirectory(cache)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache, PREFIX + "*")) {
        for (Path folder : folders) {
          String name = repositoryOf(String.valueOf(folder.getFileName()));
          if (name != null && Files.isDirectory(folder)) {
            all.add(new HubCache(cache, name));
          }
        }
      }
    }
    all.sort((a, b) -> a.repository.compareTo(b.repository));
    return all;
  }

  String repository() {
    return repository;
  }

  Path folder() {
    return cache.resolve(PREFIX + repository.replace("/", "--"));
  }

  Path blob(String hash) {
    return folder().resolve("blobs").resolve(hash);
  }

  Path snapshot(String commit) {
    return folder().resolve("snapshots").resolve(commit);
  }

  Path ref(String revision) {
    Path refs = folder().resolve("refs");
    Path ref = refs.resolve(revision).normalize();
    if (!ref.startsWith(refs)) {
      throw new ModelException("Not a revision: '" + revision + "'");
    }
    return ref;
  }

  Path lock(String hash) {
    return cache
        .resolve(".locks")
        .resolve(String.valueOf(folder().getFileName()))
        .resolve(hash + ".lock");
  }

  /** Commits that have a snapshot, whole or not, in order. */
  List<String> commits() throws IOException {
    List<String> commits = new ArrayList<>();
    Path snapshots = folder().resolve("snapshots");
    if (Files.isDirectory(snapshots)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(snapshots)) {
        for (Path folder : folders) {
          String commit = String.valueOf(folder.getFileName());
          if (isCommit(commit) && Files.isDirectory(folder)) {
            commits.add(commit);
          }
        }
      }
    }
    Collections.sort(commits);
    return commits;
  }

  /**
   * The commit that a revision stands for in this cache.
   *
   * @param revision branch, tag, commit or the beginning of a commit; null is {@code main}, or the
   *     only snapshot if there is one and no {@code main}
   * @return null if the cache does not know
   */
  @Nullable String commitOf(@Nullable String revision) throws IOException {
    String wanted = revision == null ? "main" : revision;
    if (!isRevision(wanted)) {
      return null;
    }
    Path ref = ref(wanted);
    if (Files.isRegularFile(ref) && Files.size(ref) < 100) {
      String commit = Files.readString(ref).strip();
      if (isCommit(commit)) {
        return commit;
      }
    }
    List<String> commits = commits();
    if (revision == null) {
      return commits.size() == 1 ? commits.get(0) : null;
    }
    String prefix = revision.toLowerCase(Locale.ROOT);
    List<String> matching = commits.stream().filter(c -> c.startsWith(prefix)).toList();
    return prefix.length() >= 7 && matching.size() == 1 ? matching.get(0) : null;
  }
}
