package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import picocli.CommandLine;

class ReadCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine command = CommandRunner.all(new Configuration(new MockEnvironment()));
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void read_document_printsBlocksSentencesAndWhatIsLeftOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bach.txt"),
            """
            Der Bach wird breiter

            Der Rat hat den Plan am Montag beschlossen. Die Kosten trägt das Land.

            Im Frühling beginnen die Arbeiten am oberen Lauf.

            Kommentar hinterlassen
            """);

    assertThat(execute("read", file.toString())).isZero();
    assertThat(out.toString().replace("\r\n", "\n"))
        .isEqualTo(
            """
            format: text/plain, UTF-8
            title 1
              Der Bach wird breiter
            paragraph
              Der Rat hat den Plan am Montag beschlossen.
              Die Kosten trägt das Land.
            paragraph
              Im Frühling beginnen die Arbeiten am oberen Lauf.
            left out: comment links, share bars and author boxes
              Kommentar hinterlassen
            words: 27 (25 to translate, 0 copied, 2 left out)
            """);
  }

  @Test
  void read_documentsThatCannotBe_areNamedAndTheOthersRead() throws IOException {
    Path empty = Files.writeString(folder.resolve("leer.txt"), "");
    Path file = Files.writeString(folder.resolve("bach.txt"), "Der Bach wird breiter.\n");

    int code =
        execute("read", folder.resolve("fehlt.txt").toString(), empty.toString(), file.toString());

    assertThat(code).isEqualTo(3);
    assertThat(err.toString())
        .contains("fehlt.txt: there is no such file", "leer.txt: the file is empty");
    assertThat(out.toString()).contains("Der Bach wird breiter.");
  }
}
