package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.ReferenceSet;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunHistory;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.Folders;
import io.github.nachtschicht.support.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nachtschicht doctor}: whether tonight will work. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    defaultValueProvider = OptionDefaults.class,
    sortOptions = false,
    description = {
      "Proves that a run will work: Java, folders, disk, job database, clock, model, and one"
          + " sentence translated. Takes the options of 'run', but for --dry-run and those of workers"
          + " and of the log. Ends with 0 or 1.",
      ""
    })
public class DoctorCommand implements Callable<Integer> {

  private static final long ENOUGH_BYTES = 512L << 20;
  private static final String SENTENCE = "Der Zug fährt morgen um acht Uhr nach Berlin.";

  /** No clock of a machine that runs this program can be earlier. */
  private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  @Spec private CommandSpec spec;

  @Mixin
  private final SettingOptions options =
      new SettingOptions(
          RunOptions.FOLDERS, RunOptions.SELECTION, TranslationSettings.ALL, RunOptions.WORK);

  private final Configuration configuration;
  private boolean wrong;
  private RunOptions folders = RunOptions.of(Path.of(""), Path.of(""));

  public DoctorCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  private static final class NotWell extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the line begins with. */
    final String mark;

    NotWell(String message) {
      this("WRONG", message);
    }

    NotWell(String mark, String message) {
      super(message);
      this.mark = mark;
    }
  }

  @Override
  public Integer call() {
    TranslationSettings settings = options.as(TranslationSettings::new);
    folders = options.as(RunOptions::new);
    wrong = false;
    check("java", DoctorCommand::java);
    check("file names", DoctorCommand::fileNames);
    check("clock", this::clock);
    check("configuration", this::configuration);
    check("input", this::readable);
    check("output", this::writable);
    check("disk", this::disk);
    check("job database", this::jobDatabase);
    Path metrics = folders.find(RunOptions.METRICS_FILE);
    if (metrics != null) {
      check("metrics file", () -> writable(metrics));
    }
    Path watch = folders.find(RunOptions.WATCH);
    if (watch != null) {
      check("watch", () -> watch + ", " + OneLine.count(ReferenceSet.size(watch), "segment"));
    }
    try (MarianPipelineSource source =
        new MarianPipelineSource(
            settings, folders.output(), warning -> spec.commandLine().getErr().println(warning))) {
      check("model", () -> model(source));
      check("translation", () -> sentence(source));
    }
    return wrong ? ExitCodes.FAILED : ExitCodes.DONE;
  }

  /**
   * Looks at one thing.
   *
   * @param check says what is right, or throws saying what is not
   */
  private void check(String name, Callable<String> check) {
    String text;
    String mark = "WRONG";
    try {
      text = check.call();
      mark = "ok";
    } catch (NotWell e) {
      mark = e.mark;
      text = OneLine.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      text = Failures.reason(e);
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      text = e.getMessage() == null ? e.getClass().getSimpleName() : OneLine.of(e.getMessage());
    }
    wrong |= !mark.equals("ok");
    PrintWriter out = spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, "%-5s %-13s %s", mark, name, text));
    out.flush();
  }

  private static String java() {
    Runtime runtime = Runtime.getRuntime();
    return "%s on %s %s, %s processors, %s MiB of heap"
        .formatted(
            System.getProperty("java.runtime.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20);
  }

  private static String fileNames() throws NotWell {
    String encoding = System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
    if (!Charset.forName(encoding).newEncoder().canEncode("äöüß€„")) {
      throw new NotWell(
          "names with umlauts cannot be written in "
              + encoding
              + "; start the program with LC_ALL=C.UTF-8");
    }
    return encoding;
  }

  private String clock() throws NotWell, IOException {
    Instant now = Instant.now();
    if (now.isBefore(EARLIEST)) {
      throw new NotWell("says " + now + ", which is before this program was made");
    }
    Path report = folders.output().resolve("run-report.json");
    if (Files.exists(report)
        && Files.getLastModifiedTime(report).toInstant().isAfter(now.plusSeconds(60))) {
      throw new NotWell(
          "says " + now + ", but the last run ended at " + Files.getLastModifiedTime(report));
    }
    return now.toString();
  }

  private String configuration() throws NotWell {
    List<String> misspelt = configuration.misspelt();
    if (!misspelt.isEmpty()) {
      throw new NotWell(String.join("; ", misspelt));
    }
    List<String> files = configuration.files();
    return files.isEmpty()
        ? "no application.yml in " + Path.of("").toAbsolutePath() + ": defaults and variables hold"
        : String.join(", ", files);
  }

  private String readable() throws NotWell, RunException, IOException {
    String noInput = folders.noInput();
    if (noInput != null) {
      throw new NotWell(folders.isInputNamed() ? "WRONG" : "TODO", noInput);
    }
    return folders.input().toAbsolutePath().normalize()
        + ", "
        + OneLine.count(NightlyRun.documents(folders).size(), "file");
  }

  private String writable() throws NotWell, IOException {
    Path folder = folders.output().toAbsolutePath().normalize();
    Path existing = Folders.nearest(folder);
    if (!Files.isDirectory(existing)) {
      throw new NotWell(existing + " is not a folder");
    }
    probe(existing);
    return folder + (existing.equals(folder) ? "" : " (will be made)");
  }

  private static void probe(Path folder) throws NotWell {
    try {
      Path probe = Files.createTempFile(folder, ".nachtschicht", ".probe");
      Files.delete(probe);
    } catch (IOException e) {
      throw new NotWell("cannot write to " + folder + ": " + Failures.reason(e));
    }
  }

  /** A file whose folder must be there. */
  private static String writable(Path file) throws NotWell {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new NotWell(absolute + " is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new NotWell("cannot write " + absolute + ": its folder does not exist");
    }
    probe(folder);
    return absolute.toString();
  }

  private String disk() throws NotWell {
    Path existing = Folders.nearest(folders.output().toAbsolutePath().normalize());
    // FileStore would look for the mount, which a changed root folder hides
    long free = existing.toFile().getUsableSpace();
    String text = (free >> 20) + " MiB free at " + existing;
    if (free < ENOUGH_BYTES) {
      throw new NotWell(text + ", should be at least " + (ENOUGH_BYTES >> 20));
    }
    return text;
  }

  private String jobDatabase() throws SQLException {
    String place =
        configuration.jobDatabase() == null
            ? NightlyRun.stateFolder(folders.output()).resolve("jobs.mv.db") + ", "
            : "as spring.datasource.url names it, ";
    try {
      int runs = RunHistory.of(folders.output(), 1000, configuration.jobDatabase()).size();
      return place + OneLine.count(runs, "past run");
    } catch (RunException e) {
      return place + e.getMessage();
    }
  }

  private static String model(MarianPipelineSource source) throws NotWell {
    String remembered = source.provenance().modelSha256();
    String fresh = source.freshModelSha256();
    if (!remembered.equals(fresh)) {
      throw new NotWell(
          source.modelFolder() + " changed without its files' times changing: damaged disk?");
    }
    return source.modelFolder() + ", sha256 " + fresh.substring(0, 16) + "…";
  }

  private static String sentence(MarianPipelineSource source) throws Exception {
    long start = System.nanoTime();
    var pipeline = source.open();
    double load = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    String markdown =
        pipeline
            .process("doctor.txt", SENTENCE.getBytes(StandardCharsets.UTF_8), n -> {})
            .markdown();
    double seconds = (System.nanoTime() - start) / 1e9;
    String english = FrontMatter.parse(markdown).map(FrontMatter::title).orElse("");
    if (english.isBlank() || english.equals(SENTENCE)) {
      throw new NotWell("the model does not translate \"" + SENTENCE + "\"");
    }
    return String.format(
        Locale.ROOT, "\"%s\", loaded in %.1f s, translated in %.1f s", english, load, seconds);
  }
}
