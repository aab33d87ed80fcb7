package io.redisched.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MemoryGuardTest {
  private static final long GIB = 1L << 30;

  @TempDir Path machine;

  @Test
  void tenMillionJobsNeedAboutFourGibibytes() {
    assertThat(MemoryGuard.needed(ScaleRun.DEEP, ScaleRun.BODY_BYTES) / (double) GIB)
        .isBetween(3.5, 4.5);
  }

  @Test
  void aMachineWithEnoughIsNotRefused() throws IOException {
    available(6 * GIB);

    assertThat(deep()).isEmpty();
  }

  @Test
  void aMachineWithTooLittleIsToldBothFigures() throws IOException {
    available(3 * GIB);

    assertThat(deep())
        .contains("queues of 1,000, 10,000, 100,000, 1,000,000, 10,000,000 jobs")
        .contains("need about 4.1 GiB of memory at once, and 3.0 GiB are available");
  }

  @Test
  void largerBodiesNeedMore() throws IOException {
    available(6 * GIB);

    assertThat(MemoryGuard.of(machine).objection(List.of(10_000_000), 4096)).isPresent();
  }

  @Test
  void theLimitOfAContainerCounts() throws IOException {
    available(64 * GIB);
    write("sys/fs/cgroup/memory.max", String.valueOf(5 * GIB));
    write("sys/fs/cgroup/memory.current", String.valueOf(2 * GIB));

    assertThat(deep()).contains("3.0 GiB are available");
  }

  @Test
  void aContainerWithoutALimitIsAsLargeAsTheMachine() throws IOException {
    available(6 * GIB);
    write("sys/fs/cgroup/memory.max", "max");
    write("sys/fs/cgroup/memory.current", String.valueOf(2 * GIB));

    assertThat(deep()).isEmpty();
  }

  @Test
  void whereNothingIsKnownNothingIsRefused() {
    assertThat(deep()).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the memory is not known")
  void theRunnerRefusesBeforeItStartsAServer() {
    StringWriter errors = new StringWriter();

    int exit =
        ScaleRun.commandLine()
            .setErr(new PrintWriter(errors))
            .execute("--depths", "2000000000", "--body-bytes", "1000000");

    assertThat(exit).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("queues of 2,000,000,000 jobs with bodies of 1,000,000 bytes need about")
        .doesNotContain("\tat ");
  }

  private String deep() {
    return MemoryGuard.of(machine).objection(ScaleRun.DEEP, ScaleRun.BODY_BYTES).orElse("");
  }

  private void available(long bytes) throws IOException {
    write(
        "proc/meminfo",
        "MemTotal:       99999999 kB\nMemAvailable:   %s kB\nSwapTotal: 0 kB\n"
            .formatted(bytes / 1024));
  }

  private void write(String file, String text) throws IOException {
    Path path = machine.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }
}
