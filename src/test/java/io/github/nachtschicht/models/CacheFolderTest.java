package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CacheFolderTest {

  @TempDir Path folder;
  private final String user = System.getProperty("user.name");

  private Path unwritable() throws Exception {
    // A file in the way keeps out root as well.
    return Files.writeString(folder.resolve("home"), "").resolve(".cache/nachtschicht");
  }

  @Test
  void writable_thatCanBeMade_isTheOne() {
    Path wanted = folder.resolve("home/.cache/nachtschicht");
    assertThat(CacheFolder.writable(wanted, folder, user)).isEqualTo(wanted);
    assertThat(wanted).doesNotExist();
  }

  @Test
  void writable_noHome_isTheUsersOwnAmongTheTemporaryOnes() throws Exception {
    Path instead = CacheFolder.writable(unwritable(), folder, user);
    assertThat(instead).isEqualTo(folder.resolve("nachtschicht-" + user)).isDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(instead)))
        .isEqualTo("rwx------");
    assertThat(CacheFolder.writable(folder.resolve("home/x"), folder, user)).isEqualTo(instead);
  }

  @Test
  void writable_nameTakenBySomebodyElse_isANewOne() throws Exception {
    Path wanted = unwritable();
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.createSymbolicLink(folder.resolve("nachtschicht-" + user), foreign);
    assertThat(CacheFolder.writable(wanted, folder, user))
        .isDirectory()
        .isNotEqualTo(folder.resolve("nachtschicht-" + user));
    assertThat(foreign).isEmptyDirectory();
    Files.createDirectory(folder.resolve("nachtschicht-somebody"));
    assertThat(CacheFolder.writable(wanted, folder, "somebody"))
        .isNotEqualTo(folder.resolve("nachtschicht-somebody"));
  }
}
