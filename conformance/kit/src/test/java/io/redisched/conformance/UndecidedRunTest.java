package io.redisched.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.model.ModelPort;
import io.redisched.conformance.model.Topic;
import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.ExitStatus;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.run.KnownFailures;
import io.redisched.conformance.run.ProgrammaticRun;
import io.redisched.conformance.run.RunListener;
import io.redisched.conformance.run.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Runs in which not everything is found out. */
class UndecidedRunTest {

  @Test
  void anUndecidedCheckLeavesItsClauseUndecided() {
    KnownFailures known =
        new KnownFailures(List.of(new KnownFailures.Entry("PROC-2", "some day", null)));
    ConformanceReport report =
        ProgrammaticRun.of(
            OpenQuestions.class,
            redis -> new ModelPort(),
            settings().withKnownFailing(known),
            RunListener.NONE);

    assertThat(report.clauses())
        .extracting(clause -> clause.clause().id() + " " + clause.outcome())
        .containsExactly("PROC-2 UNDECIDED", "PROC-3 PASSED");
    assertThat(report.undecided().get(0).message())
        .contains(
            "Checks.isUndecided: ran out of its budget", "Checks.hasNoMeans: cannot be killed");
    assertThat(report.contradictions()).isEmpty();
    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(ExitStatus.CONFORMS);
    assertThat(known.update(report)).as("the list brought up to date").isEqualTo(known);
  }

  @Test
  void whatIsNotRunIsUndecided() {
    RunListener satisfied =
        new RunListener() {
          @Override
          public boolean wantsMore() {
            return false;
          }
        };
    ConformanceReport report =
        ProgrammaticRun.of(OpenQuestions.class, redis -> new ModelPort(), settings(), satisfied);

    assertThat(report.clauses()).extracting(ClauseResult::outcome).containsOnly(Outcome.UNDECIDED);
    assertThat(report.sentence()).startsWith("Nothing could be decided");
  }

  /** The search can follow only so many calls that may have happened or not. */
  @Test
  void aPortThatMostlyGivesUpFailsThoughItsHistoriesCannotBeDecided() {
    ConformanceReport report =
        Conformance.run(new Hesitant(4), settings().withOnly(List.of("PROC-2")).withSteps(2000));

    assertThat(report.failed())
        .singleElement()
        .satisfies(
            clause ->
                assertThat(clause.failures())
                    .extracting(check -> check.check())
                    .contains("ConcurrencyChecks.aLongHistoryOfConcurrentCallsHasAnOrder"));
  }

  private static Settings settings() {
    return Settings.defaults().withSeed(1);
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
