package io.redisched.conformance;

import io.redisched.conformance.checks.BadInputChecks;
import io.redisched.conformance.checks.BinaryChecks;
import io.redisched.conformance.checks.ConcurrencyChecks;
import io.redisched.conformance.checks.CountsChecks;
import io.redisched.conformance.checks.DeleteChecks;
import io.redisched.conformance.checks.FaultChecks;
import io.redisched.conformance.checks.GetChecks;
import io.redisched.conformance.checks.InterruptionChecks;
import io.redisched.conformance.checks.KeyChecks;
import io.redisched.conformance.checks.LeftBehindChecks;
import io.redisched.conformance.checks.ModelChecks;
import io.redisched.conformance.checks.ProcessChecks;
import io.redisched.conformance.checks.ProtocolChecks;
import io.redisched.conformance.checks.PullChecks;
import io.redisched.conformance.checks.PutChecks;
import io.redisched.conformance.checks.ReleaseChecks;
import io.redisched.conformance.checks.RequeueChecks;
import io.redisched.conformance.checks.ReserveChecks;
import io.redisched.conformance.checks.TextChecks;
import io.redisched.conformance.checks.TopicChecks;
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
 * (a directory; the result files go into a folder in it named after the class, or for one class
 * alone into {@code redisched.report.<class>}), {@code redisched.trace} (keep the exchanges of
 * checks that passed, too), {@code redisched.rerun} (the command that a failure shows, with <code>
 * {only}</code> and <code>{seed}</code> in it).
 *
 * <p>A check of clauses that are listed as known to fail, or that are mere advice, is reported as
 * aborted when it fails. Checks may run side by side where JUnit's parallel execution is enabled.
 *
 * @see Conformance
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
  @DisplayName("reserve")
  class Reserve extends ReserveChecks {}

  @Nested
  @DisplayName("pull")
  class Pull extends PullChecks {}

  @Nested
  @DisplayName("release")
  class Release extends ReleaseChecks {}

  @Nested
  @DisplayName("delete")
  class Delete extends DeleteChecks {}

  @Nested
  @DisplayName("requeue")
  class Requeue extends RequeueChecks {}

  @Nested
  @DisplayName("bad input")
  class BadInput extends BadInputChecks {}

  @Nested
  @DisplayName("opaque text")
  class Text extends TextChecks {}

  @Nested
  @DisplayName("opaque bytes")
  class Binary extends BinaryChecks {}

  @Nested
  @DisplayName("topics")
  class Topics extends TopicChecks {}

  @Nested
  @DisplayName("get")
  class Get extends GetChecks {}

  @Nested
  @DisplayName("counts")
  class Counts extends CountsChecks {}

  @Nested
  @DisplayName("what is left behind")
  class LeftBehind extends LeftBehindChecks {}

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
  @DisplayName("calls caught in the middle")
  class Interruptions extends InterruptionChecks {}

  @Nested
  @DisplayName("faults")
  class Faults extends FaultChecks {}

  @Nested
  @DisplayName("keys")
  class Keys extends KeyChecks {}

  @Nested
  @DisplayName("the port protocol")
  class Protocol extends ProtocolChecks {}
}
