package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading that does not come back holds nobody up. */
@Timeout(30)
class TimeLimitTest {

  private static final byte[] TEXT =
      "Der Rat hat den Plan am Montag beschlossen.".getBytes(StandardCharsets.UTF_8);

  @Test
  void read_thatNeverReturns_isRefusedAndLeftBehind() throws InterruptedException {
    AtomicBoolean enough = new AtomicBoolean();
    DocumentReader documents = new DocumentReader();
    TimeLimit limit = new TimeLimit();
    try {
      assertThatThrownBy(
              () ->
                  limit.within(
                      Duration.ofSeconds(1),
                      "endlos.txt",
                      () -> {
                        // deaf to interrupts, as most libraries are
                        while (!enough.get()) {
                          Thread.onSpinWait();
                        }
                        return null;
                      }))
          .isInstanceOf(UnreadableDocumentException.class)
          .hasMessageContaining("takes longer");
      ParsedDocument next = documents.readInTime("danach.txt", TEXT, Duration.ofSeconds(10));

      assertThat(next.blocks()).hasSize(1);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("reading endlos.txt"))
          .allMatch(thread -> thread.isDaemon() && thread.getPriority() == Thread.MIN_PRIORITY);
    } finally {
      enough.set(true);
    }
  }

  @Test
  void read_outOfMemoryOrStack_isTheDocumentsFault() {
    assertThatThrownBy(
            () ->
                new TimeLimit()
                    .within(
                        Duration.ofSeconds(10),
                        "a.txt",
                        () -> {
                          throw new OutOfMemoryError("made up");
                        }))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("not enough memory");
    assertThatThrownBy(
            () -> new TimeLimit().within(Duration.ofSeconds(10), "a.txt", () -> deep("a.txt")))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("nested too deep");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String deep(String name) {
    return deep(name + "");
  }

  @Test
  void read_callerInterrupted_stopsReading() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean told = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              try {
                new TimeLimit()
                    .within(
                        Duration.ofMinutes(1),
                        "a.txt",
                        () -> {
                          begun.countDown();
                          try {
                            Thread.sleep(60_000);
                          } catch (InterruptedException e) {
                            stopped.countDown();
                          }
                          throw new IllegalStateException("stopped");
                        });
              } catch (InterruptedException e) {
                told.set(true);
              }
            });
    caller.start();
    begun.await();
    caller.interrupt();
    caller.join();
    stopped.await();

    assertThat(told).isTrue();
  }
}
