package io.redisched.benchmarks.full;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.benchmarks.load.LoadRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A runner measures what the full run was told to. */
final class FullRunTest {

  @Test
  void handsOnWhichRedisToUse() {
    Properties properties = new Properties();
    properties.setProperty("java.home", "/jdk");
    properties.setProperty("java.class.path", "benchmarks.jar");
    properties.setProperty("redisched.redis", "redis://localhost:6390/3");
    properties.setProperty("user.dir", "/elsewhere");

    assertThat(
            FullRun.command(
                new FullRun.Step(LoadRun.class, List.of("-Xmx1g"), List.of("--rounds=1")),
                Path.of("results"),
                properties))
        .containsExactly(
            Path.of("/jdk/bin/java").toString(),
            "-Dredisched.redis=redis://localhost:6390/3",
            "-Xmx1g",
            "-cp",
            "benchmarks.jar",
            LoadRun.class.getName(),
            "--results",
            "results",
            "--rounds=1");
  }
}
