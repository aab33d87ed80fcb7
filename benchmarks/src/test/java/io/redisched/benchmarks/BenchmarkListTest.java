package io.redisched.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** JMH's annotation processor has run: without it the jar is built, and has no benchmark in it. */
final class BenchmarkListTest {

  @Test
  void listsTheBenchmarks() throws IOException {
    try (InputStream list = getClass().getResourceAsStream("/META-INF/BenchmarkList")) {
      assertThat(list)
          .as("META-INF/BenchmarkList, which jmh-generator-annprocess writes")
          .isNotNull();
      assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "BatchBenchmark",
              "ConsumeBenchmark",
              "CycleBenchmark",
              "FloorBenchmark",
              "PutBenchmark",
              "PutDeleteBenchmark",
              "RequeueBenchmark");
    }
  }
}
