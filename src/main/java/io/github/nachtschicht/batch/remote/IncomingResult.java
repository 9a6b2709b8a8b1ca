package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.BrokenContentException;
import io.github.nachtschicht.batch.FileContent;
import io.github.nachtschicht.batch.FinishedDocument;
import io.github.nachtschicht.batch.InputDocument;
import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.support.Sha256;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A reply that is read while its Markdown is written to disk. */
final class IncomingResult implements FileContent {

  private final BytesMessage message;
  private byte @Nullable [] json;
  private @Nullable Reply reply;
  private long bytes;

  IncomingResult(BytesMessage message) {
    this.message = message;
  }

  /** The JSON part of a reply that has no Markdown. */
  Reply readAll() throws BrokenContentException, NotUnderstoodException {
    try {
      read(OutputStream.nullOutputStream());
    } catch (BrokenContentException | NotUnderstoodException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    }
    return reply();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    MessageDigest digest = Sha256.digest();
    try {
      read(new DigestOutputStream(out, digest));
    } catch (NotUnderstoodException e) {
      throw new BrokenContentException(String.valueOf(e.getMessage()), e);
    }
    if (bytes != reply().markdownBytes()
        || !Sha256.hex(digest.digest()).equals(reply().markdownSha256())) {
      throw new BrokenContentException(
          "its "
              + bytes
              + " bytes are not those that worker "
              + OneLine.of(reply().worker())
              + " sent");
    }
    if (reply().figures() == null || reply().frontMatter() == null) {
      throw new BrokenContentException("it has no figures");
    }
  }

  private void read(OutputStream to) throws IOException, NotUnderstoodException {
    try {
      Frame.read(
          message,
          text -> {
            json = text;
            return new Counted(to);
          });
    } catch (JMSException e) {
      throw new BrokenContentException(ManagerConnection.reason(e), e);
    }
    reply = Json.read(Objects.requireNonNull(json), Reply.class, Reply.SCHEMA);
  }

  private final class Counted extends OutputStream {

    private final OutputStream to;

    Counted(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] part, int from, int count) throws IOException {
      to.write(part, from, count);
      bytes += count;
    }
  }

  private Reply reply() {
    return Objects.requireNonNull(reply);
  }

  /** This as a document to be written. */
  FinishedDocument of(InputDocument plan) {
    return new FinishedDocument(plan, this, () -> bytes, this::made);
  }

  private FinishedDocument.Made made() {
    Reply said = reply();
    return new FinishedDocument.Made(
        Objects.requireNonNull(said.frontMatter()),
        Objects.requireNonNull(said.figures()),
        said.notes().stream().map(OneLine::of).toList(),
        said.learnt(),
        said.seconds(),
        OneLine.of(said.worker()));
  }
}
