package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON part of a reply; the Markdown follows it, if there is one.
 *
 * @param schema kind and version
 * @param output name of the output folder, as in the request
 * @param run name of the execution, as in the request
 * @param sequence number of the document in it, as in the request
 * @param name the document's name, as in the request
 * @param worker name of the worker
 * @param seconds time the worker took
 * @param stage where the document failed; null if it did not
 * @param reason why it failed; empty if it did not
 * @param figures counts of a finished document; null if it failed
 * @param frontMatter what the Markdown says of itself; null if it failed
 * @param notes what the reading had to say
 * @param markdownBytes size of the Markdown; 0 if it failed
 * @param markdownSha256 SHA-256 of the Markdown; empty if it failed
 * @param learnt what was translated, for the manager to remember; null is nothing
 * @param identity what it was translated with; null if it failed, and from older programs
 */
record Reply(
    String schema,
    String output,
    String run,
    int sequence,
    String name,
    String worker,
    double seconds,
    @Nullable String stage,
    String reason,
    DocumentResult.@Nullable Figures figures,
    @Nullable FrontMatter frontMatter,
    List<String> notes,
    long markdownBytes,
    String markdownSha256,
    List<byte[]> learnt,
    @Nullable WorkIdentity identity)
    implements Json.Versioned {

  static final String SCHEMA = "nachtschicht-result/1";

  Reply {
    Objects.requireNonNull(output);
    Objects.requireNonNull(run);
    Objects.requireNonNull(name);
    Objects.requireNonNull(worker);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(markdownSha256);
    notes = List.copyOf(notes);
    learnt = Json.orEmpty(learnt);
  }

  static Reply finished(
      Request request,
      String worker,
      double seconds,
      DocumentResult result,
      long bytes,
      String sha256) {
    return new Reply(
        SCHEMA,
        request.output(),
        request.run(),
        request.sequence(),
        request.name(),
        worker,
        seconds,
        null,
        "",
        result.figures(),
        result.frontMatter(),
        result.notes(),
        bytes,
        sha256,
        result.learnt(),
        request.identity());
  }

  /**
   * What became of the document, with the Markdown that came with this.
   *
   * @throws BrokenContentException if that is not what the worker sent
   */
  DocumentResult result(byte[] markdown) throws BrokenContentException {
    if (markdown.length != markdownBytes || !Sha256.of(markdown).equals(markdownSha256)) {
      throw new BrokenContentException(
          "its %s bytes are not those that worker %s sent"
              .formatted(markdown.length, OneLine.of(worker)),
          null);
    }
    if (figures == null || frontMatter == null) {
      throw new BrokenContentException("it has no figures", null);
    }
    return new DocumentResult(
        name,
        new String(markdown, StandardCharsets.UTF_8),
        frontMatter,
        figures,
        notes.stream().map(OneLine::of).toList(),
        learnt,
        seconds,
        OneLine.of(worker));
  }

  static Reply skipped(
      Request request, String worker, double seconds, String stage, String reason) {
    return new Reply(
        SCHEMA,
        request.output(),
        request.run(),
        request.sequence(),
        request.name(),
        worker,
        seconds,
        stage,
        reason,
        null,
        null,
        List.of(),
        0,
        "",
        List.of(),
        null);
  }
}
