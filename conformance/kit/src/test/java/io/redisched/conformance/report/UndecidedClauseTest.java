package io.redisched.conformance.report;

import static io.redisched.conformance.report.Reports.check;
import static io.redisched.conformance.report.Reports.clause;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A clause of which it was not found out whether it is kept is never shown as kept. */
class UndecidedClauseTest {

  private static final CheckResult PASSED = check("races", Outcome.PASSED, null);
  private static final CheckResult UNDECIDED =
      check("melee", Outcome.UNDECIDED, "ran out of its budget");
  private static final CheckResult FAILED = check("kill", Outcome.FAILED, "two holders");
  private static final CheckResult NOT_TESTABLE =
      check("kill", Outcome.NOT_TESTABLE, "cannot be killed");

  private static final ConformanceReport REPORT =
      Reports.of(
          clause("PUT-1", null, PASSED), clause("PROC-2", null, PASSED, UNDECIDED, NOT_TESTABLE));

  @Test
  void oneUndecidedCheckLeavesTheClauseUndecided() {
    ClauseResult result = clause("PROC-2", null, PASSED, NOT_TESTABLE, UNDECIDED);

    assertThat(result.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(result.message()).isEqualTo("kill: cannot be killed\nmelee: ran out of its budget");
    assertThat(result.breaks()).isFalse();
  }

  @Test
  void aFailureIsWorse() {
    ClauseResult result = clause("PROC-2", null, UNDECIDED, FAILED);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.message()).isEqualTo("kill: two holders");
  }

  @Test
  void aPartWithoutMeansLeavesAClauseKept() {
    ClauseResult result = clause("PROC-2", null, NOT_TESTABLE, PASSED);

    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.message()).isEqualTo("kill: cannot be killed");
  }

  @Test
  void thatItIsKnownToFailDecidesNothing() {
    assertThat(clause("PROC-2", "known", PASSED, UNDECIDED).outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void theVerdictClaimsNoMoreThanIsKnown() {
    assertThat(REPORT.verdict()).isEqualTo(ExitStatus.CONFORMS);
    assertThat(REPORT.sentence())
        .isEqualTo("The port conforms in all that could be decided; 1 clause is undecided.");
    assertThat(
            Reports.of(
                    clause("PROC-2", null, UNDECIDED),
                    clause("PROC-3", null, UNDECIDED),
                    clause("PUT-1", null, NOT_TESTABLE))
                .sentence())
        .isEqualTo("Nothing could be decided; 2 clauses are undecided.");
    assertThat(Reports.of(clause("PUT-1", null, PASSED)).sentence())
        .isEqualTo("The port conforms.");
    assertThat(
            Reports.of(clause("PROC-2", null, UNDECIDED), clause("PROC-3", null, FAILED))
                .sentence())
        .isEqualTo("The port does not conform: 1 clause is broken.");
  }

  @Test
  void theFilesSaySo() {
    assertThat(JsonResults.of(REPORT))
        .containsPattern("\"outcome\" : \"undecided\",\\s+\"message\" : \"melee: ran out");
    assertThat(JunitResults.of(REPORT))
        .contains("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\"")
        .contains("<skipped message=\"undecided: melee: ran out of its budget\"");
    assertThat(Badge.of(REPORT)).contains("\"conforms, 1 clauses, 1 undecided\"", "\"yellow\"");
    assertThat(MarkdownSummary.of(REPORT))
        .contains("| ◐ undecided | 1 |", "### Undecided", "- **PROC-2** melee: ran out");
    assertThat(HtmlPage.of(REPORT))
        .contains("class=\"verdict conforms in-part\"", "id=\"failing\"")
        .containsPattern("class=\"clause undecided\" id=\"PROC-2\"")
        .contains("◐ undecided", "melee: ran out of its budget");
  }

  @Test
  void everyOutcomeHasASignOfItsOwn() {
    assertThat(Arrays.stream(Outcome.values()).map(Outcome::sign)).doesNotHaveDuplicates();
  }
}
