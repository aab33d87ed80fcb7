package io.redisched.reports.results;

import java.util.List;
import java.util.Optional;

/**
 * How many deliberately broken ports the kit caught.
 *
 * @param total over all mutants
 * @param byOperator the same by kind of change
 * @param byClause the same by clause
 * @param command the command that repeats the run
 */
public record MutationScore(
    Tally total, List<Tally> byOperator, List<Tally> byClause, Optional<String> command) {

  /**
   * Counts of mutants.
   *
   * @param name what is counted
   * @param killed caught by the kit
   * @param survived not caught
   * @param equivalent not wrong after all, so nothing to catch
   */
  public record Tally(String name, long killed, long survived, long equivalent) {

    private static Tally read(String name, Field field) {
      return new Tally(
          name,
          field.whole("killed"),
          field.whole("survived"),
          field.optional("equivalent").map(Field::asWhole).orElse(0L));
    }

    /** The share of mutants that were caught, of those that could be, from 0 to 1. */
    public double share() {
      long catchable = killed + survived;
      return catchable == 0 ? 0 : (double) killed / catchable;
    }
  }

  static MutationScore read(Field root) {
    return new MutationScore(
        Tally.read("all", root.get("score")),
        root.optionalList("byOperator", field -> Tally.read(field.text("name"), field)),
        root.optionalList("byClause", field -> Tally.read(field.text("name"), field)),
        root.optionalText("command"));
  }
}
