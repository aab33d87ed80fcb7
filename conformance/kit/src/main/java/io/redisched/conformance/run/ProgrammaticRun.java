package io.redisched.conformance.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.redis.RedisUnavailableException;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.spec.Selection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the checks without a build tool, on a JUnit Platform of its own that nothing on the class
 * path can configure. Stateless.
 */
public final class ProgrammaticRun {

  private static final LauncherConfig NOTHING_FROM_THE_CLASS_PATH =
      LauncherConfig.builder()
          .enableTestEngineAutoRegistration(false)
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .addTestEngines(new JupiterTestEngine())
          .build();

  private ProgrammaticRun() {}

  /**
   * Runs the checks of a conformance class whose constructor takes a {@link PortFactory}.
   *
   * @throws CouldNotRun if there is no report to return
   */
  public static ConformanceReport of(
      Class<?> conformance, PortFactory factory, Settings settings, RunListener listener) {
    RunRequest request = new RunRequest(factory, settings, listener);
    FirstFailure failure = new FirstFailure();
    try (LauncherSession session = LauncherFactory.openSession(NOTHING_FROM_THE_CLASS_PATH)) {
      request.putInto(session);
      session.getLauncher().execute(discovery(conformance, settings), failure);
    }
    ConformanceReport report = request.report();
    if (report == null) {
      throw couldNotRun(failure.thrown);
    }
    return report;
  }

  private static LauncherDiscoveryRequest discovery(Class<?> conformance, Settings settings) {
    String parallel = "junit.jupiter.execution.parallel.";
    return LauncherDiscoveryRequestBuilder.discoveryRequest()
        .enableImplicitConfigurationParameters(false)
        .selectors(selectors(conformance, settings))
        .configurationParameter("redisched.seed", Long.toString(settings.seed()))
        .configurationParameters(
            Map.of(
                parallel + "enabled",
                Boolean.toString(settings.parallel() > 1),
                parallel + "config.executor-service",
                "WORKER_THREAD_POOL",
                parallel + "config.strategy",
                "fixed",
                parallel + "config.fixed.parallelism",
                Integer.toString(settings.parallel())))
        .build();
  }

  /** Names the checks if only some are selected: to find them all may take longer than they do. */
  private static List<? extends DiscoverySelector> selectors(
      Class<?> conformance, Settings settings) {
    if (settings.only().equals(Selection.ALL)) {
      return List.of(selectClass(conformance));
    }
    List<NestedMethodSelector> checks =
        ReflectionSupport.findNestedClasses(conformance, nested -> true).stream()
            .flatMap(
                nested ->
                    PlannedCheck.methods(nested)
                        .filter(method -> PlannedCheck.of(method).isSelected(settings))
                        .map(method -> selectNestedMethod(List.of(conformance), nested, method)))
            .toList();
    return checks.isEmpty() ? List.of(selectClass(conformance)) : checks;
  }

  private static CouldNotRun couldNotRun(@Nullable Throwable cause) {
    if (cause instanceof PortFailure
        || cause instanceof RedisUnavailableException
        || cause instanceof IllegalArgumentException) {
      return new CouldNotRun(String.valueOf(cause.getMessage()), cause);
    }
    return new CouldNotRun("The kit itself failed: " + cause, cause);
  }

  /** Checks fail in their report; what fails outside of them keeps the run from having one. */
  private static final class FirstFailure implements TestExecutionListener {

    private volatile @Nullable Throwable thrown;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isContainer() && thrown == null) {
        thrown = result.getThrowable().orElse(null);
      }
    }
  }
}
