package io.redisched.reports.page;

import io.redisched.reports.results.Outcome;
import io.redisched.reports.results.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who can go on with whose jobs.
 *
 * @param ports the names of the rows (who puts) and of the columns (who takes over)
 * @param rows one for each port that puts
 * @param exchanges what the cells lead to: of every pair that was played, what was asked and
 *     answered
 */
public record PairMatrix(List<String> ports, List<Row> rows, List<Failure> exchanges) {

  /**
   * What one port's jobs meet with.
   *
   * @param from the port that puts
   * @param cells one for each port that takes over
   */
  public record Row(String from, List<Cell> cells) {}

  /** What the cells that are not green lead to. */
  List<Failure> failures() {
    return exchanges.stream().filter(exchange -> exchange.outcome().isFailure()).toList();
  }

  /** What the other cells lead to. */
  public List<Failure> successes() {
    return exchanges.stream().filter(exchange -> !exchange.outcome().isFailure()).toList();
  }

  /** How many pairs ended so; a cell without a pair counts as not run. */
  long count(Outcome outcome) {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.outcome() == outcome)
        .count();
  }

  static Optional<PairMatrix> of(List<Pair> pairs, Anchors anchors) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    List<String> ports =
        pairs.stream().flatMap(pair -> Stream.of(pair.from(), pair.to())).distinct().toList();
    Map<List<String>, Pair> byEnds = new LinkedHashMap<>();
    pairs.forEach(pair -> byEnds.put(List.of(pair.from(), pair.to()), pair));
    List<Failure> exchanges = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (String from : ports) {
      List<Cell> cells = new ArrayList<>();
      for (String to : ports) {
        cells.add(
            cell(from, to, Optional.ofNullable(byEnds.get(List.of(from, to))), anchors, exchanges));
      }
      rows.add(new Row(from, List.copyOf(cells)));
    }
    return Optional.of(new PairMatrix(ports, List.copyOf(rows), List.copyOf(exchanges)));
  }

  private static Cell cell(
      String from, String to, Optional<Pair> pair, Anchors anchors, List<Failure> exchanges) {
    Outcome outcome = pair.map(Pair::outcome).orElse(Outcome.NOT_RUN);
    String subject = "%s puts, %s takes over".formatted(from, to);
    if (pair.isEmpty() || (!outcome.isFailure() && pair.get().trace().isEmpty())) {
      String reason = pair.flatMap(Pair::message).map(message -> ": " + message).orElse("");
      return new Cell(outcome, subject + ": " + outcome.label() + reason, Optional.empty());
    }
    Failure exchange =
        new Failure(
            anchors.next("pair", from, to),
            subject,
            outcome,
            "What one port puts, the other reserves, releases, deletes and requeues.",
            Optional.empty(),
            pair.get().message(),
            pair.get().trace(),
            List.of(),
            Optional.empty());
    exchanges.add(exchange);
    return new Cell(outcome, subject + ": " + outcome.label(), Optional.of(exchange.anchor()));
  }
}
