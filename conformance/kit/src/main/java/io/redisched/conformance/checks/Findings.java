package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.fail;

import io.redisched.conformance.history.Races;
import io.redisched.conformance.history.Timeline;
import io.redisched.conformance.history.Verdict;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Picture;
import java.util.stream.Collectors;

/** What a check makes of a history that was judged. */
final class Findings {

  private Findings() {}

  static void requireDecision(Races.Finding finding) {
    if (finding.verdict() instanceof Verdict.Unknown unknown) {
      throw new Undecided(
          "whether %d concurrent calls have an order could not be decided: %s"
              .formatted(finding.history().calls().size(), unknown.reason()));
    }
  }

  static void requireNoViolation(Arena arena, String name, Races.Finding finding) {
    if (!(finding.verdict() instanceof Verdict.Violation violation)) {
      return;
    }
    Timeline timeline = new Timeline(violation.calls());
    String before =
        violation.before().isEmpty()
            ? ""
            : "before these calls: "
                + violation.before().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" or "))
                + "\n";
    String svg = timeline.svg(violation.reason());
    arena.show(new Picture(violation.reason(), svg));
    String picture =
        arena
            .conditions()
            .report()
            .map(directory -> "picture: " + timeline.writeTo(directory, name, violation.reason()))
            .orElse("(with a directory for the report, a picture is drawn there)");
    fail(
        violation.reason()
            + "\nmet: "
            + finding.race()
            + "; "
            + violation.calls().size()
            + " of "
            + finding.history().calls().size()
            + " calls show it\n"
            + before
            + timeline.text()
            + picture);
  }
}
