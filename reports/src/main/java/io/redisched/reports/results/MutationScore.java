package io.redisched.reports.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many deliberately broken ports the kit caught.
 *
 * @param killed caught by the kit
 * @param survived not caught
 * @param equivalent not wrong after all, so nothing to catch
 * @param byOperator by kind of change
 * @param byClause by the clause that caught them
 * @param survivors the names of those that were not caught
 * @param equivalents those that are not wrong, with the reason
 * @param smallestHistories the fewest calls that showed a mutant to be wrong
 * @param sample whether only some of all mutants were tried
 * @param stride 1 of how many was kept, if that is known
 * @param madeAt when it was made, if that was kept
 * @param kit the commit of the kit that was tried, if that was kept
 */
public record MutationScore(
    long killed,
    long survived,
    long equivalent,
    List<Operator> byOperator,
    List<Clause> byClause,
    List<String> survivors,
    List<Equivalent> equivalents,
    List<History> smallestHistories,
    boolean sample,
    Optional<Long> stride,
    Optional<Instant> madeAt,
    Optional<String> kit) {

  /**
   * One kind of change.
   *
   * @param name what was changed
   * @param mutants how often
   * @param killed how many of those were caught
   */
  public record Operator(String name, long mutants, long killed) {
    private static Operator read(Field field) {
      return new Operator(field.text("operator"), field.whole("mutants"), field.whole("killed"));
    }
  }

  /**
   * One clause.
   *
   * @param id as {@code PUT-2}
   * @param killed how many mutants it caught
   */
  public record Clause(String id, long killed) {
    private static Clause read(Field field) {
      return new Clause(field.text("clause"), field.whole("killed"));
    }
  }

  /**
   * A mutant that no clause tells from the original.
   *
   * @param mutant its name
   * @param reason why nobody can tell it from the original
   */
  public record Equivalent(String mutant, String reason) {
    private static Equivalent read(Field field) {
      return new Equivalent(field.text("mutant"), field.text("reason"));
    }
  }

  /**
   * What showed a mutant to be wrong.
   *
   * @param mutant its name
   * @param clause that it broke
   * @param count how many calls it took
   * @param calls these, in the order in which they were made; empty if they were but counted
   */
  public record History(String mutant, String clause, long count, List<String> calls) {
    private static History read(Field field) {
      Field calls = field.get("calls");
      List<String> listed = calls.isArray() ? calls.elements(Field::shown) : List.of();
      return new History(
          field.text("mutant"),
          field.text("clause"),
          calls.isArray() ? listed.size() : calls.asWhole(),
          listed);
    }
  }

  static MutationScore read(Field root) {
    Field score = root.get("score");
    return new MutationScore(
        score.whole("killed"),
        score.whole("survived"),
        score.optional("equivalent").map(Field::asWhole).orElse(0L),
        root.optionalList("byOperator", Operator::read),
        root.optionalList("byClause", Clause::read),
        root.optionalList("survivors", Field::asText),
        root.optionalList("equivalents", Equivalent::read),
        root.optionalList("smallestHistories", History::read),
        root.optional("sample").map(Field::asTruth).orElse(false),
        root.optional("stride").map(Field::asWhole),
        root.optionalInstant("madeAt"),
        root.optionalText("kit"));
  }
}
