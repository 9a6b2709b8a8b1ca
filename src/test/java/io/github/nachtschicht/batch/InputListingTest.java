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
    return listing.documents().stream().map(SourceFile::name).toList();
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
