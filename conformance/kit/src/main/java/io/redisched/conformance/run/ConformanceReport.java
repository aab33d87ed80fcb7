package io.redisched.conformance.run;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Level;
import io.redisched.conformance.spec.Specification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a run found, clause by clause.
 *
 * @param port what was checked
 * @param redis the Redis it was checked on, in words
 * @param seed the seed of the run
 * @param rerun the command that repeats the run
 * @param startedAt when it began
 * @param duration how long it took
 * @param planned how many checks were owed
 * @param clauses the clauses that were selected, in the order of the specification
 * @param errors faults of the kit itself, and checks without account: none in a sound run
 */
public record ConformanceReport(
    Description port,
    String redis,
    long seed,
    String rerun,
    Instant startedAt,
    Duration duration,
    int planned,
    List<ClauseResult> clauses,
    List<String> errors) {

  static ConformanceReport of(
      Specification specification,
      Settings settings,
      Description port,
      String redis,
      Instant startedAt,
      Duration duration,
      List<PlannedCheck> planned,
      List<CheckResult> results,
      List<String> kitErrors) {
    List<String> errors = new ArrayList<>(kitErrors);
    Set<String> accounted = new HashSet<>();
    results.forEach(result -> accounted.add(result.check()));
    planned.stream()
        .filter(check -> !accounted.contains(check.name()))
        .forEach(check -> errors.add(check.name() + " was planned and not accounted for"));
    if (planned.isEmpty()) {
      errors.add("No check was selected");
    }
    List<ClauseResult> clauses = new ArrayList<>();
    for (Clause clause : specification.clauses()) {
      List<CheckResult> checks =
          results.stream().filter(result -> result.clauses().contains(clause.id())).toList();
      if (!checks.isEmpty() && settings.selects(clause.id())) {
        clauses.add(sum(clause, checks));
      }
    }
    return new ConformanceReport(
        port,
        redis,
        settings.seed(),
        settings.rerun(),
        startedAt,
        duration,
        planned.size(),
        clauses,
        errors);
  }

  private static ClauseResult sum(Clause clause, List<CheckResult> checks) {
    Outcome outcome =
        List.of(Outcome.FAILED, Outcome.PASSED, Outcome.NOT_TESTABLE, Outcome.NOT_APPLICABLE)
            .stream()
            .filter(candidate -> checks.stream().anyMatch(check -> check.outcome() == candidate))
            .findFirst()
            .orElseThrow();
    String message =
        checks.stream()
            .filter(check -> check.message() != null)
            .map(check -> check.check() + ": " + String.valueOf(check.message()).strip())
            .collect(Collectors.joining("\n"));
    return new ClauseResult(clause, outcome, message.isEmpty() ? null : message, checks);
  }

  /** Tells whether the port conforms: no MUST clause failed, and the run itself was sound. */
  public boolean conforms() {
    return errors.isEmpty()
        && clauses.stream()
            .noneMatch(
                result ->
                    result.outcome() == Outcome.FAILED && result.clause().level() == Level.MUST);
  }

  /** Writes {@code conformance.json} into the directory, which is made if it is missing. */
  public void writeTo(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("conformance.json"),
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("port", Json.MAPPER.valueToTree(port));
    json.put("redis", redis).put("seed", seed).put("command", rerun);
    json.put("startedAt", startedAt.toString());
    json.put("durationSeconds", duration.toMillis() / 1000.0);
    json.put("planned", planned);
    ArrayNode results = json.putArray("results");
    for (ClauseResult result : clauses) {
      Clause clause = result.clause();
      ObjectNode entry =
          results
              .addObject()
              .put("id", clause.id())
              .put("title", clause.sentence())
              .put("level", clause.level().name())
              .put("profile", clause.profile().id())
              .put("operation", clause.section())
              .put("outcome", result.outcome().id())
              .put("message", result.message());
      ArrayNode trace = entry.putArray("trace");
      result.checks().stream()
          .filter(check -> check.outcome() == Outcome.FAILED)
          .flatMap(check -> check.exchanges().stream())
          .forEach(exchange -> trace.add(exchange.toString()));
      entry.put("rerun", rerun + " --only " + clause.id() + " --seed " + seed);
    }
    ArrayNode faults = json.putArray("errors");
    errors.forEach(faults::add);
    return json;
  }
}
