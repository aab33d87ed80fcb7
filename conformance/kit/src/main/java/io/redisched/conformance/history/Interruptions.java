package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Relay;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are stopped between two of their commands to Redis, at each place in turn, and what
 * comes of it, judged by the history.
 *
 * <p>A port that does each operation in one command, a script for instance, has no such place. One
 * that needs several is brought to every place that chance would have to find.
 */
public final class Interruptions {

  /** What happens while a call is stopped. */
  public enum Kind {
    /** Another process makes whole calls; then the call goes on. */
    MEETING("stopped at its command %d to Redis while other calls were made", 1),
    /** The connection is cut. */
    CUT("its connection cut at its command %d to Redis", 0),
    /** The command is carried out, its reply is lost, and the connection with it. */
    LOST_REPLY("reply %d of Redis lost, and the connection with it", 0),
    /** The process is killed. */
    KILL("its process killed at its command %d to Redis", 1);

    private final String words;
    private final int first;

    Kind(String words, int first) {
      this.words = words;
      this.first = first;
    }
  }

  /**
   * What a run came to.
   *
   * @param calls how many calls there were
   * @param stops how many of them were stopped, and their histories judged
   * @param duration how long it took
   * @param finding the first history that cannot be explained, if there is one; otherwise one that
   *     could not be decided, if there is one
   */
  public record Result(long calls, int stops, Duration duration, Optional<Races.Finding> finding) {}

  private static final List<String> CHANGING =
      List.of("put", "reserve", "pull", "release", "delete", "requeue");

  /** No call is stopped at a later command than this. */
  private static final int MOST_COMMANDS = 12;

  /** What makes bodies long now and then: a port may treat those in another way. */
  private static final List<String> PADDINGS = List.of("", "", "", ".".repeat(70_000));

  private static final int TRIES = 6;
  private static final int MANY_TRIES = 60;

  /** What another process may take while a call is stopped: one that waits for a lock waits on. */
  public static final Duration PATIENCE = Duration.ofMillis(150);

  /** How long a port may take to work again. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private final Lab lab;
  private final Random random;
  private final boolean inspect;
  private final Subject witness;
  private final Set<String> rehearsed = new HashSet<>();

  /** Operations that were seen to take several commands, and those that took one. */
  private final Set<String> inSeveral = new HashSet<>();

  private final Set<String> inOne = new HashSet<>();
  private @Nullable Subject subject;
  private int rounds;
  private long calls;
  private int stops;

  /**
   * Prepares calls, each on a topic of its own.
   *
   * @param lab where the processes are started: one whose calls are stopped, and one beside it
   * @param seed what the calls are drawn from
   * @param inspect whether the port offers {@code get} and {@code counts}
   */
  public Interruptions(Lab lab, long seed, boolean inspect) {
    this.lab = lab;
    this.random = new Random(seed);
    this.inspect = inspect;
    Subject first = lab.openBehindRelay(); // so that it is process 1 in exchanges as in histories
    this.subject = first;
    this.witness = lab.open();
    lab.requireSharedState(witness, first);
  }

  /**
   * Has each operation stopped in each state of its job, at one command after another, until all is
   * done, or a history is not good, or the time is over.
   *
   * @param kind what happens meanwhile
   * @param passes how many times all of it is done
   * @param time how long; calls under way are finished
   * @return what came of it
   */
  public Result run(Kind kind, int passes, Duration time) {
    long start = System.nanoTime();
    List<Race> races = new ArrayList<>();
    for (int pass = 0; pass < passes; pass++) {
      races.addAll(shuffled(kind == Kind.MEETING ? pairs() : single()));
    }
    Optional<Races.Finding> finding = Optional.empty();
    for (Race race : races) {
      if (finding.isPresent() || System.nanoTime() - start >= time.toNanos()) {
        break;
      }
      finding = stoppedAtEachCommand(kind, race);
    }
    return new Result(calls, stops, Duration.ofNanos(System.nanoTime() - start), finding);
  }

  private List<Race> shuffled(List<Race> races) {
    Collections.shuffle(races, random);
    return races;
  }

  private Optional<Races.Finding> stoppedAtEachCommand(Kind kind, Race race) {
    for (int command = kind.first; command < MOST_COMMANDS; command++) {
      Optional<Races.Finding> found = Optional.empty();
      for (int tries = tries(kind, race, command); tries > 0 && found.isEmpty(); tries--) {
        found = round(kind, race, command);
      }
      if (found.isEmpty()) {
        break; // it takes no more commands than that
      }
      if (!found.get().isGood()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A port that takes several commands for an operation at times only is worth more patience. */
  private int tries(Kind kind, Race race, int command) {
    if (kind != Kind.MEETING) {
      return 1;
    }
    String method = race.methods().get(0);
    boolean atTimes = inSeveral.contains(method) && inOne.contains(method);
    return atTimes ? MANY_TRIES : command == kind.first ? TRIES : 1;
  }

  /** Each operation, stopped, beside each that changes something. */
  private List<Race> pairs() {
    List<Race> races = new ArrayList<>();
    for (String one : offered()) {
      for (String other : CHANGING) {
        for (Race.Start start : List.of(Race.Start.QUEUED, Race.Start.RESERVED, Race.Start.MIXED)) {
          List<String> methods = List.of(one, other, any(), any());
          races.add(new Race(one + " beside " + other, start, methods, false));
        }
      }
    }
    races.add(new Race("put beside put", Race.Start.ABSENT, List.of("put", "put"), false));
    return races;
  }

  private List<String> offered() {
    List<String> methods = new ArrayList<>(CHANGING);
    if (inspect) {
      methods.addAll(List.of("get", "counts"));
    }
    return methods;
  }

  private String any() {
    return CHANGING.get(random.nextInt(CHANGING.size()));
  }

  private List<Race> single() {
    List<Race> races = new ArrayList<>();
    for (String method : offered()) {
      for (Race.Start start : Race.Start.values()) {
        races.add(new Race(method, start, List.of(method), false));
      }
    }
    return races;
  }

  /** Returns what came of a call that was stopped, or empty if it was over before. */
  private Optional<Races.Finding> round(Kind kind, Race race, int command) {
    boolean meeting = kind == Kind.MEETING;
    int others = meeting ? 1 : 0;
    Race.Round round =
        race.draw(
            random,
            1 + others,
            1 + others * random.nextInt(3),
            1 + rounds % 2,
            PADDINGS.get(rounds % 4));
    Operation operation = round.scripts().get(0).get(0);
    if (!meeting || rehearsed.add(operation.method())) {
      rehearse(round, operation);
    }
    Subject topic = witness.on(lab.topic() + " round " + ++rounds);
    long origin = System.nanoTime();
    Caller stopped = new Caller(1, subject().on(topic.topic()), origin);
    Caller beside = new Caller(2, topic, origin);
    round.before().forEach(beside::call);
    boolean wasStopped =
        switch (kind) {
          case MEETING ->
              meet(stopped, operation, command, () -> round.scripts().get(1).forEach(beside::call));
          case CUT -> cut(stopped, operation, command);
          case LOST_REPLY -> loseReply(stopped, operation, command);
          case KILL -> kill(stopped, operation, command);
        };
    calls += round.before().size() + 1;
    if (!wasStopped) {
      if (command == kind.first) {
        inOne.add(operation.method());
      }
      return Optional.empty();
    }
    stops++;
    inSeveral.add(operation.method());
    if (!meeting) {
      awaitTurn(subject().on(topic.topic())); // what it does late, it has done by then
      awaitTurn(topic);
    }
    boolean drained = drain(beside, round);
    if (!meeting) {
      round.ids().forEach(id -> beside.call(new Operation.Put(id, "again " + id, Race.NOW)));
      drained &= drain(beside, round);
    }
    History history =
        new History(Stream.of(stopped, beside).flatMap(c -> c.calls().stream()).toList());
    calls += history.calls().size() - round.before().size() - 1;
    return Optional.of(
        new Races.Finding(
            operation.method()
                + " of "
                + race.start().words()
                + " jobs, "
                + kind.words.formatted(command + 1),
            new Judge(Extent.FULL).judge(history, drained),
            history));
  }

  private boolean drain(Caller caller, Race.Round round) {
    Drain drain = new Drain(Race.END, inspect ? round.ids() : List.of());
    drain.with(caller);
    return drain.isComplete();
  }

  private boolean meet(Caller caller, Operation operation, int command, Runnable others) {
    CompletableFuture<?> call = begin(command, () -> caller.call(operation));
    boolean stopped = relay().awaitStop(call);
    if (stopped) {
      Future<?> meanwhile = lab.inBackground(others);
      Lab.awaitQuietly(meanwhile, PATIENCE);
      relay().letGo();
      Lab.join(meanwhile);
    }
    Lab.join(call);
    return stopped;
  }

  private boolean cut(Caller caller, Operation operation, int command) {
    CompletableFuture<?> call = begin(command, () -> caller.call(operation));
    boolean stopped = relay().awaitStop(call);
    if (stopped) {
      relay().cut();
    }
    Lab.join(call);
    return stopped;
  }

  private boolean loseReply(Caller caller, Operation operation, int reply) {
    relay().loseReply(reply);
    caller.call(operation);
    return relay().hasLost();
  }

  private boolean kill(Caller caller, Operation operation, int command) {
    AtomicBoolean killed = new AtomicBoolean();
    CompletableFuture<?> call =
        begin(
            command,
            () -> {
              try {
                caller.call(operation);
              } catch (PortFailure e) {
                if (!killed.get()) {
                  throw e;
                }
              }
            });
    boolean stopped = relay().awaitStop(call);
    if (stopped) {
      killed.set(true);
      subject().kill();
      subject = null;
      relay().cut();
    }
    Lab.join(call);
    return stopped;
  }

  private CompletableFuture<?> begin(int command, Runnable call) {
    relay().stopAtCommand(command);
    return lab.inBackground(call);
  }

  private Relay relay() {
    return lab.relay();
  }

  private Subject subject() {
    Subject running = subject == null ? lab.openBehindRelay() : subject;
    subject = running;
    return running;
  }

  /**
   * Makes the same calls elsewhere, until they succeed: so the connection and the script are there.
   */
  private void rehearse(Race.Round round, Operation operation) {
    List<Operation> rehearsal = new ArrayList<>(round.before());
    rehearsal.add(operation);
    Eventually.within(
        RECOVERY,
        "the port works again after the fault",
        () -> {
          Caller caller = new Caller(1, subject().fresh(), 0);
          return rehearsal.stream().allMatch(next -> caller.call(next).isPresent());
        });
  }

  /** Waits until a process gets its turn: what was stopped may have held a lock. */
  private static void awaitTurn(Subject topic) {
    Eventually.within(
        RECOVERY,
        "the processes work on the topic after the fault",
        () -> new Caller(2, topic, 0).call(new Operation.Delete("nobody")).isPresent());
  }
}
