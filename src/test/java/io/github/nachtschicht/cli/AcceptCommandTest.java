package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Documents;
import io.github.nachtschicht.markdown.Fingerprints;
import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.markdown.ReviewedFile;
import io.github.nachtschicht.support.LockFile;
import io.github.nachtschicht.text.BlockKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AcceptCommandTest {

  private static final Fingerprints EXPECTED =
      new Fingerprints(
          Documents.HASH,
          Documents.HASH,
          Documents.PROVENANCE.settings().all(),
          Layout.PARAGRAPHS,
          "",
          "");

  @TempDir private Path output;
  private Path file;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.createDirectories(output.resolve("sub")).resolve("a.de-en.md");
    Files.writeString(file, rendered("Das ist gut."));
  }

  /** A file of one sentence, translated as "That is well." */
  private static String rendered(String text) {
    return new Documents()
        .named("sub/a.txt")
        .block(BlockKind.PARAGRAPH, 0, "", text)
        .translate("That is well.")
        .markdown(Layout.PARAGRAPHS);
  }

  private int accept(Object... arguments) {
    String[] strings = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    return new CommandLine(new AcceptCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(strings);
  }

  private void edit(String from, String to) throws IOException {
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private static void assertCurrent(Path file) throws IOException {
    ReviewedFile reviewed = ReviewedFile.of(Files.readString(file)).orElseThrow();
    assertThat(reviewed.isEdited()).isFalse();
    assertThat(reviewed.frontMatter().otherKeys()).isEmpty();
    assertThat(KnownOutput.of("a.de-en.md", Files.readString(file)).reasons(EXPECTED)).isEmpty();
  }

  private Corrections corrections() throws IOException {
    return Corrections.load(output.resolve(Corrections.FILE_NAME));
  }

  @Test
  void accept_correctedFile_keepsCorrectionAndMarksFile() throws IOException {
    edit("\nThat is well.", "\nThat is good.");

    assertThat(accept(file)).isZero();

    assertThat(corrections().find("Das ist gut.")).hasValue("That is good.");
    assertCurrent(file);
    assertThat(out.toString()).contains("1 correction", "Das ist gut.", "-> That is good.");
    byte[] first = Files.readAllBytes(file);
    assertThat(accept(file)).isZero();
    assertThat(file).hasBinaryContent(first);
    assertThat(out.toString()).contains("already accepted");
  }

  @Test
  void accept_output_findsTheFileThereAndKeepsTheCorrectionThere() throws IOException {
    edit("\nThat is well.", "\nThat is good.");
    assertThat(accept("--output", output, "sub/a.de-en.md")).as(err.toString()).isZero();
    assertThat(corrections().find("Das ist gut.")).hasValue("That is good.");
  }

  @Test
  void accept_movedToAnotherFolder_keepsTheCorrectionWhereTheRunLooks() throws IOException {
    Files.createDirectories(output.resolve(".nachtschicht"));
    edit("\nThat is well.", "\nThat is good.");
    Path moved = Files.createDirectories(output.resolve("checked/monday")).resolve("a.de-en.md");
    Files.move(file, moved);
    assertThat(accept(moved)).as(err.toString()).isZero();
    assertThat(corrections().find("Das ist gut.")).hasValue("That is good.");
    assertThat(moved.resolveSibling(Corrections.FILE_NAME)).doesNotExist();
  }

  @Test
  void accept_savedInAnotherEncoding_saysHowToSaveIt() throws IOException {
    Files.write(file, (Files.readString(file) + "\u00fc").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(accept(file)).isEqualTo(1);
    assertThat(err.toString()).contains(file.toString(), "is not in UTF-8: save it so");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\nThat is well.", "flags: 0"})
  void accept_unfinishedMerge_isRefusedWithItsLine(String line) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(line);
    edit(line, "\n<<<<<<< HEAD\n" + line + "\n=======\n" + line + "\n>>>>>>> bert\n");
    byte[] before = Files.readAllBytes(file);

    assertThat(accept(file)).isEqualTo(1);

    assertThat(err.toString()).containsPattern("a.de-en.md' .*merge.* line [0-9]+");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void accept_codeThatShowsAMerge_isAccepted() throws IOException {
    String code = "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> bert\n```\n";
    edit("<!-- nachtschicht", code + "\n<!-- nachtschicht");
    assertThat(accept(file)).as(err.toString()).isZero();
  }

  @Test
  void accept_newerVersionBeside_isNamedAndLeftAlone() throws IOException {
    Path newer = file.resolveSibling("a.de-en.new.md");
    Files.writeString(newer, Files.readString(file));
    edit("\nThat is well.", "\nThat is good.");
    assertThat(accept(file)).isZero();
    assertThat(out.toString()).contains("a newer version stands beside it", newer.toString());
    assertThat(newer).exists();
  }

  @Test
  void accept_dryRun_writesNothing() throws IOException {
    edit("\nThat is well.", "\nThat is good.");
    byte[] before = Files.readAllBytes(file);

    assertThat(accept("--dry-run", file)).isZero();

    assertThat(file).hasBinaryContent(before);
    assertThat(corrections().size()).isZero();
    assertThat(out.toString()).contains("would be accepted, 1 correction");
  }

  @Test
  void accept_correctionTakenBack_isWithdrawnWithAWord() throws IOException {
    edit("\nThat is well.", "\nThat is good.");
    accept("--author", "anna", file);
    edit("\nThat is good.", "\nThat is well.");

    assertThat(accept("--dry-run", file)).isZero();
    assertThat(corrections().size()).isEqualTo(1);
    assertThat(out.toString()).contains("would withdraw the correction by anna");
    assertThat(accept(file)).isZero();

    assertThat(corrections().size()).isZero();
    assertThat(out.toString()).containsPattern(" withdraws the .* by anna, .*: That is good\\.");
  }

  /** Two people had the file open; the second one saved it without what the first had corrected. */
  @Test
  void accept_fileFromBeforeAnothersCorrection_leavesThatAndSaysSo() throws IOException {
    String older = Files.readString(file);
    edit("\nThat is well.", "\nThat is good.");
    accept("--author", "anna", file);
    Files.writeString(file, older.replace("title: \"", "title: \"Bert's "));

    assertThat(accept("--author", "bert", file)).as(err.toString()).isZero();

    assertThat(corrections().get("Das ist gut.").orElseThrow().author()).isEqualTo("anna");
    assertThat(out.toString())
        .containsPattern(
            "stays, but is not in this file: the correction by anna, .*: That is good\\.");
  }

  @Test
  void accept_correctionWithOtherSpaces_isNeitherWithdrawnNorNamed() throws IOException {
    accept(file);
    Path kept = output.resolve(Corrections.FILE_NAME);
    Correction anna = new Correction("Das ist gut.", "That is\u00A0well.", "sub/a.txt", "anna", "");
    try (LockFile lock = Corrections.lock(kept)) {
      Corrections.change(lock, kept, before -> before.with(List.of(anna)));
    }
    edit("title: \"", "title: \"Bert's ");

    assertThat(accept(file)).as(err.toString()).isZero();

    assertThat(corrections().get("Das ist gut.")).hasValue(anna);
    assertThat(out.toString()).doesNotContain("withdraws", "stays");
  }

  @Test
  void accept_otherFiles_failEachWithOneLine() throws IOException {
    Path foreign = Files.writeString(output.resolve("mine.md"), "# Mine\n");
    Path missing = output.resolve("none.md");
    edit("\nThat is well.", "\nThat is good.");

    assertThat(accept(foreign, missing, file)).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString()).contains("mine.md' is not a bilingual file", "none.md' does not");
    assertThat(corrections().size()).isEqualTo(1);
  }

  @Test
  void accept_manyAtOnce_losesNoCorrection() throws Exception {
    String text = Files.readString(file);
    List<Callable<Integer>> reviewers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Path own = output.resolve("sub/" + i + ".de-en.md");
      // Another sentence in each, with its checksums.
      String german = "Das ist gut, Nummer " + i + ".";
      Files.writeString(
          own, rendered(german).replace("\nThat is well.", "\nGood number " + i + "."));
      reviewers.add(
          () ->
              new CommandLine(new AcceptCommand())
                  .setOut(new PrintWriter(new StringWriter()))
                  .setErr(new PrintWriter(System.err))
                  .execute(own.toString()));
    }
    ExecutorService pool = Executors.newFixedThreadPool(reviewers.size());
    try {
      for (Future<Integer> code : pool.invokeAll(reviewers)) {
        assertThat(code.get()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(corrections().size()).isEqualTo(12);
    assertThat(file).hasContent(text);
  }

  private int corrections(Object... arguments) {
    String[] strings = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    return new CommandLine(new CorrectionsCommand())
        .setExecutionExceptionHandler(CommandRunner::executionError)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(strings);
  }

  @Test
  void accept_longestName_isAccepted() throws IOException {
    for (int stem : new int[] {242, 246}) {
      Path lengthy = file.resolveSibling("x".repeat(stem) + ".de-en.md");
      Files.writeString(
          lengthy, Files.readString(file).replace("\nThat is well.", "\nThat is good."));
      assertThat(accept(lengthy)).as(err.toString()).isZero();
      assertCurrent(lengthy);
    }
  }

  @Test
  void accept_anothersCorrection_isReplacedWithAWordAndCanBeRemoved() throws IOException {
    edit("\nThat is well.", "\nThat is good.");
    assertThat(accept("--author", "anna", file)).isZero();
    edit("\nThat is good.", "\nThat is fine.");
    assertThat(out.toString()).doesNotContain("replaces");

    assertThat(accept("--author", "bert", file)).isZero();

    assertThat(out.toString())
        .containsPattern("replaces the correction by anna, [0-9-]{10}: That is good\\.");
    Path kept = output.resolve(Corrections.FILE_NAME);
    assertThat(corrections().get("Das ist gut.").orElseThrow().author()).isEqualTo("bert");
    assertThat(corrections("remove", "--corrections", kept, "Das ist schlecht.")).isEqualTo(1);
    assertThat(err.toString()).contains("has no correction of 'Das ist schlecht.'");
    assertThat(corrections().size()).isEqualTo(1);
    assertThat(corrections("remove", "--corrections", kept, "Das ist  gut.")).isZero();
    assertThat(out.toString()).contains("removed: Das ist gut.\tThat is fine.");
    assertThat(corrections().size()).isZero();

    edit("\nThat is fine.", "\nThat is nice.");
    accept(file);
    assertThat(corrections("remove", "--corrections", kept, "--document", "sub/a.txt")).isZero();
    assertThat(corrections().size()).isZero();
    assertThat(corrections("remove", "--corrections", kept)).isEqualTo(2);
  }

  @Test
  void accept_frontMatterRewrittenByAFormatter_isMarked() throws IOException {
    String text = Files.readString(file);
    for (String written :
        List.of(
            text.replace("content_sha256:", "\"content_sha256\":").replace("source:", "'source' :"),
            text.replaceFirst("(content_sha256: )\"(.*)\"", "$1>-\n  $2"),
            text.replaceFirst("(content_sha256: )\"(.*)\"", "$1$2\nreviewed: no # not yet"))) {
      Files.writeString(file, written);
      assertThat(accept(file)).as(err.toString()).isZero();
      assertCurrent(file);
      assertThat(Files.readString(file)).contains("reviewed: true");
    }
  }

  @Test
  void accept_newerVersion_takesThePlaceOfTheOlderWhoseCorrectionsAreKept() throws IOException {
    edit("\nThat is well.", "\nThat is good.");
    Path newer = file.resolveSibling("a.de-en.new.md");
    Files.writeString(newer, rendered("Das ist neu."));

    assertThat(accept("--dry-run", newer)).isZero();
    assertThat(newer).exists();
    assertThat(accept(newer)).as(err.toString()).isZero();

    assertThat(newer).doesNotExist();
    assertThat(file).content().contains("Das ist neu.", "reviewed: true");
    assertCurrent(file);
    assertThat(corrections().find("Das ist gut.")).hasValue("That is good.");
    assertThat(out.toString()).contains("took the place of").contains("a.de-en.md");
  }

  @Test
  void accept_newerVersionBesideSomebodysOwnFile_staysBeside() throws IOException {
    Files.writeString(file, "# Mine\n");
    Path newer = file.resolveSibling("a.de-en.new.md");
    Files.writeString(newer, rendered("Das ist neu."));

    assertThat(accept(newer)).isZero();

    assertThat(file).hasContent("# Mine\n");
    assertThat(newer).content().contains("reviewed: true");
  }

  @Test
  void accept_withoutFile_isUsageError() {
    assertThat(accept()).isEqualTo(2);
  }
}
