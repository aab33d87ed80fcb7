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

  private List<String> firstPort() throws IOException, InterruptedException {
    assumeTrue(runs("python3", "--version"), "no python3 here, so the document's port is not run");
    Path file = Files.writeString(directory.resolve("first_port.py"), document.firstPort());
    return List.of("python3", file.toString());
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

  @Test
  void theFirstPortAnswersAsTheTranscriptShows() throws Exception {
    Path input = directory.resolve("requests");
    Files.write(
        input, document.transcript().stream().map(ProtocolDocument.Exchange::request).toList());
    Process port = new ProcessBuilder(firstPort()).redirectInput(input.toFile()).start();

    String output = new String(port.getInputStream().readAllBytes(), UTF_8);

    assertThat(output.lines())
        .isEqualTo(document.transcript().stream().map(ProtocolDocument.Exchange::answer).toList());
    assertThat(port.waitFor()).isZero();
  }

  @Test
  void theFirstPortConforms() throws Exception {
    ConformanceReport report =
        Conformance.run(
            ProcessPort.command(firstPort(), TimeLimits.DEFAULT),
            Settings.defaults().withSteps(500));

    assertThat(report.failed()).extracting(ClauseResult::message).isEmpty();
    assertThat(report.errors()).isEmpty();
    assertThat(report.conforms()).isTrue();
  }

  @Test
  void theFirstPortBrokenAsTheDocumentSuggestsDoesNotConform() throws Exception {
    List<String> command = firstPort();
    Path file = Path.of(command.get(1));
    Files.writeString(file, document.firstPort().replace("j[1] <= max", "j[1] < max"));

    ConformanceReport report =
        Conformance.run(
            ProcessPort.command(command, TimeLimits.DEFAULT),
            Settings.defaults().withOnly(List.of("PUT-*")));

    assertThat(report.failed()).extracting(result -> result.clause().id()).contains("PUT-1");
  }
}
