package io.github.nachtschicht.markdown;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the index shows. The order of the lists does not matter, the index has its own.
 *
 * @param documents the bilingual files
 * @param skipped sources without a bilingual file
 * @param kept files that a run left as a person had made them
 * @param orphans bilingual files whose source is gone
 * @param fresh paths of bilingual files that the last run which wrote any has written
 * @param corrected how many sentences people corrected, by the source they corrected them in
 */
public record IndexModel(
    List<Entry> documents,
    List<Skipped> skipped,
    List<Kept> kept,
    List<Orphan> orphans,
    Set<String> fresh,
    Map<String, Integer> corrected) {

  /** An index without new documents and corrections. */
  public IndexModel(
      List<Entry> documents, List<Skipped> skipped, List<Kept> kept, List<Orphan> orphans) {
    this(documents, skipped, kept, orphans, Set.of(), Map.of());
  }

  public IndexModel {
    fresh = Set.copyOf(fresh);
    corrected = Map.copyOf(corrected);
    documents = List.copyOf(documents);
    skipped = List.copyOf(skipped);
    kept = List.copyOf(kept);
    orphans = List.copyOf(orphans);
  }

  /**
   * A bilingual file.
   *
   * @param path below the output folder, {@code /} between its parts
   * @param head what it says of itself
   */
  public record Entry(String path, Head head) {

    /** A file whose front matter is in memory. */
    public Entry(String path, FrontMatter frontMatter) {
      this(path, () -> frontMatter);
    }
  }

  /** A front matter that may have to be read. */
  @FunctionalInterface
  public interface Head {

    /** Gives the front matter; asked more than once. */
    FrontMatter frontMatter() throws IOException;
  }

  /**
   * A source that could not be done.
   *
   * @param source path below the input folder
   * @param reason why, in plain English
   */
  public record Skipped(String source, String reason) {}

  /**
   * A file a person edited or accepted.
   *
   * @param path below the output folder
   * @param reason why a new version would be due, in plain English; empty if none is
   * @param newVersion path of the version written beside it; empty if there is none
   */
  public record Kept(String path, String reason, String newVersion) {}

  /**
   * A file whose source is gone.
   *
   * @param path below the output folder
   * @param source path the source had below the input folder
   */
  public record Orphan(String path, String source) {}
}
