package io.redisched.conformance.checks;

import io.redisched.conformance.port.NotExpressible;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One check for many values. A typed port cannot be handed each of them: those are left out, and
 * the check is not testable only if none is left.
 */
final class ForEach {

  private ForEach() {}

  static <T> void of(List<T> values, Consumer<T> check) {
    int checked = 0;
    @Nullable NotExpressible reason = null;
    for (T value : values) {
      try {
        check.accept(value);
        checked++;
      } catch (NotExpressible e) {
        reason = e;
      }
    }
    if (checked == 0 && reason != null) {
      throw reason;
    }
  }

  static void number(double[] values, Consumer<Double> check) {
    of(Arrays.stream(values).boxed().toList(), check);
  }
}
