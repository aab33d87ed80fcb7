package io.redisched.conformance;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.run.CouldNotRun;
import io.redisched.conformance.run.ProgrammaticRun;
import io.redisched.conformance.run.RunListener;
import io.redisched.conformance.run.Settings;

/**
 * The conformance kit as one call, for programs that are no test suite.
 *
 * <pre>{@code
 * ConformanceReport report =
 *     Conformance.run(MySchedulerPort::new, Settings.defaults().withSeed(7));
 * }</pre>
 *
 * <p>Runs may follow one another in a JVM and may run beside one another.
 */
public final class Conformance {

  private Conformance() {}

  /**
   * Checks a port; blocks until all is done.
   *
   * @param factory starts the port
   * @param settings how the run is to be
   * @return what was found; its result files are written if the settings name a directory
   * @throws CouldNotRun if the port cannot be talked to, there is no Redis, or the settings select
   *     nothing
   */
  public static ConformanceReport run(PortFactory factory, Settings settings) {
    return run(factory, settings, RunListener.NONE);
  }

  /**
   * Checks a port as {@link #run(PortFactory, Settings)} does, and tells a listener how far it is.
   */
  public static ConformanceReport run(
      PortFactory factory, Settings settings, RunListener listener) {
    return ProgrammaticRun.of(GivenPortConformance.class, factory, settings, listener);
  }
}
