package io.redisched.reports.page;

import io.redisched.reports.results.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which client when, and by how much: what a reader came for, in plain language. */
final class Advice {
  private static final String BATCHES = "BatchBenchmark.";

  private Advice() {}

  /** From the rates of all clients on all numbers of threads; empty if nothing can be compared. */
  static List<Statement> of(Series rates) {
    List<Statement> statements = new ArrayList<>();
    main(rates).ifPresent(operation -> byThreads(rates, operation).ifPresent(statements::add));
    batches(rates).ifPresent(statements::add);
    return statements;
  }

  /** The full cycle, as it is what a job costs; else the first operation that was measured. */
  private static Optional<Operation> main(Series rates) {
    List<Operation> operations =
        rates.threads().stream()
            .flatMap(threads -> rates.groups(threads).stream())
            .map(Series.Group::operation)
            .filter(operation -> !operation.isFloor() && !isBatch(operation))
            .distinct()
            .sorted(Comparator.comparingInt(Operation::rank))
            .toList();
    return operations.stream()
        .filter(Operation::isCycle)
        .findFirst()
        .or(() -> operations.stream().findFirst());
  }

  private static Optional<Statement> byThreads(Series rates, Operation operation) {
    String parts =
        rates.threads().stream()
            .flatMap(
                threads ->
                    rates.groups(threads).stream()
                        .filter(group -> group.operation().equals(operation) && group.isUsual())
                        .flatMap(group -> ClientComparison.of(group, threads).stream())
                        .map(comparison -> part(comparison, threads)))
            .collect(Collectors.joining("; "));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Statement.plain("Which client for %s: %s.".formatted(operation.title(), parts)));
  }

  private static String part(ClientComparison comparison, int threads) {
    String on = "on " + Figures.plural(threads, "thread");
    return comparison.conclusive()
        ? "%s %s, at %s times the rate of %s (%s)"
            .formatted(
                on,
                comparison.first(),
                Figures.factor(comparison.ratio()),
                comparison.second(),
                comparison.range())
        : "%s either, %s and %s do not differ by more than noise (ratio %s, %s)"
            .formatted(
                on,
                comparison.first(),
                comparison.second(),
                Figures.factor(comparison.ratio()),
                comparison.range());
  }

  /** The fastest way to send many at once. */
  private static Optional<Statement> batches(Series rates) {
    return rates.threads().stream()
        .flatMap(
            threads ->
                rates.groups(threads).stream()
                    .filter(group -> isBatch(group.operation()))
                    .flatMap(group -> ClientComparison.of(group, threads).stream()))
        .max(Comparator.comparingDouble(ClientComparison::rate))
        .map(
            best ->
                Statement.plain(
                    "Fastest where many can be sent at once: %s at %s (%s); %s."
                        .formatted(
                            best.first(),
                            Figures.rate(best.rate()),
                            best.subject(),
                            best.conclusive()
                                ? "%s times the rate of %s, %s"
                                    .formatted(
                                        Figures.factor(best.ratio()), best.second(), best.range())
                                : "no more than noise ahead of " + best.second())));
  }

  private static boolean isBatch(Operation operation) {
    return operation.name().startsWith(BATCHES);
  }
}
