package io.redisched.benchmarks.load;

import io.redisched.benchmarks.fixture.BadArguments;
import org.junit.jupiter.api.Test;

/** A bad argument is told before anything is started. */
final class LoadRunTest {

  @Test
  void namesABadArgument() {
    BadArguments.assertNamed(
        LoadRun.commandLine(),
        "--clients=jedi",
        "--rates=0",
        "--seconds=0",
        "--seconds=NaN",
        "--rounds=0",
        "--workers=0",
        "--depth=0",
        "--body-bytes=-1");
  }
}
