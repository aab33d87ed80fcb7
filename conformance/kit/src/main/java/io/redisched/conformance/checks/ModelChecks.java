package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.fail;

import io.redisched.conformance.model.Deviation;
import io.redisched.conformance.model.RandomSequences;
import io.redisched.conformance.model.Replay;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Section "any sequence" of the specification. */
public abstract class ModelChecks {

  /** How long the usual number of steps may take. */
  private static final Duration TIME = Duration.ofSeconds(15);

  @Check("MODEL-1")
  void randomSequencesAreAnsweredAsTheModelAnswersThem(Arena arena) {
    boolean soak = arena.conditions().steps().isPresent();
    Subject port = arena.renewing();
    RandomSequences sequences =
        new RandomSequences(
            () -> port.on(arena.freshTopic()), arena.conditions().seed(), arena.inspect());
    RandomSequences.Result result =
        sequences.search(
            arena.conditions().steps().orElse(Arena.Conditions.USUAL_STEPS),
            soak ? Duration.ofDays(365) : TIME);
    arena.effort().addSteps(result.steps(), result.duration());
    if (!result.deviations().isEmpty()) {
      fail(message(arena, result.deviations()));
    }
    if (result.steps() == 0) {
      throw new NotExpressible("none of the random calls could be handed to this port");
    }
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
