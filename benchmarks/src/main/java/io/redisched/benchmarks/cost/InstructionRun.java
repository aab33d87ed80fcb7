package io.redisched.benchmarks.cost;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.redisched.benchmarks.fixture.Subject;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import redis.clients.jedis.RedisClient;

/**
 * Counts the instructions that redis-server executes for a call, under valgrind's callgrind.
 *
 * <p>The question: where does the server's time go, and how much of it is the scripts'? The answers
 * are counts of one build of Redis; they hardly differ from one run to the next, whatever else the
 * machine does. Do not conclude how long anything takes: an instruction that waits for memory
 * counts as much as one that does not, and what the kernel does for the connection is not counted.
 */
@Command(
    name = "InstructionRun",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the instructions that redis-server executes for a call.",
      "Needs valgrind and an installed redis-server; takes a minute or two."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0: counted", "2: could not run"})
public final class InstructionRun implements Callable<Integer> {

  /** Calls that are not counted: the first ones load and compile scripts. */
  private static final int WARM_UP = 100;

  /**
   * Jobs that wait all the time: short queues are kept in another form, and so is what is empty.
   */
  private static final int OTHERS = 1000;

  private static final List<byte[]> KEYS =
      Stream.of("jobs", "queued", "reserved")
          .map(kind -> "redisched:{%s}:%s".formatted(CostedOperation.TOPIC, kind))
          .map(key -> key.getBytes(US_ASCII))
          .toList();

  private static final byte[] KEY = KEYS.get(0);
  private static final byte[] BODY = new byte[CostedOperation.BODY_BYTES];
  private static final byte[] DUE = "1800000000000".getBytes(US_ASCII);
  private static final List<byte[]> FREIGHT =
      List.of("j1000000000000000000".getBytes(US_ASCII), BODY, DUE);

  @Option(
      names = "--server",
      paramLabel = "FILE",
      description = "the redis-server or valkey-server to run (default: ${DEFAULT-VALUE})",
      defaultValue = "redis-server")
  private String server = "";

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "how many calls the counts are averages of (default: ${DEFAULT-VALUE})",
      defaultValue = "1000")
  private int calls;

  @Spec private @Nullable CommandSpec spec;

  /** Something that is called over and over. */
  private record Work(String name, List<CostedOperation> before, Call call) {}

  /** Makes a call, each with an id of its own. */
  private interface Call {
    Consumer<String> on(RedisClient redis, Subject subject);
  }

  private InstructionRun() {}

  /** Runs, and exits with one of the codes that {@code --help} lists. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new InstructionRun())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("Instructions could not be counted: " + failure);
              return 2;
            });
  }

  @Override
  public Integer call() throws IOException {
    if (calls < 1) {
      throw new ParameterException(
          requireNonNull(spec, "picocli sets it").commandLine(),
          "--calls should be at least 1: " + calls);
    }
    System.out.println("| call | instructions |");
    System.out.println("|---|---|");
    for (Work work : all()) {
      long each = (instructions(work, WARM_UP + calls) - instructions(work, WARM_UP)) / calls;
      System.out.printf(Locale.ROOT, "| %s | %,d |%n", work.name(), each);
    }
    return 0;
  }

  private static List<Work> all() {
    List<Work> all = new ArrayList<>();
    all.add(new Work("PING", List.of(), (redis, subject) -> id -> subject.ping()));
    all.add(new Work("EXISTS", List.of(), (redis, subject) -> id -> redis.exists(KEY)));
    all.add(
        new Work(
            "EVALSHA of `return 1`, with keys and arguments as large as those of put",
            List.of(),
            (redis, subject) -> id -> subject.noop(KEYS, FREIGHT)));
    all.add(
        new Work(
            "… of a script that calls EXISTS",
            List.of(),
            script("return redis.call('EXISTS', KEYS[1])", id -> FREIGHT)));
    for (CostedOperation operation : CostedOperation.values()) {
      all.add(
          new Work(
              operation.toString(),
              operation.before(),
              (redis, subject) ->
                  id -> CostedOperation.require(operation.call(subject.scheduler(), id))));
    }
    all.add(
        new Work(
            "the commands of put in a script that checks nothing",
            CostedOperation.PUT.before(),
            script(
                """
                redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
                redis.call('ZREM', KEYS[3], ARGV[1])
                redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
                return 1
                """,
                id -> List.of(id.getBytes(US_ASCII), BODY, DUE))));
    all.add(
        new Work(
            "the commands of reserve in such a script",
            CostedOperation.RESERVE.before(),
            script(
                """
                local id = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, 1)[1]
                local body = redis.call('HGET', KEYS[1], id)
                redis.call('ZADD', KEYS[3], ARGV[1], id)
                redis.call('ZREM', KEYS[2], id)
                return {id, body}
                """,
                id -> List.of(DUE, "60".getBytes(US_ASCII)))));
    all.add(
        new Work(
            "the commands of release in such a script",
            CostedOperation.RELEASE.before(),
            script(
                """
                redis.call('ZREM', KEYS[3], ARGV[1])
                redis.call('HDEL', KEYS[1], ARGV[1])
                return 1
                """,
                id -> List.of(id.getBytes(US_ASCII)))));
    return all;
  }

  private static Call script(String source, Function<String, List<byte[]>> arguments) {
    return (redis, subject) -> {
      byte[] sha = redis.scriptLoad(source).getBytes(US_ASCII);
      return id -> redis.evalsha(sha, KEYS, arguments.apply(id));
    };
  }

  /** What a server executes from its start to its end when so many calls are made in between. */
  private long instructions(Work work, int made) throws IOException {
    Path folder = Files.createTempDirectory("redisched-instructions");
    try {
      try (RedisServer redis = RedisServer.start(new RedisSource.Binary(wrapper(folder)))) {
        make(work, made, redis.uri());
        redis.stop(); // so that it ends by itself, and valgrind writes
      }
      return totalIn(folder);
    } finally {
      delete(folder);
    }
  }

  private void make(Work work, int made, URI uri) {
    List<String> ids = ids("j", WARM_UP + calls);
    try (RedisClient redis = RedisClient.create(uri);
        Subject subject = Subject.open("jedis", uri, 1);
        CostedClient backstage = CostedClient.open("jedis", uri)) {
      backstage.run(CostedOperation.PUT, ids("k", OTHERS));
      work.before().forEach(operation -> backstage.run(operation, ids));
      Consumer<String> call = work.call().on(redis, subject);
      ids.subList(0, made).forEach(call);
    }
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + (1_000_000_000_000_000_000L + i))
        .toList();
  }

  /** An executable that runs the server under valgrind, which writes its count into the folder. */
  private Path wrapper(Path folder) throws IOException {
    Path file =
        Files.createFile(
            folder.resolve("redis-server"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(
        file,
        """
        #!/bin/sh
        exec valgrind --quiet --tool=callgrind --callgrind-out-file='%s/%%p.out' '%s' "$@"
        """
            .formatted(folder, server));
  }

  /** The largest count: a process that was asked for its version has written one, too. */
  static long totalIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> counts = files.filter(file -> file.toString().endsWith(".out")).toList();
      long largest = 0;
      for (Path file : counts) {
        largest = Math.max(largest, total(file));
      }
      if (largest == 0) {
        throw new IOException("valgrind has counted nothing");
      }
      return largest;
    }
  }

  private static long total(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, US_ASCII)) {
      return lines
          .filter(line -> line.matches("(summary|totals): \\d+"))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
          .max()
          .orElse(0);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
