package io.github.nachtschicht.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How sure a model usually is: percentiles of the scores (mean log-probability of a token) it gives
 * to its translations of a set of sentences. The program holds one for its embedded model, made by
 * {@code evaluate quality --write-calibration}.
 */
public final class ScoreCalibration {

  private static final String RESOURCE = "score-calibration.txt";

  private final double[] percentiles;

  private ScoreCalibration(double[] percentiles) {
    this.percentiles = percentiles;
  }

  /**
   * Calibrates.
   *
   * @param scores of at least 100 sentences, in any order
   * @throws IllegalArgumentException if there are fewer
   */
  public static ScoreCalibration of(Collection<Double> scores) {
    if (scores.size() < 100) {
      throw new IllegalArgumentException(
          "a calibration needs the scores of at least 100 sentences, were " + scores.size());
    }
    double[] sorted = scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] percentiles = new double[101];
    for (int p = 0; p <= 100; p++) {
      percentiles[p] = sorted[(int) Math.round(p / 100.0 * (sorted.length - 1))];
    }
    return new ScoreCalibration(percentiles);
  }

  /** The calibration of the embedded model. */
  static ScoreCalibration embedded() {
    try (InputStream in = ScoreCalibration.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + RESOURCE + " is missing from the program");
      }
      List<Double> values = new ArrayList<>();
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          values.add(Double.valueOf(line.substring(line.indexOf('\t') + 1)));
        }
      }
      if (values.size() != 101) {
        throw new IllegalStateException(
            "the resource " + RESOURCE + " needs 101 percentiles, has " + values.size());
      }
      return new ScoreCalibration(values.stream().mapToDouble(Double::doubleValue).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The score that so many percent of the sentences reach or fall below, 0 to 100. */
  public double percentile(int percent) {
    return percentiles[percent];
  }

  /**
   * The text to store.
   *
   * @param origin what was scored, by which model with which settings; may have several lines
   */
  public String text(String origin) {
    StringBuilder text = new StringBuilder();
    origin.lines().forEach(line -> text.append("# ").append(line).append('\n'));
    for (int p = 0; p <= 100; p++) {
      text.append(String.format(Locale.ROOT, "%d\t%.4f%n", p, percentiles[p]).replace("\r", ""));
    }
    return text.toString();
  }
}
