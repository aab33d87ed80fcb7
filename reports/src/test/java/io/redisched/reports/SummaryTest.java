package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the summary of a CI's job tells of a benchmark. */
class SummaryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Share of the floor   | On 8 threads the full cycle runs at",
        "Share of the ceiling | Of what redis-benchmark gets out of the same server",
        "Latency under load   | - Jedis: the knee is at 12,200",
        "Cost against depth   | - put on a queue of 10,000,000",
        "Peers                | - put: "
      })
  void eachSectionBeginsWithItsAnswer(String title, String answer) {
    assertThat(section(Sample.summary(), title).strip().replace('\u00a0', ' ')).startsWith(answer);
  }

  @Test
  void eachSectionNamesItsConditionsAndItsCommand() {
    String summary = Sample.summary();

    for (String title :
        List.of("Share of the ceiling", "Latency under load", "Cost against depth", "Peers")) {
      assertThat(section(summary, title))
          .contains(" · Redis ", " cores")
          .contains("\nAgain: java -cp benchmarks/target/benchmarks.jar");
    }
  }

  @Test
  void everyFigureOfASectionHasItsSpread() {
    String summary = Sample.summary().replace('\u00a0', ' ');

    assertThat(rows(section(summary, "Share of the floor")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).matches(".* \\d+ % \\(.* to .*\\) \\|"));
    assertThat(section(summary, "Latency under load"))
        .containsPattern("- Jedis: the knee .* p99 there is .* \\(.* to .* over the rounds\\)");
    assertThat(rows(section(summary, "Share of the ceiling")))
        .hasSize(16)
        .filteredOn(row -> !row.contains("the ceiling"))
        .allSatisfy(
            row -> assertThat(row).matches(".* ops/s \\| .+ to .+ \\| \\d+ % \\| .* to .* \\|"));
    assertThat(rows(section(summary, "Latency under load")))
        .as("the lowest rate, the knee and the highest rate of each client")
        .hasSize(6)
        .allSatisfy(row -> assertThat(row).matches(".* \\| [^|]+ to [^|]+ \\|"))
        .filteredOn(row -> row.contains("knee"))
        .hasSize(2);
    assertThat(rows(section(summary, "Cost against depth")))
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.split(" to ", -1)).hasSizeGreaterThan(3));
    assertThat(rows(section(summary, "Peers")))
        .allSatisfy(row -> assertThat(row).matches(".* ops/s \\| [^|]+ to [^|]+ \\|.*"));
  }

  @Test
  void aPeersPromisesStandBesideItsRates() {
    assertThat(rows(section(Sample.summary(), "Peers")))
        .filteredOn(row -> row.contains("beanstalkd"))
        .singleElement()
        .asString()
        .contains("the worker deletes it", "without its log", "duplicates");
  }

  /** The file that a section is made of, and its heading. */
  static Stream<Arguments> sections() {
    return Stream.of(
        arguments("latency.json", "Latency under load"),
        arguments("ceiling.json", "Share of the ceiling"),
        arguments("peers.json", "Peers"),
        arguments("scale.json", "Cost against depth"));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void aSmokeRunOfASectionGivesNoFigures(String file, String title) throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("benchmarks").resolve(file), "\"smoke\": false", "\"smoke\": true");

    assertThat(section(summary(sample), title).strip())
        .isEqualTo("Smoke run: it works. Its figures are no evidence, so they are left out here.");
  }

  @ParameterizedTest
  @MethodSource("sections")
  void whatWasNotMeasuredHasNoSection(String file, String title) throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.delete(sample.resolve("benchmarks").resolve(file));

    assertThat(summary(sample)).doesNotContain("### " + title);
  }

  @Test
  void aCeilingThatCouldNotBeMeasuredSaysWhy() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.writeString(
        sample.resolve("benchmarks/ceiling.json"),
        """
        {"conditions": {"smoke": false}, "tool": "redis-benchmark", "version": null,
         "absent": "it is not on the path", "bodyBytes": 1, "depth": 1, "operations": [],
         "subjects": []}
        """);

    assertThat(section(summary(sample), "Share of the ceiling").strip())
        .isEqualTo("No ceiling here: it is not on the path.");
  }

  @Test
  void withoutAnEarlierResultNothingIsCompared() {
    assertThat(Sample.summary())
        .contains("## Over time\n\nThere is one full result so far (this run)");
  }

  @Test
  void onlyRatiosThatMovedAreListed() throws IOException {
    result("history/2026-11-20-full", 80, 90);
    result("history/2026-11-21-full", 60, 90);

    String trend = over(summary(folder));

    assertThat(trend)
        .contains(
            "1 of 2\u00a0key ratios moved beyond noise between 2026-11-20-full and 2026-11-21-full");
    assertThat(rows(trend))
        .singleElement()
        .asString()
        .matches(
            "\\| put \\+ reserve \\+ release over Jedis, .* \\| 0\\.\\d+ \\(.* to .*\\) \\| 0\\.\\d+ \\(.* to .*\\)"
                + " \\| ✗ down to 0\\.7\\d+ times what it was \\|");
  }

  @Test
  void whereNothingMovedASentenceSaysSo() throws IOException {
    result("history/2026-11-20-full", 80, 90);
    result("history/2026-11-21-full", 81, 90);

    String trend = over(summary(folder));

    assertThat(trend).contains("None of 2\u00a0key ratios moved beyond noise");
    assertThat(rows(trend)).isEmpty();
  }

  private void result(String name, double cycle, double put) throws IOException {
    Path directory = folder.resolve(name);
    long seed = name.hashCode();
    new Jmh()
        .rates("CycleBenchmark.putReserveRelease", "jedis", Jmh.noisy(seed, 10, cycle, 0.01))
        .rates("FloorBenchmark.noopCycle", "jedis", Jmh.noisy(seed + 1, 10, 100, 0.01))
        .rates("PutBenchmark.put", "jedis", Jmh.noisy(seed + 2, 10, put, 0.01))
        .rates("FloorBenchmark.noop", "jedis", Jmh.noisy(seed + 3, 10, 100, 0.01))
        .write(directory.resolve("jmh-result.json"));
    Files.writeString(directory.resolve("conditions.json"), "{\"smoke\": false}");
  }

  private static String summary(Path sample) throws IOException {
    assertThat(Sample.run(sample).exitCode()).isZero();
    return Files.readString(sample.resolve("site/summary.md"));
  }

  private static String section(String summary, String title) {
    return between(summary, "### " + title + "\n");
  }

  private static String over(String summary) {
    return between(summary, "## Over time\n");
  }

  private static String between(String summary, String heading) {
    int start = summary.indexOf(heading);
    assertThat(start).as(heading).isNotNegative();
    return summary.substring(start + heading.length()).split("\n##", 2)[0];
  }

  /** The rows of the only table, without its head. */
  private static List<String> rows(String section) {
    return Arrays.stream(section.split("\n", -1))
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .toList();
  }
}
