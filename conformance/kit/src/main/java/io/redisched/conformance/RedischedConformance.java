package io.redisched.conformance;

import io.redisched.conformance.checks.ConcurrencyChecks;
import io.redisched.conformance.checks.FaultChecks;
import io.redisched.conformance.checks.ModelChecks;
import io.redisched.conformance.checks.ProcessChecks;
import io.redisched.conformance.checks.PutChecks;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.run.ConformanceExtension;
import io.redisched.conformance.run.SeededOrder;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The whole conformance kit as one test class: extend it, write {@link #open}, and every check of
 * the specification runs against your port.
 *
 * <pre>{@code
 * class MySchedulerConformance extends RedischedConformance {
 *   @Override
 *   public Port open(URI redis) {
 *     return new MySchedulerPort(redis); // extends JvmPort
 *   }
 * }
 * }</pre>
 *
 * <p>Configuration parameters of JUnit, which may be given as system properties: {@code
 * redisched.redis} (where the Redis comes from, default {@code embedded}), {@code redisched.seed},
 * {@code redisched.steps} (how many random steps to make), {@code redisched.only} (patterns of
 * clause ids, comma-separated), {@code redisched.known-failing} (a file), {@code redisched.report}
 * (a directory for the result files).
 */
@ExtendWith(ConformanceExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestClassOrder(SeededOrder.class)
@TestMethodOrder(SeededOrder.class)
@Execution(ExecutionMode.CONCURRENT)
public abstract class RedischedConformance implements PortFactory {

  /** For subclasses. */
  protected RedischedConformance() {}

  @Override
  public abstract Port open(URI redis);

  @Nested
  @DisplayName("put")
  class Put extends PutChecks {}

  @Nested
  @DisplayName("several processes")
  class Processes extends ProcessChecks {}

  @Nested
  @DisplayName("any sequence")
  class AnySequence extends ModelChecks {}

  @Nested
  @DisplayName("concurrent calls")
  class Concurrency extends ConcurrencyChecks {}

  @Nested
  @DisplayName("faults")
  class Faults extends FaultChecks {}
}
