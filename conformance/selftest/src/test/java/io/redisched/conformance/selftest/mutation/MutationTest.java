package io.redisched.conformance.selftest.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.selftest.Scripts;
import io.redisched.conformance.selftest.broken.SmallestHistories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kit notices every small change of the scripts that can be noticed. Runs in the profile {@code
 * mutation} only, for some ten minutes, and writes {@code mutation.json} anew, which is committed:
 * it is what the report shows. {@link MutationSampleTest} runs in every build.
 */
@Tag("mutation")
class MutationTest {

  @Test
  void theKitNoticesTheMutants() throws Exception {
    try (Judge judge = new Judge()) {
      judge.acquitTheSound();
    }
    MutationScore score =
        new MutationRun(Equivalents.read()).of(Mutator.mutate(Scripts.sound()), 2);
    System.out.println(score.summary());
    write(score);
    assertThat(score.survivors()).as("mutants that no check noticed").isEmpty();
    assertThat(score.wronglyExcused()).as("mutants listed as equivalent, yet noticed").isEmpty();
  }

  private static void write(MutationScore score) throws IOException, InterruptedException {
    ObjectNode json = Json.object();
    json.put("full", true)
        .put("madeAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("kit", commit())
        .put("fingerprint", Mutator.fingerprint(Scripts.sound()));
    json.setAll(score.json());
    try (RedisServer redis = RedisServer.start(RedisSource.fromSystemProperty())) {
      json.set("smallestHistories", Json.MAPPER.valueToTree(SmallestHistories.find(redis.uri())));
    }
    Files.writeString(
        Path.of("mutation.json"),
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  /** Returns the commit that was checked, with a word if there was more than that. */
  private static String commit() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    String commit = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    return git.waitFor() == 0 ? commit : "unknown";
  }
}
