package io.redisched.conformance.cli;

import static io.redisched.conformance.report.Reports.check;
import static io.redisched.conformance.report.Reports.clause;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.report.Reports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What stands on the terminal at the end. */
class SummaryTest {

  /** Whoever searches the output for a number finds it in any country. */
  @Test
  @ResourceLock(Resources.LOCALE)
  void numbersAreWrittenAlikeEverywhere() {
    Locale here = Locale.getDefault();
    StringWriter out = new StringWriter();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Summary.print(Reports.of(), new PrintWriter(out, true), false);
    } finally {
      Locale.setDefault(here);
    }

    assertThat(out.toString()).contains("Checks: 0 in 1.0 s.");
  }

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

  @Test
  void aFailureThatBreaksTwoClausesIsShownOnce() {
    CheckResult both = check("kill", Outcome.FAILED, "a job was handed out twice");
    StringWriter out = new StringWriter();
    Summary.print(
        Reports.of(
            clause("PROC-2", null, both),
            clause("PROC-3", null, check("other", Outcome.FAILED, "lost"), both)),
        new PrintWriter(out, true),
        false);

    assertThat(out.toString())
        .containsOnlyOnce("a job was handed out twice")
        .contains("Also: kill, shown under PROC-2")
        .contains("lost")
        .contains("kit --only PROC-2", "kit --only PROC-3");
  }

  @Test
  void whatFailsEverywhereInTheSameWayIsSaidOnce() {
    StringWriter out = new StringWriter();
    Summary.print(
        Reports.of(
            clause("PUT-1", null, check("put", Outcome.FAILED, "it died after 12 calls")),
            clause("PUT-2", null, check("again", Outcome.FAILED, "it died after 7 calls")),
            clause("PUT-3", null, check("third", Outcome.FAILED, "it answered 2"))),
        new PrintWriter(out, true),
        false);

    assertThat(out.toString())
        .contains("it died after 12 calls", "it answered 2")
        .doesNotContain("it died after 7 calls")
        .contains("Check: again, which says the same as under PUT-1")
        .contains("kit --only PUT-1", "kit --only PUT-2", "kit --only PUT-3");
  }
}
