package io.redisched.reports.page;

import io.redisched.reports.results.CheckResult;
import io.redisched.reports.results.ConformanceRun;
import io.redisched.reports.results.Level;
import io.redisched.reports.results.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All clauses by all ports.
 *
 * @param ports the names of the columns
 * @param groups the rows, by operation
 * @param failures what the cells that are not green lead to
 */
public record Matrix(List<String> ports, List<Group> groups, List<Failure> failures) {

  /** The operations in the order in which the specification tells of them. */
  private static final List<String> OPERATIONS =
      List.of("put", "reserve", "pull", "release", "delete", "requeue", "get", "counts");

  /**
   * The clauses of one operation.
   *
   * @param operation its name
   * @param anchor a name for it that is safe in an attribute
   * @param sums how each port does over all of its clauses
   * @param rows the clauses
   * @param attention whether any of them failed or is undecided
   */
  public record Group(
      String operation, String anchor, List<Sum> sums, List<Row> rows, boolean attention) {}

  /**
   * How a port does over the clauses of an operation.
   *
   * @param outcome the worst that came up
   * @param text as {@code 12/14}: passed, of those that could pass
   * @param label the same in words
   */
  public record Sum(Outcome outcome, String text, String label) {}

  /**
   * One clause.
   *
   * @param id as {@code PUT-2}
   * @param title its sentence
   * @param level how binding it is
   * @param profile which ports it binds
   * @param cells one for each port
   * @param attention whether a port failed it, or it is undecided of a port
   */
  public record Row(
      String id, String title, Level level, String profile, List<Cell> cells, boolean attention) {}

  /** How many clauses there are. */
  public int clauses() {
    return groups.stream().mapToInt(group -> group.rows().size()).sum();
  }

  /** How many clauses some port failed, or are undecided of some port. */
  public long clausesInNeed() {
    return groups.stream().flatMap(group -> group.rows().stream()).filter(Row::attention).count();
  }

  /** What they are called. */
  public String need() {
    boolean undecided =
        groups.stream()
            .flatMap(group -> group.rows().stream())
            .flatMap(row -> row.cells().stream())
            .anyMatch(cell -> cell.outcome() == Outcome.UNDECIDED);
    return undecided ? "Failing or undecided" : "Failing";
  }

  static Matrix of(List<ConformanceRun> runs, Anchors anchors) {
    return new Builder(runs, anchors).build();
  }

  /** Collects rows and failures in one pass over the clauses. */
  private static final class Builder {
    private final List<ConformanceRun> runs;
    private final Anchors anchors;
    private final List<Failure> failures = new ArrayList<>();

    Builder(List<ConformanceRun> runs, Anchors anchors) {
      this.runs = runs;
      this.anchors = anchors;
    }

    Matrix build() {
      List<Map<String, CheckResult>> byPort = runs.stream().map(Builder::byClause).toList();
      List<Group> groups = new ArrayList<>();
      clausesByOperation()
          .forEach(
              (operation, clauses) ->
                  groups.add(
                      group(
                          operation,
                          clauses.values().stream().map(clause -> row(clause, byPort)).toList())));
      return new Matrix(
          runs.stream().map(run -> run.port().name()).toList(),
          List.copyOf(groups),
          List.copyOf(failures));
    }

    private Map<String, Map<String, CheckResult>> clausesByOperation() {
      Map<String, Map<String, CheckResult>> operations = new LinkedHashMap<>();
      OPERATIONS.forEach(operation -> operations.put(operation, new TreeMap<>(naturalOrder())));
      for (ConformanceRun run : runs) {
        for (CheckResult result : run.results()) {
          operations
              .computeIfAbsent(result.operation(), operation -> new TreeMap<>(naturalOrder()))
              .putIfAbsent(result.id(), result);
        }
      }
      operations.values().removeIf(Map::isEmpty);
      return operations;
    }

    private static Map<String, CheckResult> byClause(ConformanceRun run) {
      return run.results().stream().collect(Collectors.toMap(CheckResult::id, Function.identity()));
    }

    private Row row(CheckResult clause, List<Map<String, CheckResult>> byPort) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        cells.add(
            cell(
                clause,
                runs.get(i).port().name(),
                Optional.ofNullable(byPort.get(i).get(clause.id()))));
      }
      return new Row(
          clause.id(),
          clause.title(),
          clause.level(),
          clause.profile(),
          List.copyOf(cells),
          cells.stream().anyMatch(cell -> cell.outcome().needsAttention()));
    }

    private Cell cell(CheckResult clause, String port, Optional<CheckResult> result) {
      Outcome outcome = result.map(CheckResult::outcome).orElse(Outcome.NOT_RUN);
      String label = "%s on %s: %s".formatted(clause.id(), port, outcome.label());
      if (result.isPresent() && outcome.isFailure()) {
        Failure failure = failure(port, result.get());
        failures.add(failure);
        return new Cell(outcome, label, Optional.of(failure.anchor()));
      }
      String reason = result.flatMap(CheckResult::message).map(text -> ": " + text).orElse("");
      return new Cell(outcome, label + reason, Optional.empty());
    }

    private Failure failure(String port, CheckResult result) {
      return new Failure(
          anchors.next("why", port, result.id()),
          result.id() + " on " + port,
          result.outcome(),
          result.title(),
          Optional.of(result.level().name()),
          result.message(),
          result.trace(),
          result.pictures(),
          result.rerun());
    }

    private Group group(String operation, List<Row> rows) {
      List<Sum> sums =
          IntStream.range(0, runs.size())
              .mapToObj(
                  i ->
                      sum(
                          operation + " on " + runs.get(i).port().name(),
                          rows.stream().map(row -> row.cells().get(i).outcome()).toList()))
              .toList();
      return new Group(
          operation,
          anchors.next("operation", operation),
          sums,
          rows,
          rows.stream().anyMatch(Row::attention));
    }

    private static Sum sum(String subject, List<Outcome> outcomes) {
      long passed = outcomes.stream().filter(outcome -> outcome == Outcome.PASSED).count();
      long possible = passed + outcomes.stream().filter(Outcome::needsAttention).count();
      Outcome worst = outcomes.stream().min(Comparator.naturalOrder()).orElse(Outcome.NOT_RUN);
      if (possible == 0) {
        return new Sum(worst, worst.mark(), subject + ": " + worst.label());
      }
      return new Sum(
          worst,
          passed + "/" + possible,
          "%s: %s of %s passed".formatted(subject, passed, possible));
    }

    /** PUT-2 before PUT-10. */
    private static Comparator<String> naturalOrder() {
      return Comparator.comparing((String id) -> id.replaceAll("\\d+$", ""))
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());
    }
  }
}
