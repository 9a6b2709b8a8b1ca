package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.DocumentException;
import io.github.nachtschicht.batch.DocumentPipeline;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.TranslationProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nachtschicht translate}: documents to standard output, no folder needed. */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    sortOptions = false,
    description = {
      "Translates documents, or text from standard input, and prints the Markdown. Writes no"
          + " file.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  nachtschicht translate brief.docx",
      "  nachtschicht translate --layout english notiz.md > note.md",
      "  echo 'Guten Morgen!' | nachtschicht translate"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed, for example a model that cannot be loaded",
      "2:the command line or configuration is wrong, or a file is not there",
      "3:a document could not be translated: standard error says why"
    })
public class TranslateCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "The documents; '-' or none at all reads standard input.")
  private @Nullable List<String> files;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "text.txt",
      description =
          "What standard input would be called as a file: the ending says its format"
              + " (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--front-matter",
      description =
          "Print all that a file of a run holds, front matter and checksums: what 'accept' needs.")
  private boolean frontMatter;

  @Mixin private final SettingOptions settings = new SettingOptions(TranslationSettings.ALL);

  private final Configuration configuration;

  public TranslateCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws InterruptedException {
    TranslationSettings translation = settings.as(TranslationSettings::new);
    List<String> wanted = files == null ? List.of(STANDARD_INPUT) : files;
    for (String file : wanted) {
      if (!file.equals(STANDARD_INPUT) && !Files.isRegularFile(Path.of(file))) {
        throw new ParameterException(
            spec.commandLine(),
            "'" + file + "' " + (Files.exists(Path.of(file)) ? "is no file" : "does not exist"));
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    configuration.misspelt().forEach(err::println);
    try (StatusLine status = StatusLine.onTerminal(err);
        MarianPipelineSource source =
            new MarianPipelineSource(
                translation, null, warning -> status.above(OneLine.of(warning)))) {
      DocumentPipeline pipeline = source.open(() -> status.show("loading the model"));
      int code = ExitCodes.DONE;
      boolean first = true;
      for (String file : wanted) {
        String markdown = translated(file, pipeline, status);
        status.show("");
        if (markdown == null) {
          code = ExitCodes.INCOMPLETE;
          continue;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(first ? "" : "\n");
        out.print(frontMatter ? markdown : FrontMatter.readable(markdown));
        out.flush();
        first = false;
      }
      return code;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      err.println(OneLine.of(DocumentException.describe(e)));
      return ExitCodes.FAILED;
    }
  }

  /** The Markdown of a document; null, and the reason said, if it cannot be had. */
  private @Nullable String translated(String file, DocumentPipeline pipeline, StatusLine status)
      throws InterruptedException {
    boolean piped = file.equals(STANDARD_INPUT);
    String called = piped ? name : String.valueOf(Path.of(file).getFileName());
    try {
      byte[] bytes = piped ? standardInput(status) : Files.readAllBytes(Path.of(file));
      Sentences sentences = new Sentences("translating " + OneLine.of(called), status);
      return pipeline.process(called, bytes, sentences).markdown();
    } catch (DocumentException e) {
      status.above(OneLine.of(called + ": " + e.getMessage()));
    } catch (IOException e) {
      status.above(OneLine.of(called + ": " + Failures.reason(e)));
    }
    return null;
  }

  /** Shows how many are done. */
  private static final class Sentences implements TranslationProgress {

    private final String task;
    private final StatusLine status;
    private final AtomicInteger done = new AtomicInteger();
    private volatile int expected;

    Sentences(String task, StatusLine status) {
      this.task = task;
      this.status = status;
      status.show(task);
    }

    @Override
    public void expect(int segments) {
      expected = segments;
    }

    @Override
    public void advance(int segments) {
      int now = done.addAndGet(segments);
      status.show(task + ": " + now + (expected > 0 ? " of " + expected : "") + " sentences");
    }

    @Override
    public void part(int parts, int all) {
      status.show(task + ": part " + parts + " of " + all + " of a long sentence");
    }
  }

  private static byte[] standardInput(StatusLine status) throws IOException {
    if (System.console() != null) {
      status.above("reading from the terminal; an empty line and Ctrl-D end the text");
    }
    return System.in.readAllBytes();
  }
}
