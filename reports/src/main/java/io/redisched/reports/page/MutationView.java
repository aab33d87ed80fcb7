package io.redisched.reports.page;

import io.redisched.reports.results.MutationScore;
import java.util.List;

/**
 * How many broken ports the kit caught.
 *
 * @param share of those that could be caught, in percent
 * @param sentence the same with the counts
 * @param byOperator by kind of change: its name, how many were caught of how many
 * @param byClause by clause: its id, how many it caught
 * @param survivors the names of those that were not caught
 * @param equivalents those that are not wrong, with the reason
 */
public record MutationView(
    String share,
    String sentence,
    List<Row> byOperator,
    List<Row> byClause,
    List<String> survivors,
    List<MutationScore.Equivalent> equivalents) {

  /**
   * A line of a table.
   *
   * @param name what was counted
   * @param caught how many
   */
  public record Row(String name, String caught) {}

  static MutationView of(MutationScore score) {
    long catchable = score.killed() + score.survived();
    return new MutationView(
        catchable == 0 ? "–" : Figures.percent((double) score.killed() / catchable),
        "of mutated scripts caught: %s of %s. %s more turned out to do the same as the original."
            .formatted(
                Figures.count(score.killed()),
                Figures.count(catchable),
                Figures.count(score.equivalent())),
        score.byOperator().stream()
            .map(
                operator ->
                    new Row(
                        operator.name(),
                        "%s of %s"
                            .formatted(
                                Figures.count(operator.killed()),
                                Figures.count(operator.mutants()))))
            .toList(),
        score.byClause().stream()
            .map(clause -> new Row(clause.id(), Figures.count(clause.killed())))
            .toList(),
        score.survivors(),
        score.equivalents());
  }
}
