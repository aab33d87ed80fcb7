package io.redisched.conformance.selftest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.selftest.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    List<Mutant> all = Mutator.mutate(Scripts.sound());
    List<Mutant> mutants =
        IntStream.range(0, all.size()).filter(i -> i % STRIDE == 0).mapToObj(all::get).toList();
    MutationScore score = new MutationRun(equivalent()).of(mutants, 2);
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
