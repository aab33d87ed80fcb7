package io.redisched.conformance.selftest.own;

import io.redisched.BadArgumentException;
import io.redisched.Job;
import io.redisched.JobState;
import io.redisched.Scheduler;
import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.JvmPort;
import io.redisched.conformance.port.NotExpressible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Scheduler} as a port: what an author of a JVM port writes to use the kit as a library.
 *
 * <p>Nulls are handed on, so that refusing them is the scheduler's business; numbers that no
 * Instant, Duration or int can hold cannot be handed to it at all.
 */
@SuppressWarnings("NullAway") // hands on nulls on purpose
final class SchedulerPort extends JvmPort {

  private final Description description;
  private final Scheduler scheduler;

  SchedulerPort(Description description, Scheduler scheduler) {
    this.description = description;
    this.scheduler = scheduler;
  }

  @Override
  protected Description describe() {
    return description;
  }

  @Override
  protected boolean put(
      @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
    Instant expiration = instant(at);
    return refused(() -> scheduler.put(topic, id, body, expiration));
  }

  @Override
  protected @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
    Instant due = instant(max);
    Duration time = ttr == null ? null : duration(ttr);
    return taken(refused(() -> scheduler.reserve(topic, due, time)));
  }

  @Override
  protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
    Instant due = instant(max);
    return taken(refused(() -> scheduler.pull(topic, due)));
  }

  private static @Nullable Taken taken(Optional<Job> job) {
    return job.map(taken -> new Taken(taken.id(), taken.body())).orElse(null);
  }

  @Override
  protected boolean release(@Nullable String topic, @Nullable String id) {
    return refused(() -> scheduler.release(topic, id));
  }

  @Override
  protected boolean delete(@Nullable String topic, @Nullable String id) {
    return refused(() -> scheduler.delete(topic, id));
  }

  @Override
  protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
    Instant until = instant(max);
    if (limit == null || limit % 1 != 0 || Math.abs(limit) > Integer.MAX_VALUE) {
      throw new NotExpressible("an int cannot be " + limit);
    }
    return refused(() -> scheduler.requeue(topic, until, limit.intValue()));
  }

  @Override
  protected @Nullable Seen get(@Nullable String topic, @Nullable String id) {
    return refused(() -> scheduler.get(topic, id))
        .map(
            info ->
                new Seen(
                    info.job().id(),
                    info.job().body(),
                    info.state() == JobState.RESERVED,
                    millis(info.at())))
        .orElse(null);
  }

  @Override
  protected Counted counts(@Nullable String topic, @Nullable Double now) {
    Instant at = instant(now);
    var counts = refused(() -> scheduler.counts(topic, at));
    return new Counted(counts.ready(), counts.delayed(), counts.reserved(), counts.overdue());
  }

  @Override
  public void close() {
    scheduler.close();
  }

  /** Turns the scheduler's refusal of an argument into the kit's. */
  private static <T> T refused(Supplier<T> call) {
    try {
      return call.get();
    } catch (BadArgumentException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static @Nullable Instant instant(@Nullable Double millis) {
    if (millis == null) {
      return null;
    }
    BigDecimal[] parts = nanos(millis, 6).divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    try {
      long nanos = parts[1].longValueExact();
      return Instant.ofEpochSecond(parts[0].longValueExact(), nanos);
    } catch (ArithmeticException | DateTimeException e) {
      throw new NotExpressible("an Instant cannot be " + millis + " ms from the epoch");
    }
  }

  private static Duration duration(double seconds) {
    BigDecimal[] parts = nanos(seconds, 9).divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    try {
      return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    } catch (ArithmeticException e) {
      throw new NotExpressible("a Duration cannot be " + seconds + " s");
    }
  }

  private static BigDecimal nanos(double value, int shift) {
    if (!Double.isFinite(value)) {
      throw new NotExpressible("java.time has no time that is not finite");
    }
    return BigDecimal.valueOf(value).movePointRight(shift).setScale(0, RoundingMode.HALF_EVEN);
  }

  private static double millis(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond())
        .movePointRight(3)
        .add(BigDecimal.valueOf(instant.getNano(), 6))
        .doubleValue();
  }
}
