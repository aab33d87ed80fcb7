package io.redisched.conformance.report;

import io.redisched.conformance.subject.Effort;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * How much of what is drawn at random a run got done. Zeros where no such check was selected.
 *
 * @param randomSteps steps of random sequences that were compared with the model
 * @param randomStepsPerSecond how fast, of the time that they took
 * @param histories histories of concurrent calls that were judged
 * @param historiesPerSecond how fast, of the time that they took, judging included
 * @param historyCalls the calls in all of them
 */
public record Figures(
    long randomSteps,
    double randomStepsPerSecond,
    long histories,
    double historiesPerSecond,
    long historyCalls) {

  /** Returns what was counted, as rates. */
  public static Figures of(Effort effort) {
    return new Figures(
        effort.steps(),
        rate(effort.steps(), effort.stepSeconds()),
        effort.histories(),
        rate(effort.histories(), effort.historySeconds()),
        effort.historyCalls());
  }

  private static double rate(long number, double seconds) {
    return seconds == 0 ? 0 : Math.rint(10 * number / seconds) / 10;
  }

  /** Tells whether there is anything to say. */
  public boolean isEmpty() {
    return randomSteps == 0 && histories == 0;
  }

  /** Returns in words what there is to say. */
  public String words() {
    StringJoiner words = new StringJoiner(" ");
    if (randomSteps > 0) {
      words.add(
          String.format(
              Locale.ROOT, "Random steps: %d (%.0f/s).", randomSteps, randomStepsPerSecond));
    }
    if (histories > 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "Concurrent histories: %d (%.0f/s), %d calls.",
              histories,
              historiesPerSecond,
              historyCalls));
    }
    return words.toString();
  }
}
