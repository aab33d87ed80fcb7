package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections that come from latency.json, ceiling.json, peers.json and scale.json. */
class BenchmarkSectionsTest {
  @TempDir Path folder;

  @Test
  void theCurveHasAKnee() {
    Document page = Sample.page();

    assertThat(page.select("tr.is-knee .aside").eachText())
        .filteredOn(text -> text.contains("knee"))
        .containsExactly("80 %, knee", "80 %, knee");
    assertThat(page.select("svg .note").eachText()).containsExactly("knee", "knee");
    assertThat(page.select(".answer").text()).contains("Under load, Jedis: the knee is at 12,200");
    assertThat(table(page, "load").select("tbody tr")).hasSize(16);
    assertThat(table(page, "load").select("thead th").eachText()).contains("p50", "p99.99");
  }

  @Test
  void aRateThatIsNotKeptIsBeyondTheKnee() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.writeString(sample.resolve("benchmarks/latency.json"), load(0.9, 10));

    assertThat(site(sample).select(".answer").text())
        .contains("jobs wait longer than they take at every rate that was tried");
  }

  @Test
  void jobsThatWaitLongerThanTheyTakeAreBeyondTheKnee() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.writeString(sample.resolve("benchmarks/latency.json"), load(1, 500));

    assertThat(site(sample).select(".answer").text())
        .contains("jobs wait longer than they take at every rate that was tried");
  }

  @Test
  void sharesOfTheCeilingComeWithTheirSpread() {
    Document page = Sample.page();

    assertThat(page.select(".answer").text())
        .containsPattern("Of what redis-benchmark gets .*: Jedis-pipelined 8\\d % to 9\\d %");
    assertThat(table(page, "ceiling").select("tbody tr").eachText())
        .hasSize(16)
        .anySatisfy(row -> assertThat(row).matches("Lettuce-async .* 61 % 60 % to 6\\d %"));
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

    Document page = site(sample);

    assertThat(page.select(".missing").text()).isEqualTo("No ceiling here: it is not on the path.");
    assertThat(page.select("#ceiling ~ figure #ceiling-bars-title")).isEmpty();
  }

  @Test
  void onlyWhatIsUnusualIsTold() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("benchmarks/jmh-result.json"),
        "[{\"jmhVersion\"",
        """
        [{"benchmark": "io.redisched.benchmarks.PutBenchmark.put", "mode": "thrpt",
          "threads": 1, "params": {"client": "jedis", "bodyBytes": "4096", "depth": "1000"},
          "primaryMetric": {"scoreUnit": "ops/ms", "rawData": [[1.0], [1.1]]}},
         {"jmhVersion\"""");

    Document page = site(sample);

    assertThat(page.select("figure.panel tbody th").eachText())
        .contains("put", "put, bodies of 4,096 bytes")
        .doesNotContain("put, bodies of 64 bytes");
    assertThat(page.select("#benchmarks p").text())
        .contains("Where a row does not say otherwise: bodies of 64 bytes.");
  }

  @Test
  void aPeerThatIsFasterIsCalledFaster() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.writeString(sample.resolve("benchmarks/peers.json"), peers("120, 121, 119, 120, 122"));

    Document page = site(sample);

    assertThat(page.select(".answer").text())
        .containsPattern(
            "Peers, put: beanstalkd is faster, at 1\\.20 .* times the rate of redisched over Jedis");
    assertThat(page.select(".plain").text()).contains("disque: not installed");
  }

  @Test
  void aPeerThatIsAsFastIsNeither() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.writeString(sample.resolve("benchmarks/peers.json"), peers("90, 121, 80, 110, 99"));

    assertThat(site(sample).select(".answer").text())
        .contains("Peers, put: no difference between beanstalkd and redisched over Jedis");
  }

  @Test
  void whatAPeerPromisesStandsBesideItsRate() {
    Element row =
        table(Sample.page(), "peers").select("tbody tr").select(":contains(beanstalkd)").first();

    assertThat(Objects.requireNonNull(row).text())
        .contains("ops/s", "the worker deletes it", "without its log", "duplicates");
  }

  @Test
  void costGrowsWithDepth() {
    Document page = Sample.page();

    assertThat(page.select(".answer").text())
        .containsPattern("put on a queue of 10,000,000 jobs takes the server 1\\.\\d+ \\(95");
    assertThat(table(page, "depths").select("tbody tr")).hasSize(5);
    assertThat(table(page, "depths").text()).contains("274 B");
  }

  @Test
  void theCycleIsHeldAgainstThreeNoOps() {
    Document page = Sample.page();

    assertThat(page.select(".answer").text())
        .containsPattern("On 8 threads the full cycle runs at .* 8\\d % \\(95 % interval");
    assertThat(table(page, "floors").select("thead th").eachText())
        .containsExactly("Operation", "Client", "1 thread", "8 threads");
  }

  @Test
  void theCycleIsHeldAgainstItsCommandsWithoutScripts() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("benchmarks/jmh-result.json"),
        "[{\"jmhVersion\"",
        """
        [{"benchmark": "io.redisched.benchmarks.FloorBenchmark.rawCycle", "mode": "thrpt",
          "threads": 8, "params": {"client": "jedis", "bodyBytes": "64", "depth": "1000"},
          "primaryMetric": {"scoreUnit": "ops/s", "rawData": [[10000.0, 10000.0]]}},
         {"jmhVersion\"""");

    Document page = site(sample);

    Element floors = table(page, "floors");
    assertThat(floors.select("tbody").eachText())
        .anySatisfy(
            group ->
                assertThat(group)
                    .matches(
                        "put \\+ reserve \\+ release, of its commands without scripts"
                            + " Jedis – \\d+ % .* to .* % Lettuce – –|"
                            + "put \\+ reserve \\+ release, of its commands without scripts"
                            + " Jedis – \\d+ % .* to .* %"));
    Element panel = page.expectFirst("#throughput-8-title").closest("figure");
    assertThat(Objects.requireNonNull(panel).select("thead th").eachText())
        .contains("of its commands alone");
    assertThat(page.select("figure:has(#throughput-1-title) thead th").eachText())
        .doesNotContain("of its commands alone");
    assertThat(page.select(".answer").text())
        .as("what is measured against is no operation")
        .doesNotContain("pipelines");
  }

  @Test
  void aPercentileIsTheMedianOverTheForksWithItsRange() throws IOException {
    Path benchmarks = folder.resolve("benchmarks");
    new Jmh()
        .calls("PutBenchmark.put", "jedis", 500, List.of(10.0, 30.0, 20.0))
        .calls("PutBenchmark.put", "lettuce", 101, List.of(40.0))
        .write(benchmarks.resolve("jmh-result.json"));

    Document page = site(folder);

    Element panel = page.expectFirst("#latency-8-title").closest("figure");
    assertThat(Objects.requireNonNull(panel).select("tbody tr").eachText())
        .as("500 calls have 5 beyond p99, 15 in all forks")
        .containsExactly(
            "put Jedis 20.0 µs 10.0 to 30.0 µs 20.0 µs 10.0 to 30.0 µs 20.0 µs 10.0 to 30.0 µs – 1,500",
            "Lettuce 40.0 µs one fork only 40.0 µs one fork only – – 101");
    assertThat(panel.select("svg .reach")).hasSize(5);
    Element first = panel.expectFirst("svg .reach");
    assertThat(first.attr("x1")).isNotEqualTo(first.attr("x2"));
  }

  @ParameterizedTest
  @CsvSource({
    "latency.json, load, load.LoadRun",
    "ceiling.json, ceiling, ceiling.CeilingRun",
    "peers.json, peers, peer.PeerRun",
    "scale.json, depths, scale.ScaleRun"
  })
  void whatWasNotMeasuredIsLeftOutWithItsCommand(String file, String section, String command)
      throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.delete(sample.resolve("benchmarks").resolve(file));

    Document page = site(sample);

    assertThat(page.getElementById(section)).isNull();
    assertThat(page.select("#benchmarks dl").text()).contains(command);
  }

  @Test
  void aPartAloneMakesASection() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.delete(sample.resolve("benchmarks/jmh-result.json"));
    Files.delete(sample.resolve("benchmarks/conditions.json"));

    Document page = site(sample);

    assertThat(page.getElementById("peers")).isNotNull();
    assertThat(page.select(".smoke")).isEmpty();
    assertThat(page.select("#benchmarks dl").text()).contains("run.RecordedRun");
  }

  @Test
  void aSmokeRunOfAPartNamesNoWinner() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(sample.resolve("benchmarks/peers.json"), "\"smoke\": false", "\"smoke\": true");

    Document page = site(sample);

    assertThat(page.select(".smoke").text()).contains("Smoke run: not evidence.");
    assertThat(page.select(".answer").text()).doesNotContain("Peers, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latency.json | \"jobs\" | \"job\" | clients[0].points[0].rounds[0].jobs: is missing",
        "latency.json | \"p99\" | \"p98\" | responseMicros.p99: is missing",
        "ceiling.json | \"inFlight\": 32 | \"inFlight\": \"all\" | inFlight: should be a whole number",
        "peers.json | \"ids\" | \"id\" | peers[0].ids: is missing",
        "peers.json | \"opsPerSecond\": [ | \"opsPerSecond\": [ 0, | opsPerSecond[0]: should be a positive number",
        "scale.json | \"serverMicros\" | \"server\" | points[0].operations[0].serverMicros: is missing",
        "scale.json | \"smoke\": false, | | conditions.smoke: is missing"
      })
  void aMalformedFileIsNamedWithItsField(
      String file, String text, String replacement, String message) throws IOException {
    Sample.copyTo(folder);
    Path path = folder.resolve("benchmarks").resolve(file);
    Sample.replace(path, text, replacement == null ? "" : replacement);

    Sample.Run run = Sample.run(folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains(path.toString()).contains(message);
    assertThat(run.errors().lines()).hasSize(1);
  }

  private static String load(double kept, double wait) {
    String percentiles = "{\"p50\": %s, \"p99\": %s}";
    return """
        {"conditions": {"smoke": false}, "operation": "cycle", "workers": 2, "secondsPerRound": 1,
         "depth": 1, "bodyBytes": 1, "clients": [{"client": "jedis", "capacity": 100, "points": [
          {"percent": 50, "rate": 50, "rounds": [{"jobs": 50, "achieved": %s,
           "responseMicros": %s, "serviceMicros": %s, "slipMicros": %s}]}]}]}
        """
        .formatted(
            50 * kept,
            percentiles.formatted(100, 100 + wait),
            percentiles.formatted(100, 100),
            percentiles.formatted(1, wait));
  }

  private static String peers(String rates) {
    String peer =
        """
        {"peer": "%s", "version": "1", "acknowledges": "a", "survives": "s", "ids": "i",
         "operations": [{"operation": "put", "opsPerSecond": [%s]}]}
        """;
    return """
        {"conditions": {"smoke": false}, "connections": 1, "bodyBytes": 1, "depth": 1,
         "peers": [%s, %s], "absent": [{"peer": "disque", "reason": "not installed"}]}
        """
        .formatted(
            peer.formatted("redisched over Jedis", "100, 101, 99, 100, 100"),
            peer.formatted("beanstalkd", rates));
  }

  private static Element table(Document page, String section) {
    return Objects.requireNonNull(
        page.expectFirst("#" + section).nextElementSiblings().select("table").first());
  }

  private static Document site(Path sample) throws IOException {
    assertThat(Sample.run(sample).exitCode()).isZero();
    return Jsoup.parse(Files.readString(sample.resolve("site/index.html")));
  }
}
