package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.due;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.jobs;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Section "bad input" of the specification. */
public abstract class BadInputChecks {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<JsonNode> ABSENT = Arrays.asList(null, JSON.nullNode());

  private static final List<JsonNode> STRINGS =
      Stream.of(
              "soon",
              "5",
              "0",
              "",
              " ",
              "1700000000000",
              "1e3",
              "NaN",
              "Infinity",
              "inf",
              "-inf",
              "+inf",
              "(5",
              "0x10",
              "5 ",
              "null")
          .map(text -> (JsonNode) JSON.stringNode(text))
          .toList();

  private static final List<JsonNode> NOT_FINITE =
      List.of(JSON.numberNode(new BigDecimal("1e999")), JSON.numberNode(new BigDecimal("-1e999")));

  /**
   * A call that is right but for one argument.
   *
   * @param value what stands in place of the argument, or null if it is left out
   */
  private record Mistake(Operation operation, String argument, @Nullable JsonNode value) {

    ObjectNode params(Subject port) {
      ObjectNode params = operation.params(port);
      params.remove(argument);
      return value == null ? params : params.set(argument, value);
    }

    @Override
    public String toString() {
      return operation.method()
          + (value == null ? " without " + argument : " with " + argument + " " + shown());
    }

    private String shown() {
      return value instanceof DecimalNode ? value.decimalValue().toString() : String.valueOf(value);
    }
  }

  private static List<Mistake> mistakes(
      Subject port, Set<String> arguments, List<? extends @Nullable JsonNode> values) {
    return Operation.offeredBy(port).stream()
        .flatMap(operation -> mistakes(operation, arguments, values).stream())
        .toList();
  }

  private static List<Mistake> mistakes(
      Operation operation, Set<String> arguments, List<? extends @Nullable JsonNode> values) {
    return operation.arguments().stream()
        .filter(arguments::contains)
        .flatMap(argument -> values.stream().map(value -> new Mistake(operation, argument, value)))
        .toList();
  }

  private static List<Mistake> mistakes(Operation operation, String argument, double... values) {
    return DoubleStream.of(values)
        .mapToObj(value -> new Mistake(operation, argument, Subject.number(value)))
        .toList();
  }

  private static List<Mistake> emptyTopics(Subject port) {
    return mistakes(port, Set.of("topic"), List.of(JSON.stringNode("")));
  }

  private static List<Mistake> emptyIds(Subject port) {
    return mistakes(port, Set.of("id"), List.of(JSON.stringNode("")));
  }

  private static List<Mistake> missingNumbers(Subject port) {
    return mistakes(port, Operation.NUMBERS, ABSENT);
  }

  private static List<Mistake> missingNames(Subject port) {
    return mistakes(port, Operation.NAMES, ABSENT);
  }

  private static List<Mistake> textForNumbers(Subject port) {
    return mistakes(port, Operation.NUMBERS, STRINGS);
  }

  private static List<Mistake> notFinite(Subject port) {
    return mistakes(port, Operation.NUMBERS, NOT_FINITE);
  }

  private static List<Mistake> negativeTtrs() {
    return mistakes(
        Operation.RESERVE, "ttr", -1, -10, -0.5, -0.001, -1e-6, -60_000, -1e9, -2_147_483_648.0);
  }

  private static List<Mistake> negativeLimits() {
    return mistakes(
        Operation.REQUEUE, "limit", -1, -2, -100, -2_147_483_648.0, -2_147_483_649.0, -1e15);
  }

  private static List<Mistake> fractionalLimits() {
    return mistakes(
        Operation.REQUEUE, "limit", 0.5, 0.001, 0.999, 1.5, 2.5, 1e-9, 99.99, 1_000_000.5, -0.5);
  }

  @SafeVarargs
  private static List<Mistake> all(List<Mistake>... kinds) {
    List<Mistake> all = new ArrayList<>();
    for (List<Mistake> kind : kinds) {
      all.addAll(kind);
    }
    return all;
  }

  private static Answer.Failure refused(Subject port, Mistake mistake) {
    Answer answer = port.call(mistake.operation().method(), mistake.params(port));
    return Forms.failure(mistake.toString(), answer);
  }

  /** Every mistake is refused, whether or not there are jobs that the call could take. */
  private static void assertRefused(Subject port, List<Mistake> mistakes) {
    Subject busy = port.fresh();
    busyTopic(busy);
    ForEach.of(
        mistakes,
        mistake -> {
          refused(port, mistake);
          refused(busy, mistake);
        });
  }

  /** A job in each state: what every operation would like to take. */
  private static void busyTopic(Subject port) {
    hold(port, "overdue", NOW - 20_000, 5);
    hold(port, "reserved", NOW - 10_000, 60);
    queue(port, "due", NOW - 5);
    queue(port, "delayed", NOW + 5000);
  }

  private static void assertAsItWas(Subject port) {
    assertThat(port.put("overdue", "", NOW)).as("put of the overdue id").isZero();
    assertThat(port.put("reserved", "", NOW)).as("put of the reserved id").isZero();
    assertThat(port.put("new", "body of new", NOW + 9000))
        .as("put of the id that only refused calls named")
        .isEqualTo(1);
    assertThat(port.pull(NOW - 5.5)).as("pull before the due job's expiration").isNull();
    assertThat(due(port, NOW + 4999)).as("what is due").isEqualTo(jobs("due"));
    assertThat(port.requeue(NOW - 15_001, 10)).as("requeue before the first deadline").isZero();
    assertThat(port.requeue(NOW - 15_000, 10)).as("requeue at the first deadline").isEqualTo(1);
    assertThat(due(port, NOW + 4999)).as("what was requeued").isEqualTo(jobs("overdue"));
    assertThat(due(port, NOW + 5000)).as("what was delayed").isEqualTo(jobs("delayed"));
    assertThat(port.requeue(NOW + 49_999, 10)).as("requeue before the last deadline").isZero();
    assertThat(port.release("reserved")).as("release of the reserved job").isEqualTo(1);
    assertThat(port.requeue(FAR, 10)).as("requeue of nothing").isZero();
    assertThat(due(port, FAR)).as("all that is left").isEqualTo(jobs("new"));
  }

  @Check("BAD-1")
  void anEmptyTopicIsRefused(Subject port) {
    assertRefused(port, emptyTopics(port));
  }

  @Check("BAD-2")
  void anEmptyIdIsRefused(Subject port) {
    assertRefused(port, emptyIds(port));
  }

  @Check("BAD-3")
  void aMissingNumberIsRefused(Subject port) {
    assertRefused(port, missingNumbers(port));
  }

  @Check("BAD-4")
  void textInPlaceOfANumberIsRefused(Subject port) {
    assertRefused(port, textForNumbers(port));
  }

  @Check("BAD-5")
  void anInfiniteNumberIsRefused(Subject port) {
    assertRefused(port, notFinite(port));
  }

  @Check("BAD-6")
  void aNegativeTtrIsRefused(Subject port) {
    assertRefused(port, negativeTtrs());
  }

  @Check("BAD-7")
  void aNegativeLimitIsRefused(Subject port) {
    assertRefused(port, negativeLimits());
  }

  @Check("BAD-8")
  void aFractionalLimitIsRefused(Subject port) {
    assertRefused(port, fractionalLimits());
  }

  private static void assertNamed(Subject port, List<Mistake> mistakes) {
    ForEach.of(
        mistakes,
        mistake -> {
          Answer.Failure failure = refused(port, mistake);
          assertThat(failure.code())
              .as("the error code of %s (%s)", mistake, failure.message())
              .isEqualTo(Answer.BAD_INPUT);
          assertThat(failure.message())
              .as("the error message of %s", mistake)
              .containsIgnoringCase(mistake.argument());
        });
  }

  @Check("BAD-9")
  void theErrorNamesTheEmptyArgument(Subject port) {
    assertNamed(port, all(emptyTopics(port), emptyIds(port)));
  }

  @Check("BAD-9")
  void theErrorNamesTheMissingArgument(Subject port) {
    assertNamed(port, all(missingNumbers(port), missingNames(port)));
  }

  @Check("BAD-9")
  void theErrorNamesTheArgumentThatIsOutOfRange(Subject port) {
    assertNamed(port, all(negativeTtrs(), negativeLimits(), fractionalLimits()));
  }

  @Check("BAD-9")
  void theErrorNamesTheArgumentThatIsNoNumber(Subject port) {
    assertNamed(port, textForNumbers(port));
  }

  @Check({"BAD-9", "BAD-5"})
  void theErrorOfAnInfiniteNumberHasACodeOfBadInput(Subject port) {
    ForEach.of(
        notFinite(port),
        mistake -> {
          Answer.Failure failure = refused(port, mistake);
          assertThat(failure.code())
              .as("the error code of %s (%s)", mistake, failure.message())
              .isIn(Answer.BAD_INPUT, Answer.NOT_JSON, Answer.NOT_A_REQUEST);
          if (failure.code() == Answer.BAD_INPUT) {
            assertThat(failure.message())
                .as("the error message of %s", mistake)
                .containsIgnoringCase(mistake.argument());
          }
        });
  }

  /** Calls with one mistake each, and compares afterwards with what was there before. */
  private static void assertHarmless(Subject port, List<Mistake> mistakes) {
    Set<Operation> operations = new TreeSet<>();
    mistakes.forEach(mistake -> operations.add(mistake.operation()));
    ForEach.of(
        List.copyOf(operations),
        operation -> {
          Subject topic = port.fresh();
          busyTopic(topic);
          List<String> taken = new ArrayList<>();
          ForEach.of(
              mistakes.stream().filter(mistake -> mistake.operation() == operation).toList(),
              mistake -> {
                Answer answer = topic.call(operation.method(), mistake.params(topic));
                if (answer instanceof Answer.Result result) {
                  taken.add(mistake + ", which answered " + result.value());
                }
              });
          try {
            assertAsItWas(topic);
          } catch (AssertionError e) {
            String refused = taken.isEmpty() ? "all of it refused" : "not refused: ";
            throw new AssertionError(
                e.getMessage() + "\nafter bad input, " + refused + String.join("; ", taken), e);
          }
        });
  }

  @Check("BAD-10")
  void anEmptyOrMissingNameChangesNothing(Subject port) {
    assertHarmless(port, all(emptyTopics(port), emptyIds(port), missingNames(port)));
  }

  @Check("BAD-10")
  void aMissingNumberChangesNothing(Subject port) {
    assertHarmless(port, missingNumbers(port));
  }

  @Check("BAD-10")
  void textInPlaceOfANumberChangesNothing(Subject port) {
    assertHarmless(port, textForNumbers(port));
  }

  @Check("BAD-10")
  void anInfiniteNumberChangesNothing(Subject port) {
    assertHarmless(port, notFinite(port));
  }

  @Check("BAD-10")
  void aNumberOutOfRangeChangesNothing(Subject port) {
    assertHarmless(port, all(negativeTtrs(), negativeLimits(), fractionalLimits()));
  }

  @Check("BAD-10")
  void aRefusedPutOfAnIdInUseChangesNothing(Subject port) {
    queue(port, "queued", NOW);
    hold(port, "reserved", NOW - 10, 60);
    Set<String> expiration = Set.of("expiration");
    ForEach.of(
        all(
            mistakes(Operation.PUT, expiration, ABSENT),
            mistakes(Operation.PUT, expiration, NOT_FINITE)),
        mistake -> {
          for (String id : List.of("queued", "reserved")) {
            ObjectNode params = mistake.params(port).put("id", id);
            Forms.failure(mistake.toString(), port.call("put", params));
          }
        });
    Jobs.assertExpires(port, job("queued"), NOW);
    Jobs.assertTimesOut(port, job("reserved"), NOW + 59_990);
    Jobs.assertNothingLeft(port);
  }

  @Check("BAD-11")
  void aMissingTopicOrIdIsRefused(Subject port) {
    assertRefused(port, missingNames(port));
    for (String name : List.of("null", "undefined", "None", "nil", "NULL")) {
      assertThat(port.delete(name)).as("delete of an id that nobody put, \"%s\"", name).isZero();
    }
  }

  @Check("BAD-12")
  void aNumberOfAnyOtherTypeIsRefused(Subject port) {
    assertRefused(
        port,
        mistakes(
            port,
            Operation.NUMBERS,
            List.of(
                JSON.booleanNode(true),
                JSON.booleanNode(false),
                Json.MAPPER.createArrayNode(),
                Json.MAPPER.createArrayNode().add(5),
                Json.object(),
                Json.object().put("value", 5))));
  }

  @Check("BAD-12")
  void aNameOfAnyOtherTypeIsRefused(Subject port) {
    assertRefused(
        port,
        mistakes(
            port,
            Operation.NAMES,
            List.of(
                JSON.numberNode(5),
                JSON.numberNode(0),
                JSON.booleanNode(true),
                Json.MAPPER.createArrayNode().add("a"),
                Json.object())));
  }

  @Check("BAD-12")
  void aMissingBodyIsRefused(Subject port) {
    assertRefused(port, mistakes(port, Set.of("body"), ABSENT));
  }

  @Check("BAD-12")
  void aBodyOfAnyOtherTypeIsRefused(Subject port) {
    assertRefused(
        port,
        mistakes(
            port,
            Set.of("body"),
            List.of(
                JSON.numberNode(5),
                JSON.booleanNode(false),
                Json.MAPPER.createArrayNode(),
                Json.object().put("a", 1))));
  }
}
