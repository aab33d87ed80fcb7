package io.redisched.conformance.selftest.own;

import io.redisched.conformance.RedischedConformance;
import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Port;
import io.redisched.jedis.JedisScheduler;
import java.net.URI;
import java.util.List;

/** The scheduler over Jedis keeps the specification. */
class JedisConformance extends RedischedConformance {

  static final Description DESCRIPTION =
      new Description(
          "jedis", "0.1.0", "Java", "Jedis", List.of("core", "inspect", "binary", "layout"));

  @Override
  public Port open(URI redis) {
    return new SchedulerPort(DESCRIPTION, JedisScheduler.connect(redis));
  }
}
