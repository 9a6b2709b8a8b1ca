package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.batch.PlannedDocument;
import io.github.nachtschicht.batch.StopSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.integration.chunk.AsynchronousFailureException;
import org.springframework.batch.integration.chunk.ChunkMessageChannelItemWriter;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.GenericMessage;

/**
 * Spring Batch's remote chunking over an {@link Exchange}: one document is one chunk. Differs from
 * its base in what that cannot do: back-pressure by bytes, waiting for as long as workers are heard
 * (the base counts its waits, received results among them), an end when the run is to stop, and
 * contributions that are applied at once instead of being kept until the step's end.
 */
final class RemoteDocumentWriter extends ChunkMessageChannelItemWriter<PlannedDocument> {

  private static final long POLL_MILLIS = 1000;

  private final Exchange exchange;
  private final StopSignal stop;
  private @Nullable StepExecution step;

  RemoteDocumentWriter(Exchange exchange, StopSignal stop) {
    this.exchange = exchange;
    this.stop = stop;
    MessagingTemplate template = new MessagingTemplate();
    template.setDefaultChannel((MessageChannel) this::send);
    template.setReceiveTimeout(POLL_MILLIS);
    setMessagingOperations(template);
    setReplyChannel(new Replies());
    setThrottleLimit(Long.MAX_VALUE);
  }

  private boolean send(Message<?> message, long timeout) {
    exchange.send(Exchange.request(message.getPayload()));
    return true;
  }

  /** What comes back. */
  private final class Replies implements PollableChannel {

    @Override
    public @Nullable Message<?> receive() {
      return receive(POLL_MILLIS);
    }

    @Override
    public @Nullable Message<?> receive(long timeout) {
      var response = exchange.receive(timeout);
      return response == null ? null : new GenericMessage<>(response);
    }

    @Override
    public boolean send(Message<?> message, long timeout) {
      throw new UnsupportedOperationException("replies come from the broker");
    }
  }

  @Override
  public void write(Chunk<? extends PlannedDocument> chunk) throws Exception {
    for (PlannedDocument document : chunk) {
      while (!exchange.takes(document.source().size())) {
        if (stop.isRequested()) {
          return;
        }
        getNextResult();
      }
      super.write(Chunk.of(document));
    }
  }

  @Override
  protected void getNextResult() throws AsynchronousFailureException {
    super.getNextResult();
    StepExecution running = step;
    for (StepContribution contribution : getStepContributions()) {
      if (running != null) {
        running.apply(contribution);
      }
    }
  }

  @Override
  public void beforeStep(StepExecution stepExecution) {
    step = stepExecution;
    super.beforeStep(stepExecution);
  }

  /** Waits for what is still out, unless the step failed. */
  @Override
  public ExitStatus afterStep(StepExecution stepExecution) {
    try {
      if (stepExecution.getStatus() != BatchStatus.FAILED) {
        while (localState.getExpecting() > 0 && !stop.isDropping()) {
          getNextResult();
        }
      }
      return stepExecution.getExitStatus();
    } catch (RuntimeException e) {
      // Spring Batch would only log what a listener throws.
      stepExecution.setStatus(BatchStatus.FAILED);
      stepExecution.addFailureException(e);
      return ExitStatus.FAILED.addExitDescription(e);
    } finally {
      exchange.end();
    }
  }
}
