package io.github.nachtschicht.batch;

import io.github.nachtschicht.batch.InputDocument.Action;
import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.Fingerprints;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.KnownOutput;
import io.github.nachtschicht.markdown.KnownOutput.Reason;
import io.github.nachtschicht.markdown.NewVersion;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Compares the input folder with the output folder and says what is to be done. */
final class Planner {

  /** File of the state folder with the names of the documents that the last run skipped. */
  static final String SKIPPED_LAST = "skipped-last";

  /** Why such a document is translated. */
  static final String SKIPPED_BEFORE = "was skipped by the last run";

  /** Why a document is left alone whose output agrees with all it should be made of. */
  static final String UP_TO_DATE = "up to date";

  private final RunOptions options;
  private final PipelineSource source;
  private final Provenance wanted;
  private final InputListing listing;
  private final Map<String, KnownOutput> outputs;
  private final SentenceCache sentences;
  private final Set<String> skippedLast;
  private final long now;

  /**
   * @param source says what outputs should be made of
   * @param outputs files of the output folder by name
   * @param sentences what is known of the documents' sentences; learns more
   * @param skippedLast names of the documents that the last run skipped
   * @param now milliseconds since 1970
   */
  Planner(
      RunOptions options,
      PipelineSource source,
      InputListing listing,
      Map<String, KnownOutput> outputs,
      SentenceCache sentences,
      Set<String> skippedLast,
      long now) {
    this.options = options;
    this.source = source;
    this.wanted = source.provenance();
    this.listing = listing;
    this.outputs = outputs;
    this.sentences = sentences;
    this.skippedLast = skippedLast;
    this.now = now;
  }

  /**
   * Makes the plan; reads every document once.
   *
   * @param stopped asked between documents; true leaves the rest for another night
   */
  RunPlan plan(BooleanSupplier stopped) {
    Map<String, List<KnownOutput>> orphans = new HashMap<>();
    for (KnownOutput output : outputs.values()) {
      if (isOrphan(output)) {
        orphans.computeIfAbsent(output.sourceSha256(), key -> new ArrayList<>()).add(output);
      }
    }
    Map<String, Hashed> hashes = hashes(stopped);
    Map<String, InputDocument> documents = new TreeMap<>();
    Set<String> moved = new HashSet<>();
    for (InputDocument file : listing.documents()) {
      if (stopped.getAsBoolean()) {
        break;
      }
      Hashed hashed = hashes.get(file.name());
      if (hashed == null && !isYoung(file)) {
        break;
      }
      InputDocument document = hashed == null ? waiting(file) : plan(file, hashed, orphans, moved);
      if (document.movedFrom() != null) {
        moved.add(document.movedFrom());
      }
      documents.put(file.name(), document);
    }
    if (listing.whole()) {
      sentences.retain(listing.names());
    }
    listing.refused().forEach((name, reason) -> documents.put(name, refused(name, reason)));
    // A source that got another ending has its output still.
    Set<String> expected = new HashSet<>();
    for (InputDocument file : listing.documents()) {
      expected.add(file.output());
      expected.add(NewVersion.of(file.output()));
    }
    List<KnownOutput> left = new ArrayList<>();
    for (KnownOutput output : outputs.values()) {
      if (isOrphan(output) && !moved.contains(output.name()) && !expected.contains(output.name())) {
        left.add(output);
      }
    }
    return new RunPlan(List.copyOf(documents.values()), left, !stopped.getAsBoolean());
  }

  private static InputDocument refused(String name, String reason) {
    return InputDocument.listed(name, Path.of(""), 0, 0).planned(Action.SKIP, reason, null);
  }

  /**
   * What a document's bytes are.
   *
   * @param sha256 SHA-256 of the bytes; empty if they cannot be read
   * @param failure why not
   */
  private record Hashed(String sha256, String failure) {

    static Hashed of(InputDocument file) {
      try {
        return new Hashed(Sha256.of(file.path()), "");
      } catch (IOException e) {
        return new Hashed("", Failures.reason(e));
      }
    }
  }

  /** Hashes, on all cores, the documents that are old enough; stops early if asked to. */
  private Map<String, Hashed> hashes(BooleanSupplier stopped) {
    Map<String, Hashed> hashes = new ConcurrentHashMap<>();
    listing.documents().parallelStream()
        .filter(file -> !isYoung(file) && !stopped.getAsBoolean())
        .forEach(file -> hashes.put(file.name(), Hashed.of(file)));
    return hashes;
  }

  private boolean isYoung(InputDocument file) {
    return Math.abs(now - file.modified()) < options.get(RunOptions.SETTLE).toMillis();
  }

  private InputDocument waiting(InputDocument file) {
    long age = now - file.modified();
    return file.planned(Action.WAIT, "changed " + age / 1000 + " s ago", null);
  }

  private InputDocument plan(
      InputDocument file,
      Hashed hashed,
      Map<String, List<KnownOutput>> orphans,
      Set<String> moved) {
    String name = file.output();
    String sha256 = hashed.sha256();
    if (sha256.isEmpty()) {
      return file.planned(Action.SKIP, hashed.failure(), null);
    }
    KnownOutput output = outputs.get(name);
    if (!listing.whole() && output != null && output.isOurs() && isAnother(output, file, sha256)) {
      return file.planned(
          Action.SKIP,
          OneLine.of(name)
              + " is the translation of "
              + OneLine.of(output.source())
              + ": name another output folder, or remove that file",
          null);
    }
    String movedFrom = null;
    KnownOutput accepted = acceptedNewVersion(name, output);
    if (accepted != null) {
      return decide(file, sha256, accepted, accepted.name());
    }
    if (output == null) {
      output = formerOutput(orphans.get(sha256), moved);
      movedFrom = output == null ? null : output.name();
    }
    return decide(file, sha256, output, movedFrom);
  }

  /**
   * Whether an output was made of another document than a file that was named: of other bytes under
   * another name. The folders above count for nothing, as it may have been named or listed from
   * another one, nor does what a system makes of letters in names.
   */
  private static boolean isAnother(KnownOutput output, InputDocument file, String sha256) {
    String was = output.source();
    String name = file.name();
    return !output.sourceSha256().equals(sha256)
        && !OutputNames.folded(was.substring(was.lastIndexOf('/') + 1))
            .equals(OutputNames.folded(name.substring(name.lastIndexOf('/') + 1)));
  }

  private InputDocument decide(
      InputDocument file, String sha256, @Nullable KnownOutput output, @Nullable String movedFrom) {
    Action action = Action.TRANSLATE;
    String reason;
    if (output == null) {
      reason = skippedLast.contains(file.name()) ? SKIPPED_BEFORE : "new";
    } else if (output.empty()) {
      reason = "its output is empty";
    } else {
      List<Reason> reasons = reasons(output, file, sha256, source.corrections());
      if (reasons.isEmpty() && !options.get(RunOptions.FORCE)) {
        action = Action.KEEP;
        reason = movedFrom == null ? UP_TO_DATE : "its output was " + movedFrom;
      } else {
        reason = reasons.isEmpty() ? "asked for by --force" : KnownOutput.text(reasons);
        if (!output.isReplaceable() && !options.get(RunOptions.OVERWRITE_EDITED)) {
          KnownOutput beside =
              output.isNewVersion() ? null : outputs.get(NewVersion.of(output.name()));
          boolean current =
              beside != null && reasons(beside, file, sha256, carried(output)).isEmpty();
          if (current && !options.get(RunOptions.FORCE)) {
            action = Action.KEEP;
            reason = "its output was edited, the version beside it is up to date";
          } else if (beside != null && !beside.isReplaceable()) {
            action = Action.SKIP;
            reason +=
                "; both its output and the newer version beside it were edited: accept one of"
                    + " them, or remove it";
          } else {
            action = Action.TRANSLATE_BESIDE;
            reason += "; its output was edited or accepted and is kept";
          }
        }
      }
    }
    return file.planned(action, reason, movedFrom);
  }

  /** The corrections of a version beside an output that is kept: that one's sentences, too. */
  private Corrections carried(KnownOutput output) {
    return ReviewedSentences.of(options.output().resolve(output.name()))
        .with(source.corrections().all());
  }

  /**
   * The newer version of an output, if a person accepted it where it stands, and the output too or
   * there is none: then it takes its place. {@code accept} does so at once.
   */
  private @Nullable KnownOutput acceptedNewVersion(String name, @Nullable KnownOutput output) {
    KnownOutput beside = outputs.get(NewVersion.of(name));
    return beside != null && beside.isAccepted() && (output == null || output.isAccepted())
        ? beside
        : null;
  }

  /** What is wrong with an output. A document is read only if its sentences are not known yet. */
  private List<Reason> reasons(
      KnownOutput output, InputDocument file, String sha256, Corrections corrections) {
    FrontMatter front = output.frontMatter();
    Fingerprints expected =
        new Fingerprints(
            sha256,
            wanted.modelSha256(),
            wanted.settings().all(),
            source.layout(),
            front == null ? "" : front.correctionsSha256(),
            front == null ? "" : front.glossarySha256());
    List<Reason> reasons = output.reasons(expected);
    if (!reasons.isEmpty() || front == null) {
      return reasons;
    }
    if (corrections.size() == 0 && source.glossary().isEmpty()) {
      return output.reasons(expected.with("", ""));
    }
    SentenceCache.Entry known;
    try {
      known = known(file, sha256);
    } catch (IOException | RuntimeException e) {
      // It will be said when the document is next read.
      return reasons;
    }
    return output.reasons(
        expected.with(
            corrections.fingerprint(known.sentences(), source.corrections()), known.terms()));
  }

  /** What is known of a document's sentences under the present glossary. */
  private SentenceCache.Entry known(InputDocument file, String sha256) throws IOException {
    Glossary glossary = source.glossary();
    SentenceCache.Entry known = sentences.get(file.name(), sha256);
    if (known != null && known.glossary().equals(glossary.fingerprint())) {
      return known;
    }
    boolean mayHoldTerms =
        known == null || known.sentences().stream().anyMatch(key -> glossary.mayApply(key.words()));
    List<Corrections.SentenceKey> keys = known == null ? List.of() : known.sentences();
    String read = sha256;
    String terms = "";
    if (mayHoldTerms) {
      byte[] bytes = Files.readAllBytes(file.path());
      read = Sha256.of(bytes);
      List<String> text = source.sentencesOf(file.name(), bytes);
      keys = Corrections.keys(text);
      terms = glossary.fingerprint(text);
    }
    SentenceCache.Entry now = new SentenceCache.Entry(sha256, keys, glossary.fingerprint(), terms);
    if (read.equals(sha256)) {
      sentences.put(file.name(), now);
    }
    return now;
  }

  /** The output of a document that had another name. */
  private static @Nullable KnownOutput formerOutput(
      @Nullable List<KnownOutput> candidates, Set<String> moved) {
    if (candidates != null) {
      for (KnownOutput candidate : candidates) {
        if (!moved.contains(candidate.name()) && candidate.name().endsWith(NewVersion.SUFFIX)) {
          return candidate;
        }
      }
    }
    return null;
  }

  /** Whether an output's source is gone; not where the folder it was in could not be read. */
  private boolean isOrphan(KnownOutput output) {
    if (!listing.whole() || !output.isOurs() || listing.names().contains(output.source())) {
      return false;
    }
    for (String refused : listing.refused().keySet()) {
      if (output.source().startsWith(refused + "/") || output.source().equals(refused)) {
        return false;
      }
    }
    return !isOfAnotherRun(output);
  }

  /** Whether it lies in a folder below the output folder that is another run's output folder. */
  private boolean isOfAnotherRun(KnownOutput output) {
    for (Path folder = Path.of(output.name()).getParent();
        folder != null;
        folder = folder.getParent()) {
      if (FolderId.existing(NightlyRun.stateFolder(options.output().resolve(folder))) != null) {
        return true;
      }
    }
    return false;
  }
}
