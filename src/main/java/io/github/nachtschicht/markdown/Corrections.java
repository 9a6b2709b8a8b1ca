package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.support.LockFile;
import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What people made of single sentences: the translation to use when exactly this sentence comes
 * again. For one sentence there is one correction, the latest. Immutable.
 *
 * <p>Kept as a translation memory in TMX 1.4b, the format of the Localization Industry Standards
 * Association that OmegaT, Okapi and most translation programs read and write.
 */
public final class Corrections {

  /** Name of the file that keeps them, in the output folder. */
  public static final String FILE_NAME = "corrections.tmx";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_TRIES = 20;

  /** No corrections. */
  public static final Corrections NONE = new Corrections(new TreeMap<>());

  /** By settled source sentence. */
  private final SortedMap<String, Correction> bySource;

  /** Made when first needed. */
  private volatile @Nullable Map<Long, String> keys;

  private volatile @Nullable SimilarCorrections similar;

  private Corrections(SortedMap<String, Correction> bySource) {
    this.bySource = Collections.unmodifiableSortedMap(bySource);
  }

  /** These corrections; of several for one sentence the last. */
  public static Corrections of(Collection<Correction> corrections) {
    return NONE.with(corrections);
  }

  /**
   * Reads German to English corrections from a TMX file of any program. Of several for one sentence
   * the one with the latest date counts, and where dates are missing or equal, the last.
   *
   * @param file the file; if there is none, there are no corrections
   * @throws IOException if it cannot be read, is too large or is not TMX; the message names file
   *     and cause
   */
  public static Corrections load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(TmxReader.read(in, file.toString()));
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith(file + ":") && !(e instanceof FileSystemException)) {
        throw e;
      }
      throw new IOException(file + ": cannot be read: " + Failures.reason(e), e);
    }
  }

  /**
   * Corrections before and after a change.
   *
   * @param replaced which were there with another translation, in order of their sentences
   * @param removed which were there and are gone, in the same order
   */
  public record Changed(
      Corrections before, Corrections after, List<Correction> replaced, List<Correction> removed) {

    static Changed of(Corrections before, Corrections after) {
      List<Correction> replaced = new ArrayList<>();
      List<Correction> removed = new ArrayList<>();
      before.bySource.forEach(
          (key, was) -> {
            if (!after.bySource.containsKey(key)) {
              removed.add(was);
            } else if (!was.target().equals(after.find(was.source()).orElse(""))) {
              replaced.add(was);
            }
          });
      return new Changed(before, after, List.copyOf(replaced), List.copyOf(removed));
    }
  }

  /** What a change would do to these corrections. */
  Changed change(UnaryOperator<Corrections> change) {
    return Changed.of(this, change.apply(this));
  }

  /**
   * Lets one program at a time change a file of corrections: who reads, adds and writes holds the
   * lock all the while. Readers need none, since the file is replaced whole.
   *
   * @param file need not exist, the lock is kept in the state folder beside it
   * @throws IOException if another program holds it for ten seconds, or it cannot be made; the
   *     message names file and cause
   */
  public static LockFile lock(Path file) throws IOException {
    return lock(file, PATIENCE);
  }

  static LockFile lock(Path file, Duration patience) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    String name = String.valueOf(path.getFileName());
    // A name may be as long as a name can be.
    String shortened = name.length() > 60 ? Sha256.of(name).substring(0, 16) : name;
    try {
      LockFile lock =
          LockFile.acquire(
              path.resolveSibling(SafeFiles.STATE).resolve(shortened + ".lock"), patience);
      if (lock == null) {
        throw new IOException(
            "'%s' is being changed by another program (waited %s s); nothing was changed, try again"
                .formatted(file, patience.toSeconds()));
      }
      return lock;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while '" + file + "' was being changed", e);
    }
  }

  /**
   * Changes a file of German to English corrections, TMX 1.4b. It is written whole or not at all,
   * only if there is a change, and without losing what another program saves meanwhile; the same
   * corrections give the same bytes.
   *
   * @param lock the lock on this file, which is held
   * @param change may be asked more than once
   * @throws IOException if the file cannot be read or written; the message names file and cause
   */
  public static Changed change(LockFile lock, Path file, UnaryOperator<Corrections> change)
      throws IOException {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(target);
      } catch (NoSuchFileException e) {
        bytes = new byte[0];
      }
      byte[] read = bytes;
      Corrections before =
          read.length == 0
              ? NONE
              : of(TmxReader.read(new ByteArrayInputStream(read), file.toString()));
      Corrections after = change.apply(before);
      if (after.bySource.equals(before.bySource)
          || SafeFiles.beside(target)
              .put(
                  TmxWriter.write(after.bySource.values()).getBytes(StandardCharsets.UTF_8),
                  target,
                  present -> Arrays.equals(Files.readAllBytes(present), read))) {
        return Changed.of(before, after);
      }
    }
    throw new IOException("'" + file + "' is changed by another program all the time");
  }

  /** The correction of exactly this sentence; white space and composed letters do not matter. */
  public Optional<String> find(String sourceSentence) {
    return get(sourceSentence).map(Correction::target);
  }

  /** As {@link #find}, with where it came from. */
  public Optional<Correction> get(String sourceSentence) {
    return bySource.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(bySource.get(Checksums.comparable(sourceSentence)));
  }

  /**
   * These corrections and further ones, which win over what is there for the same sentence. One
   * that says the same as before stays whose it was.
   */
  public Corrections with(Collection<Correction> later) {
    SortedMap<String, Correction> all = new TreeMap<>(bySource);
    later.forEach(
        c ->
            all.merge(
                Checksums.comparable(c.source()),
                c,
                (before, now) -> before.target().equals(now.target()) ? before : now));
    return new Corrections(all);
  }

  /**
   * The sentences of a file that a person edited or accepted, as they left them: what they
   * corrected and, if they accepted the file, what they let stand.
   *
   * @param file the file; if there is none, or it is not one of ours, there are no sentences
   * @throws IOException if it cannot be read
   */
  public static Corrections reviewedIn(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException | CharacterCodingException e) {
      return NONE;
    }
    return ReviewedFile.of(text).map(ReviewedFile::sentences).orElse(NONE);
  }

  /** These corrections without those of some sentences. */
  public Corrections without(Collection<String> sourceSentences) {
    SortedMap<String, Correction> rest = new TreeMap<>(bySource);
    sourceSentences.forEach(s -> rest.remove(Checksums.comparable(s)));
    return new Corrections(rest);
  }

  /** All corrections, ordered by their sentence. */
  public List<Correction> all() {
    return List.copyOf(bySource.values());
  }

  /** How many there are. */
  public int size() {
    return bySource.size();
  }

  /**
   * A person's translation of a sentence much like this one, for a reviewer to look at; null if
   * there is none, or one of exactly this sentence.
   */
  public SimilarCorrections.@Nullable Match similar(String sentence) {
    return bySource.isEmpty() || find(sentence).isPresent()
        ? null
        : similarity().find(SimilarCorrections.words(sentence));
  }

  /**
   * By which a sentence is known again: whether a correction is for it, or for one much like it.
   *
   * @param key the first 64 bits of the SHA-256 of the sentence, settled as for {@link #find}
   * @param words hashes of its words, see {@link SimilarCorrections#words}
   */
  public record SentenceKey(long key, int[] words) {}

  /** The keys of sentences, each once. */
  public static List<SentenceKey> keys(Collection<String> sourceSentences) {
    return new LinkedHashSet<>(sourceSentences)
        .stream().map(s -> new SentenceKey(key(s), SimilarCorrections.words(s))).toList();
  }

  private static long key(String sourceSentence) {
    return Long.parseUnsignedLong(
        Sha256.of(Checksums.comparable(sourceSentence)).substring(0, 16), 16);
  }

  /**
   * Fingerprint of the corrections that apply to some sentences or are shown beside them: what a
   * file's {@code corrections_sha256} must be for the file to be up to date.
   *
   * @param shown the corrections of which those of similar sentences are shown: those of people's
   *     file, without the reviewed sentences that are carried over to a document
   * @return 64 hexadecimal digits, or empty if none applies
   */
  public String fingerprint(List<SentenceKey> sentences, Corrections shown) {
    Map<String, String> used = new TreeMap<>();
    if (!bySource.isEmpty()) {
      for (SentenceKey sentence : sentences) {
        String source = byKey().get(sentence.key());
        if (source != null) {
          find(source).ifPresent(target -> used.put(source, target));
        } else {
          SimilarCorrections.Match similar = shown.similarity().find(sentence.words());
          if (similar != null) {
            shown(similar, used);
          }
        }
      }
    }
    return fingerprint(used);
  }

  /** Settled source sentences by their key. */
  private Map<Long, String> byKey() {
    Map<Long, String> known = keys;
    if (known == null) {
      Map<Long, String> made = new HashMap<>();
      bySource.keySet().forEach(source -> made.put(key(source), source));
      known = Map.copyOf(made);
      keys = known;
    }
    return known;
  }

  private SimilarCorrections similarity() {
    SimilarCorrections known = similar;
    if (known == null) {
      known = new SimilarCorrections(bySource.values());
      similar = known;
    }
    return known;
  }

  /** The same for a finished translation, by what is marked as a correction in it or shown. */
  static String fingerprintOfUsed(BilingualDocument bilingual) {
    Map<String, String> used = new TreeMap<>();
    for (TranslatedSegment segment : bilingual.translations()) {
      if (TranslationNote.isOfAPerson(segment.notes())) {
        used.put(Checksums.comparable(segment.source()), segment.target());
      }
    }
    for (SimilarCorrections.@Nullable Match similar : bilingual.similar()) {
      if (similar != null) {
        shown(similar, used);
      }
    }
    return fingerprint(used);
  }

  /** A correction that is shown beside a sentence may be used for another one, too. */
  private static void shown(SimilarCorrections.Match similar, Map<String, String> used) {
    used.put(
        "~ " + Checksums.comparable(similar.correction().source()), similar.correction().target());
  }

  private static String fingerprint(Map<String, String> used) {
    if (used.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    used.forEach((source, target) -> text.append(source).append('\n').append(target).append('\n'));
    return Sha256.of(text.toString());
  }
}
