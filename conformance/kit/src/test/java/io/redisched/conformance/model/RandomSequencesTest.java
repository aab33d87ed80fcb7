package io.redisched.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.conformance.model.Topic.Outcome;
import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The search against the model as a port, and against the same with a fault put in. */
class RandomSequencesTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private interface Fault extends BiFunction<Topic, Operation, List<Outcome>> {}

  /**
   * A planted fault.
   *
   * @param clause the clause that is to be named
   * @param steps the number of steps that are enough to show it
   */
  private record Planted(String name, String clause, int steps, Fault fault) {}

  private static final List<Planted> PLANTED =
      List.of(
          new Planted(
              "reserve with an exclusive bound",
              "RSV-3",
              2,
              (topic, operation) ->
                  operation instanceof Operation.Reserve reserve
                      ? topic.reserve(Math.nextDown(reserve.max()), reserve.ttr())
                      : operation.on(topic)),
          new Planted(
              "ttr in whole seconds",
              "RSV-8",
              3,
              (topic, operation) ->
                  operation instanceof Operation.Reserve reserve
                      ? topic.reserve(reserve.max(), Math.floor(reserve.ttr()))
                      : operation.on(topic)),
          new Planted(
              "put overwrites a reserved job",
              "PUT-3",
              3,
              (topic, operation) ->
                  operation instanceof Operation.Put put && topic.is(put.id(), Topic.State.RESERVED)
                      ? operation.on(topic.delete(put.id()).get(0).next())
                      : operation.on(topic)),
          new Planted(
              "requeue keeps the deadline as expiration",
              "REQ-7",
              4,
              (topic, operation) -> {
                if (operation instanceof Operation.Requeue requeue && requeue.limit() > 0) {
                  double earlier =
                      topic.jobs().values().stream()
                          .filter(job -> job.state() == Topic.State.RESERVED)
                          .mapToDouble(Topic.Entry::at)
                          .filter(at -> at <= requeue.max())
                          .max()
                          .orElse(requeue.max());
                  return topic.requeue(earlier, requeue.limit());
                }
                return operation.on(topic);
              }),
          new Planted(
              "release ends a queued job",
              "REL-2",
              2,
              (topic, operation) ->
                  operation instanceof Operation.Release release
                      ? topic.delete(release.id())
                      : operation.on(topic)),
          new Planted(
              "limit one too many",
              "REQ-4",
              5,
              (topic, operation) ->
                  operation instanceof Operation.Requeue requeue && requeue.limit() > 0
                      ? topic.requeue(requeue.max(), requeue.limit() + 1)
                      : operation.on(topic)),
          new Planted(
              "instants are kept as whole milliseconds",
              "RSV-4",
              3,
              (topic, operation) ->
                  operation instanceof Operation.Put put
                      ? topic.put(put.id(), put.body(), Math.floor(put.expiration()))
                      : operation.on(topic)),
          new Planted(
              "bodies are trimmed",
              "TEXT-1",
              2,
              (topic, operation) ->
                  operation instanceof Operation.Put put
                      ? topic.put(put.id(), put.body().strip(), put.expiration())
                      : operation.on(topic)),
          new Planted(
              "pull leaves the job reserved",
              "PUT-5",
              3,
              (topic, operation) ->
                  operation instanceof Operation.Pull pull
                      ? topic.reserve(pull.max(), 3600)
                      : operation.on(topic)));

  private static Supplier<Subject> subjects(Supplier<? extends Port> ports) {
    Port port = ports.get();
    long[] topics = new long[1];
    return () -> new Subject(port, 1, new Trace(), "topic " + topics[0]++);
  }

  private static Supplier<Subject> faulty(Fault fault) {
    return subjects(
        () ->
            new ModelPort() {
              @Override
              protected List<Outcome> outcomes(Topic topic, Operation operation) {
                return fault.apply(topic, operation);
              }
            });
  }

  private static RandomSequences sequences(Supplier<Subject> subjects, long seed, boolean inspect) {
    return new RandomSequences(subjects, seed, inspect, 1_764_000_000_000.0);
  }

  @Test
  void thePortThatIsTheModelPasses(TestReporter reporter) {
    var result = sequences(subjects(ModelPort::new), 1, true).search(100_000, LONG);
    assertThat(result.deviations()).isEmpty();
    assertThat(result.steps()).isGreaterThanOrEqualTo(100_000);
    reporter.publishEntry("steps per second", String.valueOf(Math.round(result.stepsPerSecond())));
  }

  @Test
  void aPortThatBreaksTiesTheOtherWayPasses() {
    var subjects =
        faulty(
            (topic, operation) -> {
              List<Outcome> outcomes = operation.on(topic);
              return outcomes.subList(outcomes.size() - 1, outcomes.size());
            });
    assertThat(sequences(subjects, 2, true).search(50_000, LONG).deviations()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> plantedFaultsAreFoundWithinADefaultRunAndShrunk(TestReporter reporter) {
    return PLANTED.stream()
        .map(planted -> DynamicTest.dynamicTest(planted.name(), () -> isFound(planted, reporter)));
  }

  private static void isFound(Planted planted, TestReporter reporter) {
    List<Deviation> found = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      var result = sequences(faulty(planted.fault()), seed, true).search(10_000, LONG);
      assertThat(result.deviations()).as("found with seed %d", seed).isNotEmpty();
      found.addAll(result.deviations());
    }
    assertThat(found)
        .as("steps of the shrunk sequences")
        .allSatisfy(deviation -> assertThat(deviation.size()).isLessThanOrEqualTo(6));
    Deviation smallest =
        found.stream()
            .filter(deviation -> deviation.clause().equals(planted.clause()))
            .min(Comparator.comparingInt(Deviation::size))
            .orElseThrow(
                () ->
                    new AssertionError(
                        "not named: "
                            + planted.clause()
                            + ", but "
                            + found.stream().map(Deviation::clause).toList()));
    assertThat(smallest.size()).isLessThanOrEqualTo(planted.steps());
    reporter.publishEntry(planted.name(), smallest.size() + " steps, " + smallest.clause());
  }

  /** A port that dies of one call. */
  private record Dying(Port port) implements Port {

    @Override
    public Answer call(String method, ObjectNode params) {
      if (method.equals("requeue") && params.path("limit").asInt(0) == 1_000_000) {
        throw new PortFailure("out of memory");
      }
      return port.call(method, params);
    }

    @Override
    public void close() {
      port.close();
    }
  }

  @Test
  void aPortThatDiesIsFoundAndShrunk() {
    var subjects = subjects(() -> new Dying(new ModelPort()));
    var result = sequences(subjects, 1, true).search(10_000, LONG);
    assertThat(result.deviations())
        .singleElement()
        .satisfies(
            deviation -> {
              assertThat(deviation.size()).isEqualTo(1);
              assertThat(deviation.message()).contains("no answer: out of memory");
            });
  }

  @Test
  void aDeviationIsReplayedFromItsFile(@TempDir Path directory) throws IOException {
    Fault fault = PLANTED.get(0).fault();
    Deviation found = sequences(faulty(fault), 1, true).search(10_000, LONG).deviations().get(0);
    Replay replay = Replay.read(found.writeTo(directory));
    assertThat(replay.size()).isEqualTo(found.size());
    assertThat(replay.on(faulty(fault).get()))
        .hasValueSatisfying(again -> assertThat(again.clause()).isEqualTo(found.clause()));
    assertThat(replay.on(subjects(ModelPort::new).get())).isEmpty();
  }

  @Test
  void aFileThatHoldsNoSequenceIsRefused(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.json"), "{\"topics\": [\"\"]}");
    assertThatThrownBy(() -> Replay.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.json")
        .hasMessageContaining("no steps");
  }

  @Test
  void aSeedDrawsTheSameSequences() {
    var once = sequences(faulty(PLANTED.get(1).fault()), 7, false).search(2000, LONG);
    var again = sequences(faulty(PLANTED.get(1).fault()), 7, false).search(2000, LONG);
    assertThat(again.steps()).isEqualTo(once.steps());
    assertThat(again.deviations())
        .extracting(Deviation::message)
        .isEqualTo(once.deviations().stream().map(Deviation::message).toList());
  }
}
