package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Folders;
import io.github.nachtschicht.support.LockFile;
import io.github.nachtschicht.support.Sha256;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one place where files of an output folder are replaced, moved or removed, so that nothing
 * that a person or another program saves meanwhile is lost.
 *
 * <p>A file is never looked at and then replaced: between the two it could be saved. It is moved
 * aside in one step, and what was moved is looked at. What may not go is put back, without
 * replacing what was saved in its place since. What may go is kept until a later call, and looked
 * at once more: a program that had the file open may have written into it late. Kills are provided
 * for at every step: the next call puts back what was aside.
 *
 * <p>Programs take turns by a lock in the state folder; threads, too. Where a file system has no
 * hard links, "without replacing" is a look and a move, with a gap of one system call.
 *
 * <p>Longer than most classes: what one step does another must be able to undo, and all of that is
 * to be read together.
 */
public final class SafeFiles {

  /** A moment in which something else may happen to the files, or the program may be killed. */
  public enum Step {
    /** The new file is ready, nothing was moved. */
    READY,
    /** The present file was moved aside. */
    ASIDE,
    /** It was looked at. */
    JUDGED,
    /** The new file is in its place, or the old one is back there. */
    PLACED,
    /** All is done. */
    DONE
  }

  /** Told of every step; for tests that save a file or kill the program in between. */
  public interface Hook {

    /** Nothing happens in between. */
    Hook NONE = (step, file) -> {};

    /**
     * A step was taken.
     *
     * @param file the file that is to be replaced or removed
     */
    void reached(Step step, Path file) throws IOException;
  }

  /** Says whether a file may be replaced or removed. */
  @FunctionalInterface
  public interface Judge {

    /**
     * Looks at a file that was moved aside.
     *
     * @throws IOException if it cannot be read; then it is put back
     */
    boolean mayGo(Path file) throws IOException;
  }

  /** Name of the state folder in an output folder. */
  public static final String STATE = ".nachtschicht";

  /** Who writes into a file that was replaced does so within this time. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final Pattern JUDGED = Pattern.compile("[0-9]+-([0-9a-f]{64})");

  private static final int MAX_TRIES = 20;

  private final Path root;
  private final Path state;
  private final Path aside;
  private final Path replaced;
  private final Hook hook;
  private final List<Path> rescued = new ArrayList<>();

  /**
   * Looks after a folder; puts back what a killed program left aside.
   *
   * @param root the folder, in whose file system the state folder must be
   * @param state the state folder
   * @throws IOException if something cannot be put back
   */
  public SafeFiles(Path root, Path state, Hook hook) throws IOException {
    this.root = root;
    this.state = state;
    this.aside = state.resolve("aside");
    this.replaced = state.resolve("replaced");
    this.hook = hook;
    if (Files.isSymbolicLink(state)) {
      throw new IOException(state + " is a symbolic link, which is never followed; remove it");
    }
    if (FileSteps.isFolder(aside) || FileSteps.isFolder(replaced)) {
      try (LockFile turn = turn()) {
        recover();
      }
    }
  }

  /** As the other constructor; nothing happens in between. */
  public SafeFiles(Path root, Path state) throws IOException {
    this(root, state, Hook.NONE);
  }

  /** For a file on its own, with a state folder beside it. */
  static SafeFiles beside(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("").normalize();
    return new SafeFiles(folder, folder.resolve(STATE));
  }

  /** Files that could not be put back into their place, as another was saved there since. */
  public List<Path> rescued() {
    return List.copyOf(rescued);
  }

  /**
   * Puts a file into a place.
   *
   * @param ready the file, whole and on disk; may be gone afterwards
   * @param target its place, in an existing folder
   * @return false if what is there may not go; nothing was changed then
   * @throws IOException if it cannot be put there, or what is there cannot be read; nothing was
   *     changed then
   */
  public boolean put(Path ready, Path target, Judge judge) throws IOException {
    try (LockFile turn = turn()) {
      return place(ready, target, judge);
    }
  }

  /** As {@link #put}, for a content. */
  public boolean put(byte[] content, Path target, Judge judge) throws IOException {
    try (LockFile turn = turn()) {
      return place(content, target, judge);
    }
  }

  /** The right to move files of the folder: of one thread of one program at a time. */
  private LockFile turn() throws IOException {
    try {
      return LockFile.await(state.resolve("files.lock"), false, () -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another program moved files");
    }
  }

  private boolean place(byte[] content, Path target, Judge judge) throws IOException {
    Path ready = Files.createDirectories(aside).resolve("ready");
    try (FileOutputStream out = new FileOutputStream(ready.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
    boolean placed = place(ready, target, judge);
    Files.deleteIfExists(ready);
    return placed;
  }

  private boolean place(Path ready, Path target, Judge judge) throws IOException {
    hook.reached(Step.READY, target);
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Aside present = take(target);
      if (present != null && !present.mayGo(judge)) {
        present.giveBack();
        return false;
      }
      boolean placed;
      try {
        placed = FileSteps.link(ready, target);
      } catch (IOException e) {
        if (present != null) {
          present.giveBack();
        }
        throw e;
      }
      hook.reached(Step.PLACED, target);
      if (present != null) {
        present.done();
      }
      if (placed) {
        hook.reached(Step.DONE, target);
        return true;
      }
      // Another was saved there meanwhile: it is looked at, too.
    }
    throw new FileSystemException(target.toString(), null, "another program saves it all the time");
  }

  /**
   * Removes a file.
   *
   * @return false if it may not go; true also if there is none
   * @throws IOException if it cannot be removed or read; it is there then
   */
  public boolean remove(Path target, Judge judge) throws IOException {
    try (LockFile turn = turn()) {
      hook.reached(Step.READY, target);
      Aside present = take(target);
      if (present == null) {
        return true;
      }
      if (!present.mayGo(judge)) {
        present.giveBack();
        return false;
      }
      present.done();
      hook.reached(Step.DONE, target);
      return true;
    }
  }

  /** Makes of a file what is to stand in another place. */
  @FunctionalInterface
  public interface Change {

    /**
     * Reads the file and says what becomes of it.
     *
     * @return the content at the new place; null to leave the file where it is
     */
    byte @Nullable [] of(Path file) throws IOException;
  }

  /**
   * Moves a file to another place, whatever it says; what it says at that moment is moved.
   *
   * @param change what becomes of it
   * @param judge says whether what is at the new place may go
   * @return the content at the new place; null if the file is gone, is to be left, or what is at
   *     the new place may not go: nothing was changed then
   */
  public byte @Nullable [] move(Path from, Path to, Change change, Judge judge) throws IOException {
    try (LockFile turn = turn()) {
      hook.reached(Step.READY, from);
      Aside present = take(from);
      if (present == null) {
        return null;
      }
      byte[][] content = new byte[1][];
      try {
        boolean moved =
            present.mayGo(
                    file -> {
                      content[0] = change.of(file);
                      return content[0] != null;
                    })
                && place(content[0], to, judge);
        if (!moved) {
          present.giveBack();
          return null;
        }
      } catch (IOException e) {
        present.giveBack();
        throw e;
      }
      hook.reached(Step.PLACED, from);
      present.done();
      hook.reached(Step.DONE, from);
      return content[0];
    }
  }

  /** Moves a file aside; null if there is none. */
  private @Nullable Aside take(Path target) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (attributes.isDirectory()) {
      throw new FileSystemException(target.toString(), null, "a folder stands there");
    }
    int number = 0;
    Path folder = aside.resolve("0");
    while (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      folder = aside.resolve(String.valueOf(++number));
    }
    Path file = folder.resolve(root.relativize(target));
    Files.createDirectories(file.getParent());
    try {
      Files.move(target, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Folders.deleteAll(folder);
      return null;
    } catch (IOException e) {
      Folders.deleteAll(folder);
      throw e;
    }
    Aside taken = new Aside(folder, file, target);
    try {
      hook.reached(Step.ASIDE, target);
    } catch (IOException e) {
      taken.giveBack();
      throw e;
    }
    return taken;
  }

  /** A file that was moved aside. */
  private final class Aside {

    private Path folder;
    private Path file;
    private final Path target;

    Aside(Path folder, Path file, Path target) {
      this.folder = folder;
      this.file = file;
      this.target = target;
    }

    /** Whether it is a file, and no symbolic link or device. */
    boolean isPlain() {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Looks at it; it is back in its place if that fails. */
    boolean mayGo(Judge judge) throws IOException {
      try {
        if (!isPlain()) {
          return false;
        }
        // In this order: what is written between the two is seen now or later.
        String sha256 = Sha256.of(file);
        if (!judge.mayGo(file)) {
          return false;
        }
        Path judged = aside.resolve(folder.getFileName() + "-" + sha256);
        Files.move(folder, judged, StandardCopyOption.ATOMIC_MOVE);
        file = judged.resolve(folder.relativize(file));
        folder = judged;
        hook.reached(Step.JUDGED, target);
        return true;
      } catch (IOException e) {
        giveBack();
        throw e;
      }
    }

    /** Puts it back; if another was saved there since, beside that. */
    void giveBack() throws IOException {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      Files.createDirectories(target.getParent());
      if (!FileSteps.link(file, target) && !FileSteps.isSame(file, target)) {
        int number = 1;
        Path beside = FileSteps.beside(target, number);
        while (!FileSteps.link(file, beside) && !FileSteps.isSame(file, beside)) {
          beside = FileSteps.beside(target, ++number);
        }
        rescued.add(beside);
      }
      Folders.deleteAll(folder);
      hook.reached(Step.PLACED, target);
    }

    /** It may go: it is kept for a while. */
    void done() throws IOException {
      Files.createDirectories(replaced);
      int number = 0;
      String name = folder.getFileName().toString();
      String sha256 = name.substring(name.indexOf('-'));
      Path kept = replaced.resolve(number + sha256);
      while (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
        kept = replaced.resolve(++number + sha256);
      }
      Files.move(folder, kept, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Puts back what a killed program left aside, and looks again at what was replaced. */
  private void recover() throws IOException {
    for (Path folder : FileSteps.entries(aside)) {
      Path file = FileSteps.fileIn(folder);
      if (file == null || !FileSteps.isFolder(folder)) {
        Folders.deleteAll(folder);
        continue;
      }
      Aside left = new Aside(folder, file, root.resolve(folder.relativize(file)));
      boolean judged = JUDGED.matcher(folder.getFileName().toString()).matches();
      if (judged && Files.exists(left.target, LinkOption.NOFOLLOW_LINKS)) {
        left.done();
      } else {
        left.giveBack();
      }
    }
    for (Path folder : FileSteps.entries(replaced)) {
      Path file = FileSteps.fileIn(folder);
      Matcher judged = JUDGED.matcher(folder.getFileName().toString());
      if (file == null || !judged.matches()) {
        Folders.deleteAll(folder);
      } else if (isOld(folder)) {
        if (judged.group(1).equals(Sha256.of(file))) {
          Folders.deleteAll(folder);
        } else {
          late(new Aside(folder, file, root.resolve(folder.relativize(file))));
        }
      }
    }
  }

  /** Another program wrote into a file while it was replaced: it has its place again. */
  private void late(Aside written) throws IOException {
    if (written.isPlain() && place(written.file, written.target, ReviewedFile::isUntouched)) {
      Folders.deleteAll(written.folder);
    } else {
      written.giveBack();
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    long age = System.currentTimeMillis() - Files.getLastModifiedTime(folder).toMillis();
    return age > LATE.toMillis() || age < -LATE.toMillis();
  }
}
