package io.redisched.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.redisched.BadArgumentException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Times as the scripts want them, in decimal text, and back.
 *
 * <p>Sent text is exact, whatever the instant. Redis keeps a double, so what comes back is read as
 * the shortest decimal that stands for that double: an instant on a whole microsecond of this age
 * comes back as itself, where the digits beyond would be noise.
 */
final class Numbers {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Seconds within which the milliseconds of an instant fit a long with ease. */
  private static final long PLAIN_SECONDS = 1L << 52;

  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  private Numbers() {}

  /** An instant in milliseconds since the Unix epoch. */
  static byte[] millis(String name, Instant instant) {
    Arguments.notNull(name, instant);
    long seconds = instant.getEpochSecond();
    int nanos = instant.getNano();
    if (nanos % NANOS_PER_MILLI == 0 && seconds > -PLAIN_SECONDS && seconds < PLAIN_SECONDS) {
      return ascii(Long.toString(seconds * 1000 + nanos / NANOS_PER_MILLI));
    }
    return ascii(decimal(seconds, nanos).movePointRight(3));
  }

  /** A duration in seconds, not negative. */
  static byte[] seconds(String name, Duration duration) {
    if (Arguments.notNull(name, duration).isNegative()) {
      throw new BadArgumentException(name, "must be zero or more, not " + duration);
    }
    return duration.getNano() == 0
        ? ascii(Long.toString(duration.getSeconds()))
        : ascii(decimal(duration.getSeconds(), duration.getNano()));
  }

  /** A whole number, not negative. */
  static byte[] whole(String name, int value) {
    if (value < 0) {
      throw new BadArgumentException(name, "must be zero or more, not " + value);
    }
    return ascii(Integer.toString(value));
  }

  /**
   * The instant that Redis told in milliseconds, to the nearest nanosecond; the ends of {@link
   * Instant} stand for what lies beyond them.
   *
   * @throws NumberFormatException if the text is not a finite number
   */
  static Instant instant(byte[] millis) {
    double kept = Double.parseDouble(new String(millis, US_ASCII));
    BigInteger[] secondsAndNanos =
        new BigDecimal(Double.toString(kept))
            .movePointRight(6)
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigInteger()
            .divideAndRemainder(NANOS_PER_SECOND.toBigInteger());
    BigInteger seconds = secondsAndNanos[0];
    if (seconds.compareTo(BigInteger.valueOf(Instant.MAX.getEpochSecond())) > 0) {
      return Instant.MAX;
    }
    if (seconds.compareTo(BigInteger.valueOf(Instant.MIN.getEpochSecond())) < 0) {
      return Instant.MIN;
    }
    return Instant.ofEpochSecond(seconds.longValue(), secondsAndNanos[1].longValue());
  }

  private static BigDecimal decimal(long seconds, int nanos) {
    return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
  }

  private static byte[] ascii(BigDecimal number) {
    return ascii(number.stripTrailingZeros().toPlainString());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
