package io.redisched.conformance.report;

import io.redisched.conformance.port.Description;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run found, clause by clause.
 *
 * @param port what was checked, by its own words
 * @param redis the Redis it was checked on, in words
 * @param seed the seed of the run
 * @param command the command that repeats the run
 * @param startedAt when it began
 * @param duration how long it took
 * @param figures how much of what is drawn at random was done
 * @param planned how many checks were owed
 * @param accounted of how many checks it is known what came of them
 * @param plannedClauses how many clauses those checks are about
 * @param clauses the clauses that were selected, in the order of the specification
 * @param warnings what a reader should know and what fails nothing
 * @param contradictions entries of the list of known failures that the run contradicts
 * @param errors faults of the kit itself, checks without account, an end before the end: none in a
 *     sound run
 */
public record ConformanceReport(
    Description port,
    String redis,
    long seed,
    String command,
    Instant startedAt,
    Duration duration,
    Figures figures,
    int planned,
    int accounted,
    int plannedClauses,
    List<ClauseResult> clauses,
    List<String> warnings,
    List<String> contradictions,
    List<String> errors) {

  /**
   * Tells whether the port conforms as far as that could be decided: no MUST clause failed, and the
   * run itself was sound.
   */
  public boolean conforms() {
    return verdict() == ExitStatus.CONFORMS;
  }

  /** Returns what the run says in one word. A proven failure outweighs a run that is not sound. */
  public ExitStatus verdict() {
    if (!contradictions.isEmpty() || clauses.stream().anyMatch(ClauseResult::breaks)) {
      return ExitStatus.DOES_NOT_CONFORM;
    }
    return errors.isEmpty() ? ExitStatus.CONFORMS : ExitStatus.COULD_NOT_RUN;
  }

  /** Returns the clauses that came to this outcome. */
  public List<ClauseResult> with(Outcome outcome) {
    return clauses.stream().filter(clause -> clause.outcome() == outcome).toList();
  }

  /** Returns the headings of the specification under which there are results, in its order. */
  public List<String> sections() {
    return clauses.stream().map(clause -> clause.clause().section()).distinct().toList();
  }

  /** Returns the results under one heading. */
  public List<ClauseResult> in(String section) {
    return clauses.stream().filter(clause -> clause.clause().section().equals(section)).toList();
  }

  /** Returns the run in one sentence. */
  public String sentence() {
    long broken = clauses.stream().filter(ClauseResult::breaks).count();
    return switch (verdict()) {
      case CONFORMS -> conforming();
      case COULD_NOT_RUN -> "The run was not sound; nothing can be said.";
      case DOES_NOT_CONFORM ->
          broken == 0
              ? "The list of known failures is out of date."
              : "The port does not conform: "
                  + broken
                  + (broken == 1 ? " clause is broken." : " clauses are broken.");
    };
  }

  /** Says no more than is known. */
  private String conforming() {
    int known = with(Outcome.KNOWN_FAILING).size();
    int undecided = undecided().size();
    if (undecided > 0 && known == 0 && with(Outcome.PASSED).isEmpty()) {
      return "Nothing could be decided; " + undecided(undecided);
    }
    return "The port conforms"
        + (known == 0
            ? ""
            : " but for " + known + (known == 1 ? " known failure" : " known failures"))
        + (undecided == 0 ? "." : " in all that could be decided; " + undecided(undecided));
  }

  private static String undecided(int clauses) {
    return clauses + (clauses == 1 ? " clause is undecided." : " clauses are undecided.");
  }

  /** Returns the clauses of which it was not found out whether they are kept. */
  public List<ClauseResult> undecided() {
    return with(Outcome.UNDECIDED);
  }

  /**
   * Returns the broken clause that a reader should begin with, since one fault often breaks many:
   * the one with the shortest failure. Empty if none is broken, or one alone.
   */
  public Optional<ClauseResult> beginWith() {
    List<ClauseResult> broken = clauses.stream().filter(ClauseResult::breaks).toList();
    return broken.size() < 2
        ? Optional.empty()
        : broken.stream()
            .min(Comparator.comparingLong(clause -> clause.failures().get(0).length()));
  }

  /** Returns how many clauses had each outcome, zeros included. */
  public Map<Outcome, Long> totals() {
    Map<Outcome, Long> totals = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      totals.put(outcome, clauses.stream().filter(c -> c.outcome() == outcome).count());
    }
    return totals;
  }

  /** Returns the clauses that failed and are not known to, SHOULD clauses included. */
  public List<ClauseResult> failed() {
    return with(Outcome.FAILED);
  }
}
