package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogListenerTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("nachtschicht");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final AtomicLong clock = new AtomicLong();
  private @Nullable Level before;

  @BeforeEach
  void listen() {
    before = logger.getLevel();
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(before);
  }

  @Test
  void advanced_documentTakesLong_isToldOfOnceAMinute() {
    LogListener listener = new LogListener(false, clock::get);
    listener.started("lang.txt", 1);
    seconds(59);
    listener.advanced(10);
    seconds(2);
    listener.advanced(1);
    listener.advanced(1);
    seconds(60);
    listener.part(3, 9);
    assertThat(messages())
        .containsExactly(
            "translating lang.txt: 11 sentences done",
            "translating lang.txt: part 3 of 9 of a long sentence done");
  }

  @Test
  void advanced_nextDocument_isGivenItsOwnMinute() {
    LogListener listener = new LogListener(false, clock::get);
    listener.started("a.txt", 1);
    seconds(59);
    listener.started("b.txt", 1);
    seconds(59);
    listener.advanced(1);
    assertThat(messages()).isEmpty();
  }

  @Test
  void advanced_quiet_saysNothing() {
    LogListener listener = new LogListener(true, clock::get);
    listener.started("lang.txt", 1);
    seconds(600);
    listener.advanced(1);
    assertThat(messages()).isEmpty();
  }

  private void seconds(long seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private List<String> messages() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
