package io.github.nachtschicht.summary;

/**
 * A mean with its 95 % confidence interval.
 *
 * @param mean the mean
 * @param low lower bound
 * @param high upper bound
 */
public record Interval(double mean, double low, double high) {}
