package io.github.nachtschicht.evaluation;

import java.util.List;
import java.util.Locale;

/** A small line plot of BLEU and chrF2 over past runs, as SVG with nothing but text and lines. */
public final class ScorePlot {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 48;
  private static final int RIGHT = 72;
  private static final int TOP = 20;
  private static final int BOTTOM = 36;

  private ScorePlot() {}

  /**
   * One run.
   *
   * @param label what stands below the point, for example a date
   * @param bleu BLEU, 0 to 100
   * @param chrf chrF2, 0 to 100
   */
  public record Point(String label, double bleu, double chrf) {}

  /** Draws the runs from left to right; at least one. */
  public static String svg(List<Point> points) {
    double low = points.stream().mapToDouble(p -> Math.min(p.bleu(), p.chrf())).min().orElse(0);
    double high = points.stream().mapToDouble(p -> Math.max(p.bleu(), p.chrf())).max().orElse(100);
    double bottom = Math.max(0, Math.floor(low / 5) * 5 - 5);
    double top = Math.min(100, Math.ceil(high / 5) * 5 + 5);
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(WIDTH)
        .append("\" height=\"")
        .append(HEIGHT)
        .append("\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" font-family=\"sans-serif\" font-size=\"11\">\n")
        .append("<title>BLEU and chrF2 over past runs</title>\n")
        .append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    double step = top - bottom > 40 ? 10 : 5;
    for (double value = bottom; value <= top + 1e-9; value += step) {
      line(svg, LEFT, y(value, bottom, top), WIDTH - RIGHT, y(value, bottom, top), "#dddddd");
      text(
          svg,
          LEFT - 6,
          y(value, bottom, top) + 4,
          "end",
          "#555555",
          String.format(Locale.ROOT, "%.0f", value));
    }
    int every = Math.max(1, (points.size() + 7) / 8);
    for (int i = 0; i < points.size(); i++) {
      if (i % every == 0) {
        text(
            svg,
            x(i, points.size()),
            HEIGHT - BOTTOM + 18,
            "middle",
            "#555555",
            points.get(i).label());
      }
    }
    series(svg, "BLEU", "#1f5fa8", points.stream().map(Point::bleu).toList(), bottom, top);
    series(svg, "chrF2", "#b3541e", points.stream().map(Point::chrf).toList(), bottom, top);
    return svg.append("</svg>\n").toString();
  }

  private static void series(
      StringBuilder svg,
      String name,
      String colour,
      List<Double> values,
      double bottom,
      double top) {
    svg.append("<polyline fill=\"none\" stroke=\"")
        .append(colour)
        .append("\" stroke-width=\"2\" points=\"");
    for (int i = 0; i < values.size(); i++) {
      svg.append(i == 0 ? "" : " ")
          .append(number(x(i, values.size())))
          .append(',')
          .append(number(y(values.get(i), bottom, top)));
    }
    svg.append("\"/>\n");
    for (int i = 0; i < values.size(); i++) {
      svg.append("<circle r=\"3\" fill=\"")
          .append(colour)
          .append("\" cx=\"")
          .append(number(x(i, values.size())))
          .append("\" cy=\"")
          .append(number(y(values.get(i), bottom, top)))
          .append("\"/>\n");
    }
    double last = values.get(values.size() - 1);
    text(
        svg,
        WIDTH - RIGHT + 8,
        y(last, bottom, top) + 4,
        "start",
        colour,
        name + String.format(Locale.ROOT, " %.1f", last));
  }

  private static double x(int index, int points) {
    int width = WIDTH - LEFT - RIGHT;
    return points == 1 ? LEFT + width / 2.0 : LEFT + 12 + (width - 24.0) * index / (points - 1);
  }

  private static double y(double value, double bottom, double top) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - bottom) / (top - bottom);
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    svg.append("<line stroke=\"")
        .append(colour)
        .append("\" x1=\"")
        .append(number(x1))
        .append("\" y1=\"")
        .append(number(y1))
        .append("\" x2=\"")
        .append(number(x2))
        .append("\" y2=\"")
        .append(number(y2))
        .append("\"/>\n");
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String colour, String text) {
    svg.append("<text text-anchor=\"")
        .append(anchor)
        .append("\" fill=\"")
        .append(colour)
        .append("\" x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\">")
        .append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .append("</text>\n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
