package io.redisched.conformance.selftest.mutation;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.selftest.mutation.Judge.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sum of a mutation run.
 *
 * @param verdicts what came of each mutant that is valid Lua
 * @param invalid how many were not
 * @param equivalent why some mutants cannot be told from the original, by name
 */
record MutationScore(List<Verdict> verdicts, int invalid, Map<String, String> equivalent) {

  long killed() {
    return verdicts.stream().filter(Verdict::killed).count();
  }

  /** Returns the mutants that no check noticed though somebody could. */
  List<String> survivors() {
    return verdicts.stream()
        .filter(verdict -> !verdict.killed())
        .map(verdict -> verdict.mutant().name())
        .filter(name -> !equivalent.containsKey(name))
        .toList();
  }

  /** Returns the mutants that are said to be equivalent, and that a check noticed all the same. */
  List<String> wronglyExcused() {
    return verdicts.stream()
        .filter(Verdict::killed)
        .map(verdict -> verdict.mutant().name())
        .filter(equivalent::containsKey)
        .toList();
  }

  private long excused() {
    return verdicts.size() - killed() - survivors().size();
  }

  /** Returns the score on a few lines for a terminal. */
  String summary() {
    return "%d mutants: %d killed, %d survived, %d equivalent (%d more were no valid Lua)%n%s"
        .formatted(
            verdicts.size(),
            killed(),
            survivors().size(),
            excused(),
            invalid,
            byOperator().entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private Map<String, String> byOperator() {
    Map<String, String> scores = new TreeMap<>();
    verdicts.stream()
        .collect(Collectors.groupingBy(verdict -> verdict.mutant().operator().label()))
        .forEach(
            (operator, all) ->
                scores.put(
                    operator, all.stream().filter(Verdict::killed).count() + " of " + all.size()));
    return scores;
  }

  /** Returns the score for the report, {@code mutation.json}. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.putObject("score")
        .put("killed", killed())
        .put("survived", survivors().size())
        .put("equivalent", excused())
        .put("invalid", invalid);
    ArrayNode operators = json.putArray("byOperator");
    verdicts.stream()
        .collect(
            Collectors.groupingBy(
                verdict -> verdict.mutant().operator().label(), TreeMap::new, Collectors.toList()))
        .forEach(
            (operator, all) ->
                operators
                    .addObject()
                    .put("operator", operator)
                    .put("mutants", all.size())
                    .put("killed", all.stream().filter(Verdict::killed).count()));
    ArrayNode clauses = json.putArray("byClause");
    verdicts.stream()
        .flatMap(verdict -> verdict.clauses().stream())
        .collect(Collectors.groupingBy(clause -> clause, TreeMap::new, Collectors.counting()))
        .forEach((clause, kills) -> clauses.addObject().put("clause", clause).put("killed", kills));
    ArrayNode survived = json.putArray("survivors");
    survivors().forEach(survived::add);
    ArrayNode excuses = json.putArray("equivalents");
    verdicts.stream()
        .map(verdict -> verdict.mutant().name())
        .filter(equivalent::containsKey)
        .forEach(
            name -> excuses.addObject().put("mutant", name).put("reason", equivalent.get(name)));
    return json;
  }
}
