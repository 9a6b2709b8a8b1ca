package io.github.nachtschicht.markdown;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A bilingual file that a person looked through, and perhaps corrected.
 *
 * @param file all of it
 * @param frontMatter what it says of itself
 */
public record ReviewedFile(String file, FrontMatter frontMatter) {

  /** The file, or empty if it is not one of ours. */
  public static Optional<ReviewedFile> of(String file) {
    return FrontMatter.parse(file).map(front -> new ReviewedFile(file, front));
  }

  /** Whether it was accepted exactly as it is. */
  public boolean isAccepted() {
    return frontMatter.reviewed() && !isEdited();
  }

  /** Whether a person changed it since it was written or accepted. */
  public boolean isEdited() {
    return !FrontMatter.isAsWritten(frontMatter, file);
  }

  /**
   * Whether a file holds nothing of a person: it is empty, or ours and as it was written.
   *
   * @throws IOException if it cannot be read
   */
  static boolean isUntouched(Path file) throws IOException {
    try {
      return KnownOutput.of("", Files.readString(file)).isReplaceable();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The sentences as a person left them; of a file nobody accepted only the corrected ones. */
  Corrections sentences() {
    Harvest harvest = harvest();
    return Corrections.of(frontMatter.reviewed() ? harvest.unchanged() : List.of())
        .with(harvest.corrected());
  }

  /** What its edits say; nothing if it was accepted as it is. */
  Harvest toAccept() {
    return isAccepted() ? Harvest.NOTHING : harvest();
  }

  /** What its edits say about its sentences. */
  public Harvest harvest() {
    return Harvester.harvest(frontMatter, FrontMatter.body(file));
  }

  /**
   * The file as accepted: marked as reviewed, with the fingerprints of its present content and, as
   * title, its present first heading, unless a person changed the title itself. Nothing below the
   * front matter changes, nor do line ends.
   *
   * @param takesPlace whether it is a newer version that takes the place of the older one: then it
   *     no longer says what is other in it
   * @throws IllegalStateException if its front matter was rearranged so that it cannot be changed
   */
  public String accepted(boolean takesPlace) {
    String file = takesPlace ? NewVersion.without(this.file) : this.file;
    String heading = heading(FrontMatter.body(file));
    String title = heading == null || !frontMatter.hasOwnTitles() ? frontMatter.title() : heading;
    return FrontMatterEdit.withContent(file, frontMatter, title)
        .flatMap(f -> FrontMatterEdit.with(f, "reviewed", "true", "source"))
        .filter(f -> of(f).filter(ReviewedFile::isAccepted).isPresent())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "its front matter was rearranged so that nothing can be entered in it"));
  }

  private static @Nullable String heading(String body) {
    Node node = Parser.builder().build().parse(body).getFirstChild();
    while (node != null && !(node instanceof Heading)) {
      node = node.getNext();
    }
    return node instanceof Heading h && h.getLevel() == 1 ? InlineLine.text(h).strip() : null;
  }
}
