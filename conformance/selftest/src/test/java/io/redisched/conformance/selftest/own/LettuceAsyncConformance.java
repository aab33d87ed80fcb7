package io.redisched.conformance.selftest.own;

import io.redisched.conformance.RedischedConformance;
import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Port;
import io.redisched.lettuce.LettuceAsyncScheduler;
import java.net.URI;
import java.util.List;

/** The asynchronous scheduler over Lettuce keeps the specification. */
class LettuceAsyncConformance extends RedischedConformance {

  static final Description DESCRIPTION =
      new Description(
          "lettuce-async",
          "0.1.0",
          "Java",
          "Lettuce, asynchronous",
          List.of("core", "inspect", "binary", "layout"));

  @Override
  public Port open(URI redis) {
    return new SchedulerPort(DESCRIPTION, new Awaiting(LettuceAsyncScheduler.connect(redis)));
  }
}
