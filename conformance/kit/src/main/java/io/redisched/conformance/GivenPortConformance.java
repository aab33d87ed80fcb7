package io.redisched.conformance;

import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import java.net.URI;

/** The checks against a port that a program handed in. */
final class GivenPortConformance extends RedischedConformance {

  private final PortFactory factory;

  GivenPortConformance(PortFactory factory) {
    this.factory = factory;
  }

  @Override
  public Port open(URI redis) {
    return factory.open(redis);
  }

  @Override
  public boolean takesRedis() {
    return factory.takesRedis();
  }
}
