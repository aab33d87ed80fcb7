package io.redisched.reports.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as readers read them: three significant digits, and never without the unit. */
public final class Figures {
  private static final char NO_BREAK = '\u00a0';
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Figures() {}

  /** A rate, as {@code 82,300 ops/s}. */
  public static String rate(double perSecond) {
    return significant(perSecond) + NO_BREAK + "ops/s";
  }

  /** An average of counts: whole where it is whole, else to four places, as {@code 0.0625}. */
  public static String average(double count) {
    return count == Math.rint(count)
        ? count(Math.round(count))
        : String.format(Locale.ROOT, "%,.4f", count).replaceFirst("0+$", "");
  }

  /** A rate without its unit, where the unit stands nearby, as {@code 82,300}. */
  public static String bareRate(double perSecond) {
    return significant(perSecond);
  }

  /** A duration from nanoseconds to seconds, as {@code 74.1 µs}. */
  public static String time(double microseconds) {
    double rounded = round(microseconds);
    if (rounded == 0 || !Double.isFinite(rounded)) {
      return significant(rounded) + NO_BREAK + "µs";
    }
    if (rounded < 1) {
      return significant(microseconds * 1e3) + NO_BREAK + "ns";
    }
    if (rounded < 1e3) {
      return significant(microseconds) + NO_BREAK + "µs";
    }
    return rounded < 1e6
        ? significant(microseconds / 1e3) + NO_BREAK + "ms"
        : significant(microseconds / 1e6) + NO_BREAK + "s";
  }

  /** A range of durations, as {@code 58.8 to 75.5 µs} or {@code 980 µs to 1.12 ms}. */
  static String times(double lowMicroseconds, double highMicroseconds) {
    String low = time(lowMicroseconds);
    String high = time(highMicroseconds);
    int unit = low.indexOf(NO_BREAK);
    return (high.endsWith(low.substring(unit)) ? low.substring(0, unit) : low) + " to " + high;
  }

  /** A power of ten of microseconds, as {@code 10 ms}. */
  public static String roundTime(double microseconds) {
    return time(microseconds).replaceFirst("\\.0+", "");
  }

  /** A share, as {@code 87 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%c%%", share * 100, NO_BREAK);
  }

  /** A share of things that can be counted, never rounded up to all of them, as {@code 99.6 %}. */
  public static String share(long part, long whole) {
    return part == whole
        ? percent(1)
        : String.format(Locale.ROOT, "%.1f%c%%", Math.floor(1000.0 * part / whole) / 10, NO_BREAK);
  }

  /** A factor, as {@code 1.27}. */
  public static String factor(double factor) {
    return significant(factor);
  }

  /** A whole number, as {@code 10,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A round number in little room, as {@code 500}, {@code 20 k}, {@code 1 M}. */
  public static String shortCount(double count) {
    if (count < 1e3) {
      return trimmed(count);
    }
    return count < 1e6
        ? trimmed(count / 1e3) + NO_BREAK + "k"
        : trimmed(count / 1e6) + NO_BREAK + "M";
  }

  private static String trimmed(double number) {
    return significant(number).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
  }

  /** How long something took, as {@code 12.3 s} or {@code 3 min 20 s}. */
  public static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
      return significant(duration.toMillis() / 1e3) + NO_BREAK + "s";
    }
    return count(duration.toMinutes())
        + NO_BREAK
        + "min "
        + duration.toSecondsPart()
        + NO_BREAK
        + "s";
  }

  /** An instant to the minute, in UTC. */
  public static String instant(Instant instant) {
    return MINUTE.format(instant);
  }

  /** A noun with its count, as {@code 1 port}, {@code 3 ports}. */
  public static String plural(long count, String noun) {
    return count(count) + NO_BREAK + (count == 1 ? noun : noun + "s");
  }

  /** A place in percent for an attribute, as {@code 63.25%}. */
  public static String place(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }

  /** A place in pixels for an attribute, as {@code 63.3}. */
  public static String pixel(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }

  private static String significant(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    double rounded = round(value);
    int decimals = rounded == 0 ? 0 : Math.max(0, 2 - magnitude(rounded));
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  private static double round(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    double unit = Math.pow(10, magnitude(value) - 2);
    return unit < 1 ? Math.round(value / unit) * unit : Math.rint(value / unit) * unit;
  }

  private static int magnitude(double value) {
    return (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
  }
}
