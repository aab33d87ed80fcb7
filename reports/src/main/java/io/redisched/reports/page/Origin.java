package io.redisched.reports.page;

import io.redisched.reports.results.Conditions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the figures of a section come from.
 *
 * @param smoke whether the run was too short to be evidence
 * @param text when, on what
 * @param command what repeats it
 */
public record Origin(boolean smoke, String text, Optional<String> command) {

  private static final Map<String, String> NAMED = named();

  static Origin of(Conditions conditions) {
    return new Origin(
        conditions.smoke(),
        NAMED.entrySet().stream()
            .flatMap(
                entry ->
                    conditions.facts().getOrDefault(entry.getKey(), Optional.empty()).stream()
                        .map(value -> entry.getValue().formatted(value)))
            .collect(Collectors.joining(" · ")),
        conditions.command());
  }

  private static Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("date", "%s");
    named.put("commit", "commit %s");
    named.put("redis", "%s");
    named.put("jdk", "%s");
    named.put("cpu", "%s");
    named.put("cores", "%s cores");
    return named;
  }
}
