package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.fail;

import io.redisched.conformance.model.Deviation;
import io.redisched.conformance.model.RandomSequences;
import io.redisched.conformance.model.Replay;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Section "any sequence" of the specification. */
@Lengthy
public abstract class ModelChecks {

  /** How long the usual number of steps may take. */
  private static final Duration TIME = Duration.ofSeconds(15);

  /** One of so many steps is made once more by two processes, or with the script cache empty. */
  private static final int PART = 6;

  private static final int FLUSHED_PART = 20;

  @Check("MODEL-1")
  void randomSequencesAreAnsweredAsTheModelAnswersThem(Arena arena) {
    boolean soak = arena.conditions().steps().isPresent();
    Subject port = arena.renewing();
    RandomSequences.Result result =
        sequences(arena, port)
            .search(
                arena.conditions().steps().orElse(Arena.Conditions.USUAL_STEPS),
                soak ? Duration.ofDays(365) : TIME);
    arena.effort().addSteps(result.steps(), result.duration());
    if (!result.deviations().isEmpty()) {
      fail(message(arena, result.deviations()));
    }
    if (result.steps() == 0) {
      throw new NotExpressible("none of the random calls could be handed to this port");
    }
    arena.conditions().thinEvidence(result.steps(), TIME).ifPresent(arena::warn);
  }

  /** What a process remembers of a topic is of no use once another has called. */
  @Check({"PROC-1", "MODEL-1"})
  void theModelHoldsThoughTheStepsAreDividedAmongProcesses(Arena arena) {
    Subject port = arena.takingTurns(2);
    Subject probe = port.on(arena.freshTopic());
    probe.put("shared", "", 0);
    if (IntStream.range(0, 20).anyMatch(turn -> probe.put("shared", "", 0) != 0)) {
      throw new NotExpressible("a job that one process put is not there for another (PROC-1)");
    }
    requireNoOtherAnswer("with two processes that take turns", arena, port, arena.renewing(), PART);
  }

  /** What a port does after NOSCRIPT is done in every state, with all arguments that there are. */
  @Check("FAULT-1")
  void theModelHoldsThoughEachCallFindsTheScriptCacheFlushed(@Reused Lab lab, Arena arena) {
    lab.openOnRedis();
    Subject alone = lab.openWithBeforeEachCall(() -> {});
    Subject port = lab.openWithBeforeEachCall(() -> lab.redis().scriptFlush());
    requireNoOtherAnswer("with SCRIPT FLUSH before each call", arena, port, alone, FLUSHED_PART);
  }

  /**
   * Makes one of so many of the usual steps. What the port answers in the same way when it is left
   * alone is not for this to say.
   */
  private static void requireNoOtherAnswer(
      String where, Arena arena, Subject port, Subject alone, int part) {
    int steps = arena.conditions().steps().orElse(Arena.Conditions.USUAL_STEPS) / part;
    RandomSequences.Result result =
        sequences(arena, port).search(steps, arena.conditions().inProportion(TIME));
    arena.effort().addSteps(result.steps(), result.duration());
    List<String> others =
        result.deviations().stream()
            .filter(found -> Replay.of(found).on(alone.on(arena.freshTopic())).isEmpty())
            .map(Deviation::message)
            .toList();
    if (!others.isEmpty()) {
      fail(where + ":\n" + String.join("\n", others));
    }
  }

  private static RandomSequences sequences(Arena arena, Subject port) {
    return new RandomSequences(
        () -> port.on(arena.freshTopic()), arena.conditions().seed(), arena.inspect(), thisHour());
  }

  /** The same for all of an hour, so that a seed repeats what it drew a moment ago. */
  private static double thisHour() {
    long now = System.currentTimeMillis();
    return now - now % 3_600_000;
  }

  private static String message(Arena arena, List<Deviation> deviations) {
    Replay.of(deviations.get(0)).on(arena.recorded()); // so that the trace holds just this
    return deviations.stream()
        .map(deviation -> deviation.message() + replay(arena.conditions(), deviation))
        .collect(Collectors.joining("\n"));
  }

  private static String replay(Arena.Conditions conditions, Deviation deviation) {
    return conditions
        .report()
        .map(directory -> conditions.replay().apply(deviation.writeTo(directory)) + "\n")
        .orElse("(with a directory for the report, a file to replay is written there)\n");
  }
}
