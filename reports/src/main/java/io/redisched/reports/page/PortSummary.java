package io.redisched.reports.page;

import io.redisched.reports.results.ConformanceRun;
import io.redisched.reports.results.Level;
import io.redisched.reports.results.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, String> figures,
    Optional<String> command) {

  static PortSummary of(ConformanceRun run) {
    long passed = run.count(Outcome.PASSED);
    long failed = run.count(Outcome.FAILED);
    long known = run.count(Outcome.KNOWN_FAILING);
    Verdict verdict = Verdict.of(run);
    return new PortSummary(
        run.port().name(),
        "%s · %s · %s".formatted(run.port().language(), run.port().client(), run.port().version()),
        verdict.text(),
        verdict.tone(),
        "%s of %s".formatted(Figures.count(passed), Figures.count(passed + failed + known)),
        others(run),
        run.remarks(),
        setting(run),
        run.figures(),
        run.command());
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
