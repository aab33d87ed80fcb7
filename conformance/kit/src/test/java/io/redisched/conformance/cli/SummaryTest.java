package io.redisched.conformance.cli;

import static io.redisched.conformance.report.Reports.check;
import static io.redisched.conformance.report.Reports.clause;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.report.Reports;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What stands on the terminal at the end. */
class SummaryTest {

  @Test
  void whatIsUndecidedIsNamedWithItsReason() {
    StringWriter out = new StringWriter();
    Summary.print(
        Reports.of(
            clause("PUT-1", null, check("put", Outcome.PASSED, null)),
            clause(
                "PROC-2",
                null,
                check("races", Outcome.PASSED, null),
                check("melee", Outcome.UNDECIDED, "ran out of its budget"))),
        new PrintWriter(out, true),
        false);

    assertThat(out.toString())
        .contains("Undecided\n  PROC-2: ran out of its budget\n")
        .contains("Clauses: 1 passed, 1 undecided.")
        .endsWith("The port conforms in all that could be decided; 1 clause is undecided.\n");
  }
}
