package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jars run in turn, with a stand-in for JMH that is as fast as its jar says. */
class DriverTest {
  private static final String MAIN = "org/openjdk/jmh/Main";

  /** Reads its speed and its script from the class path, as the benchmarks do. */
  private static final String SOURCE =
      """
      package org.openjdk.jmh;

      import java.nio.file.*;
      import java.util.*;

      public final class Main {
        public static void main(String[] arguments) throws Exception {
          List<String> all = List.of(arguments);
          boolean listing = all.contains("-lp");
          System.out.println(listing ? "Benchmarks: " : all);
          double speed = Double.parseDouble(text("speed.txt"));
          if (listing) {
            System.out.println("io.redisched.benchmarks.PutBenchmark.put");
            System.out.println("  param \\"client\\" = {jedis}");
            if (speed <= 100) { // others are done in half the time
              System.out.println("io.redisched.benchmarks.FloorBenchmark.noop");
            }
            return;
          }
          if (speed < 0) {
            System.out.println("java.lang.IllegalStateException: the queue ran dry");
            System.exit(1);
          }
          boolean slowed = text("META-INF/redisched/lua/put.lua").contains("waste");
          double put = slowed && speed < 1000 ? speed / 2 : speed;
          Path file = Path.of(all.get(all.indexOf("-rff") + 1));
          double noise = 1 + (file.toString().hashCode() % 7) / 1000.0;
          boolean floor = all.get(0).contains("FloorBenchmark.noop");
          if (speed == 50 && !floor && file.toString().contains("again")) {
            noise = file.toString().matches(".*-00[135]-.*") ? 1.08 : 0.92;
          }
          Files.writeString(
              file, "[" + (floor ? row("FloorBenchmark.noop", "", 300 * noise)
                  : row("PutBenchmark.put", all.get(all.indexOf("-p") + 1), put * noise)) + "]");
        }

        private static String text(String resource) throws Exception {
          try (var in = Main.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes()).strip();
          }
        }

        private static String row(String benchmark, String param, double speed) {
          String client = param.replaceFirst("client=", "");
          return "{\\"benchmark\\": \\"io.redisched.benchmarks." + benchmark
              + "\\", \\"mode\\": \\"thrpt\\", \\"threads\\": 8, \\"params\\": {"
              + (client.isEmpty() ? "" : "\\"client\\": \\"" + client + "\\"") + "}, \\"primaryMetric\\":"
              + " {\\"scoreUnit\\": \\"ops/ms\\", \\"rawData\\": [[" + speed + "]]}}";
        }
      }
      """;

  @TempDir static Path classes;

  /** Where one comparison is made that several tests look at: it starts forty JVMs. */
  @TempDir static Path comparison;

  @TempDir Path folder;

  private static Run slower;

  private record Run(int exitCode, String output, String errors) {}

  @BeforeAll
  static void compareWithASlowerJar() throws IOException {
    compileTheStandIn();
    slower = compare(comparison, jar(comparison, "base", 100), jar(comparison, "head", 80));
  }

  private static void compileTheStandIn() throws IOException {
    Path source = classes.resolve("Main.java");
    Files.writeString(source, SOURCE);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    assertThat(failed).isZero();
  }

  @Test
  void aSlowerJarIsFoundSlower() throws IOException {
    assertThat(slower.exitCode()).as(slower.errors()).isEqualTo(1);
    assertThat(slower.output())
        .containsPattern("put, jedis, 8 threads +0\\.[78]\\d .* slower")
        .contains("BASE against itself: 2 of 2 same.")
        .contains("Scripts slowed on purpose: 1 of 1 slower (0.");
    for (String arm : List.of("base", "head", "again", "slowed")) {
      try (Stream<Path> files = Files.list(comparison.resolve("results/" + arm))) {
        assertThat(files.filter(file -> file.toString().endsWith(".json"))).as(arm).hasSize(10);
      }
    }
  }

  @Test
  void theSameJarIsFoundTheSame() throws IOException {
    Path jar = jar("base", 200);

    Run run = compare(jar, jar);

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output())
        .containsPattern("put, jedis, 8 threads +[01]\\.\\d\\d .* same within 10 %");
  }

  @Test
  void aBenchmarkThatDiffersFromItselfIsRunAgainAndOthersAreNot() throws IOException {
    Path jar = jar("noisy", 50);

    Run run = compare(folder, jar, jar, "--max-forks", "6");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.errors())
        .contains("5 to 6 rounds of 4 forks of each benchmark")
        .contains("1\u00a0benchmark to go on with, at most to round 6: BASE is not yet surely");
    assertThat(run.errors().lines().filter(line -> line.startsWith("round 6")))
        .singleElement()
        .asString()
        .startsWith("round 6, PutBenchmark.put client=jedis:");
    assertThat(run.output())
        .containsPattern("put, jedis, 8 threads +[01]\\.\\d\\d .* inconclusive")
        .contains("(BASE did not come out the same as itself in this row)");
  }

  @Test
  void jmhIsToldWhatWasAsked() {
    assertThat(comparison.resolve("results/head/jmh-output-001-01.txt"))
        .content()
        .startsWith(
            "[^\\Qio.redisched.benchmarks.PutBenchmark.put\\E$, -p, client=jedis, -t, 8, -f, 1, -foe,"
                + " true, -rf, json, -rff, ");
  }

  @Test
  void forksOfOneBenchmarkRunOneRightAfterTheOther() {
    assertThat(slower.errors()).contains("5 to 20 rounds of 4 forks of each benchmark, seed 7");
    assertThat(slower.errors().lines().filter(line -> line.startsWith("round")))
        .hasSize(10)
        .allSatisfy(
            line ->
                assertThat(List.of(line.replaceFirst(".*: ", "").split(" ")))
                    .containsExactlyInAnyOrder("base", "head", "again", "slowed"))
        .extracting(line -> line.replaceFirst(".*:", ""))
        .as("not always the same order")
        .satisfies(orders -> assertThat(orders.stream().distinct().count()).isGreaterThan(3));
  }

  @Test
  void aJarThatSlowScriptsDoNotSlowMakesItVoid() throws IOException {
    Run run = compare(folder, jar("base", 2000), jar("head", 1000), "--max-forks", "5");

    assertThat(run.exitCode()).as(run.errors()).isEqualTo(3);
    assertThat(run.errors()).startsWith("5 rounds of 4 forks of each benchmark");
    assertThat(run.output())
        .contains("Void: slow scripts came out same: put, jedis, 8 threads")
        .contains("Void: the comparison failed its own check");
  }

  @Test
  void aBenchmarkThatFailsIsNamedWithItsReasonAndItsLog() throws IOException {
    Run run = compare(jar("base", -1), jar("head", 100));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors())
        .containsPattern(
            "(base|again|slowed), .*: JMH ended with status 1 \\(the queue ran dry\\); see .*jmh-output")
        .doesNotContain("\tat ");
  }

  @Test
  void aJarWithoutScriptsCannotBeCompared() throws IOException {
    Path jar = folder.resolve("empty.jar");
    write(jar, Map.of());

    Run run = compare(jar, jar);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("has no scripts in META-INF/redisched/lua/");
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws IOException {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

    Run run = compare(jar, jar);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("broken.jar: is no jar").doesNotContain("\tat ");
  }

  private Path jar(String name, double speed) throws IOException {
    return jar(folder, name, speed);
  }

  private static Path jar(Path folder, String name, double speed) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    write(
        jar,
        Map.of(
            MAIN + ".class",
            Files.readAllBytes(classes.resolve(MAIN + ".class")),
            "speed.txt",
            bytes(String.format(Locale.ROOT, "%f", speed)),
            "META-INF/redisched/lua/put.lua",
            bytes("return 1\n")));
    return jar;
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        archive.putNextEntry(new JarEntry(entry.getKey()));
        archive.write(entry.getValue());
        archive.closeEntry();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Run compare(Path base, Path head) {
    return compare(folder, base, head);
  }

  private static Run compare(Path folder, Path base, Path head, String... options) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    List<String> arguments =
        new ArrayList<>(List.of("compare", "--jars", base.toString(), head.toString()));
    arguments.addAll(List.of("--forks", "5", "--seed", "7", "--include", "Put"));
    arguments.addAll(List.of("--results", folder.resolve("results").toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--", "-t", "8"));
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(errors))
            .execute(arguments.toArray(new String[0]));
    return new Run(exitCode, output.toString(), errors.toString());
  }
}
