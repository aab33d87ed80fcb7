package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.JvmPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A correct port that shares nothing with the scripts: a topic is one plain list of entries, each
 * operation reads it whole and writes its change in a transaction that WATCH guards. Slow, and
 * right: the kit must find no fault with it.
 */
public final class ListPort extends JvmPort {

  /** A job in the list. */
  private record Entry(String id, String body64, boolean reserved, double at) {

    static Entry parse(byte[] line) {
      String[] fields = new String(line, UTF_8).split(",", -1);
      return new Entry(
          new String(Base64.getDecoder().decode(fields[2]), UTF_8),
          fields[3],
          fields[0].equals("reserved"),
          Double.parseDouble(fields[1]));
    }

    byte[] body() {
      return Base64.getDecoder().decode(body64);
    }

    byte[] line() {
      return String.join(
              ",",
              reserved ? "reserved" : "queued",
              Double.toString(at),
              Base64.getEncoder().encodeToString(id.getBytes(UTF_8)),
              body64)
          .getBytes(UTF_8);
    }
  }

  /** What an operation does to the list, and what it answers. */
  private record Change<R>(List<Entry> removed, List<Entry> added, R answer) {

    static <R> Change<R> none(R answer) {
      return new Change<>(List.of(), List.of(), answer);
    }
  }

  private final HostAndPort address;
  private @Nullable Connection connection;

  /** Creates a port that connects at its first call. */
  public ListPort(URI redis) {
    address = new HostAndPort(redis.getHost(), redis.getPort());
  }

  @Override
  protected Description describe() {
    return new Description(
        "list-port", "0", "Java", "Jedis, WATCH and MULTI", List.of("core", "inspect", "binary"));
  }

  @Override
  protected boolean put(
      @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
    Entry entry =
        new Entry(
            name("id", id),
            Base64.getEncoder().encodeToString(given("body", body)),
            false,
            finite("expiration", at));
    return change(
        topic,
        list ->
            list.stream().anyMatch(other -> other.id().equals(entry.id()))
                ? Change.none(false)
                : new Change<>(List.of(), List.of(entry), true));
  }

  @Override
  protected @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
    double deadline = finite("max", max) + notNegative("ttr", ttr) * 1000;
    return take(
        topic,
        finite("max", max),
        job -> List.of(new Entry(job.id(), job.body64(), true, deadline)));
  }

  @Override
  protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
    return take(topic, finite("max", max), job -> List.of());
  }

  private @Nullable Taken take(
      @Nullable String topic, double max, Function<Entry, List<Entry>> replacement) {
    return change(
            topic,
            list ->
                due(list, false, max)
                    .findFirst()
                    .map(
                        job ->
                            new Change<>(
                                List.of(job),
                                replacement.apply(job),
                                Optional.of(new Taken(job.id(), job.body()))))
                    .orElse(Change.none(Optional.empty())))
        .orElse(null);
  }

  private static Stream<Entry> due(List<Entry> list, boolean reserved, double max) {
    return list.stream()
        .filter(entry -> entry.reserved() == reserved && entry.at() <= max)
        .sorted(Comparator.comparingDouble(Entry::at));
  }

  @Override
  protected boolean release(@Nullable String topic, @Nullable String id) {
    return end(topic, name("id", id), Entry::reserved);
  }

  @Override
  protected boolean delete(@Nullable String topic, @Nullable String id) {
    return end(topic, name("id", id), entry -> true);
  }

  private boolean end(@Nullable String topic, String id, Function<Entry, Boolean> ends) {
    return change(
        topic,
        list ->
            find(list, id)
                .filter(ends::apply)
                .map(entry -> new Change<>(List.of(entry), List.of(), true))
                .orElse(Change.none(false)));
  }

  private static Optional<Entry> find(List<Entry> list, String id) {
    return list.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  @Override
  protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
    double until = finite("max", max);
    double most = notNegative("limit", limit);
    if (most % 1 != 0) {
      throw new IllegalArgumentException("limit must be a whole number");
    }
    return change(
        topic,
        list -> {
          List<Entry> overdue = due(list, true, until).limit((long) most).toList();
          List<Entry> back =
              overdue.stream().map(e -> new Entry(e.id(), e.body64(), false, until)).toList();
          return new Change<>(overdue, back, (long) overdue.size());
        });
  }

  @Override
  protected @Nullable Seen get(@Nullable String topic, @Nullable String id) {
    String wanted = name("id", id);
    return change(topic, list -> Change.none(find(list, wanted)))
        .map(entry -> new Seen(entry.id(), entry.body(), entry.reserved(), entry.at()))
        .orElse(null);
  }

  @Override
  protected Counted counts(@Nullable String topic, @Nullable Double now) {
    double at = finite("now", now);
    return change(
        topic,
        list -> {
          long ready = due(list, false, at).count();
          long reserved = list.stream().filter(Entry::reserved).count();
          return Change.none(
              new Counted(
                  ready, list.size() - reserved - ready, reserved, due(list, true, at).count()));
        });
  }

  /** Reads the list, lets the operation decide, and writes; again if somebody wrote in between. */
  private <R> R change(@Nullable String topic, Function<List<Entry>, Change<R>> operation) {
    byte[] key = ("list of " + name("topic", topic)).getBytes(UTF_8);
    try {
      while (true) {
        call(Command.WATCH, key);
        List<Entry> list = new ArrayList<>();
        for (Object line : (List<?>) given("reply", call(Command.LRANGE, key, "0", "-1"))) {
          list.add(Entry.parse((byte[]) line));
        }
        Change<R> change = operation.apply(list);
        call(Command.MULTI);
        change.removed().forEach(entry -> call(Command.LREM, key, "1", entry.line()));
        change.added().forEach(entry -> call(Command.RPUSH, key, entry.line()));
        if (call(Command.EXEC) != null) {
          return change.answer();
        }
      }
    } catch (RuntimeException e) {
      close(); // leaves no transaction half open
      throw e;
    }
  }

  private @Nullable Object call(Command command, Object... arguments) {
    Connection open = connection;
    if (open == null || open.isBroken()) {
      open = new Connection(address);
      connection = open;
    }
    return open.executeCommand(new CommandArguments(command).addObjects(arguments));
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (JedisConnectionException e) {
        // it was cut before
      }
    }
  }

  private static String name(String argument, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(argument + " must not be empty");
    }
    return value;
  }

  private static double finite(String argument, @Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException(argument + " must be a finite number");
    }
    return value;
  }

  private static double notNegative(String argument, @Nullable Double value) {
    if (finite(argument, value) < 0) {
      throw new IllegalArgumentException(argument + " must not be negative");
    }
    return finite(argument, value);
  }

  private static <T> T given(String argument, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(argument + " is missing");
    }
    return value;
  }
}
