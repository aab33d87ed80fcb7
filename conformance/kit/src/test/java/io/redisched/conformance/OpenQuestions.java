package io.redisched.conformance;

import io.redisched.conformance.checks.Check;
import io.redisched.conformance.checks.Undecided;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.run.ConformanceExtension;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small specification check of which one part passes, one is undecided, one has no means. */
@ExtendWith(ConformanceExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenQuestions implements PortFactory {

  private final PortFactory factory;

  OpenQuestions(PortFactory factory) {
    this.factory = factory;
  }

  @Override
  public Port open(URI redis) {
    return factory.open(redis);
  }

  @Override
  public boolean takesRedis() {
    return false;
  }

  @Nested
  class Checks {

    @Check("PROC-2")
    void passes() {}

    @Check("PROC-2")
    void isUndecided() {
      throw new Undecided("ran out of its budget");
    }

    @Check("PROC-2")
    void hasNoMeans() {
      throw new NotExpressible("cannot be killed");
    }

    @Check("PROC-3")
    void passesToo() {}
  }
}
