package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class TmxRoundTripTest {

  /** What is written is read back, but for white space; what no XML can hold is not offered. */
  @RepeatedTest(50)
  void read_whatWasWritten_isTheSame(RepetitionInfo seed) throws IOException {
    HostileText texts = new HostileText(seed.getCurrentRepetition());
    List<Correction> written = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String source = i + " " + texts.next().strip();
      String target = texts.next().strip();
      if (!target.isBlank() && TmxWriter.isValid(source) && TmxWriter.isValid(target)) {
        written.add(new Correction(source, target, "ordner/" + i, "Anna & Co", "20260131T235959Z"));
      }
    }
    byte[] file = TmxWriter.write(written).getBytes(StandardCharsets.UTF_8);
    List<Correction> read = TmxReader.read(new ByteArrayInputStream(file), "x.tmx");
    assertThat(read)
        .isEqualTo(
            written.stream()
                .map(
                    c ->
                        new Correction(
                            line(c.source()), line(c.target()), c.document(), c.author(), c.date()))
                .toList());
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
