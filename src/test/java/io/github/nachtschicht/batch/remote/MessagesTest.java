package io.github.nachtschicht.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.batch.DocumentResult;
import io.github.nachtschicht.batch.DocumentResult.Figures;
import io.github.nachtschicht.glossary.GlossaryEntry;
import io.github.nachtschicht.markdown.FrontMatter;
import io.github.nachtschicht.markdown.Layout;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.translation.TermCount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of messages: what is written is read, and what is not ours is refused. */
class MessagesTest {

  private static final WorkIdentity IDENTITY =
      new WorkIdentity(
          "m",
          "a".repeat(64),
          "de-en",
          "b".repeat(64),
          "paragraphs",
          "1.0",
          "c0ffee",
          java.util.Map.of());

  private static Request request(String name) {
    return new Request(
        Request.SCHEMA,
        "output",
        "run",
        7,
        name,
        12,
        IDENTITY,
        List.of(new Request.Pair("Ein \"Satz\".", "A 'sentence'.")),
        List.of(new GlossaryEntry("Amt|Amts", List.of("\"office\""), List.of("bureau"), "", "")),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.txt",
        "sub/Übergröße „x“.txt",
        "line\nbreak\u001b[31m.txt",
        "../../etc/passwd",
        "quote\"}{\\u0000.txt",
        "\u202egnp.exe",
        "\uD83D\uDE00.txt",
        "' OR '1'='1"
      })
  void request_anyName_isReadAsItWasWritten(String name) throws Exception {
    Request request = request(name);
    assertThat(Json.read(Json.bytes(request), Request.class, Request.SCHEMA)).isEqualTo(request);
  }

  private static final FrontMatter FRONT_MATTER =
      new FrontMatter(
          2,
          "A \"title\"",
          "Ein Titel",
          "a.txt",
          "a".repeat(64),
          "de-en",
          "m",
          "b".repeat(64),
          "c".repeat(64),
          Layout.TABLE,
          "d".repeat(64),
          "",
          3,
          20,
          2,
          new TreeMap<>(Map.of("numbers", 2)),
          0.25,
          "",
          "",
          TermCount.NONE,
          false,
          "x: ä",
          new TreeSet<>());

  @Test
  void reply_finishedOrSkipped_isReadAsItWasWritten() throws Exception {
    Figures figures =
        new Figures(
            "c".repeat(64),
            12,
            3,
            20,
            30,
            40,
            1,
            2,
            new TermCount(3, 1),
            Map.of("numbers", 2),
            -0.5,
            List.of(0.25, 1.0),
            new Account.Figures(17, 3, new TreeMap<>(Map.of("comment", 4)), 5, 6));
    Reply finished =
        Reply.finished(
            request("a.txt"),
            "w",
            1.5,
            new DocumentResult(
                "a.txt", "# x", FRONT_MATTER, figures, List.of("a note"), List.of(), 1.5, null),
            3,
            "d".repeat(64));
    Reply skipped = Reply.skipped(request("a.txt"), "w", 0.5, "read", "is empty");
    for (Reply reply : List.of(finished, skipped)) {
      assertThat(Json.read(Json.bytes(reply), Reply.class, Reply.SCHEMA)).isEqualTo(reply);
    }
  }

  @Test
  void heartbeatAndRunCall_areReadAsTheyWereWritten() throws Exception {
    Heartbeat heartbeat =
        new Heartbeat(
            Heartbeat.SCHEMA, "w", IDENTITY, Heartbeat.BUSY, "run", "a.txt", 1, 9, 2, 30, 4.5);
    RunCall call = new RunCall(RunCall.SCHEMA, "run", IDENTITY);
    assertThat(Json.read(Json.text(heartbeat), Heartbeat.class, Heartbeat.SCHEMA))
        .isEqualTo(heartbeat);
    assertThat(Json.read(Json.text(call), RunCall.class, RunCall.SCHEMA)).isEqualTo(call);
  }

  @Test
  void read_keyThatIsNotKnown_isPassedOver() throws Exception {
    String text = Json.text(new RunCall(RunCall.SCHEMA, "run", IDENTITY));
    String more = text.substring(0, text.length() - 1) + ",\"later\":{\"x\":1}}";
    assertThat(Json.read(more, RunCall.class, RunCall.SCHEMA).run()).isEqualTo("run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":\"nachtschicht-document/2\",\"output\":\"o\",\"run\":\"r\",\"sequence\":1,"
            + "\"name\":\"n\",\"bytes\":1,\"identity\":{\"model\":\"m\",\"model_sha256\":\"a\","
            + "\"language\":\"l\",\"settings\":\"s\",\"layout\":\"p\",\"program\":\"1\"},"
            + "\"corrections\":[]}",
        "{\"schema\":\"nachtschicht-document/1\"}",
        "{}",
        "null",
        "[]",
        "\"text\"",
        "",
        "{\"schema\":",
        "\u00ac\u00ed\u0000\u0005sr"
      })
  void read_whatIsNoRequestOfThisVersion_isRefused(String json) {
    assertThatThrownBy(
            () -> Json.read(json.getBytes(StandardCharsets.UTF_8), Request.class, Request.SCHEMA))
        .isInstanceOf(NotUnderstoodException.class)
        .message()
        .contains("nachtschicht-document/1")
        .doesNotContain("\n");
  }

  @Test
  void settings_toString_tellsNoPassword() {
    BrokerSettings settings =
        new BrokerSettings(
            "tcp://host:1?trustStorePassword=hidden1",
            "user",
            "hidden2",
            null,
            "hidden3",
            Duration.ZERO,
            1);
    assertThat(settings.toString()).isEqualTo("BrokerSettings[tcp://host:1]");
  }

  @Test
  void differences_otherSettings_namesTheOptions() {
    WorkIdentity run = identity("b", Map.of("beam-size", "4", "layout", "table"));
    assertThat(identity("c", Map.of("beam-size", "1", "layout", "table")).differences(run))
        .isEqualTo("the worker's beam-size is 1, the run's is 4");
    assertThat(identity("c", Map.of("layout", "table")).differences(run))
        .isEqualTo("the worker's beam-size is not given, the run's is 4");
    assertThat(identity("c", run.options()).differences(run))
        .isEqualTo("the worker's settings is c, the run's is b");
    assertThat(identity("b", Map.of()).differences(run)).isEmpty();
  }

  private static WorkIdentity identity(String settings, Map<String, String> options) {
    return new WorkIdentity("m", "a", "de-en", settings, "paragraphs", "1", "", options);
  }
}
