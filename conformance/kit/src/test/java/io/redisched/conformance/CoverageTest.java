package io.redisched.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.checks.Check;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Level;
import io.redisched.conformance.spec.Specification;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** No clause without a check, and no check without a clause. */
final class CoverageTest {

  private static final Collection<Clause> CLAUSES = Specification.load().clauses();

  private static List<Method> checks() {
    return ReflectionSupport.findNestedClasses(RedischedConformance.class, nested -> true).stream()
        .flatMap(
            nested ->
                AnnotationSupport.findAnnotatedMethods(
                    nested, Check.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream())
        .toList();
  }

  private static Stream<String> clauses(Method check) {
    return Arrays.stream(check.getAnnotation(Check.class).value());
  }

  @Test
  void everyMustClauseHasACheck() {
    Set<String> checked =
        checks().stream().flatMap(CoverageTest::clauses).collect(Collectors.toSet());
    assertThat(CLAUSES)
        .filteredOn(clause -> clause.level() == Level.MUST)
        .extracting(Clause::id)
        .filteredOn(id -> !checked.contains(id))
        .as("MUST clauses without a check")
        .isEmpty();
  }

  @Test
  void everyCheckNamesClausesThatExist() {
    Set<String> ids = CLAUSES.stream().map(Clause::id).collect(Collectors.toSet());
    assertThat(checks()).isNotEmpty();
    for (Method check : checks()) {
      assertThat(clauses(check))
          .as("clauses of %s", check.getName())
          .isNotEmpty()
          .isSubsetOf(ids)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyClassOfChecksIsPartOfTheKit() {
    Set<String> nested =
        checks().stream()
            .map(check -> check.getDeclaringClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written =
        ReflectionSupport.findAllClassesInPackage(
                Check.class.getPackageName(),
                type ->
                    Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Check.class)),
                name -> true)
            .stream()
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(nested).as("classes of checks that RedischedConformance nests").isEqualTo(written);
  }
}
