package io.redisched.conformance.selftest.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.port.ProcessPort;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that PROTOCOL.md teaches does what the document says. */
class ProtocolDocumentTest {

  private final ProtocolDocument document = ProtocolDocument.read();

  @TempDir private Path directory;

  private List<String> command(String program) throws IOException, InterruptedException {
    assumeTrue(runs("python3", "--version"), "no python3 here, so the document's port is not run");
    Path file = Files.writeString(directory.resolve("first_port.py"), program);
    return List.of("python3", file.toString());
  }

  private ConformanceReport check(String program, Settings settings) throws Exception {
    return Conformance.run(ProcessPort.command(command(program), TimeLimits.DEFAULT), settings);
  }

  private static List<String> failedClauses(ConformanceReport report) {
    return report.failed().stream().map(result -> result.clause().id()).toList();
  }

  @Test
  void theFirstPortHasThirtyLinesAndKeepsWhatDoesNotConcernMistakes() throws Exception {
    ConformanceReport report =
        check(
            document.firstPort(),
            Settings.defaults()
                .withOnly(
                    List.of(
                        "PUT-*", "RSV-*", "PULL-*", "REL-*", "DEL-*", "REQ-*", "BAD-3",
                        "PROTO-*")));

    assertThat(document.firstPort().lines().filter(line -> !line.isBlank()).count())
        .isLessThanOrEqualTo(30);
    assertThat(failedClauses(report))
        .contains("BAD-3", "PROTO-2")
        .allMatch(id -> id.startsWith("BAD-") || id.startsWith("PROTO-"));
    assertThat(report.errors()).isEmpty();
  }

  @Test
  void theStrictPortAnswersAsTheTranscriptShows() throws Exception {
    Path input = directory.resolve("requests");
    Files.write(
        input, document.transcript().stream().map(ProtocolDocument.Exchange::request).toList());
    Process port =
        new ProcessBuilder(command(document.strictPort())).redirectInput(input.toFile()).start();

    String output = new String(port.getInputStream().readAllBytes(), UTF_8);

    assertThat(output.lines())
        .isEqualTo(document.transcript().stream().map(ProtocolDocument.Exchange::answer).toList());
    assertThat(port.waitFor()).isZero();
  }

  @Test
  void theStrictPortConforms() throws Exception {
    ConformanceReport report = check(document.strictPort(), Settings.defaults().withSteps(500));

    assertThat(report.failed()).extracting(ClauseResult::message).isEmpty();
    assertThat(report.errors()).isEmpty();
    assertThat(report.conforms()).isTrue();
  }

  @Test
  void theStrictPortBrokenAsTheDocumentSuggestsDoesNotConform() throws Exception {
    ConformanceReport report =
        check(
            document.strictPort().replace("at <= :max", "at < :max"),
            Settings.defaults().withOnly(List.of("RSV-*")));

    assertThat(failedClauses(report)).contains("RSV-3");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
