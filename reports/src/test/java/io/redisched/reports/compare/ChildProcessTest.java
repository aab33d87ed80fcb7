package io.redisched.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is started is ended, whatever becomes of who started it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "uses sh and tail")
final class ChildProcessTest {

  /** A shell and what it has started; neither ends unless it is ended. */
  private static final ProcessBuilder TWO =
      new ProcessBuilder("sh", "-c", "tail -f /dev/null >/dev/null & echo $!; wait");

  /** Starts a child, says who its child is, and waits for input that never comes. */
  static final class Parent {

    private Parent() {}

    public static void main(String[] arguments) throws IOException {
      ChildProcess child = ChildProcess.start(TWO);
      System.out.println(firstLine(child.process()));
      System.exit(System.in.read());
    }
  }

  @Test
  void endsWithAllThatItHasStarted() throws Exception {
    ChildProcess child = ChildProcess.start(TWO);
    ProcessHandle grandchild = handle(firstLine(child.process()));

    child.close();

    assertThat(child.process().isAlive()).isFalse();
    assertEnds(grandchild);
  }

  @Test
  void endsWithTheJvm() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle grandchild = handle(firstLine(parent));

    parent.destroy();

    assertEnds(grandchild);
    assertEnds(parent.toHandle());
  }

  @Test
  void isNotWaitedForLongerThanItMayTake() throws Exception {
    try (ChildProcess child = ChildProcess.start(TWO)) {
      assertThatIOException()
          .isThrownBy(() -> child.waitFor(Duration.ofMillis(1)))
          .withMessage("sh has not ended within PT0.001S");
    }
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private static ProcessHandle handle(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void assertEnds(ProcessHandle process) throws Exception {
    assertThat(process.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
  }
}
