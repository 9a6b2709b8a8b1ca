package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.batch.InputDocument.Action;
import io.github.nachtschicht.translation.SentenceRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookAheadTest {

  @TempDir Path folder;
  private final List<InputDocument> documents = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private final LookAhead ahead = new LookAhead(() -> documents, stop);
  private final DocumentPipeline pipeline =
      new DocumentPipeline(Fakes.parts(new Fakes.Translator(s -> s)));

  private byte[] add(String name, String text, Action action) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(name), bytes);
    documents.add(InputDocument.listed(name, folder, bytes.length, 0).planned(action, "", null));
    return bytes;
  }

  private List<List<String>> requests() {
    List<List<String>> all = new ArrayList<>();
    Iterator<List<SentenceRequest>> requests = ahead.requests(pipeline);
    while (requests.hasNext()) {
      all.add(requests.next().stream().map(SentenceRequest::source).toList());
    }
    return all;
  }

  @Test
  void requests_areOfTheDocumentsBehindTheLastOneTaken() throws Exception {
    byte[] a = add("a.txt", "Eins.", Action.TRANSLATE);
    byte[] b = add("b.txt", "Zwei.\nDas bleibt.\nDrei.", Action.TRANSLATE);
    byte[] c = add("c.txt", "Vier.", Action.TRANSLATE_BESIDE);
    byte[] d = add("d.txt", "x".repeat(70_000), Action.TRANSLATE);
    byte[] e = add("e.txt", "Fünf.", Action.TRANSLATE);
    Files.delete(folder.resolve("e.txt"));
    assertThat(ahead.take(documents.get(0), a)).as("never read").isNull();
    assertThat(requests())
        .as("without what people corrected, edited files, large and missing ones")
        .containsExactly(List.of("Zwei.", "Drei."), List.of(), List.of(), List.of());
    assertThat(requests()).isEmpty();
    assertThat(ahead.take(documents.get(1), b)).isEqualTo(pipeline.read("b.txt", b));
    assertThat(ahead.take(documents.get(1), b)).as("tried again").isNull();
    assertThat(ahead.take(documents.get(2), c)).isNull();
    assertThat(ahead.take(documents.get(3), d)).isNull();
    assertThat(ahead.take(documents.get(4), e)).isNull();
  }

  @Test
  void take_changedMeanwhile_isReadAnew() throws Exception {
    byte[] a = add("a.txt", "Eins.", Action.TRANSLATE);
    add("b.txt", "Zwei.", Action.TRANSLATE);
    ahead.take(documents.get(0), a);
    assertThat(requests()).hasSize(1);
    assertThat(ahead.take(documents.get(1), a)).isNull();
  }

  @Test
  void take_afterOneThatWentAnotherWay_goesOnBehindIt() throws Exception {
    byte[] a = add("a.txt", "Eins.", Action.TRANSLATE);
    add("b.txt", "Zwei.", Action.TRANSLATE_BESIDE);
    byte[] c = add("c.txt", "Drei.", Action.TRANSLATE);
    byte[] d = add("d.txt", "Vier.", Action.TRANSLATE);
    ahead.take(documents.get(0), a);
    ahead.take(documents.get(2), c);
    assertThat(requests())
        .as("neither the one in hand nor those before")
        .containsExactly(List.of("Vier."));
    assertThat(ahead.take(documents.get(3), d)).isEqualTo(pipeline.read("d.txt", d));
  }

  @Test
  void requests_readAheadButNeverTaken_areNotHeld() throws Exception {
    byte[] a = add("a.txt", "Eins.", Action.TRANSLATE);
    for (int i = 0; i < 40; i++) {
      add("b" + i + ".txt", "x".repeat(60_000), Action.TRANSLATE);
    }
    byte[] c = add("c.txt", "Zwei.", Action.TRANSLATE);
    add("d.txt", "Drei.", Action.TRANSLATE);
    ahead.take(documents.get(0), a);
    assertThat(requests()).hasSize(18);
    ahead.take(documents.get(41), c);
    assertThat(requests()).containsExactly(List.of("Drei."));
  }

  @Test
  void requests_stopped_areNone() throws Exception {
    byte[] a = add("a.txt", "Eins.", Action.TRANSLATE);
    add("b.txt", "Zwei.", Action.TRANSLATE);
    ahead.take(documents.get(0), a);
    stop.stopSoon(StopSignal.Reason.SIGNAL);
    assertThat(requests()).isEmpty();
  }

  @Test
  void requests_manyDocuments_holdsAMebibyte() throws Exception {
    byte[] a = add("a.txt", "Eins.", Action.TRANSLATE);
    for (int i = 0; i < 40; i++) {
      add("b" + i + ".txt", "x".repeat(60_000), Action.TRANSLATE);
    }
    ahead.take(documents.get(0), a);
    assertThat(requests()).hasSize(18);
  }
}
