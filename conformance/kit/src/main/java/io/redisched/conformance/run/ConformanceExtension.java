package io.redisched.conformance.run;

import io.redisched.conformance.checks.Check;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    implements BeforeAllCallback, ExecutionCondition, ParameterResolver, InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (context.getRequiredTestClass().isMemberClass()
        && context.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      return; // a section: the run is its parent's
    }
    Settings settings = Settings.from(context::getConfigurationParameter);
    PortFactory factory = (PortFactory) context.getRequiredTestInstance();
    List<PlannedCheck> planned =
        PlannedCheck.in(context.getRequiredTestClass()).stream()
            .filter(check -> check.clauses().stream().anyMatch(settings::selects))
            .toList();
    context
        .getStore(NAMESPACE)
        .put(ConformanceRun.class, new ConformanceRun(settings, factory, planned));
  }

  private static @Nullable ConformanceRun run(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(ConformanceRun.class, ConformanceRun.class);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Method method = context.getTestMethod().orElse(null);
    ConformanceRun run = run(context);
    if (method == null || run == null || !AnnotationSupport.isAnnotated(method, Check.class)) {
      return ConditionEvaluationResult.enabled("no check");
    }
    PlannedCheck check = PlannedCheck.of(method);
    if (check.clauses().stream().noneMatch(run.settings()::selects)) {
      return ConditionEvaluationResult.disabled("not selected");
    }
    for (String id : check.clauses()) {
      Clause clause = run.clause(id);
      if (!run.applies(clause)) {
        String reason = "the port does not declare the profile " + clause.profile().id();
        run.record(result(check, Outcome.NOT_APPLICABLE, reason, new Trace(), Duration.ZERO));
        return ConditionEvaluationResult.disabled(reason);
      }
    }
    return ConditionEvaluationResult.enabled("applies");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Subject.class || type == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ConformanceRun run = Objects.requireNonNull(run(context), "no run was started");
    Trace trace = trace(context);
    String topic =
        run.freshTopic(PlannedCheck.of(context.getRequiredTestMethod()).clauses().get(0));
    if (parameter.getParameter().getType() == Lab.class) {
      Lab lab = run.openLab(trace, topic);
      context.getStore(NAMESPACE).put(Lab.class, lab);
      return lab;
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
    ConformanceRun run = Objects.requireNonNull(run(context), "no run was started");
    PlannedCheck check = PlannedCheck.of(context.getRequiredTestMethod());
    Trace trace = trace(context);
    long start = System.nanoTime();
    try {
      invocation.proceed();
      run.record(result(check, Outcome.PASSED, null, trace, since(start)));
    } catch (NotExpressible | TestAbortedException e) {
      run.record(result(check, Outcome.NOT_TESTABLE, e.getMessage(), trace, since(start)));
      throw new TestAbortedException(e.getMessage(), e);
    } catch (AssertionError | PortFailure e) {
      run.record(result(check, Outcome.FAILED, e.getMessage(), trace, since(start)));
      Clause clause = run.clause(check.clauses().get(0));
      AssertionFailedError verdict =
          new AssertionFailedError(Verdict.text(clause, e.getMessage(), trace, run.settings()));
      verdict.setStackTrace(e.getStackTrace());
      throw verdict;
    } catch (Throwable e) {
      run.recordKitError(check.name() + ": " + e);
      throw e;
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static CheckResult result(
      PlannedCheck check, Outcome outcome, @Nullable String message, Trace trace, Duration time) {
    return new CheckResult(
        check.name(), check.clauses(), outcome, message, trace.exchanges(), time);
  }
}
