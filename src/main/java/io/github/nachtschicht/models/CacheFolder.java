package io.github.nachtschicht.models;

import io.github.nachtschicht.support.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Finds a folder for what can be made again, for users who have none of their own. */
final class CacheFolder {

  private CacheFolder() {}

  /**
   * A folder, or one below the folder for temporary files where that can neither be written to nor
   * made: services and users without a home translate, too. The other one is the user's alone.
   *
   * @param wanted need not exist
   * @param temporary the system's folder for temporary files
   * @param user the user's name
   */
  static Path writable(Path wanted, Path temporary, String user) {
    Path existing = Folders.nearest(wanted.toAbsolutePath());
    if (Files.isDirectory(existing) && Files.isWritable(existing)) {
      return wanted;
    }
    boolean posix = temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] own =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Path instead = temporary.resolve("nachtschicht-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
    try {
      if (!Files.exists(instead, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(instead, own);
      }
      // What lies there under this name may be somebody else's.
      boolean ours =
          Files.isDirectory(instead, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(instead, LinkOption.NOFOLLOW_LINKS).getName().equals(user)
              && Files.isWritable(instead);
      return ours ? instead : Files.createTempDirectory(temporary, "nachtschicht", own);
    } catch (IOException | UnsupportedOperationException e) {
      return wanted;
    }
  }
}
