package io.redisched.conformance.run;

import io.redisched.conformance.checks.Check;
import io.redisched.conformance.checks.Undecided;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.FailureText;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Level;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Ties the checks to JUnit Jupiter: hands them their port, skips what does not bind it, and turns
 * what they throw into a verdict that its reader can act on.
 */
public final class ConformanceExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        ExecutionCondition,
        ParameterResolver,
        InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isSection(context)) {
      return; // the run is its parent's
    }
    Class<?> conformance = context.getRequiredTestClass();
    RunRequest request = RunRequest.of(context);
    Settings settings =
        request == null
            ? Settings.from(context::getConfigurationParameter, conformance.getSimpleName())
            : request.settings();
    PortFactory factory = (PortFactory) context.getRequiredTestInstance();
    List<PlannedCheck> planned =
        PlannedCheck.in(conformance).stream().filter(check -> check.isSelected(settings)).toList();
    RunListener listener = request == null ? RunListener.NONE : request.listener();
    context
        .getStore(NAMESPACE)
        .put(ConformanceRun.class, new ConformanceRun(settings, factory, planned, listener));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isSection(context)) {
      return;
    }
    ConformanceRun run = run(context);
    if (run == null) {
      return; // it never began
    }
    ConformanceReport report = run.finish();
    RunRequest request = RunRequest.of(context);
    if (request != null) {
      request.finished(report);
      return;
    }
    List<String> unsound = new ArrayList<>(report.contradictions());
    unsound.addAll(report.errors());
    if (!unsound.isEmpty()) {
      throw new AssertionFailedError(String.join("\n", unsound));
    }
  }

  private static boolean isSection(ExtensionContext context) {
    return context.getRequiredTestClass().isMemberClass()
        && context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
  }

  private static @Nullable ConformanceRun run(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(ConformanceRun.class, ConformanceRun.class);
  }

  private static ConformanceRun requiredRun(ExtensionContext context) {
    return Objects.requireNonNull(run(context), "no run was started");
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Method method = context.getTestMethod().orElse(null);
    ConformanceRun run = run(context);
    if (method == null || run == null || !AnnotationSupport.isAnnotated(method, Check.class)) {
      return ConditionEvaluationResult.enabled("no check");
    }
    PlannedCheck check = PlannedCheck.of(method);
    if (!check.isSelected(run.settings())) {
      return ConditionEvaluationResult.disabled("not selected");
    }
    for (String id : check.clauses()) {
      Clause clause = run.clause(id);
      if (!run.applies(clause)) {
        String reason = "the port does not declare the profile " + clause.profile().id();
        return disabled(run, check, Outcome.NOT_APPLICABLE, reason);
      }
    }
    if (!run.goesOn()) {
      return disabled(run, check, Outcome.UNDECIDED, "not run, since enough was known");
    }
    if (run.whyStopped().isPresent()) {
      return disabled(run, check, Outcome.UNDECIDED, run.whyStopped().get());
    }
    if (needsLab(method) && run.whyNoLab().isPresent()) {
      return disabled(run, check, Outcome.NOT_TESTABLE, run.whyNoLab().get());
    }
    return ConditionEvaluationResult.enabled("applies");
  }

  private static boolean needsLab(Method method) {
    return Arrays.asList(method.getParameterTypes()).contains(Lab.class);
  }

  private static ConditionEvaluationResult disabled(
      ConformanceRun run, PlannedCheck check, Outcome outcome, String reason) {
    run.record(result(check, outcome, reason, new Trace(), Duration.ZERO));
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Subject.class
        || type == Lab.class
        || type == Arena.class
        || (type == PortFactory.class && RunRequest.of(context) != null);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == PortFactory.class) {
      return Objects.requireNonNull(RunRequest.of(context), "no program asked").factory();
    }
    ConformanceRun run = requiredRun(context);
    Trace trace = trace(context);
    String topic =
        run.freshTopic(PlannedCheck.of(context.getRequiredTestMethod()).clauses().get(0));
    if (type == Lab.class) {
      Lab lab = run.openLab(trace, topic, parameter.isAnnotated(Reused.class));
      context.getStore(NAMESPACE).put(Lab.class, lab);
      return lab;
    }
    if (type == Arena.class) {
      Arena arena = run.openArena(trace, topic);
      context.getStore(NAMESPACE).put(Arena.class, arena);
      return arena;
    }
    Port port = run.lendPort();
    context.getStore(NAMESPACE).put(Port.class, port);
    return new Subject(port, 1, trace, topic);
  }

  private static Trace trace(ExtensionContext context) {
    return context.getStore(NAMESPACE).computeIfAbsent(Trace.class);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    ConformanceRun run = requiredRun(context);
    PlannedCheck check = PlannedCheck.of(context.getRequiredTestMethod());
    Trace trace = trace(context);
    run.started(check);
    long start = System.nanoTime();
    try {
      invocation.proceed();
      Lab lab = context.getStore(NAMESPACE).get(Lab.class, Lab.class);
      if (lab != null) {
        lab.passed();
      }
      run.record(result(check, Outcome.PASSED, null, trace, since(start)));
    } catch (Undecided e) {
      run.record(result(check, Outcome.UNDECIDED, e.getMessage(), trace, since(start)));
      throw new TestAbortedException("Undecided: " + e.getMessage(), e);
    } catch (NotExpressible | TestAbortedException e) {
      run.record(result(check, Outcome.NOT_TESTABLE, e.getMessage(), trace, since(start)));
      throw new TestAbortedException(e.getMessage(), e);
    } catch (AssertionError | PortFailure e) {
      if (e instanceof PortFailure && run.whyStopped().isPresent()) {
        run.record(result(check, Outcome.UNDECIDED, run.whyStopped().get(), trace, since(start)));
        throw new TestAbortedException(run.whyStopped().get(), e);
      }
      CheckResult failure = result(check, Outcome.FAILED, e.getMessage(), trace, since(start));
      run.record(failure);
      throw verdict(run, failure, e);
    } catch (Throwable e) {
      run.recordKitError(check, e);
      throw e;
    }
  }

  /** A failure that was promised, or that breaks mere advice, fails no build. */
  private static Throwable verdict(ConformanceRun run, CheckResult failure, Throwable cause) {
    Clause clause = run.clause(failure.clauses().get(0));
    String text = FailureText.of(clause, failure, run.rerun(clause.id()));
    boolean fails =
        failure.clauses().stream()
            .filter(run.settings()::selects)
            .anyMatch(
                id ->
                    run.clause(id).level() == Level.MUST
                        && run.settings().knownFailing().find(id).isEmpty());
    if (!fails) {
      return new TestAbortedException(text, cause);
    }
    AssertionFailedError verdict = new AssertionFailedError(text);
    verdict.setStackTrace(cause.getStackTrace());
    return verdict;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static CheckResult result(
      PlannedCheck check, Outcome outcome, @Nullable String message, Trace trace, Duration time) {
    return new CheckResult(
        check.name(),
        check.clauses(),
        outcome,
        message,
        trace.exchanges(),
        trace.total(),
        trace.pictures(),
        time);
  }
}
