package io.redisched.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.model.ModelPort;
import io.redisched.conformance.model.Topic;
import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.ExitStatus;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.run.KnownFailures;
import io.redisched.conformance.run.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ports that are right, but answer some calls by −32000: each may have happened or not, which is
 * more than the search for an order can follow in a long history.
 */
class UndecidedRunTest {

  private static final String LONG = "ConcurrencyChecks.aLongHistoryOfConcurrentCallsHasAnOrder";

  @Test
  void aHistoryThatCannotBeDecidedIsNotPassed() {
    KnownFailures known =
        new KnownFailures(List.of(new KnownFailures.Entry("PROC-2", "some day", null)));
    ConformanceReport report = Conformance.run(new Hesitant(16), settings().withKnownFailing(known));

    assertThat(report.clauses())
        .singleElement()
        .satisfies(
            clause -> {
              assertThat(clause.outcome()).isEqualTo(Outcome.UNDECIDED);
              assertThat(clause.message()).contains(LONG, "cannot be killed");
              assertThat(clause.with(Outcome.PASSED)).as("the short races").hasSize(1);
            });
    assertThat(report.contradictions()).isEmpty();
    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(ExitStatus.CONFORMS);
    assertThat(known.update(report)).isEqualTo(known);
  }

  @Test
  void aPortThatMostlyGivesUpFailsThoughItsHistoriesCannotBeDecided() {
    ConformanceReport report = Conformance.run(new Hesitant(4), settings());

    assertThat(report.failed())
        .singleElement()
        .satisfies(
            clause ->
                assertThat(clause.failures())
                    .extracting(check -> check.check())
                    .contains(LONG));
  }

  private static Settings settings() {
    return Settings.defaults().withSeed(1).withOnly(List.of("PROC-2")).withSteps(2000);
  }

  /** Gives up on one in so many calls, before or after it did what it was asked. */
  private record Hesitant(int oneIn, Map<String, Topic> jobs) implements PortFactory {

    Hesitant(int oneIn) {
      this(oneIn, new HashMap<>());
    }

    @Override
    public Port open(URI redis) {
      Port port = new ModelPort(jobs);
      return new Port() {

        private int calls;

        @Override
        public Answer call(String method, ObjectNode params) {
          // the calls that tell whether processes share their jobs are answered
          boolean answered = params.path("id").asString("").equals("shared");
          if (answered || method.equals("describe") || ++calls % oneIn != 0) {
            return port.call(method, params);
          }
          if (calls / oneIn % 2 == 0) {
            port.call(method, params);
          }
          return new Answer.Failure(Answer.TROUBLE, "it was all too much");
        }

        @Override
        public void close() {
          port.close();
        }
      };
    }

    @Override
    public boolean takesRedis() {
      return false;
    }
  }
}
