package io.redisched.reports.page;

import io.redisched.reports.results.MutationScore;
import io.redisched.reports.results.MutationScore.Tally;
import java.util.List;
import java.util.Optional;

/**
 * How many broken ports the kit caught.
 *
 * @param share of those that could be caught, in percent
 * @param sentence the same with the counts
 * @param byOperator by kind of change
 * @param byClause by clause
 * @param command what repeats the run
 */
public record MutationView(
    String share,
    String sentence,
    List<Row> byOperator,
    List<Row> byClause,
    Optional<String> command) {

  /**
   * A line of a table.
   *
   * @param name what was counted
   * @param killed caught
   * @param survived not caught
   * @param equivalent nothing to catch
   * @param share caught of those that could be
   */
  public record Row(String name, String killed, String survived, String equivalent, String share) {

    private static Row of(Tally tally) {
      return new Row(
          tally.name(),
          Figures.count(tally.killed()),
          Figures.count(tally.survived()),
          Figures.count(tally.equivalent()),
          Figures.percent(tally.share()));
    }
  }

  static MutationView of(MutationScore score) {
    Tally total = score.total();
    return new MutationView(
        Figures.percent(total.share()),
        "Of %s that are wrong the kit caught %s; %s more turned out not to be wrong."
            .formatted(
                Figures.plural(total.killed() + total.survived(), "mutant"),
                Figures.count(total.killed()),
                Figures.count(total.equivalent())),
        score.byOperator().stream().map(Row::of).toList(),
        score.byClause().stream().map(Row::of).toList(),
        score.command());
  }
}
