package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Fingerprints;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.OutputState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the output folder says of itself.
 *
 * @param name path below the output folder
 * @param frontMatter its front matter; null if the file is not one of ours
 * @param contentSha256 SHA-256 of what really stands below the front matter
 * @param empty whether there is nothing in it
 */
record KnownOutput(
    String name, @Nullable FrontMatter frontMatter, String contentSha256, boolean empty) {

  /** Name of the source it was made of; empty if the file is not one of ours. */
  String source() {
    return frontMatter == null ? "" : frontMatter.source();
  }

  /** SHA-256 of that source; empty if the file is not one of ours. */
  String sourceSha256() {
    return frontMatter == null ? "" : frontMatter.sourceSha256();
  }

  /** Whether this program made it. */
  boolean isOurs() {
    return frontMatter != null;
  }

  /** Whether a person changed or accepted it. */
  boolean isKept() {
    return frontMatter != null
        && (frontMatter.reviewed()
            || !frontMatter.contentSha256().equals(contentSha256)
            || !frontMatter.otherKeys().isEmpty());
  }

  /** Whether a person accepted it exactly as it is. */
  boolean isAccepted() {
    return frontMatter != null
        && frontMatter.reviewed()
        && frontMatter.contentSha256().equals(contentSha256);
  }

  /** Whether it may be replaced or removed without a person's work being lost. */
  boolean isReplaceable() {
    return empty || isOurs() && !isKept();
  }

  /** What no longer agrees with what it should be made of; empty if all does. */
  List<OutputState.Reason> reasons(Fingerprints expected) {
    return frontMatter == null
        ? List.of(OutputState.Reason.FOREIGN)
        : OutputState.reasons(frontMatter, expected);
  }

  /** The reasons in plain English. */
  static String text(List<OutputState.Reason> reasons) {
    return reasons.stream().map(OutputState.Reason::text).collect(Collectors.joining(", "));
  }
}
