package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.DocumentPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who may work on a run. */
class WorkerPoolTest {

  private static final PlainSource SOURCE = PlainSource.of(s -> s);
  private static final WorkIdentity RUN = WorkIdentity.of(SOURCE, "test");

  private static WorkerPool pool(WorkIdentity wanted, boolean mixed) {
    return new WorkerPool(wanted, mixed, Duration.ZERO, "run");
  }

  private static void heard(WorkerPool pool, String worker, String arithmetic) {
    WorkIdentity identity = RUN.with(arithmetic);
    pool.heard(Json.text(new WorkerStatus().heartbeat(worker, identity, false)));
  }

  private static String refusal(String worker, String its, String others) {
    return "worker "
        + worker
        + " is refused: the worker's processor computes otherwise (arithmetic "
        + its
        + ") than those of the run's other workers ("
        + others
        + "), so that now and then a sentence may come out in other words; the run's option"
        + " --mixed-processors allows it";
  }

  @Test
  void decide_workersOfTwoKinds_takesThatOfMostAndRefusesTheOthers() {
    WorkerPool pool = pool(RUN, false);
    assertThat(pool.decide()).isNull();
    heard(pool, "one", "aaa");
    heard(pool, "two", "bbb");
    heard(pool, "three", "bbb");
    assertThat(pool.isDecided()).isFalse();
    assertThat(pool.names()).hasSize(3);

    assertThat(pool.decide()).isEqualTo("bbb");

    assertThat(pool.isDecided()).isTrue();
    assertThat(pool.wanted()).isEqualTo(RUN.with("bbb"));
    assertThat(pool.names()).containsExactly("three", "two");
    assertThat(pool.warnings()).containsExactly(refusal("one", "aaa", "bbb"));
    heard(pool, "one", "aaa");
    heard(pool, "four", "ccc");
    heard(pool, "five", "bbb");
    assertThat(pool.names()).containsExactly("five", "three", "two");
    assertThat(pool.warnings()).containsExactly(refusal("four", "ccc", "bbb"));
    assertThat(pool.refusals()).contains("worker one", "worker four");
  }

  @Test
  void decide_asManyOfEachKind_doesNotDependOnWhoWasHeardFirst() {
    for (String first : new String[] {"aaa", "bbb"}) {
      WorkerPool pool = pool(RUN, false);
      heard(pool, "one", first);
      heard(pool, "two", first.equals("aaa") ? "bbb" : "aaa");
      assertThat(pool.decide()).isEqualTo("aaa");
    }
  }

  @Test
  void decide_beforeTheTimeIsOver_waitsForMore() {
    WorkerPool pool = new WorkerPool(RUN, false, Duration.ofHours(1), "run");
    heard(pool, "one", "aaa");
    assertThat(pool.decide()).isNull();
    assertThat(pool.isDecided()).isFalse();
  }

  @Test
  void heard_arithmeticOfAnUnfinishedRun_holdsFromTheStart() {
    WorkerPool pool = pool(RUN.with("bbb"), false);
    assertThat(pool.isDecided()).isTrue();
    heard(pool, "one", "aaa");
    assertThat(pool.names()).isEmpty();
    assertThat(pool.warnings()).containsExactly(refusal("one", "aaa", "bbb"));
  }

  @Test
  void heard_mixedProcessors_refusesNobodyForThem() {
    WorkerPool pool = pool(RUN, true);
    assertThat(pool.isDecided()).isTrue();
    heard(pool, "one", "aaa");
    heard(pool, "two", "bbb");
    assertThat(pool.names()).containsExactly("one", "two");
    assertThat(pool.warnings()).isEmpty();
  }

  @Test
  void arithmetic_ofTwoProcessors_differsInTheLastBitAlone() throws Exception {
    String first = arithmetic(-0.25);
    assertThat(first).matches("[0-9a-f]{12}").isEqualTo(arithmetic(-0.25));
    assertThat(arithmetic(Math.nextUp(-0.25))).matches("[0-9a-f]{12}").isNotEqualTo(first);
  }

  private static String arithmetic(double score) throws InterruptedException {
    DocumentPipeline pipeline = PlainSource.of(s -> s).onProcessor(score).open();
    return Arithmetic.of(pipeline);
  }
}
