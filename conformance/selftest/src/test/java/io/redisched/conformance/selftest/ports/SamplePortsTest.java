package io.redisched.conformance.selftest.ports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.redisched.conformance.selftest.ports.Readiness.NotRun;
import io.redisched.conformance.selftest.ports.Readiness.Ready;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** What is missing on a machine is named and costs a bounded time, and nothing is left running. */
class SamplePortsTest {

  private static final Duration AMPLE = Duration.ofMinutes(3);

  private static final Tool SHELL = new Tool("sh", List.of("sh", "-c", "echo v2.10.1"), "2.9");

  @TempDir Path directory;

  @Test
  void aPortThatHasWhatItNeedsIsReady() {
    assertThat(readiness(SHELL, "echo made > product", "test -f product"))
        .isInstanceOf(Ready.class);
    assertThat(directory.resolve("product")).hasContent("made");
  }

  @Test
  void aToolThatDoesNotExist() {
    Tool missing = new Tool("Zig", List.of("redisched-no-such-tool", "version"), "1.0");

    assertThat(reason(readiness(missing, "touch product")))
        .startsWith("Zig 1.0 or newer is not installed: ")
        .contains("redisched-no-such-tool")
        .contains("status 127");
    assertThat(directory.resolve("product")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.2", "2.11", "3", "10"})
  void aToolThatIsTooOld(String minimum) {
    Tool old = new Tool("Zig", SHELL.command(), minimum);

    assertThat(reason(readiness(old)))
        .isEqualTo("Zig is 2.10.1, and " + minimum + " or newer is needed");
  }

  @Test
  void aToolThatPrintsNoVersion() {
    Tool odd = new Tool("Zig", List.of("echo", "unknown"), "1.0");

    assertThat(reason(readiness(odd))).isEqualTo("echo unknown printed no version of Zig: unknown");
  }

  @Test
  void aPreparationThatFailsIsQuoted() {
    assertThat(reason(readiness(SHELL, "echo fetching; echo registry out of reach >&2; exit 3")))
        .startsWith("its preparation failed: ")
        .endsWith("ended with status 3: fetching / registry out of reach");
  }

  @Test
  void aPreparationThatHangsIsEndedWithItsChildren() throws IOException {
    SamplePort port =
        port(SHELL, Duration.ofSeconds(1), "sleep 601 & echo $! > child; sleep 602 & wait");

    assertThat(reason(prepare(port, AMPLE))).contains("did not end within 1 s");
    assertThatNoChildLives();
  }

  @Test
  void whatAPreparationLeavesBehindIsEnded() throws IOException {
    // The child stays a child for long enough to be seen.
    assertThat(readiness(SHELL, "sleep 603 & echo $! > child; sleep 0.3"))
        .isInstanceOf(Ready.class);
    assertThatNoChildLives();
  }

  @Test
  void theTimeForAllPortsIsBounded() {
    SamplePort port = port(SHELL, AMPLE, "sleep 604", "true");

    assertThat(reason(prepare(port, Duration.ofSeconds(2)))).contains("did not end within");
  }

  @Test
  void aMissingPortIsSkippedAndFailsWhereItIsRequired() {
    Readiness missing = new NotRun(port(SHELL, AMPLE), "there is no Zig");

    assertThatThrownBy(() -> missing.orSkip(false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("The port sample (Zig) is NOT RUN: there is no Zig")
        .hasMessageContaining("-Dredisched.ports.required=true");
    assertThatThrownBy(() -> missing.orSkip(true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no Zig");
  }

  @Test
  void aTestOfSeveralPortsSaysWhichItLeavesOut() {
    Tool missing = new Tool("Zig", List.of("redisched-no-such-tool", "version"), "1.0");
    SamplePorts ports =
        SamplePorts.prepare(
            List.of(port(SHELL, AMPLE), port(missing, AMPLE)), AMPLE, directory.resolve("logs"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ports.sayWhatIsLeftOut(getClass(), false, new PrintStream(out, true, UTF_8));

    assertThat(ports.ready()).hasSize(1);
    assertThat(out.toString(UTF_8).lines())
        .singleElement(as(STRING))
        .startsWith("SamplePortsTest goes on without a port. The port sample (Zig) is NOT RUN: ")
        .contains("Zig 1.0 or newer is not installed");
    assertThatThrownBy(() -> ports.sayWhatIsLeftOut(getClass(), true, System.out))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The port sample (Zig) is NOT RUN");
  }

  @Test
  void aMissingPortIsListedAndItsOldResultsAreRemoved() throws IOException {
    Path old = Files.createDirectories(directory.resolve("sample")).resolve("conformance.json");
    Files.writeString(old, "{}");

    NotRunFile.write(List.of(new NotRun(port(SHELL, AMPLE), "no \"Zig\"")), directory);

    assertThat(directory.resolve("not-run.json"))
        .content()
        .isEqualToIgnoringWhitespace(
            "[{\"name\": \"sample\", \"language\": \"Zig\", \"reason\": \"no \\\"Zig\\\"\"}]");
    assertThat(old).doesNotExist();
  }

  private Readiness readiness(Tool tool, String... prepare) {
    return prepare(port(tool, AMPLE, prepare), AMPLE);
  }

  private Readiness prepare(SamplePort port, Duration limit) {
    return SamplePorts.prepare(List.of(port), limit, directory.resolve("logs")).readiness().get(0);
  }

  private SamplePort port(Tool tool, Duration limit, String... prepare) {
    List<List<String>> commands =
        List.of(prepare).stream().map(line -> List.of("sh", "-c", line)).toList();
    return new SamplePort(
        "sample", "Zig", directory, List.of(tool), commands, limit, List.of("true"));
  }

  private static String reason(Readiness readiness) {
    assertThat(readiness).isInstanceOf(NotRun.class);
    return ((NotRun) readiness).reason();
  }

  private void assertThatNoChildLives() throws IOException {
    long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
