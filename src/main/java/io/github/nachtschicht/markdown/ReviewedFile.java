package io.github.nachtschicht.markdown;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A bilingual file that a person looked through, and perhaps corrected. */
public final class ReviewedFile {

  private static final Pattern CONTENT_SHA256 =
      Pattern.compile("^content_sha256:.*$", Pattern.MULTILINE);
  private static final Pattern REVIEWED = Pattern.compile("^reviewed:.*$", Pattern.MULTILINE);
  private static final Pattern TITLE = Pattern.compile("^title: \".*\"$", Pattern.MULTILINE);

  private final String file;
  private final FrontMatter front;

  private ReviewedFile(String file, FrontMatter front) {
    this.file = file;
    this.front = front;
  }

  /** The file, or empty if it is not one of ours. */
  public static Optional<ReviewedFile> of(String file) {
    return FrontMatter.parse(file).map(front -> new ReviewedFile(file, front));
  }

  /** What the file says of itself. */
  public FrontMatter frontMatter() {
    return front;
  }

  /** Whether it was accepted exactly as it is. */
  public boolean isAccepted() {
    return front.reviewed() && !isEdited();
  }

  /** Whether a person changed it since it was written or accepted. */
  public boolean isEdited() {
    return !front.contentSha256().equals(FrontMatter.contentSha256(file));
  }

  /** What its edits say about its sentences. */
  public Harvest harvest() {
    return Harvester.harvest(front, FrontMatter.body(file));
  }

  /**
   * The file as accepted: marked as reviewed, with the fingerprint of its present content and, as
   * title, its present first heading. Nothing below the front matter changes, nor do line ends.
   *
   * @throws IllegalStateException if its front matter was rearranged so that it cannot be changed
   *     line by line
   */
  public String accepted() {
    int start = FrontMatter.bodyStart(file);
    String head = file.substring(0, start);
    String sha256 = FrontMatter.contentSha256(file);
    head = replace(head, CONTENT_SHA256, "content_sha256: \"" + sha256 + "\"");
    if (front.reviewed()) {
      head = replace(head, REVIEWED, "reviewed: true");
    } else {
      Matcher line = CONTENT_SHA256.matcher(head);
      if (line.find()) {
        String lineEnd = head.startsWith("\r\n", line.end()) ? "\r\n" : "\n";
        head = new StringBuilder(head).insert(line.end(), lineEnd + "reviewed: true").toString();
      }
    }
    String title = heading(FrontMatter.body(file));
    if (title != null && !title.equals(front.title())) {
      head = replace(head, TITLE, "title: " + YamlText.quoted(title));
    }
    String accepted = head + file.substring(start);
    boolean good =
        FrontMatter.parse(accepted)
            .filter(f -> f.reviewed() && f.contentSha256().equals(sha256))
            .isPresent();
    if (!good) {
      throw new IllegalStateException(
          "the front matter was rearranged; 'content_sha256' must stand on a line of its own");
    }
    return accepted;
  }

  private static String replace(String head, Pattern line, String value) {
    return line.matcher(head).replaceFirst(Matcher.quoteReplacement(value));
  }

  private static @Nullable String heading(String body) {
    Node node = Parser.builder().build().parse(body).getFirstChild();
    while (node != null && !(node instanceof Heading)) {
      node = node.getNext();
    }
    return node instanceof Heading h && h.getLevel() == 1 ? InlineLine.text(h).strip() : null;
  }
}
