package io.redisched.reports.statistics;

import io.redisched.reports.statistics.Estimate.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Percentile bootstrap, hierarchical as the data is: forks are drawn with replacement, then
 * iterations within each drawn fork. Iterations of one fork share its JIT decisions and its memory
 * layout, so drawing from all iterations alike would promise more than was measured.
 *
 * <p>The draws come from a fixed seed: the same file always gives the same page.
 */
public final class Bootstrap {
  private static final int RESAMPLES = 2_000;
  private static final long SEED = 20260101;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /** The mean of the samples and its 95 % interval. */
  public static Estimate mean(Samples samples) {
    Random random = new Random(SEED);
    return estimate(samples.mean(), basis(samples), () -> resampledMean(samples, random));
  }

  /** How many times the mean of one is the mean of the other, and the 95 % interval of that. */
  public static Estimate ratio(Samples numerator, Samples denominator) {
    Random random = new Random(SEED);
    Basis weaker =
        basis(numerator).compareTo(basis(denominator)) > 0 ? basis(numerator) : basis(denominator);
    return estimate(
        numerator.mean() / denominator.mean(),
        weaker,
        () -> resampledMean(numerator, random) / resampledMean(denominator, random));
  }

  private static Estimate estimate(double value, Basis basis, DoubleSupplier resampled) {
    if (basis == Basis.NONE) {
      return new Estimate(value, Optional.empty(), basis);
    }
    double[] draws = new double[RESAMPLES];
    Arrays.setAll(draws, i -> resampled.getAsDouble());
    Arrays.sort(draws);
    int cut = (int) (RESAMPLES * TAIL);
    return new Estimate(
        value, Optional.of(new Interval(draws[cut], draws[RESAMPLES - 1 - cut])), basis);
  }

  private static Basis basis(Samples samples) {
    if (samples.forks().size() > 1) {
      return Basis.BETWEEN_FORKS;
    }
    return samples.forks().get(0).size() > 1 ? Basis.WITHIN_ONE_FORK : Basis.NONE;
  }

  private static double resampledMean(Samples samples, Random random) {
    List<List<Double>> forks = samples.forks();
    double sum = 0;
    for (int i = 0; i < forks.size(); i++) {
      List<Double> fork = forks.get(random.nextInt(forks.size()));
      double forkSum = 0;
      for (int j = 0; j < fork.size(); j++) {
        forkSum += fork.get(random.nextInt(fork.size()));
      }
      sum += forkSum / fork.size();
    }
    return sum / forks.size();
  }
}
