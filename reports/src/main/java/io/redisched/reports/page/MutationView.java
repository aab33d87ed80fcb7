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
 * @param smallestHistories the fewest calls that showed a mutant to be wrong
 */
public record MutationView(
    String share,
    String sentence,
    List<Row> byOperator,
    List<Row> byClause,
    List<String> survivors,
    List<MutationScore.Equivalent> equivalents,
    List<MutationScore.History> smallestHistories) {

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
        catchable == 0 ? "–" : Figures.share(score.killed(), catchable),
        "of mutated scripts caught: %s of %s. %s more cannot be told from the original by any clause.%s"
            .formatted(
                Figures.count(score.killed()),
                Figures.count(catchable),
                Figures.count(score.equivalent()),
                sample(score) + made(score)),
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
        score.equivalents(),
        score.smallestHistories());
  }

  private static String made(MutationScore score) {
    return score
        .madeAt()
        .map(
            instant ->
                " Tried %s%s."
                    .formatted(
                        Figures.instant(instant),
                        score.kit().map(kit -> " at commit " + kit).orElse("")))
        .orElse("");
  }

  private static String sample(MutationScore score) {
    if (!score.sample() && score.stride().orElse(1L) <= 1) {
      return "";
    }
    return score
        .stride()
        .map(
            stride ->
                " A sample: one in %s of all mutants was tried.".formatted(Figures.count(stride)))
        .orElse(" A sample: not all mutants were tried.");
  }
}
