package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputListingTest {

  @TempDir Path folder;

  private void write(String... names) throws Exception {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "Text.");
    }
  }

  private InputListing list(List<String> include, List<String> exclude) throws Exception {
    return InputListing.of(folder.toRealPath(), Globs.of(include, exclude), () -> false);
  }

  private static List<String> names(InputListing listing) {
    return listing.documents().stream().map(InputDocument::name).toList();
  }

  @Test
  void of_folder_listsInTheOrderOfNames() throws Exception {
    write("b.txt", "a/z.txt", "a.txt", "C.md", ".hidden", ".git/config");
    assertThat(names(list(List.of(), List.of())))
        .containsExactly("C.md", "a.txt", "a/z.txt", "b.txt");
  }

  @Test
  void of_globs_chooseByNameOrByPath() throws Exception {
    write("a.txt", "b.md", "x/a.txt", "x/y/c.txt", "x/y/c.bak");
    assertThat(names(list(List.of("*.txt"), List.of())))
        .containsExactly("a.txt", "x/a.txt", "x/y/c.txt");
    assertThat(names(list(List.of("x/**"), List.of("*.bak"))))
        .containsExactly("x/a.txt", "x/y/c.txt");
    assertThat(names(list(List.of("/a.txt", "*.{md,bak}"), List.of())))
        .containsExactly("a.txt", "b.md", "x/y/c.bak");
    assertThatThrownBy(() -> list(List.of("[x"), List.of()))
        .hasMessageStartingWith("'include' is not a pattern: '[x'");
  }

  @Test
  void ofNamed_filesAndFolders_takesThemOnceAndKnowsThatThereMayBeMore() throws Exception {
    write("a.txt", "x/.versteckt.txt", "x/b.txt", "y/c.txt", "y/d/e.bak", "z/b.txt");
    Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("x/b.txt"));
    InputListing listing =
        InputListing.ofNamed(
            List.of(
                folder.resolve("a.txt"),
                folder.resolve("x/../a.txt"),
                folder.resolve("x/.versteckt.txt"),
                folder.resolve("link.txt"),
                folder.resolve("y")),
            Globs.of(List.of(), List.of("*.bak")),
            () -> false);
    assertThat(names(listing))
        .containsExactly(".versteckt.txt", "a.txt", "c.txt", "link.txt")
        .allSatisfy(
            name ->
                assertThat(
                        listing.documents().stream()
                            .filter(file -> file.name().equals(name))
                            .map(InputDocument::path))
                    .allMatch(Files::isRegularFile));
    assertThat(listing.whole()).isFalse();

    InputListing meeting =
        InputListing.ofNamed(
            List.of(folder.resolve("x/b.txt"), folder.resolve("z/b.txt")),
            Globs.of(List.of(), List.of()),
            () -> false);
    assertThat(meeting.documents()).isEmpty();
    assertThat(meeting.refused().get("b.txt"))
        .contains("would be written to the same file as " + folder.toRealPath())
        .contains("or name another output folder");
  }

  @Test
  void of_clashes_refusesAllThatMeet() throws Exception {
    write("a.txt", "a.md", "B.txt", "b.txt", "c.txt");
    InputListing listing = list(List.of(), List.of());
    assertThat(names(listing)).containsExactly("c.txt");
    assertThat(listing.refused().keySet()).containsExactly("B.txt", "a.md", "a.txt", "b.txt");
    assertThat(listing.names()).hasSize(5);
  }

  @Test
  void of_links_followsFilesWithinOnly() throws Exception {
    write("real.txt", "sub/x.txt");
    Files.createSymbolicLink(folder.resolve("inside.txt"), folder.resolve("real.txt"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("nowhere.txt"), folder.resolve("gone"));
    Path outside = Files.createTempFile("outside", ".txt");
    Files.createSymbolicLink(folder.resolve("out.txt"), outside);
    InputListing listing = list(List.of(), List.of());
    assertThat(names(listing)).containsExactly("inside.txt", "real.txt", "sub/x.txt");
    assertThat(listing.refused())
        .containsOnlyKeys("nowhere.txt", "out.txt")
        .containsEntry("out.txt", "is a symbolic link that leads out of the input folder");
    Files.delete(outside);
  }

  @Test
  void of_globWithAnyFolders_takesTheTopLevelToo() throws Exception {
    write("a.txt", "b.md", "x/a.txt", "x/y/c.txt", "x/y/c.md");
    assertThat(names(list(List.of("**/*.txt"), List.of())))
        .containsExactly("a.txt", "x/a.txt", "x/y/c.txt");
    assertThat(names(list(List.of("x/**/*.txt"), List.of())))
        .containsExactly("x/a.txt", "x/y/c.txt");
    assertThat(names(list(List.of("/**/*.md"), List.of()))).containsExactly("b.md", "x/y/c.md");
    assertThat(names(list(List.of(), List.of("**/x/**")))).containsExactly("a.txt", "b.md");
    assertThat(names(list(List.of("{**/c,x/a}.txt"), List.of())))
        .containsExactly("x/a.txt", "x/y/c.txt");
  }

  @Test
  void of_litterOfProgramsAndSystems_isNoDocument() throws Exception {
    write(
        "Brief.docx", "~$Brief.docx", "Thumbs.db", "sub/desktop.ini", ".DS_Store", "._Brief.docx");
    write(".~lock.Brief.odt#", "~WRL0001.tmp", "Brief.docx~", "__MACOSX/Brief.docx", "x.PDF.part");
    write("$RECYCLE.BIN/a.txt", "@eaDir/a.txt", "lost+found/a.txt", "Thumbs.db.txt", "~a.txt");
    InputListing listing = list(List.of(), List.of());
    assertThat(names(listing)).containsExactly("Brief.docx", "Thumbs.db.txt", "~a.txt");
    assertThat(listing.refused()).isEmpty();
  }
}
