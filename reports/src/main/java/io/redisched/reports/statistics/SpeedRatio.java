package io.redisched.reports.statistics;

import io.redisched.reports.statistics.Estimate.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times as fast one thing is as another, from one speed a fork of each, with an interval
 * that is made to be believed when forks are few.
 *
 * <p>The ratio is one of geometric means. Its interval comes from a bootstrap that draws forks with
 * replacement. A plain percentile bootstrap of five forks is too narrow by a third, so the
 * percentiles are taken as far out as Student's t and the lost degree of freedom ask for (the
 * expanded percentile interval: Hesterberg, <i>What Teachers Should Know About the Bootstrap</i>,
 * 2015). That may be further than draws of a few forks can reach, so the interval also holds all of
 * the interval that Student's t gives.
 *
 * <p>The draws come from a fixed seed: the same figures always give the same interval.
 */
public final class SpeedRatio {
  private static final int DRAWS = 10_000;
  private static final long SEED = 20260101;

  private SpeedRatio() {}

  /**
   * Speeds that were measured in pairs, close in time: only what changed within pairs counts, so a
   * machine that grows slower over the rounds does no harm.
   *
   * @param subject a positive speed for each round
   * @param reference the same of what it is held against
   * @param confidence of the interval, between 0 and 1
   * @throws IllegalArgumentException if the two differ in length, are empty, or a speed is not a
   *     positive number
   */
  public static Estimate paired(List<Double> subject, List<Double> reference, double confidence) {
    if (subject.size() != reference.size()) {
      throw new IllegalArgumentException(
          "reference: %s speeds for the subject's %s".formatted(reference.size(), subject.size()));
    }
    double[] subjects = logarithms("subject", subject);
    double[] references = logarithms("reference", reference);
    return estimate(
        List.of(
            IntStream.range(0, subjects.length)
                .mapToDouble(i -> subjects[i] - references[i])
                .toArray()),
        confidence);
  }

  /**
   * Speeds that have nothing to do with one another: the product of the means of the numerators
   * over that of the denominators.
   *
   * @param numerators for each factor a positive speed for each fork
   * @param denominators the same of the divisors
   * @param confidence of the interval, between 0 and 1
   * @throws IllegalArgumentException if a list is empty or a speed is not a positive number
   */
  public static Estimate unpaired(
      List<List<Double>> numerators, List<List<Double>> denominators, double confidence) {
    List<double[]> terms =
        Stream.concat(
                numerators.stream().map(speeds -> logarithms("numerators", speeds)),
                denominators.stream()
                    .map(speeds -> logarithms("denominators", speeds))
                    .map(logs -> Arrays.stream(logs).map(log -> -log).toArray()))
            .toList();
    return estimate(terms, confidence);
  }

  private static Estimate estimate(List<double[]> terms, double confidence) {
    double value = Math.exp(terms.stream().mapToDouble(SpeedRatio::mean).sum());
    int fewest = terms.stream().mapToInt(term -> term.length).min().orElse(0);
    if (fewest < 2) {
      return new Estimate(value, Optional.empty(), Basis.NONE);
    }
    Random random = new Random(SEED);
    double[] draws = new double[DRAWS];
    Arrays.setAll(draws, i -> drawn(terms, random));
    Arrays.sort(draws);
    double t = TDistribution.of(fewest - 1).inverseSurvivalProbability((1 - confidence) / 2);
    int cut = (int) (DRAWS * tail(fewest, t));
    double reach = t * Math.sqrt(terms.stream().mapToDouble(SpeedRatio::squaredError).sum());
    double centre = Math.log(value);
    return new Estimate(
        value,
        Optional.of(
            new Interval(
                Math.exp(Math.min(draws[cut], centre - reach)),
                Math.exp(Math.max(draws[DRAWS - 1 - cut], centre + reach)))),
        Basis.BETWEEN_FORKS);
  }

  /** The share of draws to leave out at either end. */
  private static double tail(int forks, double t) {
    return NormalDistribution.of(0, 1).survivalProbability(t * Math.sqrt(forks / (forks - 1.0)));
  }

  private static double squaredError(double[] term) {
    double mean = mean(term);
    double squares = Arrays.stream(term).map(log -> (log - mean) * (log - mean)).sum();
    return squares / (term.length - 1) / term.length;
  }

  private static double drawn(List<double[]> terms, Random random) {
    double sum = 0;
    for (double[] term : terms) {
      sum += drawn(term, random);
    }
    return sum;
  }

  private static double drawn(double[] term, Random random) {
    double sum = 0;
    for (int i = 0; i < term.length; i++) {
      sum += term[random.nextInt(term.length)];
    }
    return sum / term.length;
  }

  private static double mean(double[] term) {
    return Arrays.stream(term).average().orElseThrow();
  }

  private static double[] logarithms(String argument, List<Double> speeds) {
    if (speeds.isEmpty() || speeds.stream().anyMatch(speed -> !(speed > 0) || speed.isInfinite())) {
      throw new IllegalArgumentException(argument + ": should be positive numbers: " + speeds);
    }
    return speeds.stream().mapToDouble(Math::log).toArray();
  }
}
