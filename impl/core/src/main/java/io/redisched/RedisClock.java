package io.redisched;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock that follows the Redis server's, so that machines whose own clocks disagree agree on what
 * is due.
 *
 * <p>It asks the server by TIME and goes on from the answer by the machine's own elapsed time. The
 * answer is taken to stem from the middle between question and reply, so it is wrong by half the
 * round trip at most: {@link #errorBound()}. To that comes the drift of the two clocks since the
 * last reading, commonly below 0.1 ms a second.
 *
 * <p>A reading older than the refresh duration makes {@link #instant()} ask again. Over a blocking
 * client that caller waits for the answer; over an asynchronous one it is answered from the old
 * reading, and the new one takes effect when it arrives. Only one question is under way at a time.
 * If the server does not answer, the clock goes on from its last reading and asks again when next
 * read. The clock may step, back as well, by the error of its readings or with the server's clock.
 *
 * <p>Thread-safe.
 */
public final class RedisClock extends Clock {

  /** The question for the server's time. */
  @FunctionalInterface
  public interface ServerTime {

    /**
     * Asks the server for the time.
     *
     * @return a stage that completes with the answer, at once if asking blocks; or exceptionally
     */
    CompletionStage<Instant> ask();
  }

  /** What a Redis client waits for a reply at most, commonly. */
  private static final Duration FIRST_READING = Duration.ofMinutes(1);

  private final Readings readings;
  private final ZoneId zone;

  private RedisClock(Readings readings, ZoneId zone) {
    this.readings = readings;
    this.zone = zone;
  }

  /**
   * Makes a clock and waits for its first reading, a minute at most.
   *
   * @param serverTime how the server is asked
   * @param refresh how old a reading may become before the server is asked again, more than zero
   * @return the clock, in UTC
   * @throws BadArgumentException if {@code serverTime} is null, or {@code refresh} is null, zero or
   *     negative
   * @throws SchedulerException if {@code serverTime} fails with it
   * @throws ConnectionLostException if no answer comes in time or the thread is interrupted
   */
  public static RedisClock over(ServerTime serverTime, Duration refresh) {
    return over(serverTime, refresh, FIRST_READING, System::nanoTime);
  }

  static RedisClock over(
      ServerTime serverTime, Duration refresh, Duration patience, LongSupplier nanoTime) {
    if (serverTime == null) {
      throw new BadArgumentException("serverTime", "must not be null");
    }
    long refreshNanos = saturatedNanos(checkRefresh(refresh));
    Reading first = first(serverTime, patience, nanoTime);
    return new RedisClock(new Readings(serverTime, refreshNanos, nanoTime, first), ZoneOffset.UTC);
  }

  static Duration checkRefresh(@Nullable Duration refresh) {
    if (refresh == null || refresh.isZero() || refresh.isNegative()) {
      throw new BadArgumentException("refresh", "must be more than zero, not " + refresh);
    }
    return refresh;
  }

  private static long saturatedNanos(Duration duration) {
    return duration.toSeconds() < Long.MAX_VALUE / 1_000_000_000L
        ? duration.toNanos()
        : Long.MAX_VALUE;
  }

  private static Reading first(ServerTime serverTime, Duration patience, LongSupplier nanoTime) {
    long asked = nanoTime.getAsLong();
    try {
      return serverTime
          .ask()
          .thenApply(server -> Reading.of(server, asked, nanoTime.getAsLong()))
          .toCompletableFuture()
          .get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SchedulerException cause
          ? cause
          : new CompletionException(e.getCause());
    } catch (TimeoutException e) {
      throw new ConnectionLostException(
          "time", new TimeoutException("no reply within " + patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionLostException("time", e);
    }
  }

  /** Returns the server's time as of now; see the class for when this waits. */
  @Override
  public Instant instant() {
    return readings.now();
  }

  /**
   * Returns how far the last reading may be from the server's clock: half its round trip, and the
   * microsecond to which TIME tells.
   */
  public Duration errorBound() {
    return Duration.ofNanos(readings.latest.errorNanos).plusNanos(1000);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns a clock in another zone that shares this clock's readings. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new RedisClock(readings, zone);
  }

  /** Equal is only a clock of the same readings and zone. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RedisClock that && readings == that.readings && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(readings) + zone.hashCode();
  }

  /**
   * One answer of the server.
   *
   * @param server what it answered
   * @param nanos the machine's elapsed time that is taken to belong to the answer
   * @param errorNanos how far {@code nanos} may be off, half the round trip
   */
  private record Reading(Instant server, long nanos, long errorNanos) {

    static Reading of(Instant server, long asked, long answered) {
      long half = (answered - asked) / 2;
      return new Reading(server, asked + half, answered - asked - half);
    }

    Instant at(long now) {
      return server.plusNanos(now - nanos);
    }
  }

  /** The readings of one server, shared by the clocks of all zones. */
  private static final class Readings {

    private final ServerTime serverTime;
    private final long refreshNanos;
    private final LongSupplier nanoTime;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Reading latest;

    Readings(ServerTime serverTime, long refreshNanos, LongSupplier nanoTime, Reading first) {
      this.serverTime = serverTime;
      this.refreshNanos = refreshNanos;
      this.nanoTime = nanoTime;
      this.latest = first;
    }

    Instant now() {
      if (nanoTime.getAsLong() - latest.nanos >= refreshNanos
          && asking.compareAndSet(false, true)) {
        refresh();
      }
      return latest.at(nanoTime.getAsLong());
    }

    private void refresh() {
      long asked = nanoTime.getAsLong();
      ask()
          .whenComplete(
              (server, failure) -> {
                if (failure == null) {
                  latest = Reading.of(server, asked, nanoTime.getAsLong());
                }
                asking.set(false);
              });
    }

    private CompletionStage<Instant> ask() {
      try {
        return serverTime.ask();
      } catch (RuntimeException failure) {
        return CompletableFuture.failedStage(failure);
      }
    }
  }
}
