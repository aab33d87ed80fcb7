package io.redisched.reports.page;

import io.redisched.reports.results.ConformanceRun;
import io.redisched.reports.results.Level;
import io.redisched.reports.results.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One port's run in a line.
 *
 * @param name the port
 * @param about its language, client and version
 * @param verdict whether it conforms
 * @param tone whether that is good news
 * @param passed how many checks passed, of how many that apply
 * @param others what became of the other checks
 * @param remarks what else the kit has to say of the run
 * @param setting where and when it ran
 * @param effort how much it was asked: random steps, histories and time, in words
 * @param figures further counts of the run, by name
 * @param command what repeats it
 */
public record PortSummary(
    String name,
    String about,
    String verdict,
    Statement.Tone tone,
    String passed,
    String others,
    List<String> remarks,
    String setting,
    List<Effort> effort,
    Map<String, String> figures,
    Optional<String> command) {

  private static final Set<String> SHOWN =
      Set.of("randomSteps", "randomStepsPerSecond", "histories", "historiesPerSecond");

  /**
   * One measure of how much a port was asked.
   *
   * @param count how often
   * @param rate how many a second; may be empty
   */
  public record Effort(String count, String rate) {}

  /** The names of the measures of {@link #effort()}. */
  public static List<String> efforts() {
    return List.of("Random steps", "Histories", "Time");
  }

  static PortSummary of(ConformanceRun run) {
    long passed = run.count(Outcome.PASSED);
    long failed = run.count(Outcome.FAILED);
    long open = run.count(Outcome.KNOWN_FAILING) + run.count(Outcome.UNDECIDED);
    Verdict verdict = Verdict.of(run);
    return new PortSummary(
        run.port().name(),
        "%s · %s · %s".formatted(run.port().language(), run.port().client(), run.port().version()),
        verdict.text(),
        verdict.tone(),
        "%s of %s".formatted(Figures.count(passed), Figures.count(passed + failed + open)),
        others(run),
        run.remarks(),
        setting(run),
        effort(run),
        others(run.figures()),
        run.command());
  }

  private static List<Effort> effort(ConformanceRun run) {
    Map<String, Double> numbers = run.numbers();
    return List.of(
        effort(numbers, "randomSteps", "randomStepsPerSecond"),
        effort(numbers, "histories", "historiesPerSecond"),
        new Effort(run.duration().map(Figures::duration).orElse("–"), ""));
  }

  private static Effort effort(Map<String, Double> numbers, String count, String rate) {
    return new Effort(
        Optional.ofNullable(numbers.get(count))
            .map(number -> Figures.count(Math.round(number)))
            .orElse("–"),
        Optional.ofNullable(numbers.get(rate))
            .map(number -> Figures.bareRate(number) + "\u00a0a second")
            .orElse(""));
  }

  /** The figures that no column shows, with names that can be read. */
  private static Map<String, String> others(Map<String, String> figures) {
    Map<String, String> others = new LinkedHashMap<>();
    figures.forEach(
        (name, figure) -> {
          if (!SHOWN.contains(name)) {
            others.put(
                name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT), figure);
          }
        });
    return others;
  }

  private static String others(ConformanceRun run) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = run.count(outcome);
      if (outcome != Outcome.PASSED && count > 0) {
        parts.add(Figures.count(count) + " " + outcome.label());
      }
    }
    return String.join(", ", parts);
  }

  private static String setting(ConformanceRun run) {
    List<String> parts = new ArrayList<>();
    parts.add(run.redis());
    parts.add("kit " + run.kitVersion());
    parts.add("seed " + run.seed());
    run.startedAt().map(Figures::instant).ifPresent(parts::add);
    run.duration().map(Figures::duration).ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  /**
   * Whether a port conforms, which it does if all checks that were planned are accounted for and no
   * MUST clause failed that was not known to fail. The kit knows more than its results say, so a
   * port that does not conform in its eyes does not conform here either.
   */
  record Verdict(Statement.Tone tone, String text) {
    static Verdict of(ConformanceRun run) {
      long must = run.count(Outcome.FAILED, Level.MUST);
      long should = run.count(Outcome.FAILED, Level.SHOULD);
      long known = run.count(Outcome.KNOWN_FAILING);
      if (must > 0) {
        return new Verdict(
            Statement.Tone.BAD, "does not conform: fails " + Figures.plural(must, "clause"));
      }
      if (!run.isComplete()) {
        return new Verdict(
            Statement.Tone.BAD,
            "undecided: %s planned, %s accounted for"
                .formatted(
                    Figures.plural(run.planned(), "result"), Figures.count(run.results().size())));
      }
      if (run.count(Outcome.PASSED) == 0) {
        return new Verdict(Statement.Tone.BAD, "undecided: no check passed or failed");
      }
      if (!run.verdict().orElse("conforms").equals("conforms")) {
        return new Verdict(Statement.Tone.BAD, run.verdict().orElseThrow().replace('-', ' '));
      }
      if (run.count(Outcome.UNDECIDED) > 0) {
        return new Verdict(
            Statement.Tone.CAUTION,
            "conforms in all that could be decided"
                + (known == 0 ? "" : " but for " + Figures.plural(known, "known failure"))
                + "; "
                + Figures.plural(run.count(Outcome.UNDECIDED), "clause")
                + " undecided");
      }
      if (known > 0) {
        return new Verdict(
            Statement.Tone.CAUTION, "conforms but for " + Figures.plural(known, "known failure"));
      }
      if (should > 0) {
        return new Verdict(
            Statement.Tone.CAUTION,
            "conforms; does not follow " + Figures.plural(should, "recommendation"));
      }
      return new Verdict(Statement.Tone.GOOD, "conforms");
    }
  }
}
