package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.fail;

import io.redisched.conformance.model.Deviation;
import io.redisched.conformance.model.RandomSequences;
import io.redisched.conformance.model.Replay;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** Section "any sequence" of the specification. */
public abstract class ModelChecks {

  /** Steps in a run of which nothing was asked, and the time that they may take. */
  private static final int STEPS = 12_000;

  private static final Duration TIME = Duration.ofSeconds(6);

  @Check("MODEL-1")
  void randomSequencesAreAnsweredAsTheModelAnswersThem(Arena arena) {
    boolean soak = arena.conditions().steps().isPresent();
    Subject port = arena.renewing();
    RandomSequences sequences =
        new RandomSequences(
            () -> port.on(arena.freshTopic()), arena.conditions().seed(), arena.inspect());
    RandomSequences.Result result =
        sequences.search(
            arena.conditions().steps().orElse(STEPS), soak ? Duration.ofDays(365) : TIME);
    if (!result.deviations().isEmpty()) {
      fail(message(arena, result.deviations()));
    }
    if (result.steps() == 0) {
      throw new TestAbortedException("none of the random calls could be handed to this port");
    }
  }

  private static String message(Arena arena, List<Deviation> deviations) {
    Replay.of(deviations.get(0)).on(arena.recorded()); // so that the trace holds just this
    return deviations.stream()
        .map(deviation -> deviation.message() + replay(arena.conditions().report(), deviation))
        .collect(Collectors.joining("\n"));
  }

  private static String replay(Optional<Path> report, Deviation deviation) {
    return report
        .map(directory -> "replay: --replay " + deviation.writeTo(directory) + "\n")
        .orElse("(with a directory for the report, a file to replay is written there)\n");
  }
}
