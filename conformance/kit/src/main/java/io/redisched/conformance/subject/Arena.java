package io.redisched.conformance.subject;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * As many processes of the port as a check asks for, all on the Redis of the run, and what the run
 * was asked for: for checks that draw at random and make more calls than anybody wants to read. All
 * processes are given back with the check.
 *
 * <p>Used by one thread at a time; the subjects that it hands out may each be used by a thread of
 * their own.
 */
public final class Arena implements AutoCloseable {

  /**
   * What the run was asked for.
   *
   * @param seed what random values are drawn from
   * @param steps how many random steps to make; empty for the usual number
   * @param profiles what the port declares
   * @param report the directory that result files go to
   * @param replay says how a file with a sequence is run again
   */
  public record Conditions(
      long seed,
      OptionalInt steps,
      Set<String> profiles,
      Optional<Path> report,
      Function<Path, String> replay) {

    /** Steps in a run of which nothing was asked. */
    public static final int USUAL_STEPS = 12_000;

    /**
     * Returns what to say where fewer than half of the usual steps were made, or nothing where they
     * are enough or their number was asked for.
     *
     * @param made how many steps were made
     * @param time how long they were given
     */
    public Optional<String> thinEvidence(int made, Duration time) {
      if (steps.isPresent() || made >= USUAL_STEPS / 2) {
        return Optional.empty();
      }
      return Optional.of(
          ("Only %d of the usual %d random steps were made in %d s, since the port or the machine was"
                  + " slow: --steps %d makes them all, however long it takes.")
              .formatted(made, USUAL_STEPS, time.toSeconds(), USUAL_STEPS));
    }

    /** Returns what is usually done in some time, as much more or less as there are steps. */
    public Duration inProportion(Duration usual) {
      return usual.multipliedBy(steps.orElse(USUAL_STEPS)).dividedBy(USUAL_STEPS);
    }
  }

  private final Supplier<Port> ports;
  private final Trace trace;
  private final String topic;
  private final Conditions conditions;
  private final Effort effort;
  private final Consumer<String> warnings;
  private final List<Port> lent = new ArrayList<>();
  private int topics;

  /**
   * Creates an arena; nothing is started before it is asked for.
   *
   * @param ports hands out running ports
   * @param trace where the exchanges of {@link #recorded} are recorded
   * @param topic what the names of all topics begin with
   * @param conditions what the run was asked for
   * @param effort where it is counted what the run gets done
   * @param warnings where {@link #warn} says it
   */
  public Arena(
      Supplier<Port> ports,
      Trace trace,
      String topic,
      Conditions conditions,
      Effort effort,
      Consumer<String> warnings) {
    this.ports = ports;
    this.trace = trace;
    this.topic = topic;
    this.conditions = conditions;
    this.effort = effort;
    this.warnings = warnings;
  }

  /** Returns what the run was asked for. */
  public Conditions conditions() {
    return conditions;
  }

  /** Returns where a check counts what it gets done. */
  public Effort effort() {
    return effort;
  }

  /** Has the report show a picture of the failure that the check is about to say. */
  public void show(Picture picture) {
    trace.add(picture);
  }

  /** Says in the report what a reader should know and what fails nothing. */
  public void warn(String sentence) {
    warnings.accept(sentence);
  }

  /** Tells whether the port offers {@code get} and {@code counts}. */
  public boolean inspect() {
    return conditions.profiles().contains("inspect");
  }

  /** Returns the name of a topic that nobody has used. */
  public String freshTopic() {
    return topic + " " + ++topics;
  }

  /** Returns another process of the port, whose exchanges are not kept. */
  public Subject enter() {
    return new Subject(lend(), lent.size(), new Trace(), freshTopic());
  }

  /** Returns another process of the port, whose exchanges the report shows. */
  public Subject recorded() {
    return new Subject(lend(), lent.size(), trace, freshTopic());
  }

  /** Returns several processes as if they were one: each call is made by any one of them. */
  public Subject takingTurns(int processes) {
    List<Port> ports =
        Stream.<Port>generate(() -> new Renewing(this::lend)).limit(processes).toList();
    return new Subject(
        new TakingTurns(ports, new Random(conditions.seed())),
        lent.size(),
        new Trace(),
        freshTopic());
  }

  /**
   * Returns another process of the port, its exchanges not kept, in whose place a new one is
   * started when it failed to answer.
   */
  public Subject renewing() {
    return new Subject(new Renewing(this::lend), lent.size() + 1, new Trace(), freshTopic());
  }

  private Port lend() {
    Port port = ports.get();
    lent.add(port);
    return port;
  }

  @Override
  public void close() {
    lent.forEach(Port::close);
    lent.clear();
  }

  private static final class TakingTurns implements Port {

    private final List<Port> ports;
    private final Random random;

    TakingTurns(List<Port> ports, Random random) {
      this.ports = ports;
      this.random = random;
    }

    @Override
    public Answer call(String method, ObjectNode params) {
      return ports.get(random.nextInt(ports.size())).call(method, params);
    }

    @Override
    public void close() {
      // for whoever started them
    }
  }
}
