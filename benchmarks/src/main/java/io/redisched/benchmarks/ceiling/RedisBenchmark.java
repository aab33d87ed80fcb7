package io.redisched.benchmarks.ceiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.benchmarks.fixture.ChildProcess;
import io.redisched.benchmarks.fixture.Queue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisURIHelper;

/** The redis-benchmark that is installed, one process for each measurement. */
final class RedisBenchmark implements Driver {

  private static final String RANDOM = "__rand_int__";

  /** A measurement takes seconds; the tool waits for ever for a server that does not answer. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path executable;
  private final URI redis;
  private final int connections;
  private final int inFlight;
  private final Map<Phase, String> scripts;

  /**
   * @param scripts the SHA-1 of the script of each phase, which the server must know
   */
  RedisBenchmark(
      Path executable, URI redis, int connections, int inFlight, Map<Phase, String> scripts) {
    this.executable = executable;
    this.redis = redis;
    this.connections = connections;
    this.inFlight = inFlight;
    this.scripts = scripts;
  }

  /** The executable on the PATH. */
  static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "redis-benchmark"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What the executable says its version is. */
  static String version(Path executable) {
    String nameAndVersion = run(List.of(executable.toString(), "--version")).trim();
    return nameAndVersion.substring(nameAndVersion.lastIndexOf(' ') + 1);
  }

  @Override
  public String name() {
    return "redis-benchmark";
  }

  @Override
  public boolean offers(Phase phase) {
    return true;
  }

  @Override
  public double rate(Phase phase, Queue queue, int depth, long calls) {
    return rate(run(command(phase, queue.body().length, depth, calls)));
  }

  List<String> command(Phase phase, int bodyBytes, int depth, long calls) {
    List<String> command = new ArrayList<>(List.of(executable.toString(), "--csv"));
    command.addAll(server());
    command.addAll(List.of("-c", Integer.toString(connections)));
    command.addAll(List.of("-P", Integer.toString(inFlight)));
    command.addAll(List.of("-n", Long.toString(wholeBatches(calls))));
    command.addAll(List.of("-r", Integer.toString(phase == Phase.RELEASE ? depth : Phase.NEW_IDS)));
    command.addAll(List.of("EVALSHA", scripts.get(phase), Integer.toString(Queue.KEYS.size())));
    Queue.KEYS.forEach(key -> command.add(new String(key, UTF_8)));
    command.addAll(
        switch (phase) {
          case NOOP, PUT -> List.of(Phase.NEW_ID + RANDOM, "x".repeat(bodyBytes), "1" + RANDOM);
          case RESERVE -> List.of(Long.toString(Phase.END), Integer.toString(Phase.TTR_SECONDS));
          case RELEASE -> List.of(Phase.FILLED_ID + RANDOM);
        });
    return command;
  }

  private List<String> server() {
    HostAndPort address = JedisURIHelper.getHostAndPort(redis);
    List<String> options =
        new ArrayList<>(
            List.of("-h", address.getHost(), "-p", Integer.toString(address.getPort())));
    if (JedisURIHelper.isRedisSSLScheme(redis)) {
      options.add("--tls");
    }
    if (JedisURIHelper.getUser(redis) != null) {
      options.addAll(List.of("--user", JedisURIHelper.getUser(redis)));
    }
    if (JedisURIHelper.getPassword(redis) != null) {
      options.addAll(List.of("-a", JedisURIHelper.getPassword(redis)));
    }
    options.addAll(List.of("--dbnum", Integer.toString(JedisURIHelper.getDBIndex(redis))));
    return options;
  }

  /** Of a batch that overshoots, the tool may say that all clients disconnected, and fail. */
  private long wholeBatches(long calls) {
    return (calls + inFlight - 1) / inFlight * inFlight;
  }

  /**
   * The rate in what the tool prints as CSV: a line of names and a line of values. The first value
   * is the command, whatever it contains, so values are counted from the end.
   *
   * @throws IllegalStateException if there is none
   */
  static double rate(String csv) {
    List<String> lines = csv.lines().filter(line -> line.startsWith("\"")).toList();
    if (lines.size() == 2) {
      List<String> names = List.of(lines.get(0).split("\",\"", -1));
      List<String> values = List.of(lines.get(1).split("\",\"", -1));
      int fromEnd = names.size() - names.indexOf("rps");
      if (names.contains("rps") && fromEnd < values.size()) {
        return Double.parseDouble(values.get(values.size() - fromEnd).replace("\"", ""));
      }
    }
    throw new IllegalStateException("redis-benchmark printed no rate: " + csv);
  }

  private static String run(List<String> command) {
    try {
      String output = ChildProcess.output(command, LIMIT);
      if (output.contains("Error from server")) {
        throw new IllegalStateException("redis-benchmark failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {}
}
