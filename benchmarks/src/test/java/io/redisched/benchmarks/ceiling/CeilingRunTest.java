package io.redisched.benchmarks.ceiling;

import io.redisched.benchmarks.fixture.BadArguments;
import org.junit.jupiter.api.Test;

/** A bad argument is told before anything is started. */
final class CeilingRunTest {

  @Test
  void namesABadArgument() {
    BadArguments.assertNamed(
        CeilingRun.commandLine(),
        "--clients=jedis",
        "--connections=0",
        "--in-flight=0",
        "--rounds=0",
        "--depth=3",
        "--depth=1000001",
        "--body-bytes=-1");
  }
}
