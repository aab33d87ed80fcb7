package io.redisched.conformance.selftest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.selftest.Scripts;
import io.redisched.conformance.selftest.mutation.MutationRun.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The kit notices small changes of the scripts. Runs in the profile {@code mutation} only: all
 * mutants, or every {@code redisched.mutation.stride}-th. The mutants that cannot be told from the
 * original are listed with the reason in {@code equivalent.json}.
 */
@Tag("mutation")
class MutationTest {

  private static final int STRIDE = Integer.getInteger("redisched.mutation.stride", 1);

  @Test
  void theKitNoticesTheMutants() throws IOException {
    List<Mutant> mutants =
        Scripts.OPERATIONS.stream()
            .flatMap(
                operation -> Mutator.mutate(operation, Scripts.sound().source(operation)).stream())
            .toList();
    List<Verdict> verdicts = new ArrayList<>();
    int invalid = 0;
    try (MutationRun run = new MutationRun()) {
      for (int i = 0; i < mutants.size(); i += STRIDE) {
        Optional<Verdict> verdict = run.judge(mutants.get(i));
        verdict.ifPresent(verdicts::add);
        invalid += verdict.isPresent() ? 0 : 1;
      }
    }
    MutationScore score = new MutationScore(verdicts, invalid, equivalent());
    System.out.println(score.summary());
    score.writeTo(Path.of("target", "conformance"));
    assertThat(score.survivors()).as("mutants that no check noticed").isEmpty();
    assertThat(score.wronglyExcused()).as("mutants listed as equivalent, yet noticed").isEmpty();
  }

  private static Map<String, String> equivalent() throws IOException {
    try (InputStream list = MutationTest.class.getResourceAsStream("equivalent.json")) {
      Map<String, String> reasons = new LinkedHashMap<>();
      for (JsonNode entry : Json.MAPPER.readTree(list)) {
        reasons.put(entry.path("mutant").asString(), entry.path("reason").asString());
      }
      return reasons;
    }
  }
}
