#!/usr/bin/env bash
# org.apache.artemis:artemis-server 2.53.0 with io.netty 4.2.15.Final, both as Spring Boot 4.1.0 manages them, Java 25, seen 2026-11-30.
# Artemis alone asks for Netty 4.1.131. Needs a Java of version 25 or later: JAVA_25_HOME, or one of /usr/lib/jvm.
# Guess: a broker that starts on an empty folder starts again on the journal that it wrote there, whichever Java runs it.
# Seen: on Java 25 the first start works and every later one on the same folder ends in "Failure in initialisation", without an
# exception for who called start(): the broker never becomes active. Netty 4.2 refuses there to free buffers that others made, and Artemis
# has it free the one that the journal was read with. On Java 17, or with Netty 4.1, or with io.netty.noUnsafe=false it starts.
. "$(dirname "$0")/lib.sh"
for new in "${JAVA_25_HOME:-none}" /usr/lib/jvm/*-2[5-9]*; do [ ! -x "$new/bin/java" ] || break; done
[ -x "$new/bin/java" ] || { echo 'needs a Java 25: set JAVA_25_HOME' >&2; exit 1; }
{
  java_with org.apache.artemis:artemis-server:2.53.0 io.netty:netty-common:4.2.15.Final io.netty:netty-buffer:4.2.15.Final \
    io.netty:netty-transport:4.2.15.Final io.netty:netty-handler:4.2.15.Final io.netty:netty-codec:4.2.15.Final \
    org.slf4j:slf4j-nop:2.0.17 <<'JAVA'
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

public class Main {
  public static void main(String[] args) throws Exception {
    String folder = java.nio.file.Files.createTempDirectory("broker").toString();
    StringBuilder seen = new StringBuilder();
    for (int start = 0; start < 3; start++) {
      Configuration settings =
          new ConfigurationImpl()
              .setPersistenceEnabled(true)
              .setSecurityEnabled(false)
              .setMaxDiskUsage(-1)
              .setJournalFileSize(1 << 20)
              .setJournalDirectory(folder + "/journal")
              .setBindingsDirectory(folder + "/bindings")
              .setPagingDirectory(folder + "/paging")
              .setLargeMessagesDirectory(folder + "/large")
              .addAcceptorConfiguration("vm", "vm://0");
      EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
      broker.setConfiguration(settings).start();
      seen.append(broker.getActiveMQServer().waitForActivation(10, TimeUnit.SECONDS) ? " active" : " never active");
      broker.stop();
    }
    String netty = io.netty.util.Version.identify().get("netty-common").artifactVersion();
    System.out.println("Java " + Runtime.version().feature() + ", Netty " + netty + ":" + seen);
    System.exit(0);
  }
}
JAVA
  cd "$work"
  "$new/bin/java" -cp "lib/*" Main.java 2>err | sed 's/^Java 2[5-9]/Java 25/'
  "$new/bin/java" -Dio.netty.noUnsafe=false -cp "lib/*" Main.java 2>err | sed 's/^Java 2[5-9]/asked to use Unsafe, Java 25/'
} | expect 'Java 17, Netty 4.2.15.Final: active active active
Java 25, Netty 4.2.15.Final: active never active never active
asked to use Unsafe, Java 25, Netty 4.2.15.Final: active active active'
