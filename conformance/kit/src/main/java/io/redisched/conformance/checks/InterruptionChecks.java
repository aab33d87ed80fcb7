package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.history.Interruptions;
import io.redisched.conformance.history.Interruptions.Kind;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sections "several processes" and "faults" of the specification, as far as a call is caught in its
 * middle. A port that needs one command to Redis for each operation has no middle, and passes what
 * is about meeting and killing there.
 */
@Lengthy
public abstract class InterruptionChecks {

  /** For a port that always takes several commands; one that takes one is done in a second. */
  private static final Duration TIME = Duration.ofSeconds(8);

  /** More than fit into the batches that are usual. */
  private static final int MANY = 1203;

  private static final Duration HOLDING = Duration.ofSeconds(2);

  /** At which commands a call is stopped that may have something to do before it begins. */
  private static final List<Integer> PLACES = List.of(1, 2, 3, 5, 8);

  @Check("PROC-2")
  void callsMayMeetBetweenAnyTwoCommandsToRedis(Lab lab, Arena arena) {
    interrupt(lab, arena, Kind.MEETING, 2);
  }

  /** A port may requeue a few jobs in one command, and many in several. */
  @Check("PROC-2")
  void manyJobsAreRequeuedAtOneMoment(Lab lab, Arena arena) {
    Duration holding = arena.conditions().inProportion(HOLDING);
    Subject port = lab.openBehindRelay();
    Subject other = lab.open();
    lab.requireSharedState(other, port);
    port.fresh().requeue(NOW, 1); // so that its script is there
    for (int command : PLACES) {
      Subject stopped = port.fresh();
      Subject beside = other.on(stopped.topic());
      long held = holdMany(lab, beside, holding);
      Optional<List<Long>> answers = requeuesThatMeet(lab, command, stopped, beside);
      if (answers.isEmpty()) {
        break; // it takes no more commands than that
      }
      if (answers.get().size() == 2) {
        assertThat(answers.get())
            .as(
                "what two requeues of all %d overdue jobs answered, the second made while the first"
                    + " was stopped at its command %d to Redis",
                held, command + 1)
            .isIn(List.of(held, 0L), List.of(0L, held));
      }
    }
  }

  /** Returns the known answers of two calls, the one stopped, or empty if it was not. */
  private static Optional<List<Long>> requeuesThatMeet(
      Lab lab, int command, Subject stopped, Subject beside) {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    lab.note("the next call is stopped at its command " + (command + 1) + " to Redis");
    lab.relay().stopAtCommand(command);
    CompletableFuture<?> call = lab.inBackground(() -> requeueAll(stopped).ifPresent(first::add));
    if (!lab.relay().awaitStop(call)) {
      Lab.join(call);
      return Optional.empty();
    }
    Future<?> meanwhile = lab.inBackground(() -> requeueAll(beside).ifPresent(second::add));
    Lab.awaitQuietly(meanwhile, Interruptions.PATIENCE);
    lab.relay().letGo();
    Lab.join(call);
    Lab.join(meanwhile);
    return Optional.of(Stream.of(first, second).flatMap(List::stream).toList());
  }

  private static Optional<Long> requeueAll(Subject port) {
    ObjectNode params = port.params().set("max", Subject.number(NOW + 1001));
    return Ledger.attempt(port, "requeue", params.put("limit", 2 * MANY))
        .map(answer -> Forms.count("requeue", answer));
  }

  /**
   * Brings many jobs, or as many as a slow port gets done in time, to be overdue; says how many.
   */
  private static long holdMany(Lab lab, Subject port, Duration time) {
    Layout layout = new Layout(lab, port.topic());
    if (port.profiles().contains(Profile.LAYOUT) && layout.isThatOf(port)) {
      layout.layReserved(
          IntStream.range(0, MANY)
              .mapToObj(i -> job("job " + i))
              .collect(Collectors.toMap(Job::id, Job::body)),
          NOW + 1000);
      return MANY;
    }
    long end = System.nanoTime() + time.toNanos();
    int held = 0;
    while (held < MANY && System.nanoTime() - end < 0) {
      Jobs.hold(port, "job " + held++, NOW, 1);
    }
    return held;
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
