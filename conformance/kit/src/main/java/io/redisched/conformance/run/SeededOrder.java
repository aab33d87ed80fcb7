package io.redisched.conformance.run;

import io.redisched.conformance.checks.Lengthy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Shuffles the checks by the seed of the run, so that none can come to lean on another; those that
 * are {@linkplain Lengthy lengthy} among themselves, before the others.
 */
public final class SeededOrder implements MethodOrderer, ClassOrderer {

  @Override
  public void orderMethods(MethodOrdererContext context) {
    List<? extends MethodDescriptor> methods = context.getMethodDescriptors();
    shuffle(
        methods,
        descriptor -> descriptor.getMethod().getName(),
        seed(context::getConfigurationParameter));
  }

  @Override
  public void orderClasses(ClassOrdererContext context) {
    List<? extends ClassDescriptor> classes = context.getClassDescriptors();
    shuffle(
        classes,
        descriptor -> descriptor.getTestClass().getName(),
        seed(context::getConfigurationParameter));
    classes.sort(Comparator.comparing(descriptor -> !descriptor.isAnnotated(Lengthy.class)));
  }

  /** The order says which checks begin first, not that one waits for another. */
  @Override
  public Optional<ExecutionMode> getDefaultExecutionMode() {
    return Optional.of(ExecutionMode.CONCURRENT);
  }

  private static long seed(Function<String, Optional<String>> parameters) {
    return Settings.seedFrom(parameters);
  }

  /** Each has a place that the seed and its name give, whichever others are there. */
  private static <T> void shuffle(List<T> list, Function<T, String> name, long seed) {
    list.sort(
        Comparator.<T>comparingLong(
                each -> new SplittableRandom(seed ^ name.apply(each).hashCode()).nextLong())
            .thenComparing(name));
  }
}
