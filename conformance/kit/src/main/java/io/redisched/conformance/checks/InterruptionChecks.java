package io.redisched.conformance.checks;

import io.redisched.conformance.history.Interruptions;
import io.redisched.conformance.history.Interruptions.Kind;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Lab;
import java.time.Duration;

/**
 * Sections "several processes" and "faults" of the specification, as far as a call is caught in its
 * middle. A port that needs one command to Redis for each operation has no middle, and passes what
 * is about meeting and killing there.
 */
public abstract class InterruptionChecks {

  /** For a port that always takes several commands; one that takes one is done in a second. */
  private static final Duration TIME = Duration.ofSeconds(8);

  @Check("PROC-2")
  void callsMayMeetBetweenAnyTwoCommandsToRedis(Lab lab, Arena arena) {
    interrupt(lab, arena, Kind.MEETING, 2);
  }

  @Check("PROC-3")
  void aCallThatIsKilledBetweenTwoCommandsHasHappenedOrNot(Lab lab, Arena arena) {
    lab.open().kill(); // not testable where a port cannot be killed
    interrupt(lab, arena, Kind.KILL, 1);
  }

  @Check("FAULT-2")
  void aCallThatIsCutOffBetweenTwoCommandsHasHappenedOrNot(Lab lab, Arena arena) {
    interrupt(lab, arena, Kind.CUT, 1);
  }

  @Check("FAULT-2")
  void aCallWhoseReplyWasLostHasHappenedOrNot(Lab lab, Arena arena) {
    if (interrupt(lab, arena, Kind.LOST_REPLY, 1) == 0) {
      throw new NotExpressible("the port gets no reply from the Redis that REDIS_URL names");
    }
  }

  /** Returns how many calls were caught. */
  private static int interrupt(Lab lab, Arena arena, Kind kind, int passes) {
    Interruptions interruptions =
        new Interruptions(lab, arena.conditions().seed(), arena.inspect());
    Interruptions.Result result =
        interruptions.run(kind, passes, arena.conditions().inProportion(TIME));
    arena.effort().addHistories(result.stops(), result.calls(), result.duration());
    result.finding().ifPresent(finding -> Findings.requireNoViolation(arena, "stopped", finding));
    result.finding().ifPresent(Findings::requireDecision);
    return result.stops();
  }
}
