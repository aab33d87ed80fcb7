package io.redisched.conformance.cli;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Shown;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;

/** One line on the terminal that is written again and again; elsewhere a line now and then. */
final class Progress implements RunListener, AutoCloseable {

  private static final int COLUMNS = 79;

  /** Elsewhere, so that a log shows that a slow port is still at work. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final PrintWriter terminal;
  private final boolean shown;
  private final long start = System.nanoTime();
  private long last = start;
  private int planned;
  private int done;
  private int failed;
  private int undecided;

  Progress(PrintWriter terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  @Override
  public synchronized void planned(Description port, int checks) {
    planned = checks;
    show("The port answers: " + port.name());
  }

  @Override
  public synchronized void started(String check) {
    String failures = failed == 0 ? "" : failed + " failed, ";
    String open = undecided == 0 ? "" : undecided + " undecided, ";
    show("%d of %d, %s%s%s".formatted(done, planned, failures, open, check));
  }

  @Override
  public synchronized void finished(CheckResult result) {
    done++;
    failed += result.outcome() == Outcome.FAILED ? 1 : 0;
    undecided += result.outcome() == Outcome.UNDECIDED ? 1 : 0;
    long now = System.nanoTime();
    if (!shown && now - last > SILENCE.toNanos()) {
      last = now;
      long seconds = Duration.ofNanos(now - start).toSeconds();
      terminal.println(
          done + " of " + planned + " checks, " + failed + " failed, " + seconds + " s");
      terminal.flush();
    }
  }

  synchronized void show(String text) {
    if (shown) {
      terminal.print("\r\u001B[2K" + Shown.cut(text, COLUMNS));
      terminal.flush();
    }
  }

  @Override
  public void close() {
    show("");
  }
}
