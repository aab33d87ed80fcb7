package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.redisched.conformance.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program answers, in words, files and exit status. */
@Timeout(300)
class CommandLineTest {

  private static final String SOUND = JavaMain.commandLine(MemoryPort.class);

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.execute(new PrintWriter(out), new PrintWriter(err), false, arguments);
  }

  private String broken() {
    return JavaMain.commandLine(
        MisbehavingPort.class,
        MisbehavingPort.Habit.ANSWERS_TRUE_FOR_1.name(),
        directory.resolve("marker").toString());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("known.yaml"), content);
  }

  @Test
  void aSoundPortIsStatus0() {
    assertThat(run("--exec", SOUND, "--only", "put-1", "--seed", "7")).isZero();
    assertThat(out.toString()).contains("memory", "Seed   7", "1 passed", "The port conforms.");
    assertThat(out.toString()).doesNotContain("\u001B");
    assertThat(out.toString().lines().toList()).allMatch(line -> line.length() <= 80);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFailureSaysTheRuleWhatWasSeenTheCallsAndHowToRepeat() {
    assertThat(run("--exec", broken(), "--only", "PUT-1,PUT-2", "--seed", "7")).isEqualTo(1);
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "FAILED PUT-1 (MUST): `put` of an absent id answers 1",
            "put must answer 1 or 0, but answered true",
            "FAILED PUT-2 (MUST)",
            "Exchange: put {\"topic\":\"PUT-",
            "--only PUT-1 --seed 7",
            "Broken: PUT-1, PUT-2",
            "Begin with PUT-1: it shows in 1 call.");
  }

  @Test
  void theCommandThatRepeatsSurvivesAShell() throws Exception {
    String command = broken() + " \"it's\" $HOME";
    run("--exec", command, "--only", "PUT-1", "--seed", "7");
    String again =
        out.toString().lines().filter(line -> line.contains("--seed 7")).findFirst().orElseThrow();
    String options = again.substring(again.indexOf("--exec"));

    Process shell =
        new ProcessBuilder("sh", "-c", "set -- " + options + "\nprintf '%s' \"$2\"").start();

    assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEqualTo(command);
  }

  @Test
  void theCommandThatRepeatsHasTheOptionsThatWereGiven() {
    run("--exec", broken(), "--only", "PUT-1", "--timeout", "20", "--parallel", "1");

    assertThat(out.toString()).contains(" --timeout 20 --parallel 1 --only PUT-1 --seed ");
  }

  @Test
  void badUsageIsStatus2() throws IOException {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--http", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--frobnicate")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--parallel", "0")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--timeout", "0")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--redis", "nonsense")).isEqualTo(2);
    assertThat(run("--http", "ftp://127.0.0.1")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--known-failing", file("a: 1").toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("Which port?", "--frobnicate", "parallel", "nonsense")
        .contains("--timeout must be 0.001 seconds or more, not 0.0.");
  }

  @Test
  void aPatternThatMatchesNothingIsStatus2() {
    assertThat(run("--exec", SOUND, "--only", "PUT-1", "--only", "NIX-*")).isEqualTo(2);
    assertThat(err.toString()).contains("\"NIX-*\" matches no clause");
    assertThat(run("--list", "--only", "NIX-*")).isEqualTo(2);
  }

  @Test
  void theClausesAreListed() {
    assertThat(run("--list", "--only", "PUT-*,PROTO-5")).isZero();
    assertThat(out.toString()).contains("PUT-1    MUST   core", "PROTO-5  SHOULD core");
    assertThat(out.toString()).doesNotContain("RSV-1");
  }

  @Test
  void helpAndVersion() {
    assertThat(run("--help")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("Exit status:", "Examples:", "redisched-conformance 0");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("(default: embedded)", "(default: 3)", "(default: 10)", "(default: 30)");
  }

  @Test
  void aKnownFailureFailsNothing() throws IOException {
    Path known = file("known-failing:\n  - clause: PUT-1\n    reason: as yet\n");

    assertThat(run("--exec", broken(), "--only", "PUT-1", "--known-failing", known.toString()))
        .isZero();
    assertThat(out.toString()).contains("1 known failing");
  }

  @Test
  void aKnownFailureThatPassesFailsTheRun() throws IOException {
    Path known = file("known-failing:\n  - {clause: PUT-1, reason: as yet}\n");

    assertThat(run("--exec", SOUND, "--only", "PUT-1", "--known-failing", known.toString()))
        .isEqualTo(1);
    assertThat(out.toString()).contains("PUT-1 is listed as known to fail, but it passed.");
  }

  @Test
  void aKnownFailureOfNoClauseOrListedTwiceFailsTheRun() throws IOException {
    Path known =
        file(
            """
            known-failing:
              - {clause: NIX-1, reason: r}
              - {clause: PUT-1, reason: r}
              - {clause: PUT-1, reason: r}
            """);

    assertThat(run("--exec", broken(), "--only", "PUT-1", "--known-failing", known.toString()))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("NIX-1 is listed as known to fail, but there is no such clause.")
        .contains("PUT-1 is listed twice as known to fail.");
  }

  @Test
  void aListOfKnownFailuresIsMended() throws IOException {
    Path known =
        file(
            """
            known-failing:
              - {clause: NIX-1, reason: r}
              - {clause: PUT-1, reason: as yet}
              - {clause: PUT-1, reason: r}
              - {clause: PUT-2, reason: not looked at}
              - {clause: PUT-2, reason: r}
            """);
    String list = known.toString();

    run(
        "--exec",
        broken(),
        "--only",
        "PUT-1",
        "--known-failing",
        list,
        "--write-known-failing",
        list);

    assertThat(known)
        .content()
        .contains("as yet", "not looked at")
        .doesNotContain("NIX-1", "\"r\"");
    assertThat(run("--exec", broken(), "--only", "PUT-1", "--known-failing", list)).isZero();
  }

  @Test
  void aListOfKnownFailuresIsWrittenAndHolds() {
    String known = directory.resolve("first.yaml").toString();

    assertThat(run("--exec", broken(), "--only", "PUT-1,PUT-2", "--write-known-failing", known))
        .isEqualTo(1);
    assertThat(run("--exec", broken(), "--only", "PUT-1,PUT-2", "--known-failing", known)).isZero();
    assertThat(run("--exec", broken(), "--write-known-failing", known))
        .as("overwriting a list that may hold reasons")
        .isEqualTo(2);
  }

  @Test
  void whatCannotBeWrittenIsFoundBeforeTheRun() throws IOException {
    String inAFile = file("").resolve("below").toString();

    assertThat(run("--exec", SOUND, "--report", inAFile)).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--write-known-failing", inAFile)).isEqualTo(2);
    assertThat(err.toString().replaceAll("\\s+", " "))
        .contains("The report cannot be written to the directory " + inAFile)
        .contains("--write-known-failing: no file can be made in");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aReportThatCannotBeWrittenInTheEndLeavesTheSummary() throws IOException {
    Path report = directory.resolve("report");
    Files.createDirectories(report.resolve("summary.md"));

    assertThat(run("--exec", SOUND, "--only", "PUT-1", "--report", report.toString())).isEqualTo(2);
    assertThat(out.toString())
        .contains("1 passed", "Fault of the run", "The report cannot be written");
  }

  @Test
  void aReportKeepsNoSequencesOfAnEarlierOne() throws Exception {
    Path earlier = Files.writeString(directory.resolve("sequence-PUT-2.json"), "{}");
    Path other = Files.writeString(directory.resolve("notes.json"), "{}");

    run("--exec", SOUND, "--only", "PUT-1", "--report", directory.toString());

    assertThat(earlier).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void theReportHoldsAllItsFiles() throws Exception {
    Path report = directory.resolve("a/report");

    int status =
        run("--exec", broken(), "--only", "PUT-1,GET-1,PROTO-5", "--report", report.toString());

    assertThat(status).isEqualTo(1);
    JsonNode json = JsonMapper.shared().readTree(report.resolve("conformance.json").toFile());
    assertThat(json.path("planned").asInt()).isEqualTo(json.path("results").size()).isPositive();
    assertThat(json.path("results").get(0).path("outcome").stringValue()).isEqualTo("failed");
    assertThat(json.path("results").get(0).path("trace").size()).isPositive();
    assertThat(json.path("kit").path("version").stringValue()).isNotBlank();
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.resolve("conformance.xml").toFile())
                .getElementsByTagName("failure")
                .getLength())
        .isPositive();
    assertThat(report.resolve("summary.md")).content().contains("✗ <b>PUT-1</b>", "--only PUT-1");
    assertThat(report.resolve("index.html")).content().contains("id=\"PUT-1\"", "does not conform");
    assertThat(report.resolve("badge.json")).content().contains("\"schemaVersion\" : 1", "red");
  }

  @Test
  void aSequenceThatFailedIsRunAgain() throws IOException {
    Path report = directory.resolve("report");
    run(
        "--exec",
        broken(),
        "--only",
        "MODEL-1",
        "--steps",
        "500",
        "--seed",
        "1",
        "--report",
        report.toString());
    JsonNode json = JsonMapper.shared().readTree(report.resolve("conformance.json").toFile());
    assertThat(json.path("figures").path("randomSteps").asInt()).isPositive();
    String message = json.path("results").get(0).path("message").stringValue();
    String again =
        message.lines().filter(line -> line.startsWith("replay:")).findFirst().orElseThrow();
    String file = again.substring(again.indexOf("--replay ") + "--replay ".length());
    out.getBuffer().setLength(0);

    assertThat(run("--exec", broken(), "--replay", file)).isEqualTo(1);
    assertThat(out.toString()).contains("<- allowed: 1", "nearest clause");
    assertThat(run("--exec", SOUND, "--replay", file)).isZero();
    assertThat(out.toString()).contains("answers are as the specification allows");
    assertThat(run("--exec", SOUND, "--replay", file("{}").toString())).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--replay", file + ".not")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--replay", file, "--only", "PUT-1")).isEqualTo(2);
    assertThat(run("--exec", SOUND, "--replay", file, "--seed", "1", "--trace")).isEqualTo(2);
    assertThat(err.toString())
        .contains("the script has no steps", "cannot read")
        .contains("and not with --only.", "and not with --seed, --trace.");
  }

  @Test
  void aPortBehindHttp() throws IOException {
    MemoryPort port = new MemoryPort();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          byte[] response = port.respond(request).toString().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, response.length);
          exchange.getResponseBody().write(response);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/port";
      assertThat(run("--http", address, "--only", "PUT-1,FAULT-1")).as("%s", out).isZero();
      assertThat(out.toString())
          .contains("1 passed", "1 not testable", "a Redis of its own", "Redis  the port's own");
    } finally {
      server.stop(0);
    }
    assertThat(run("--http", "http://127.0.0.1:1/")).isEqualTo(2);
    assertThat(err.toString()).contains("http://127.0.0.1:1/ cannot be reached");
  }

  /** The jar that the module before this one has packed, as a user starts it. */
  @Test
  void theExecutableJar() throws Exception {
    Path jar = Path.of("..", "kit", "target", "redisched-conformance.jar");
    assumeTrue(
        Files.exists(jar) || Boolean.getBoolean("redisched.ports.required"),
        "the jar is packed by `mvn package`, which has not run"
            + " (-Dredisched.ports.required=true makes this a failure)");
    assertThat(jar).exists();
    Process program =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar.toString(),
                    "--exec",
                    SOUND,
                    "--only",
                    "PUT-1"))
            .redirectErrorStream(true)
            .start();

    String output = new String(program.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).startsWith("redisched conformance kit").endsWith("The port conforms.\n");
    assertThat(program.waitFor()).isZero();
  }
}
