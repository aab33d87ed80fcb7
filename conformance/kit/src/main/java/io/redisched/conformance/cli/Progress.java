package io.redisched.conformance.cli;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Shown;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** One line on the terminal that is written again and again; elsewhere a line now and then. */
final class Progress implements RunListener, AutoCloseable {

  private static final int COLUMNS = 79;

  /** Elsewhere, so that a log shows that a slow port is still at work. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final PrintWriter terminal;
  private final boolean shown;
  private final Duration silence;
  private final Set<String> running = new LinkedHashSet<>();
  private final long start = System.nanoTime();
  private long last = start;
  private int planned;
  private int done;
  private int failed;
  private int undecided;

  Progress(PrintWriter terminal, boolean shown) {
    this(terminal, shown, SILENCE);
  }

  Progress(PrintWriter terminal, boolean shown, Duration silence) {
    this.terminal = terminal;
    this.shown = shown;
    this.silence = silence;
  }

  @Override
  public synchronized void planned(Description port, int checks) {
    planned = checks;
    show("The port answers: " + port.name());
  }

  @Override
  public synchronized void started(String check) {
    running.add(check);
    String failures = failed == 0 ? "" : failed + " failed, ";
    String open = undecided == 0 ? "" : undecided + " undecided, ";
    show("%d of %d, %s%s%s".formatted(done, planned, failures, open, check));
  }

  @Override
  public synchronized void finished(CheckResult result) {
    done++;
    running.remove(result.check());
    failed += result.outcome() == Outcome.FAILED ? 1 : 0;
    undecided += result.outcome() == Outcome.UNDECIDED ? 1 : 0;
    long now = System.nanoTime();
    if (!shown && now - last > silence.toNanos()) {
      last = now;
      long seconds = Duration.ofNanos(now - start).toSeconds();
      String line = done + " of " + planned + " checks, " + failed + " failed, " + seconds + " s";
      terminal.println(Shown.cut(line + atWork(), COLUMNS));
      terminal.flush();
    }
  }

  /** Which check takes so long, if it is one. */
  private String atWork() {
    return running.isEmpty() ? "" : ", now " + String.join(", ", running);
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
