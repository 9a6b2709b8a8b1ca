package io.github.nachtschicht.markdown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the index shows. The order of lists and maps does not matter, the index has its own.
 *
 * @param documents what the bilingual files say of themselves, by their paths below the output
 *     folder, {@code /} between the parts
 * @param skipped sources without a bilingual file, and why, in plain English
 * @param kept files that a run left as a person had made them
 * @param orphans bilingual files whose source is gone, and what it was
 * @param fresh paths of bilingual files that the last run which wrote any has written
 * @param corrected how many sentences people corrected, by the source they corrected them in
 */
public record IndexModel(
    Map<String, FrontMatter> documents,
    Map<String, String> skipped,
    List<Kept> kept,
    Map<String, String> orphans,
    Set<String> fresh,
    Map<String, Integer> corrected) {

  /**
   * A file a person edited or accepted.
   *
   * @param path below the output folder
   * @param reason why a new version would be due, in plain English; empty if none is
   * @param newVersion path of the version written beside it; empty if there is none
   */
  public record Kept(String path, String reason, String newVersion) {}

  /**
   * An index of what lies in an output folder.
   *
   * @param outputs its files by name
   * @param skipped sources that could not be done, and why
   * @param due why new versions of files were due that a person had edited, by these files' names
   * @param orphans files whose source is gone; those that are no longer there are left out
   * @param fresh names of the files that the last run which wrote any has written
   * @param corrections what people corrected
   */
  public static IndexModel of(
      Map<String, KnownOutput> outputs,
      Map<String, String> skipped,
      Map<String, String> due,
      Collection<KnownOutput> orphans,
      Set<String> fresh,
      Corrections corrections) {
    Map<String, FrontMatter> documents = new HashMap<>();
    List<Kept> kept = new ArrayList<>();
    outputs.forEach(
        (name, output) -> {
          if (output.isNewVersion()) {
            return;
          }
          FrontMatter front = output.frontMatter();
          if (front != null) {
            documents.put(name, front);
          }
          if (!output.isReplaceable()) {
            String newer = NewVersion.of(name);
            boolean written = outputs.containsKey(newer);
            kept.add(
                new Kept(
                    name,
                    written ? "a newer version stands beside it" : due.getOrDefault(name, ""),
                    written ? newer : ""));
          }
        });
    Map<String, String> gone = new HashMap<>();
    for (KnownOutput orphan : orphans) {
      if (outputs.containsKey(orphan.name())) {
        gone.put(orphan.name(), orphan.source());
      }
    }
    Map<String, Integer> corrected =
        corrections.all().stream()
            .collect(Collectors.toMap(Correction::document, correction -> 1, Integer::sum));
    return new IndexModel(documents, skipped, kept, gone, fresh, corrected);
  }
}
