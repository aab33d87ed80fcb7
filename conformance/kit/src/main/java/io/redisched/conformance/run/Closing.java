package io.redisched.conformance.run;

import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Closes what waits to be used again. Stateless. */
final class Closing {

  private Closing() {}

  /**
   * Takes everything out of the queue and closes it, whichever of it throws.
   *
   * @throws RuntimeException the first that was thrown, the others suppressed in it
   */
  static <T> void all(Queue<T> idle, Consumer<T> close) {
    Stream<T> closing = Stream.empty(); // whose close() runs all, whichever of them throws
    for (T waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
      T one = waiting;
      closing = closing.onClose(() -> close.accept(one));
    }
    closing.close();
  }
}
