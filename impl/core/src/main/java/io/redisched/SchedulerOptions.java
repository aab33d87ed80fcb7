package io.redisched;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * How a scheduler is set up: the prefix of its keys and its clock. Immutable.
 *
 * <pre>{@code
 * SchedulerOptions.defaults().withPrefix("billing").withServerClock(Duration.ofSeconds(30))
 * }</pre>
 */
public final class SchedulerOptions {

  private static final SchedulerOptions DEFAULTS =
      new SchedulerOptions("redisched", serverTime -> Clock.systemUTC());

  private final String prefix;
  private final Function<RedisClock.ServerTime, Clock> clock;

  private SchedulerOptions(String prefix, Function<RedisClock.ServerTime, Clock> clock) {
    this.prefix = prefix;
    this.clock = clock;
  }

  /** Returns the options of a scheduler that was given none: prefix "redisched", system clock. */
  public static SchedulerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns these options with another key prefix. A topic's keys are {@code <prefix>:{topic}:jobs}
   * and the like; schedulers share jobs when they share Redis, database and prefix.
   *
   * @param prefix the prefix, any text, possibly empty; an opening brace in it makes the hash tag
   *     begin there, so that many or all topics share one slot of a Redis Cluster
   * @return the new options
   * @throws BadArgumentException if {@code prefix} is null, or not well-formed Unicode, or its
   *     first opening brace is followed directly by a closing one, which would leave the three keys
   *     of a topic without a hash tag and so in different slots
   */
  public SchedulerOptions withPrefix(String prefix) {
    if (prefix == null) {
      throw new BadArgumentException("prefix", "must not be null");
    }
    if (!UTF_8.newEncoder().canEncode(prefix)) {
      throw new BadArgumentException("prefix", "must be well-formed Unicode: a surrogate is alone");
    }
    int brace = prefix.indexOf('{');
    if (brace >= 0 && prefix.startsWith("}", brace + 1)) {
      throw new BadArgumentException(
          "prefix",
          "must not contain an empty hash tag, {}: a topic's keys would not share a slot");
    }
    return new SchedulerOptions(prefix, clock);
  }

  /**
   * Returns these options with another clock, which the operations without an instant read.
   *
   * @param clock the clock
   * @return the new options
   * @throws BadArgumentException if {@code clock} is null
   */
  public SchedulerOptions withClock(Clock clock) {
    if (clock == null) {
      throw new BadArgumentException("clock", "must not be null");
    }
    return new SchedulerOptions(prefix, serverTime -> clock);
  }

  /**
   * Returns these options with a clock that follows the Redis server, for machines whose own clocks
   * disagree. See {@link RedisClock}.
   *
   * @param refresh how old a reading of the server's time may become before it is asked again, more
   *     than zero
   * @return the new options
   * @throws BadArgumentException if {@code refresh} is null, zero or negative
   */
  public SchedulerOptions withServerClock(Duration refresh) {
    RedisClock.checkRefresh(refresh);
    return new SchedulerOptions(prefix, serverTime -> RedisClock.over(serverTime, refresh));
  }

  /** Returns the prefix of the keys. */
  public String prefix() {
    return prefix;
  }

  /**
   * Returns the clock of a scheduler made with these options.
   *
   * @param serverTime how that scheduler asks its Redis for the time; asked at once if the clock
   *     follows the server, never otherwise
   * @return the clock
   * @throws SchedulerException if the server's time is needed and cannot be had
   */
  public Clock clockOver(RedisClock.ServerTime serverTime) {
    return clock.apply(serverTime);
  }

  /** Returns the prefix. */
  @Override
  public String toString() {
    return "SchedulerOptions[prefix=" + prefix + "]";
  }
}
