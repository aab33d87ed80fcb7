package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redisched.conformance.cli.Main;
import io.redisched.conformance.selftest.MisbehavingPort.Habit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program against ports whose process behaves badly: one clear verdict each, no hang, no stack
 * trace, and no process left behind.
 */
@Timeout(300)
class MisbehavingPortTest {

  @TempDir private Path directory;
  private Set<ProcessHandle> before = Set.of();

  private record Verdict(int status, String out, String err) {}

  @BeforeEach
  void lookAtTheProcesses() {
    before = descendants();
  }

  @AfterEach
  void noProcessIsLeftBehind() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(descendants()).isSubsetOf(before));
  }

  private static Set<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  private Verdict judge(Habit habit, String... options) {
    return judge(
        JavaMain.commandLine(MisbehavingPort.class, habit.name(), marker().toString()), options);
  }

  private Path marker() {
    return directory.resolve("marker");
  }

  private static Verdict judge(String command, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("--exec", command));
    arguments.addAll(List.of(options));
    int status =
        Main.execute(
            new PrintWriter(out), new PrintWriter(err), false, arguments.toArray(String[]::new));
    assertThat(out + "" + err).as("a stack trace").doesNotContain("\tat ");
    return new Verdict(status, out.toString(), err.toString());
  }

  private static void assertNoTalk(Verdict verdict, String... words) {
    assertThat(verdict.err().replaceAll("\\s+", " ")).startsWith("Could not run. ").contains(words);
    assertThat(verdict.status()).isEqualTo(2);
    assertThat(verdict.out()).isEmpty();
  }

  @Test
  void aCommandThatDoesNotExist() {
    assertNoTalk(judge("no-such-command --port"), "exit status 127", "no-such-command");
  }

  @Test
  void aPortThatNeverAnswers() {
    assertNoTalk(
        judge(Habit.NEVER_ANSWERS, "--start-timeout", "0.5"),
        "did not answer describe within 500 ms");
  }

  @Test
  void aPortThatAnswersLate() {
    assertNoTalk(judge(Habit.ANSWERS_LATE, "--timeout", "0.5"), "did not answer put within 500 ms");
  }

  @Test
  void aPortThatWritesNoJson() {
    assertNoTalk(judge(Habit.WRITES_NO_JSON), "answered describe", "not a JSON object", "> 1");
  }

  @Test
  void aPortThatWritesNoUtf8() {
    assertNoTalk(judge(Habit.WRITES_NO_UTF_8), "not UTF-8");
  }

  @Test
  void aPortThatAnswersWithAnotherId() {
    assertNoTalk(judge(Habit.ANSWERS_WITH_ANOTHER_ID), "its id is 0, not 1");
  }

  @Test
  void aPortThatAnswersWithAnInfiniteId() {
    assertNoTalk(judge(Habit.ANSWERS_WITH_AN_INFINITE_ID), "its id is", "not 1");
  }

  @Test
  void aPortThatAnswersInAnotherVersion() {
    assertNoTalk(judge(Habit.ANSWERS_IN_ANOTHER_VERSION), "\"jsonrpc\" is not \"2.0\"");
  }

  @Test
  void aPortThatAnswersWithResultAndError() {
    assertNoTalk(judge(Habit.ANSWERS_WITH_RESULT_AND_ERROR), "both a result and an error");
  }

  @Test
  void aPortThatAnswersTwice() {
    assertNoTalk(judge(Habit.ANSWERS_TWICE), "Every request is answered once");
  }

  @Test
  void aPortThatLogsOnStdout() {
    assertNoTalk(judge(Habit.LOGS_ON_STDOUT), "listening on stdin", "logs go to stderr");
  }

  @Test
  void aPortThatFloodsStdout() {
    assertNoTalk(judge(Habit.FLOODS_STDOUT), "and on", "only answers belong on stdout");
  }

  @Test
  void aPortThatFloodsStdoutWithoutALineEnd() {
    assertNoTalk(judge(Habit.FLOODS_STDOUT_WITHOUT_A_LINE_END), "16 MiB without a line end");
  }

  @Test
  void aPortThatExitsAtOnce() {
    assertNoTalk(judge(Habit.EXITS_AT_ONCE), "exit status 3", "no configuration found");
  }

  @Test
  void aPortThatAnswersTrueFor1DoesNotConform() {
    Verdict verdict = judge(Habit.ANSWERS_TRUE_FOR_1, "--only", "PUT-1");

    assertThat(verdict.out()).contains("put must answer 1 or 0, but answered true", "PUT-1");
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  void aPortThatAnswersNullFor1DoesNotConform() {
    Verdict verdict = judge(Habit.ANSWERS_NULL_FOR_1, "--only", "PUT-1");

    assertThat(verdict.out()).contains("put must answer 1 or 0, but answered null", "PUT-1");
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  void aPortThatAnswersInfinityFor1DoesNotConform() {
    Verdict verdict = judge(Habit.ANSWERS_INFINITY_FOR_1, "--only", "PUT-1,PROTO-3");

    assertThat(verdict.out()).contains("put must answer 1 or 0", "Broken: PUT-1, PROTO-3");
    assertThat(verdict.out()).doesNotContain("The kit failed");
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  void aPortThatExitsInTheMiddleFailsThatCheckAndIsStartedAgain() {
    Verdict verdict = judge(Habit.EXITS_IN_THE_MIDDLE, "--only", "PUT-1,PUT-2", "--parallel", "1");

    assertThat(verdict.out())
        .contains("exit status 3", "no configuration found", "1 passed", "1 failed");
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  void aPortThatNeverStartsAgainIsGivenUp() throws IOException {
    Verdict verdict = judge(Habit.EXITS_IN_THE_MIDDLE_FOR_EVER, "--parallel", "1");

    assertThat(verdict.out()).contains("The port died and did not start again.");
    assertThat(verdict.status()).isEqualTo(1);
    assertThat(Files.exists(marker())).isTrue();
  }

  @Test
  void aPortThatIgnoresTheEndOfItsStdinIsEndedByForce() {
    Verdict verdict = judge(Habit.IGNORES_THE_END_OF_STDIN, "--only", "PUT-1");

    assertThat(verdict.out()).contains("1 passed");
    assertThat(verdict.status()).isZero();
  }

  @Test
  void childrenOfAPortEndWithIt() {
    Verdict verdict =
        judge("sleep 1000 & exec " + JavaMain.commandLine(MemoryPort.class), "--only", "PUT-1");

    assertThat(verdict.status()).isZero();
  }

  @Test
  void aKitThatIsToldToEndTakesThePortAlong() throws Exception {
    String port =
        JavaMain.commandLine(
            MisbehavingPort.class, Habit.NEVER_ANSWERS.name(), marker().toString());
    Process kit =
        new ProcessBuilder(JavaMain.command(Main.class, "--exec", port))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(marker()) && Files.size(marker()) > 0);
    long pid = Long.parseLong(Files.readString(marker(), UTF_8));
    assertThat(ProcessHandle.of(pid)).as("the port while the kit runs").isPresent();

    kit.destroy();
    kit.waitFor();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }
}
