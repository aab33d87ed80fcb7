package io.redisched.benchmarks.peer;

import io.redisched.benchmarks.fixture.BadArguments;
import org.junit.jupiter.api.Test;

/** A bad argument is told before anything is started. */
final class PeerRunTest {

  @Test
  void namesABadArgument() {
    BadArguments.assertNamed(
        PeerRun.commandLine(),
        "--connections=0",
        "--seconds=-1",
        "--rounds=0",
        "--depth=0",
        "--body-bytes=-1");
  }
}
