package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.RunSummary.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database holds history only: whenever it is lost, the night's documents are done. */
@Timeout(120)
class LosableHistoryTest {

  @TempDir Path folder;

  /** A database that gives a number of connections and then none. */
  private static DataSource lasting(int connections) {
    AtomicInteger left = new AtomicInteger(connections);
    return new DelegatingDataSource(
        new DriverManagerDataSource(
            "jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "")) {
      @Override
      public Connection getConnection() throws SQLException {
        if (left.getAndDecrement() <= 0) {
          throw new SQLException("the server is gone");
        }
        return super.getConnection();
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 30, 40, 60})
  void run_databaseLostAtSomeMoment_doesAllDocumentsAndWarns(int connections) throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    for (String name : List.of("a", "b", "c", "d")) {
      Files.writeString(input.resolve(name + ".txt"), "Satz " + name + ".");
    }
    RunCase.Told told = new RunCase.Told();
    RunSummary summary =
        new NightlyRun(
                new RunCase.Options(input, folder.resolve("out")).build(),
                new Fakes.Source(),
                lasting(connections),
                told,
                new StopSignal())
            .run();
    assertThat(summary.status()).as(summary.line()).isEqualTo(Status.DONE);
    assertThat(summary.exitCode()).isZero();
    assertThat(summary.translated()).isEqualTo(4);
    Map<String, String> files = RunCase.files(folder.resolve("out"));
    assertThat(files).hasSize(5);
    assertThat(told.warnings.stream().filter(w -> w.contains("was lost")))
        .as(told.warnings.toString())
        .hasSizeLessThanOrEqualTo(1);
    if (connections < 20) {
      assertThat(told.warnings).isNotEmpty();
    }
  }

  @Test
  void run_outOfMemoryInOneDocument_skipsItAndDoesTheOthers() throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    Files.writeString(input.resolve("a.txt"), "Eins.");
    Files.writeString(input.resolve("b.txt"), "Der Zug.\n".repeat(1_000_000));
    Files.writeString(input.resolve("c.txt"), "Ohne Satzende ".repeat(3_000_000));
    Files.writeString(input.resolve("d.txt"), "Zwei.");
    String said = OtherProcess.run(List.of(), "-Xmx56m", input, folder.resolve("out"));
    assertThat(said).contains("3 finished with skips: 2 translated").contains("2 skipped");
    assertThat(folder.resolve("out/d.de-en.md")).exists();
    assertThat(folder.resolve("out/index.md")).content().contains("out of memory");
  }

  @Test
  void history_afterAKill_saysKilledAtOnce() throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    Path output = folder.resolve("out");
    Files.writeString(input.resolve("a.txt"), "Eins.");
    Files.writeString(input.resolve("b.txt"), "Halt!");
    assertThat(OtherProcess.run(List.of(), "-Xmx200m", input, output)).doesNotContain("done");
    assertThat(RunHistory.of(output, 9, null))
        .singleElement()
        .satisfies(run -> assertThat(run.status()).isEqualTo("killed"))
        .satisfies(run -> assertThat(run.seconds()).isNull());
  }
}
