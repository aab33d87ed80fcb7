package io.redisched.reports.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Under which conditions a benchmark ran: {@code conditions.json}.
 *
 * @param smoke whether it was a run too short to be evidence
 * @param command the command that repeats it
 * @param facts everything else, by name in the file's order; empty where the run could not tell
 */
public record Conditions(
    boolean smoke, Optional<String> command, Map<String, Optional<String>> facts) {

  private static final List<String> EXPECTED =
      List.of(
          "commit",
          "date",
          "cpu",
          "cores",
          "memory",
          "kernel",
          "os",
          "jdk",
          "jvmFlags",
          "redis",
          "redisConfig",
          "clients",
          "transport",
          "jmh");

  /** The conditions of a run that left no such file: nothing is known, so it is no evidence. */
  static Conditions unknown() {
    return new Conditions(true, Optional.empty(), facts(Map.of()));
  }

  /**
   * Reads a file; a run that left none is one of which nothing is known.
   *
   * @throws ResultFileException if the file is not what it should be
   */
  public static Conditions read(Path file) {
    return Files.exists(file) ? read(Field.root(file)) : unknown();
  }

  static Conditions read(Field root) {
    Map<String, String> said = new LinkedHashMap<>(root.entries((name, field) -> shown(field)));
    said.remove("smoke");
    said.remove("command");
    return new Conditions(root.get("smoke").asTruth(), root.optionalText("command"), facts(said));
  }

  private static Map<String, Optional<String>> facts(Map<String, String> said) {
    Map<String, Optional<String>> facts = new LinkedHashMap<>();
    EXPECTED.forEach(name -> facts.put(name, Optional.ofNullable(said.get(name))));
    said.forEach((name, value) -> facts.put(name, Optional.of(value)));
    return facts;
  }

  private static String shown(Field field) {
    if (!field.isObject()) {
      return field.shown();
    }
    return field.names().stream()
        .map(name -> name + " " + field.optional(name).map(Field::shown).orElse("unknown"))
        .collect(Collectors.joining(", "));
  }
}
