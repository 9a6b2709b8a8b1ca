package io.github.nachtschicht.markdown;

import java.util.Optional;
import java.util.regex.MatchResult;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Changes single values of a file's front matter, wherever they stand and however they are written;
 * all else stays as a person or a formatter left it.
 */
final class FrontMatterEdit {

  private FrontMatterEdit() {}

  /**
   * The file with another value of a key.
   *
   * @param value the value as YAML, on one line
   * @param after the key after which it is put if it is not there
   * @return empty if the file has no front matter, or one in which that cannot be done
   */
  static Optional<String> with(String file, String key, String value, String after) {
    MatchResult head = FrontMatter.head(file);
    if (head == null) {
      return Optional.empty();
    }
    String yaml = head.group(1);
    MappingNode map;
    try {
      map = YamlText.mapping(yaml);
    } catch (YAMLException e) {
      return Optional.empty();
    }
    if (map == null) {
      return Optional.empty();
    }
    Node there = YamlText.child(map, key);
    String changed;
    if (there != null) {
      int from = offset(yaml, there.getStartMark().getIndex());
      int to = offset(yaml, there.getEndMark().getIndex());
      boolean apart = from > 0 && yaml.charAt(from - 1) == ' ';
      boolean lineEnd = to > from && yaml.charAt(to - 1) == '\n';
      changed =
          yaml.substring(0, from)
              + (apart ? "" : " ")
              + value
              + (lineEnd ? "\n" : "")
              + yaml.substring(to);
    } else {
      Node before = YamlText.child(map, after);
      if (before == null) {
        return Optional.empty();
      }
      int end = yaml.indexOf('\n', offset(yaml, before.getEndMark().getIndex()));
      if (end < 0) {
        return Optional.empty();
      }
      String lineEnd = yaml.charAt(end - 1) == '\r' ? "\r\n" : "\n";
      changed = yaml.substring(0, end + 1) + key + ": " + value + lineEnd + yaml.substring(end + 1);
    }
    return Optional.of(file.substring(0, head.start(1)) + changed + file.substring(head.end(1)));
  }

  /**
   * The file with the fingerprints of its present content in its front matter.
   *
   * @param front what the front matter says
   * @param title the title it is to have
   * @return empty if that cannot be done in it
   */
  static Optional<String> withContent(String file, FrontMatter front, String title) {
    String sha256 = FrontMatter.contentSha256(file);
    String key = front.format() == 1 ? "content_sha256" : MadeOf.KEY;
    String value =
        front.format() == 1
            ? sha256
            : MadeOf.write(front)
                .replace("content_sha256=" + front.contentSha256(), "content_sha256=" + sha256)
                .replace(
                    "shown=" + front.shown(),
                    "shown=" + Shown.of(title, front.titleDe(), FrontMatter.body(file)));
    return with(file, key, YamlText.quoted(value), "source")
        .flatMap(
            f ->
                title.equals(front.title())
                    ? Optional.of(f)
                    : with(f, "title", YamlText.quoted(title), "source"));
  }

  /** Marks count code points. */
  private static int offset(String text, int codePoints) {
    return text.offsetByCodePoints(0, codePoints);
  }
}
