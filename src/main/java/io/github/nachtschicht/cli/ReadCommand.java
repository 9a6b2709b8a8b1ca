package io.github.nachtschicht.cli;

import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.InputDocument;
import io.github.nachtschicht.reading.DocumentReader;
import io.github.nachtschicht.reading.ReadingOptions;
import io.github.nachtschicht.reading.UnreadableDocumentException;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.LeftOut;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.SrxSentenceSplitter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nachtschicht read}: what the program sees in a document, without any model. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    description = {
      "Prints what is read of documents: blocks, sentences, what is left out and why. Needs no"
          + " model and writes no file.",
      ""
    })
public class ReadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The documents.")
  private List<Path> files;

  @Option(
      names = "--force-language",
      description = "Take every document and every paragraph as German.")
  private boolean forceLanguage;

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      defaultValue = "2m",
      converter = Durations.class,
      description = "Skip a document whose reading takes longer (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DocumentReader reader =
        new DocumentReader(ReadingOptions.defaults().withForceLanguage(forceLanguage));
    SrxSentenceSplitter splitter = new SrxSentenceSplitter();
    int unread = 0;
    for (Path file : files) {
      if (files.size() > 1) {
        out.println("== " + file);
      }
      try {
        if (!Files.isRegularFile(file)) {
          throw new UnreadableDocumentException(
              file.toString(), Files.exists(file) ? "it is no file" : "there is no such file");
        }
        byte[] content = InputDocument.read(file);
        print(reader.readInTime(name(file), content, timeout).split(splitter), out);
      } catch (UnreadableDocumentException e) {
        spec.commandLine().getErr().println(file + ": " + e.reason());
        unread++;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCodes.FAILED;
      } catch (DocumentException e) {
        spec.commandLine().getErr().println(file + ": " + e.getMessage());
        unread++;
      }
      out.flush();
    }
    return unread == 0 ? ExitCodes.DONE : ExitCodes.INCOMPLETE;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private static void print(ParsedDocument document, PrintWriter out) {
    out.println("format: " + document.format() + ", " + document.source().encoding());
    document.source().notes().forEach(note -> out.println("note: " + note));
    int next = 0;
    for (int b = 0; b < document.blocks().size(); b++) {
      Block block = document.blocks().get(b);
      out.println(head(block));
      if (block.kind() == BlockKind.CODE) {
        block.text().lines().forEach(line -> out.println("    " + line));
      }
      for (; next < document.segments().size(); next++) {
        Segment segment = document.segments().get(next);
        if (segment.block() != b) {
          break;
        }
        out.println("  " + segment.text().replace("\n", "\n  "));
      }
    }
    account(document, out);
  }

  /** "list item 2 [-]", "table cell 1/0", "paragraph (en, copied)". */
  private static String head(Block block) {
    StringBuilder head =
        new StringBuilder(block.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (block.cell() != null) {
      head.append(' ').append(block.cell().row()).append('/').append(block.cell().column());
    }
    if (block.level() > 0) {
      head.append(' ').append(block.level());
    }
    if (!block.marker().isEmpty()) {
      head.append(" [").append(block.marker()).append(']');
    }
    if (block.language() != null) {
      head.append(" (").append(block.language()).append(", copied)");
    }
    return head.toString();
  }

  private static void account(ParsedDocument document, PrintWriter out) {
    Account account = document.account();
    LeftOut.Reason reason = null;
    for (LeftOut passage : account.leftOut()) {
      if (passage.reason() != reason) {
        reason = passage.reason();
        out.println("left out: " + reason.inWords());
      }
      passage.text().lines().forEach(line -> out.println("  " + line.strip()));
    }
    Account.Figures figures = account.figures(document.blocks());
    out.println(
        "words: %s (%s to translate, %s copied, %s left out)"
            .formatted(
                figures.words(),
                figures.translated(),
                figures.copied(),
                figures.words() - figures.translated() - figures.copied()));
    if (!account.addsUp()) {
      out.println(
          "the account does not add up: "
              + account.lost()
              + " letters are lost, "
              + account.invented()
              + " are there that the document does not hold; please report it");
    }
  }
}
