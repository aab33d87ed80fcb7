package io.redisched.conformance.redis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs a test class only where the machine provides what it needs. Elsewhere the class is skipped
 * with a line on standard output that says why, or fails if the system property {@link
 * Provided#requiredProperty} is {@code true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsWhere.Condition.class)
@interface RunsWhere {

  /** What the tests need. */
  Provided value();

  /** Decides for the class, not again for each of its methods. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isPresent()) {
        return ConditionEvaluationResult.enabled("decided for the class");
      }
      Provided needed =
          AnnotationSupport.findAnnotation(context.getElement(), RunsWhere.class)
              .orElseThrow()
              .value();
      try {
        needed.seek();
        return ConditionEvaluationResult.enabled(needed + " is provided");
      } catch (RedisUnavailableException e) {
        if (Boolean.getBoolean(needed.requiredProperty)) {
          throw e;
        }
        String reason =
            "%s is NOT RUN: %s (-D%s=true makes this a failure)"
                .formatted(context.getDisplayName(), e.getMessage(), needed.requiredProperty);
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
      }
    }
  }
}
