package io.redisched.conformance.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a sequence draws its values from. Few of each, so that they collide; another choice for
 * every sequence, so that each rare value and each mix of operations has its day.
 *
 * @param topics what is appended to the topic's name
 * @param ids the ids
 * @param bodies some of the bodies; most are new ones
 * @param instants the instants that everything happens at, or next to
 * @param ttrs times to run, in seconds
 * @param operations the methods, each as often as it weighs
 */
record Mood(
    List<String> topics,
    List<String> ids,
    List<String> bodies,
    List<Double> instants,
    List<Double> ttrs,
    List<String> operations) {

  /** Up to here, sums of instants that are multiples of 1/8 ms are exact. */
  static final double EXACT = 1L << 50;

  private static final List<String> TOPICS =
      List.of(
          "", " ", ":", "}", "}x", "{}", "{x}", ":jobs", ":queued", "a", "A", "é", "\0", "/", "*");

  private static final List<List<String>> IDS =
      List.of(
          List.of("a", "b", "c", "d", "e"),
          List.of("1", "01", "1.0", " 1", "1 "),
          List.of("a", "A", "á", "a\u0301", "a\0"),
          List.of("null", "undefined", "nil", "false", "0"),
          List.of("__proto__", "constructor", "length", "toString", "jobs"),
          List.of("*", "?", "[a]", "{a}", "}"),
          List.of(" ", "\t", "\n", "\r\n", "\0"),
          List.of("\ud83d\ude00", "\u2028", "\ufeffa", "\"", "\\"),
          List.of("1e3", "1000", "-1", "+1", "0x10"));

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "0",
          "1",
          "null",
          "nil",
          "false",
          "{}",
          "[]",
          "\"\"",
          "\0",
          "\n",
          "\r\n",
          "a\nb",
          "\\n",
          "%s",
          "\ud83d\ude00",
          "\u00e9",
          "e\u0301",
          "\u2028",
          "\ufeff",
          "1e999",
          "a".repeat(5000));

  static Mood draw(Random random, boolean inspect, double present) {
    boolean crowded = random.nextInt(8) == 0;
    double base =
        pick(random, List.of(0.0, 1.7e12, present, 999_999_999_995.0, -1.7e12, EXACT / 2));
    return new Mood(
        some(random, TOPICS, 1 + random.nextInt(3)),
        crowded ? crowd(random) : some(random, pick(random, IDS), 1 + random.nextInt(5)),
        some(random, BODIES, 3),
        crowded ? instants(random, base, 40) : instants(random, base, 2 + random.nextInt(5)),
        ttrs(random, base),
        operations(random, inspect));
  }

  private static List<String> crowd(Random random) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 12 + random.nextInt(30); i++) {
      ids.add("job " + i);
    }
    return ids;
  }

  private static List<Double> instants(Random random, double base, int count) {
    if (random.nextInt(5) == 0) {
      // what sorts otherwise as text, and what does not fit into 32, 53 or 64 bits
      return some(
          random,
          List.of(
              -100.0,
              -10.0,
              -9.0,
              -1.0,
              -0.125,
              0.0,
              0.5,
              9.0,
              10.0,
              99.0,
              100.0,
              1000.0,
              2147483647.0,
              2147483648.0,
              4294967296.0,
              1e15,
              9007199254740992.0,
              1e17,
              1e19,
              1e300,
              -1e15,
              -1e300),
          Math.min(count + 1, 22));
    }
    double unit = pick(random, List.of(0.125, 1.0, 125.0, 1000.0, 60_000.0));
    List<Double> instants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instants.add(base + unit * (i + random.nextInt(2)));
    }
    return instants;
  }

  /**
   * Times to run whose product with 1000 is exact, or is so once it is added to a large instant.
   */
  private static List<Double> ttrs(Random random, double base) {
    List<Double> ttrs =
        some(random, List.of(0.0, 0.0, 0.125, 0.25, 0.5, 1.0, 1.5, 10.0, 3600.0, 31536000.0), 3);
    if (Math.abs(base) > 1e11) {
      ttrs.addAll(some(random, List.of(0.001, 0.007, 0.057, 0.999, 1.001, 59.999), 2));
    }
    return ttrs;
  }

  private static List<String> operations(Random random, boolean inspect) {
    List<String> operations = new ArrayList<>();
    weigh(operations, "put", 3 + random.nextInt(6));
    weigh(operations, "reserve", 2 + random.nextInt(5));
    weigh(operations, "requeue", random.nextInt(5));
    weigh(operations, "release", random.nextInt(4));
    weigh(operations, "delete", random.nextInt(4));
    weigh(operations, "pull", random.nextInt(3));
    weigh(operations, "bad", random.nextInt(2));
    if (inspect) {
      weigh(operations, "get", random.nextInt(4));
      weigh(operations, "counts", random.nextInt(3));
    }
    return operations;
  }

  private static void weigh(List<String> operations, String operation, int weight) {
    operations.addAll(Collections.nCopies(weight, operation));
  }

  static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static <T> List<T> some(Random random, List<T> values, int count) {
    List<T> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return new ArrayList<>(shuffled.subList(0, Math.min(count, shuffled.size())));
  }
}
