package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Exchange;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** All handovers from one port to another. */
final class PairRun {

  private static final String TOPIC = "shared";

  /** A reader follows so many lines of what went well. */
  private static final int FIRST = 12;

  private static final int LAST = 4;
  private static final int LONGEST = 2_000;

  private final Player from;
  private final Player to;
  private final RedisClient redis;
  private final List<String> trace = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private PairRun(Player from, Player to, RedisClient redis) {
    this.from = from;
    this.to = to;
    this.redis = redis;
  }

  /**
   * Plays them all.
   *
   * @param redis a client of the Redis that both ports use and nobody else does
   */
  static PairResult play(Player from, Player to, RedisClient redis) {
    PairRun run = new PairRun(from, to, redis);
    try {
      for (Player player : List.of(from, to)) {
        for (String profile : Handover.OWED) {
          if (!player.offers(profile)) {
            String reason = player.name() + " does not declare the profile " + profile;
            return PairResult.notRun(from.name(), to.name(), reason);
          }
        }
      }
      Handover.all().forEach(run::play);
    } catch (PortFailure e) {
      run.failures.add(String.valueOf(e.getMessage()));
    }
    return new PairResult(
        from.name(),
        to.name(),
        run.failures.isEmpty() ? "passed" : "failed",
        String.join("\n\n", run.failures),
        run.trace);
  }

  private void play(Handover handover) {
    if (!from.offers(handover.profile()) || !to.offers(handover.profile())) {
      trace.add(
          to.name()
              + " "
              + handover.title()
              + ": not asked of ports without "
              + handover.profile());
      return;
    }
    trace.add(to.name() + " " + handover.title() + ":");
    Trace calls = new Trace();
    try {
      handover
          .script()
          .play(new Subject(from.port(), 1, calls, TOPIC), new Subject(to.port(), 2, calls, TOPIC));
      assertNothingLeft();
      trace.addAll(shortened(lines(calls)));
    } catch (AssertionError | PortFailure e) {
      failures.add(words(handover, e, calls));
      trace.addAll(lines(calls));
      redis.flushAll();
      if (e instanceof PortFailure) {
        from.startAgain();
        to.startAgain();
      }
    }
  }

  private void assertNothingLeft() {
    if (redis.dbSize() != 0) {
      throw new AssertionError(
          "all jobs have ended, and yet there are the keys " + redis.keys("*"));
    }
  }

  private String words(Handover handover, Throwable failure, Trace calls) {
    List<Exchange> made = calls.exchanges();
    return "%s does not pass on to %s: %s %s.%n%s%s"
        .formatted(
            from.name(),
            to.name(),
            to.name(),
            handover.title(),
            cut(String.valueOf(failure.getMessage()).strip()).indent(2),
            made.isEmpty() ? "" : "The last call: " + line(made.get(made.size() - 1)));
  }

  /** Some ids and bodies are longer than a message should be. */
  private static String cut(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }

  private List<String> lines(Trace calls) {
    return calls.exchanges().stream().map(this::line).toList();
  }

  private static List<String> shortened(List<String> lines) {
    int left = lines.size() - FIRST - LAST;
    if (left <= 1) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, FIRST));
    some.add("  … (" + left + " calls more)");
    some.addAll(lines.subList(lines.size() - LAST, lines.size()));
    return some;
  }

  /** The exchange with the port's name in place of its number. */
  private String line(Exchange exchange) {
    String name = exchange.process() == 1 ? from.name() : to.name();
    return "  "
        + name
        + ": "
        + new Exchange(
            1, exchange.method(), exchange.params(), exchange.answer(), exchange.words());
  }
}
