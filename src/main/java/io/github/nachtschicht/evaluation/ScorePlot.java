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
  private static final String GREY = "#555555";

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
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"11\">\n"
            + "<title>BLEU and chrF2 over past runs</title>\n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
        WIDTH,
        HEIGHT);
    double step = top - bottom > 40 ? 10 : 5;
    for (double value = bottom; value <= top + 1e-9; value += step) {
      double y = y(value, bottom, top);
      add(
          svg,
          "<line stroke=\"#dddddd\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
          (double) LEFT,
          y,
          (double) WIDTH - RIGHT,
          y);
      text(svg, LEFT - 6, y + 4, "end", GREY, String.format(Locale.ROOT, "%.0f", value));
    }
    int every = Math.max(1, (points.size() + 7) / 8);
    for (int i = 0; i < points.size(); i++) {
      if (i % every == 0) {
        double x = x(i, points.size());
        text(svg, x, HEIGHT - BOTTOM + 18, "middle", GREY, points.get(i).label());
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
    StringBuilder line = new StringBuilder();
    StringBuilder circles = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = x(i, values.size());
      double y = y(values.get(i), bottom, top);
      add(line, i == 0 ? "%.1f,%.1f" : " %.1f,%.1f", x, y);
      add(circles, "<circle r=\"3\" fill=\"%s\" cx=\"%.1f\" cy=\"%.1f\"/>\n", colour, x, y);
    }
    add(
        svg,
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>\n%s",
        colour,
        line,
        circles);
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

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String colour, String text) {
    add(
        svg,
        "<text text-anchor=\"%s\" fill=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        anchor,
        colour,
        x,
        y,
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
