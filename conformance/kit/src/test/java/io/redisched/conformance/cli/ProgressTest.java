package io.redisched.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.report.Reports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter out = new StringWriter();

  private Progress progress(boolean terminal, Duration silence) {
    return new Progress(new PrintWriter(out), terminal, silence);
  }

  @Test
  void aLogSaysWhichCheckTakesSoLong() {
    Progress progress = progress(false, Duration.ofNanos(-1));
    progress.started("Long.one");
    progress.started("Short.one");
    progress.finished(Reports.check("Short.one", Outcome.FAILED, "wrong"));

    assertThat(out.toString()).matches("1 of 0 checks, 1 failed, \\d+ s, now Long.one\\R");
  }

  @Test
  void aLogIsLeftAloneWhileThingsGoFast() {
    Progress progress = progress(false, Duration.ofHours(1));
    progress.started("Short.one");
    progress.finished(Reports.check("Short.one", Outcome.PASSED, null));

    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aTerminalShowsTheCheckAndIsCleared() {
    try (Progress progress = progress(true, Duration.ZERO)) {
      progress.started("Some.check");
      assertThat(out.toString()).endsWith("0 of 0, Some.check");
    }

    assertThat(out.toString()).endsWith("\r\u001B[2K");
  }
}
