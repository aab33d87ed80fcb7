package io.redisched.benchmarks.scale;

import io.redisched.benchmarks.fixture.BadArguments;
import org.junit.jupiter.api.Test;

/** A bad argument is told before anything is started. */
final class ScaleRunTest {

  @Test
  void namesABadArgument() {
    BadArguments.assertNamed(
        ScaleRun.commandLine(), "--depths=0", "--rounds=0", "--calls=0", "--body-bytes=-1");
  }
}
