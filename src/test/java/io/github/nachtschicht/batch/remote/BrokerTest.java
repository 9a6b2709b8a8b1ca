package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is not there yet. */
@Timeout(120)
class BrokerTest {

  @TempDir Path folder;
  private volatile @Nullable EmbeddedBroker started;

  @Test
  void connectAtFirst_brokerStartsLater_waitsForIt() throws Exception {
    int port = EmbeddedBroker.freePort();
    List<String> told = new ArrayList<>();
    BrokerSettings settings =
        new BrokerSettings(
            "tcp://127.0.0.1:" + port, null, null, null, null, Duration.ofSeconds(60), 1);
    Thread later =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(2);
                started = EmbeddedBroker.open(folder, port);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    later.start();
    try (Broker client = new Broker(settings);
        BrokerLink link = client.connectAtFirst(new StopSignal(), told::add)) {
      assertThat(link).isNotNull();
    } finally {
      later.join();
      EmbeddedBroker broker = started;
      if (broker != null) {
        broker.close();
      }
    }
    assertThat(told).singleElement().asString().contains("cannot reach", "waiting for it for 60 s");
  }

  @Test
  void connectAtFirst_stoppedWhileWaiting_givesUp() throws Exception {
    StopSignal stop = new StopSignal();
    BrokerSettings settings =
        new BrokerSettings("tcp://127.0.0.1:1", null, null, null, null, Duration.ofSeconds(60), 1);
    try (Broker client = new Broker(settings)) {
      assertThat(client.connectAtFirst(stop, said -> stop.stopNow(StopSignal.Reason.SIGNAL, 143)))
          .isNull();
    }
  }
}
