package io.redisched.benchmarks.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Workers that do tasks at the times at which they arrive.
 *
 * <p>Task <i>n</i> is due at the start plus <i>n</i> times the interval. Whichever worker is free
 * takes the next task, waits until it is due if need be, and does it. If no worker is free the task
 * waits, and its latency counts from when it was due: no stall hides behind the tasks that it keeps
 * from starting (no coordinated omission).
 */
final class OpenLoop implements AutoCloseable {

  private static final long HIGHEST_NANOS = SECONDS.toNanos(3600);
  private static final int DIGITS = 3;

  private final int workers;
  private final ExecutorService threads;

  OpenLoop(int workers) {
    this.workers = workers;
    this.threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Latencies in nanoseconds, and how long it all took.
   *
   * @param response from when a task was due to when it was done
   * @param service from when a task was begun to when it was done
   * @param slip from when a task was due to when it was begun
   * @param elapsedNanos from the start to the end of the last task
   */
  record Measured(Histogram response, Histogram service, Histogram slip, long elapsedNanos) {

    /** Tasks done a second. */
    double rate() {
      return response.getTotalCount() / (elapsedNanos / 1e9);
    }
  }

  /**
   * Does tasks for some time at a rate.
   *
   * @param rate tasks a second; {@link Double#POSITIVE_INFINITY} for as many as can be done, whose
   *     latencies mean nothing
   * @param duration during which tasks arrive; all that have arrived are done
   * @param tasks makes the task of each worker from its number
   * @throws IllegalStateException if a task fails
   */
  Measured run(double rate, Duration duration, IntFunction<Runnable> tasks) {
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime();
    List<Future<Measured>> futures = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      Runnable task = tasks.apply(i);
      futures.add(threads.submit(() -> work(task, rate, start, duration.toNanos(), next)));
    }
    Measured sum = new Measured(histogram(), histogram(), histogram(), 0);
    for (Future<Measured> future : futures) {
      sum = add(sum, get(future));
    }
    return sum;
  }

  private static Measured work(
      Runnable task, double rate, long start, long durationNanos, AtomicLong next) {
    Histogram response = histogram();
    Histogram service = histogram();
    Histogram slip = histogram();
    boolean saturating = Double.isInfinite(rate);
    while (true) {
      long now = System.nanoTime();
      long due = saturating ? now : start + (long) (next.getAndIncrement() / rate * 1e9);
      if (due - start >= durationNanos) {
        return new Measured(response, service, slip, now - start);
      }
      while (now < due) {
        // The kernel wakes a sleeper some 50 microseconds late, which counts: spinning would take
        // a core from those who are measured.
        LockSupport.parkNanos(due - now);
        now = System.nanoTime();
      }
      task.run();
      long end = System.nanoTime();
      response.recordValue(Math.min(end - due, HIGHEST_NANOS));
      service.recordValue(end - now);
      slip.recordValue(Math.min(now - due, HIGHEST_NANOS));
    }
  }

  private static Measured add(Measured sum, Measured part) {
    sum.response().add(part.response());
    sum.service().add(part.service());
    sum.slip().add(part.slip());
    return new Measured(
        sum.response(),
        sum.service(),
        sum.slip(),
        Math.max(sum.elapsedNanos(), part.elapsedNanos()));
  }

  private static Measured get(Future<Measured> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Histogram histogram() {
    return new Histogram(HIGHEST_NANOS, DIGITS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
