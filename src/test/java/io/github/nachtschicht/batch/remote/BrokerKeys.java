package io.github.nachtschicht.batch.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Key and truststore as the documented script makes them. */
public record BrokerKeys(Path keyStore, Path trustStore) {

  public static final String KEY_STORE_PASSWORD = "key-store-secret";
  public static final String TRUST_STORE_PASSWORD = "trust-store-secret";

  /** Makes new ones for a broker on the loopback interface. */
  public static BrokerKeys make(Path folder) throws Exception {
    return make(folder, "localhost", "127.0.0.1");
  }

  /** Makes new ones for a broker of these names. */
  public static BrokerKeys make(Path folder, String... names) throws Exception {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of("sh", Path.of("docs/broker/certificates.sh").toAbsolutePath().toString()));
    command.addAll(List.of(names));
    Path log = folder.resolve("keytool.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("KEYSTORE_PASSWORD", KEY_STORE_PASSWORD);
    builder.environment().put("TRUSTSTORE_PASSWORD", TRUST_STORE_PASSWORD);
    builder
        .environment()
        .merge(
            "PATH",
            Path.of(System.getProperty("java.home"), "bin").toString(),
            (path, bin) -> path + java.io.File.pathSeparator + bin);
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("no keys: " + Files.readString(log));
    }
    return new BrokerKeys(folder.resolve("broker.p12"), folder.resolve("broker-trust.p12"));
  }
}
