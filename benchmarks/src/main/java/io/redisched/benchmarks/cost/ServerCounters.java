package io.redisched.benchmarks.cost;

import static io.redisched.benchmarks.fixture.BenchmarkServer.number;

import io.redisched.benchmarks.fixture.BenchmarkServer;
import java.util.regex.Pattern;

/**
 * What a server has counted of what others than this class made it do.
 *
 * @param operations calls of EVALSHA
 * @param commands calls of commands from inside scripts
 * @param scriptMicros microseconds in EVALSHA
 * @param bytesIn bytes received
 * @param bytesOut bytes sent
 * @param reads system calls that received something
 */
record ServerCounters(
    long operations, long commands, long scriptMicros, long bytesIn, long bytesOut, long reads) {

  private static final Pattern COMMAND =
      Pattern.compile("(?m)^cmdstat_([^:]+):calls=(\\d+),usec=(\\d+)");

  /** Counts what {@code work} makes the server do. */
  static ServerCounters during(BenchmarkServer server, Runnable work) {
    ServerCounters idle = raw(server, () -> {});
    return raw(server, work).minus(idle);
  }

  /** As {@link #during}, including the bytes and the read that counting itself costs. */
  private static ServerCounters raw(BenchmarkServer server, Runnable work) {
    String commandsBefore = server.info("commandstats");
    String before = server.info("stats");
    work.run();
    String after = server.info("stats");
    String commandsAfter = server.info("commandstats");
    return new ServerCounters(
            calls(commandsAfter, true),
            calls(commandsAfter, false),
            scriptMicros(commandsAfter),
            number(after, "total_net_input_bytes"),
            // The first reply is on its way only after it has been written, and its length varies.
            number(after, "total_net_output_bytes") - before.length(),
            number(after, "total_reads_processed"))
        .minus(
            new ServerCounters(
                calls(commandsBefore, true),
                calls(commandsBefore, false),
                scriptMicros(commandsBefore),
                number(before, "total_net_input_bytes"),
                number(before, "total_net_output_bytes"),
                number(before, "total_reads_processed")));
  }

  private ServerCounters minus(ServerCounters that) {
    return new ServerCounters(
        operations - that.operations,
        commands - that.commands,
        scriptMicros - that.scriptMicros,
        bytesIn - that.bytesIn,
        bytesOut - that.bytesOut,
        reads - that.reads);
  }

  private static long calls(String commandStats, boolean scripts) {
    return COMMAND
        .matcher(commandStats)
        .results()
        .filter(command -> !command.group(1).equals("info"))
        .filter(command -> command.group(1).equals("evalsha") == scripts)
        .mapToLong(command -> Long.parseLong(command.group(2)))
        .sum();
  }

  private static long scriptMicros(String commandStats) {
    return COMMAND
        .matcher(commandStats)
        .results()
        .filter(command -> command.group(1).equals("evalsha"))
        .map(command -> command.group(3))
        .mapToLong(Long::parseLong)
        .sum();
  }
}
