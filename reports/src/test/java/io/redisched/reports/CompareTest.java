package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way, from two result files to verdicts. */
class CompareTest {
  private static final String PUT = "PutBenchmark.put";
  private static final String NOOP = "FloorBenchmark.noop";

  @TempDir Path folder;

  private record Run(int exitCode, String output, String errors) {}

  @ParameterizedTest
  @CsvSource({
    "100, 80, 0.01, slower, 1",
    "100, 125, 0.01, faster, 0",
    "100, 100.5, 0.01, same within 10 %, 0",
    "100, 90, 0.02, inconclusive, 0",
    "100, 80, 0.30, inconclusive, 0"
  })
  void aVerdictNeedsAnIntervalThatLeavesNoDoubt(
      double base, double head, double spread, String verdict, int exitCode) throws IOException {
    Path bases = run("base", base, 100, 10, spread);
    Path heads = run("head", head, 100, 10, spread);

    Run run = compare(bases, heads);

    assertThat(line(run, "put, jedis, 8 threads")).endsWith(verdict);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void whatMadeTheWholeMachineSlowerIsNoVerdict() throws IOException {
    Path bases = run("base", 100, 200, 10, 0.01);
    Path heads = run("head", 60, 120, 10, 0.01);

    Run run = compare(bases, heads);

    assertThat(line(run, "put, jedis")).endsWith("same within 10 %");
    assertThat(run.output()).contains("The floors themselves ran at 0.60");
    assertThat(line(compare(bases, heads, "--absolute"), "put, jedis")).endsWith("slower");
  }

  @Test
  void withoutAFloorRunsCannotBeCompared() throws IOException {
    Path bases = new Jmh().rates(PUT, "jedis", Jmh.noisy(1, 10, 100, 0.01)).write(file("base"));
    Path heads = new Jmh().rates(PUT, "jedis", Jmh.noisy(2, 10, 50, 0.01)).write(file("head"));

    Run run = compare(bases, heads);

    assertThat(line(run, "put, jedis")).endsWith("inconclusive");
    assertThat(run.output()).contains("no floor in both runs to hold it against");
    assertThat(compare(bases, heads, "--absolute").exitCode()).isEqualTo(1);
  }

  @Test
  void fewForksGiveNoVerdict() throws IOException {
    Run run = compare(run("base", 100, 100, 4, 0.001), run("head", 50, 100, 4, 0.001));

    assertThat(line(run, "put, jedis")).endsWith("inconclusive");
    assertThat(run.output()).contains("4 of the 5 forks that a verdict needs");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aLongerTimeIsASlowerSpeed() throws IOException {
    Path bases = sampled("base", 50);
    Path heads = sampled("head", 100);

    Run run = compare(bases, heads);

    assertThat(line(run, "put, p50, jedis, 8 threads")).contains("0.50").endsWith("slower");
    assertThat(run.output())
        .as("a fork of 500 calls has but 5 beyond its p99")
        .doesNotContain("p99");
  }

  @Test
  void filesOfAFolderAreForksOfOneAnother() throws IOException {
    for (int fork = 0; fork < 6; fork++) {
      for (String side : List.of("base", "head")) {
        double speed = side.equals("base") ? 100 : 80;
        new Jmh()
            .rates(PUT, "jedis", Jmh.noisy(fork, 1, speed, 0.01))
            .rates(NOOP, "jedis", Jmh.noisy(fork, 1, 100, 0.01))
            .write(folder.resolve(side + "/jmh-result-" + fork + ".json"));
      }
    }

    Run run = compare(folder.resolve("base"), folder.resolve("head"));

    assertThat(line(run, "put, jedis")).endsWith("slower");
  }

  @Test
  void rowsOfOneSideAreNamed() throws IOException {
    Path bases =
        new Jmh()
            .rates(PUT, "jedis", Jmh.noisy(1, 5, 100, 0.01))
            .rates("ConsumeBenchmark.pull", "lettuce", List.of(1.0))
            .write(file("base"));
    Path heads = new Jmh().rates(PUT, "jedis", Jmh.noisy(2, 5, 100, 0.01)).write(file("head"));

    assertThat(compare(bases, heads).output()).contains("Only in BASE: pull, lettuce, 8 threads.");
  }

  @Test
  void linesFitATerminal() throws IOException {
    Run run = compare(run("base", 100, 100, 10, 0.01), run("head", 80, 100, 10, 0.01));

    assertThat(run.output().lines().filter(line -> !line.contains(folder.toString())))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void programsGetJsonAndPullRequestsMarkdown() throws IOException {
    Path json = folder.resolve("out/compare.json");
    Path markdown = folder.resolve("out/compare.md");

    compare(
        run("base", 100, 100, 10, 0.01),
        run("head", 80, 100, 10, 0.01),
        "--json",
        json.toString(),
        "--markdown",
        markdown.toString());

    JsonNode row = JsonMapper.shared().readTree(Files.readString(json)).get("rows").get(0);
    assertThat(row.get("verdict").stringValue()).isEqualTo("slower");
    assertThat(row.get("benchmark").stringValue()).isEqualTo(PUT);
    assertThat(row.get("high").doubleValue()).isBetween(0.7, 0.95);
    assertThat(Files.readString(markdown))
        .contains("**1\u00a0row: 1 slower, 0 faster,")
        .containsPattern("\\| put, jedis, 8 threads \\| 0\\.\\d+ \\| .* \\| ▼ slower \\|");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.json        | head.json | ''                       | BASE: there is no",
        "base.json        | head.json | --margin 0               | --margin should be above 0",
        "base.json        | head.json | -- -t 8                  | options of JMH need --jars: -t 8",
        "base.json        | head.json | --jars --forks 4         | --forks should be at least 5",
        "base.json        | head.json | --jars --max-forks 9     | --max-forks should not be below",
        "base.json        | head.json | --jars -- -f 3           | JMH's option -f is set by compare",
        "base.json        | other.json | ''                      | no row in common",
        "base.json        | broken.json | ''                     | broken.json: is not JSON",
        "base.json        | .          | ''                      | hold no benchmark",
        ".                | head.json | --jars                   | BASE: with --jars it should be a jar",
        "base.json        | .         | --jars                   | HEAD: with --jars it should be a jar"
      })
  void badInputIsOneLineAndStatusTwo(String base, String head, String options, String message)
      throws IOException {
    run("base", 100, 100, 5, 0.01);
    run("head", 100, 100, 5, 0.01);
    new Jmh().rates("ConsumeBenchmark.pull", "x", List.of(1.0)).write(file("other"));
    Files.writeString(file("broken"), "[");

    Run run =
        compare(
            folder.resolve(base),
            folder.resolve(head),
            options.isEmpty() ? new String[0] : options.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void whatCannotBeWrittenIsOneLineAndNotTakenForSlower() throws IOException {
    Path base = run("base", 100, 100, 10, 0.01);

    Run run = compare(base, base, "--json", base.resolve("compare.json").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains(base.toString()).doesNotContain("\tat ");
    assertThat(run.errors().lines()).hasSize(1);
  }

  private Path run(String name, double put, double noop, int forks, double spread)
      throws IOException {
    return new Jmh()
        .rates(PUT, "jedis", Jmh.noisy(name.hashCode(), forks, put, spread))
        .rates(NOOP, "jedis", Jmh.noisy(name.hashCode() + 1, forks, noop, spread))
        .write(file(name));
  }

  private Path sampled(String name, double micros) throws IOException {
    return new Jmh()
        .calls(PUT, "jedis", 500, Jmh.noisy(name.hashCode(), 10, micros, 0.01))
        .calls(NOOP, "jedis", 500, Jmh.noisy(name.hashCode() + 1, 10, 20, 0.01))
        .write(file(name));
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  private static String line(Run run, String start) {
    return run.output().lines().filter(line -> line.startsWith(start)).findFirst().orElse("none");
  }

  private static Run compare(Path base, Path head, String... options) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("compare", base.toString(), head.toString()));
    arguments.addAll(Arrays.asList(options));
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(arguments.toArray(new String[0]));
    return new Run(exitCode, output.toString(), errors.toString());
  }
}
