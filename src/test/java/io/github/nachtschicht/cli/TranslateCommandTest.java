package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class TranslateCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path letter;
  private Path english;

  @BeforeEach
  void write() throws Exception {
    letter = folder.resolve("brief.txt");
    Files.writeString(letter, "Der Zug fährt morgen nach Köln.\n");
    english = folder.resolve("letter.txt");
    Files.writeString(english, "This is an English text. It should not be translated at all.\n");
  }

  private int execute(String... arguments) {
    return CommandRunner.all(Configuration.none())
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int piped(String text, Charset charset, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(charset)));
    try {
      return execute(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void translate_files_printsEachAndSaysWhichCouldNotBe() {
    int code = execute("translate", "--beam-size=1", letter + "", english + "", letter + "");
    assertThat(code).as(err.toString()).isEqualTo(3);
    assertThat(out.toString().split("(?m)^# ", -1)).hasSize(3);
    assertThat(out.toString())
        .startsWith("# ")
        .contains("Cologne")
        .contains("> Der Zug fährt morgen nach Köln.")
        .doesNotContain("---")
        .doesNotContain("checksums");
    assertThat(err.toString().strip()).startsWith("letter.txt: not German").hasLineCount(1);
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".md"));
  }

  @Test
  void translate_frontMatter_printsWhatARunWrites() {
    assertThat(execute("translate", "--beam-size=1", "--front-matter", letter + "")).isZero();
    assertThat(out.toString()).startsWith("---\n").contains("brief.txt", "checksums");
  }

  @Test
  void translate_standardInput_isReadAsItIsNamed() {
    assertThat(
            piped(
                "Der Zug fährt morgen nach Köln.",
                StandardCharsets.ISO_8859_1,
                "translate",
                "--beam-size=1",
                "--layout=english"))
        .isZero();
    assertThat(out.toString()).contains("Cologne").doesNotContain("fährt");
    out.getBuffer().setLength(0);
    assertThat(
            piped(
                "<h1>Der Zug</h1><p>Er fährt <b>morgen</b> nach Köln.</p>",
                StandardCharsets.UTF_8,
                "translate",
                "-",
                "--beam-size=1",
                "--as=seite.html"))
        .isZero();
    assertThat(out.toString()).contains("> Er fährt **morgen** nach Köln.").doesNotContain("<b>");
  }

  @Test
  void translate_noSuchFileOrModel_isUsageOrFailure() {
    assertThat(execute("translate", letter + "", folder.resolve("nope.txt") + "")).isEqualTo(2);
    assertThat(err.toString()).contains("nope.txt' does not exist");
    assertThat(execute("translate", folder + "")).isEqualTo(2);
    assertThat(execute("translate", "--model=nobody", letter + "")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no model 'nobody'");
    assertThat(out.toString()).isEmpty();
  }
}
