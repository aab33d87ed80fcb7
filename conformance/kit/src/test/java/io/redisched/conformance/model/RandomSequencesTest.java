package io.redisched.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.model.Topic.Outcome;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

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
              "PULL-1",
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

  @Test
  void thePortThatIsTheModelPasses(TestReporter reporter) {
    var result = new RandomSequences(subjects(ModelPort::new), 1, true).search(100_000, LONG);
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
    assertThat(new RandomSequences(subjects, 2, true).search(50_000, LONG).deviations()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> plantedFaultsAreFoundWithinADefaultRunAndShrunk() {
    return PLANTED.stream()
        .map(planted -> DynamicTest.dynamicTest(planted.name(), () -> isFound(planted)));
  }

  private static void isFound(Planted planted) {
    LongStream.range(0, 5)
        .forEach(
            seed -> {
              var result =
                  new RandomSequences(faulty(planted.fault()), seed, true).search(10_000, LONG);
              assertThat(result.deviations()).as("found with seed %d", seed).isNotEmpty();
              result
                  .deviations()
                  .forEach(d -> System.out.println(planted.name() + "\n" + d.message()));
            });
  }
}
