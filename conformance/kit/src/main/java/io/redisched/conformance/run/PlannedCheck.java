package io.redisched.conformance.run;

import io.redisched.conformance.checks.Check;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A check that a run owes an account of.
 *
 * @param name class and method, {@code PutChecks.aNewJobIsAdded}
 * @param clauses the ids of the clauses that it names
 */
record PlannedCheck(String name, List<String> clauses) {

  static PlannedCheck of(Method method) {
    Check check = AnnotationSupport.findAnnotation(method, Check.class).orElseThrow();
    return new PlannedCheck(
        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
        List.of(check.value()));
  }

  /** Tells whether the run is to check one of its clauses. */
  boolean isSelected(Settings settings) {
    return clauses.stream().anyMatch(settings::selects);
  }

  /** Finds all checks that stand in the nested classes of a conformance class. */
  static List<PlannedCheck> in(Class<?> conformance) {
    return ReflectionSupport.findNestedClasses(conformance, nested -> true).stream()
        .flatMap(PlannedCheck::methods)
        .map(PlannedCheck::of)
        .toList();
  }

  /** Finds the methods that are checks. */
  static Stream<Method> methods(Class<?> nested) {
    return AnnotationSupport.findAnnotatedMethods(
        nested, Check.class, HierarchyTraversalMode.TOP_DOWN)
        .stream();
  }
}
