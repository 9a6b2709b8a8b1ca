package io.github.nachtschicht.cli;

import io.github.nachtschicht.MarianPipelineSource;
import io.github.nachtschicht.TranslationSettings;
import io.github.nachtschicht.batch.ExitCodes;
import io.github.nachtschicht.batch.InputDocument;
import io.github.nachtschicht.batch.NightlyRun;
import io.github.nachtschicht.batch.RunException;
import io.github.nachtschicht.batch.RunOptions;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.glossary.GlossaryCheck;
import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.glossary.TermSuggestions;
import io.github.nachtschicht.glossary.TermSuggestions.Corrected;
import io.github.nachtschicht.glossary.TermSuggestions.Suggestion;
import io.github.nachtschicht.markdown.Correction;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.markdown.ReviewedFile;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.SentenceRequest;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.marian.Processor;
import io.github.nachtschicht.translation.memory.TranslationMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nachtschicht glossary}: looks after the terms of the house. */
@Command(
    name = "glossary",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {GlossaryCommand.Check.class, GlossaryCommand.Suggest.class},
    description = {"Checks glossaries, and suggests terms for them.", ""})
public class GlossaryCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: 'glossary check' or 'glossary suggest'.");
  }

  /** {@code glossary check}: what is wrong with them. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      defaultValueProvider = OptionDefaults.class,
      description = {
        "Names lines that are left out, say the same or contradict each other, and terms that no"
            + " document of the input folder holds. Writes nothing.",
        ""
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:nothing is wrong", "1:a line is wrong, or a file cannot be read"})
  static class Check extends Work {

    @Override
    int work(TranslationSettings translation, RunOptions options) throws IOException, RunException {
      PrintWriter out = spec.commandLine().getOut();
      List<Path> files = Glossary.files(options.output(), translation.glossaries());
      if (files.isEmpty()) {
        throw new IOException(
            "there is no "
                + options.output().resolve(Glossary.FILE_NAME)
                + ", and no --glossary is given");
      }
      List<String> problems = new ArrayList<>();
      Glossary glossary = Glossary.load(files, problems::add);
      problems.addAll(GlossaryCheck.problems(glossary.entries()));
      problems.forEach(problem -> out.println(OneLine.of(problem)));
      Set<GlossaryEntry> met = new HashSet<>();
      int read = 0;
      int unread = 0;
      try (MarianPipelineSource source = new MarianPipelineSource(translation, null)) {
        for (InputDocument file : NightlyRun.documents(options)) {
          try {
            byte[] bytes = Files.readAllBytes(file.path());
            met.addAll(glossary.used(source.sentencesOf(file.name(), bytes)));
            read++;
          } catch (IOException | RuntimeException e) {
            unread++;
          }
        }
      }
      for (GlossaryEntry entry : glossary.entries()) {
        if (!met.contains(entry)) {
          boolean small =
              entry
                  .source()
                  .codePoints()
                  .filter(Character::isLetter)
                  .limit(1)
                  .anyMatch(Character::isLowerCase);
          out.println(
              OneLine.of(
                  "%s: \"%s\" is in no document%s"
                      .formatted(
                          entry.place(),
                          entry.source(),
                          small ? "; a noun needs its capital" : "")));
        }
      }
      out.println(
          "%s, %s of them in %s of %s%s; %s to mend"
              .formatted(
                  OneLine.count(glossary.entries().size(), "term"),
                  met.size(),
                  OneLine.count(read, "document"),
                  options.input(),
                  unread == 0 ? "" : "; " + unread + " cannot be read",
                  problems.isEmpty() ? "nothing" : OneLine.count(problems.size(), "line")));
      return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  /** {@code glossary suggest}: what could be in them. */
  @Command(
      name = "suggest",
      mixinStandardHelpOptions = true,
      defaultValueProvider = OptionDefaults.class,
      description = {
        "Prints names and terms that reviewers put right, with how often and an example, in the"
            + " form of a glossary. Adds nothing.",
        ""
      })
  static class Suggest extends Work {

    @Override
    int work(TranslationSettings translation, RunOptions options) throws IOException, RunException {
      PrintWriter out = spec.commandLine().getOut();
      Glossary glossary =
          Glossary.load(Glossary.files(options.output(), translation.glossaries()), warning -> {});
      Corrections corrections =
          Corrections.load(options.output().resolve(Corrections.FILE_NAME))
              .with(edited(options.output()).all());
      List<Suggestion> suggestions =
          TermSuggestions.of(corrected(corrections, glossary, translation, options), glossary);
      for (Suggestion suggestion : suggestions) {
        Corrected example = suggestion.example();
        out.println(
            "# %s, for example \"%s\" > \"%s\""
                .formatted(
                    OneLine.count(suggestion.count(), "correction"),
                    OneLine.joined(example.source()),
                    OneLine.joined(example.target())));
        out.println(suggestion.source() + "\t" + suggestion.target());
      }
      out.println(
          "# %s from %s"
              .formatted(
                  OneLine.count(suggestions.size(), "suggestion"),
                  OneLine.count(corrections.size(), "correction")));
      return ExitCodes.DONE;
    }

    /** What people changed in files that nobody accepted yet. */
    private static Corrections edited(Path output) throws IOException {
      if (!Files.isDirectory(output)) {
        return Corrections.NONE;
      }
      List<Path> files;
      try (Stream<Path> all = Files.walk(output)) {
        files = all.filter(file -> file.toString().endsWith(NewVersion.SUFFIX)).sorted().toList();
      }
      List<Correction> edited = new ArrayList<>();
      for (Path file : files) {
        try {
          ReviewedFile reviewed = ReviewedFile.of(Files.readString(file)).orElse(null);
          if (reviewed != null && reviewed.isEdited()) {
            edited.addAll(reviewed.harvest().corrected());
          }
        } catch (IOException e) {
          // It is none of ours, or will be named by the next run.
        }
      }
      return Corrections.of(edited);
    }

    /** The corrections with what the model had made of their sentences, where it is remembered. */
    private static List<Corrected> corrected(
        Corrections corrections,
        Glossary glossary,
        TranslationSettings translation,
        RunOptions options)
        throws IOException, RunException {
      List<Corrected> all = new ArrayList<>();
      if (!Files.isDirectory(NightlyRun.stateFolder(options.output()))) {
        corrections.all().forEach(c -> all.add(new Corrected(c.source(), c.target(), null)));
        return all;
      }
      NightlyRun.whileLocked(
          options.output(),
          () -> {
            try (MarianPipelineSource source =
                new MarianPipelineSource(translation, options.output())
                    .remembering(Long.MAX_VALUE)) {
              TranslationMemory memory = memory(source);
              corrections
                  .all()
                  .forEach(
                      c ->
                          all.add(
                              new Corrected(
                                  c.source(), c.target(), machine(c.source(), memory, glossary))));
            }
          });
      return all;
    }

    private static @Nullable TranslationMemory memory(MarianPipelineSource source) {
      try {
        return source.memory(Processor.kind());
      } catch (RuntimeException e) {
        return null; // without the model it is not known what it said
      }
    }

    private static @Nullable String machine(
        String sentence, @Nullable TranslationMemory memory, Glossary glossary) {
      if (memory == null) {
        return null;
      }
      TranslatedSegment known =
          memory.find(new SentenceRequest(sentence, glossary.rules(sentence)));
      known = known == null ? memory.find(sentence) : known;
      return known == null ? null : known.target();
    }
  }

  /** What both commands are asked. */
  abstract static class Work implements java.util.concurrent.Callable<Integer> {

    @Spec CommandSpec spec;

    @Mixin
    private final SettingOptions settings =
        new SettingOptions(RunOptions.FOLDERS, RunOptions.SELECTION, TranslationSettings.ALL);

    abstract int work(TranslationSettings translation, RunOptions options)
        throws IOException, RunException;

    @Override
    public Integer call() throws IOException, RunException {
      return work(settings.as(TranslationSettings::new), settings.as(RunOptions::new));
    }
  }
}
