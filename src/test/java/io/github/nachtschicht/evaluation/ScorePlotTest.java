package io.github.nachtschicht.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ScorePlotTest {

  @Test
  void svg_anyRuns_isWellFormedWithAPointForEachRunAndMeasure() throws Exception {
    for (int n : new int[] {1, 2, 9, 40}) {
      List<ScorePlot.Point> points =
          java.util.stream.IntStream.range(0, n)
              .mapToObj(i -> new ScorePlot.Point("<2026 & " + i + ">", 20 + i % 7, 100 - i))
              .toList();
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(ScorePlot.svg(points))));
      assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2 * n);
      assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    }
  }
}
