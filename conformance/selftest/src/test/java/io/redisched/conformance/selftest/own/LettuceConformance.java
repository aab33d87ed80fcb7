package io.redisched.conformance.selftest.own;

import io.redisched.conformance.RedischedConformance;
import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Port;
import io.redisched.lettuce.LettuceScheduler;
import java.net.URI;
import java.util.List;

/** The scheduler over one shared Lettuce connection keeps the specification. */
class LettuceConformance extends RedischedConformance {

  static final Description DESCRIPTION =
      new Description(
          "lettuce", "0.1.0", "Java", "Lettuce", List.of("core", "inspect", "binary", "layout"));

  @Override
  public Port open(URI redis) {
    return new SchedulerPort(DESCRIPTION, LettuceScheduler.connect(redis));
  }
}
