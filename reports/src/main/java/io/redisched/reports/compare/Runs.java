package io.redisched.reports.compare;

import io.redisched.reports.results.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what two runs left behind. */
public final class Runs {
  /** What should be alike for two runs to differ by the program alone. */
  private static final Set<String> MACHINE =
      Set.of("cpu", "cores", "memory", "kernel", "os", "jdk", "jvmFlags", "redis", "redisConfig");

  private Runs() {}

  /**
   * Compares result files.
   *
   * @param base a result file of JMH, or a folder with some
   * @param head the same of HEAD
   * @param margin by which speeds may differ and yet be called the same, as 0.05
   * @param absolute whether to take the two for runs between which only the program differs
   * @throws io.redisched.reports.results.ResultFileException if a file is not what it should be
   */
  public static Comparison compare(Path base, Path head, double margin, boolean absolute) {
    ForkSpeeds bases = ForkSpeeds.read(base);
    ForkSpeeds heads = ForkSpeeds.read(head);
    Judge judge = new Judge(margin);
    Comparison comparison =
        absolute
            ? Comparison.ofTrusted(base.toString(), head.toString(), bases, heads, judge)
            : Comparison.ofRuns(base.toString(), head.toString(), bases, heads, judge);
    return comparison.with(differences(base, head));
  }

  private static List<String> differences(Path base, Path head) {
    Optional<Conditions> bases = conditions(base);
    Optional<Conditions> heads = conditions(head);
    if (bases.isEmpty() || heads.isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    if (bases.get().smoke() || heads.get().smoke()) {
      notes.add("A smoke run is among them: far too short to be evidence.");
    }
    bases
        .get()
        .facts()
        .forEach(
            (name, value) -> {
              Optional<String> other = heads.get().facts().getOrDefault(name, Optional.empty());
              if (MACHINE.contains(name) && !value.equals(other)) {
                notes.add(
                    "Different %s: %s in BASE, %s in HEAD."
                        .formatted(name, value.orElse("unknown"), other.orElse("unknown")));
              }
            });
    return notes;
  }

  private static Optional<Conditions> conditions(Path run) {
    Path file = run.resolve("conditions.json");
    return Files.exists(file) ? Optional.of(Conditions.read(file)) : Optional.empty();
  }
}
