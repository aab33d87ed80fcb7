package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key ratios over dated results. */
class TrendTest {
  private static final String CYCLE = "CycleBenchmark.putReserveRelease";
  private static final String NOOPS = "FloorBenchmark.noopCycle";

  @TempDir Path folder;

  @Test
  void withoutEarlierResultsItSaysSo() throws IOException {
    assertThat(trend()).contains("There is no earlier full result yet");
  }

  @Test
  void oneResultHasNothingToBeComparedWith() throws IOException {
    result("history/2026-11-20-full", 80, false);

    assertThat(trend()).contains("There is one full result so far (2026-11-20-full)");
  }

  @Test
  void aRatioThatFellIsBadNews() throws IOException {
    result("history/2026-11-20-full", 80, false);
    result("history/2026-11-21-full", 60, false);

    Document page = site();

    assertThat(page.select("#trend .scroll tbody tr").eachText())
        .singleElement()
        .asString()
        .startsWith("put + reserve + release over Jedis, of its floor, 8 threads 0.80")
        .containsPattern("✗ down to 0\\.7\\d+ times what it was");
    assertThat(page.select(".answer .is-bad").text()).contains("Since 2026-11-20-full, put +");
    assertThat(page.select("svg.spark circle")).hasSize(2);
  }

  @Test
  void whatNoiseCouldMakeIsNoNews() throws IOException {
    result("history/2026-11-20-full", 80, false);
    result("history/2026-11-21-full", 81, false);
    result("benchmarks", 79, false);

    Document page = site();

    assertThat(page.select("#trend .scroll thead th").eachText())
        .contains("2026-11-20-full", "2026-11-21-full", "this run");
    assertThat(page.select(".answer").text())
        .contains("Since 2026-11-21-full none of 1 key ratio has moved beyond noise.");
  }

  @Test
  void aShareOfTheCeilingIsOfItsNumberOfConnections() throws IOException {
    for (String name : List.of("history/2026-11-20-full", "history/2026-11-21-full")) {
      result(name, 80, false);
      Files.writeString(
          folder.resolve(name).resolve("ceiling.json"),
          """
          {"conditions": {"smoke": false}, "tool": "redis-benchmark", "bodyBytes": 1, "depth": 1,
           "operations": [
            {"operation": "put", "connections": 1, "inFlight": 32, "opsPerSecond": [9, 9]},
            {"operation": "put", "connections": 8, "inFlight": 32, "opsPerSecond": [9, 9]}],
           "subjects": [
            {"client": "jedis-pipelined", "operation": "put", "connections": 1, "inFlight": 32,
             "opsPerSecond": [6, 7]},
            {"client": "jedis-pipelined", "operation": "put", "connections": 8, "inFlight": 32,
             "opsPerSecond": [7, 8]}]}
          """);
    }

    assertThat(site().select("#trend .scroll tbody th").eachText())
        .contains(
            "put over Jedis-pipelined, 1 connection, 32 in flight, of the ceiling",
            "put over Jedis-pipelined, 8 connections, 32 in flight, of the ceiling");
  }

  @Test
  void smokeRunsAndOtherFoldersAreNoResults() throws IOException {
    result("history/2026-11-20-full", 80, false);
    result("history/2026-11-21-smoke", 60, true);
    result("history/notes", 60, false);
    result("benchmarks", 60, true);

    assertThat(trend()).contains("There is one full result so far (2026-11-20-full)");
  }

  @Test
  void aBrokenEarlierResultIsNamed() throws IOException {
    result("history/2026-11-20-full", 80, false);
    Files.writeString(folder.resolve("history/2026-11-20-full/scale.json"), "{}");

    Sample.Run run = Sample.run(folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("2026-11-20-full").contains("scale.json: conditions");
  }

  private void result(String name, double cycle, boolean smoke) throws IOException {
    Path directory = folder.resolve(name);
    new Jmh()
        .rates(CYCLE, "jedis", Jmh.noisy(name.hashCode(), 10, cycle, 0.01))
        .rates(NOOPS, "jedis", Jmh.noisy(name.hashCode() + 1L, 10, 100, 0.01))
        .write(directory.resolve("jmh-result.json"));
    Files.writeString(directory.resolve("conditions.json"), "{\"smoke\": " + smoke + "}");
  }

  private String trend() throws IOException {
    return site().select("#trend p").text();
  }

  private Document site() throws IOException {
    assertThat(Sample.run(folder).exitCode()).isZero();
    return Jsoup.parse(Files.readString(folder.resolve("site/index.html")));
  }
}
