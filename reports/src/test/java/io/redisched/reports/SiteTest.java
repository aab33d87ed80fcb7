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

/** The whole way, from result files to the page. */
class SiteTest {
  @TempDir Path folder;

  @Test
  void thePageBeginsWithTheAnswer() {
    Document page = Sample.page();

    assertThat(page.select(".answer .statement").eachText())
        .anySatisfy(text -> assertThat(text).contains("jedis, lettuce and lettuce-async conform"))
        .anySatisfy(text -> assertThat(text).contains("node does not conform: fails 1 clause"))
        .anySatisfy(text -> assertThat(text).contains("python conforms but for 1 known failure"))
        .anySatisfy(text -> assertThat(text).contains("go (no go command on the path)"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .containsPattern(
                        "Which client for put \\+ reserve \\+ release: on 1 thread Jedis, at 1\\.\\d+ times"));
  }

  @Test
  void theMatrixHasARowForEachClauseAndAColumnForEachPort() {
    Document page = Sample.page();
    Element matrix = page.expectFirst("table[data-matrix]");

    assertThat(matrix.select("thead th.port").eachText())
        .containsExactly("jedis", "lettuce", "lettuce-async", "node", "python");
    assertThat(matrix.select("[data-clause]")).hasSize(24);
    assertThat(matrix.select("[data-clause]"))
        .allSatisfy(row -> assertThat(row.select("td.cell")).hasSize(5));
    assertThat(matrix.select("[data-twist]").eachText())
        .containsExactly("put", "reserve", "pull", "release", "delete", "requeue", "get", "counts");
    assertThat(matrix.select("[data-attention=true] .id").eachText()).contains("RSV-2");
    assertThat(matrix.select("th.clause code").eachText()).contains("put");
  }

  @Test
  void everyCellSaysInTextWhatItShowsInColour() {
    Document page = Sample.page();

    assertThat(page.select("tbody td.cell"))
        .allSatisfy(
            cell ->
                assertThat(cell.select(".hidden-text, a[aria-label]"))
                    .as(cell.outerHtml())
                    .isNotEmpty());
  }

  @Test
  void everyFailingCellLeadsToItsExplanation() {
    Document page = Sample.page();

    assertThat(page.select("td.cell.is-failed, td.cell.is-known-failing"))
        .hasSize(4)
        .allSatisfy(
            cell -> {
              String anchor = cell.expectFirst("a").attr("href").substring(1);
              assertThat(page.getElementById(anchor)).isNotNull();
            });
    Element why = page.expectFirst("#why-node-rsv-2");
    assertThat(why.expectFirst(".sentence").text()).startsWith("MUST Includes a job whose");
    assertThat(why.expectFirst(".message").text()).contains("allowed:").contains("seen:");
    assertThat(why.select(".trace li")).hasSize(2);
    assertThat(why.expectFirst(".trace li:last-child code").text())
        .startsWith("reserve {")
        .endsWith("} -> null");
    assertThat(why.expectFirst(".command").text()).contains("--only RSV-2");
    assertThat(why.expectFirst("img").attr("alt")).isEqualTo("one call, unanswered");
    assertThat(why.expectFirst("img").attr("src")).startsWith("data:image/svg+xml;base64,PHN2Zy");
  }

  @Test
  void everyPairThatWasPlayedLeadsToItsExchange() {
    Document page = Sample.page();

    assertThat(page.select("table.pairs td.cell:not(.is-not-run)"))
        .hasSize(21)
        .allSatisfy(
            cell -> {
              String anchor = cell.expectFirst("a").attr("href").substring(1);
              assertThat(page.expectFirst("#" + anchor).select(".trace li")).isNotEmpty();
            });
    assertThat(page.expectFirst("#pair-jedis-lettuce .trace").text())
        .contains("[jedis] put {")
        .contains("[lettuce] release {");
    assertThat(page.select("[data-failures] > details")).hasSize(4);
  }

  @Test
  void whatIsUndecidedIsNotCountedAsPassed() throws IOException {
    Path sample = Sample.copyTo(folder);
    Path lettuce = sample.resolve("conformance/lettuce/conformance.json");
    Files.writeString(
        lettuce,
        Files.readString(lettuce)
            .replaceFirst(
                "\"outcome\": \"passed\",\\s+\"message\": null",
                "\"outcome\": \"undecided\", \"message\": \"out of its budget\""));

    Document page = site(sample);

    Element cell = page.expectFirst("td.cell.is-undecided");
    assertThat(cell.attr("title")).isEqualTo("RSV-1 on lettuce: undecided: out of its budget");
    assertThat(cell.expectFirst("span").text()).isEqualTo("◐");
    assertThat(page.select("[data-clause][data-attention=true] .id").eachText())
        .contains("RSV-1", "RSV-2");
    assertThat(page.select(".choice").text()).contains("Failing or undecided");
    assertThat(page.select("td.sum.is-undecided .hidden-text").text())
        .isEqualTo("reserve on lettuce: 2 of 3 passed");
    assertThat(page.select(".legend").text()).contains("◐undecided");
    assertThat(page.select(".answer").text())
        .contains("lettuce conforms in all that could be decided; 1 clause undecided")
        .contains("jedis and lettuce-async conform");
  }

  @Test
  void everyChartHasItsWordsAndItsTable() {
    Document page = Sample.page();

    assertThat(page.select("svg.chart"))
        .hasSize(7)
        .allSatisfy(
            chart -> {
              assertThat(chart.attr("role")).isEqualTo("img");
              assertThat(chart.attr("aria-labelledby").split(" "))
                  .allSatisfy(id -> assertThat(page.expectFirst("#" + id).text()).isNotEmpty());
              assertThat(Objects.requireNonNull(chart.closest("section")).select("table"))
                  .isNotEmpty();
            });
    assertThat(page.expectFirst("#throughput-8-description").text())
        .containsPattern("put, Jedis: [\\d,]+ ops/s");
  }

  @Test
  void figuresStandBesideTheirFloors() {
    Document page = Sample.page();
    Element put = page.expectFirst("figure.panel tbody tr");

    assertThat(put.select("td.number").eachText())
        .hasSize(3)
        .element(1)
        .asString()
        .matches("\\d+ %");
    assertThat(page.select("#costs ~ .scroll tbody tr")).hasSize(6);
    assertThat(page.select(".facts dt").eachText()).contains("CPU", "JDK", "Command");
    assertThat(page.select(".facts").text()).contains("netty unknown").contains("JMH unknown");
  }

  @Test
  void aBatchCountsByItsOperations() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("benchmarks/jmh-result.json"),
        "[{\"jmhVersion\"",
        """
        [{"benchmark": "io.redisched.benchmarks.BatchBenchmark.putDelete", "mode": "thrpt",
          "threads": 4, "params": {"client": "jedis-pipelined"},
          "primaryMetric": {"scoreUnit": "ops/ms", "rawData": [[1.0]]},
          "secondaryMetrics": {"operations": {"rawData": [[32.0]]}}},
         {"jmhVersion\"""");

    Element figures = site(sample).expectFirst("#throughput-4-title").closest("figure");

    assertThat(Objects.requireNonNull(figures).select("tbody").text())
        .isEqualTo("batch of puts and deletes Jedis-pipelined 32,000 ops/s one figure only – –");
  }

  @Test
  void noRequestLeavesThePage() {
    Document page = Sample.page();

    assertThat(page.select("[src]").eachAttr("src"))
        .allSatisfy(source -> assertThat(source).startsWith("data:image/"));
    assertThat(page.select("[href]").eachAttr("href"))
        .allSatisfy(target -> assertThat(target).matches("#.*|data:,"));
    assertThat(page.html()).doesNotContainIgnoringCase("http:").doesNotContain("https:");
    assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none';")
        .doesNotContain("unsafe");
  }

  @Test
  void namesOfPlacesAreUnique() {
    Document page = Sample.page();

    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("nav a[href]").eachAttr("href"))
        .allSatisfy(target -> assertThat(ids).contains(target.substring(1)));
  }

  @Test
  void aSmokeRunIsMarkedAndNamesNoWinner() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("benchmarks/conditions.json"), "\"smoke\": false", "\"smoke\": true");
    Files.delete(sample.resolve("benchmarks/peers.json"));

    Document page = site(sample);

    assertThat(page.expectFirst(".smoke").text()).startsWith("Smoke run: not evidence.");
    assertThat(page.select(".answer").text())
        .contains("smoke run")
        .doesNotContain("times the rate");
    assertThat(Files.readString(sample.resolve("site/summary.md"))).contains("smoke run");
  }

  @Test
  void withoutConditionsARunIsNoEvidence() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.delete(sample.resolve("benchmarks/conditions.json"));

    assertThat(site(sample).selectFirst(".smoke")).isNotNull();
  }

  @Test
  void theSummarySaysTheSameInMarkdown() throws IOException {
    Path sample = Sample.copyTo(folder);
    site(sample);

    assertThat(sample.resolve("site/summary.md"))
        .content()
        .contains("| node | ✗ does not conform: fails")
        .contains("| RSV-2 on node | Includes a job whose expiration is exactly max.")
        .contains("### Throughput on 8\u00a0threads");
  }

  @Test
  void aRunThatLostResultsIsUndecided() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("conformance/jedis/conformance.json"), "\"planned\": 24", "\"planned\": 25");

    assertThat(site(sample).select(".answer").text())
        .contains("jedis undecided: 25 results planned, 24 accounted for");
  }

  @Test
  void whatTheKitHasToSayIsShown() throws IOException {
    Path sample = Sample.copyTo(folder);
    Sample.replace(
        sample.resolve("conformance/jedis/conformance.json"),
        "\"verdict\": \"conforms\"",
        "\"verdict\": \"does-not-conform\", \"contradictions\": [\"PUT-9 was to fail, and passed\"]");

    Document page = site(sample);

    assertThat(page.select(".answer").text()).contains("jedis does not conform");
    assertThat(page.select("#conformance").text()).contains("PUT-9 was to fail, and passed");
  }

  @Test
  void pairsThatWereNotRunAreNotPraised() throws IOException {
    Path sample = Sample.copyTo(folder);
    Files.writeString(
        sample.resolve("conformance/pairs.json"),
        "{\"pairs\": [{\"from\": \"jedis\", \"to\": \"go\", \"outcome\": \"not-run\"}]}");

    assertThat(site(sample).select(".answer").text())
        .contains("No pair of ports was checked on shared topics.");
  }

  @Test
  void aPortSaysHowMuchItWasAsked() {
    Document page = Sample.page();

    assertThat(page.select("#conformance table.stack thead th").eachText())
        .contains("Random steps", "Histories", "Time");
    assertThat(page.select("#conformance table.stack tbody tr").eachText())
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("jedis")
                    .contains("41,200 5,150 a second", "3,200 410 a second", "21.4 s"));
  }

  @Test
  void aScoreNamesItsSampleAndTheFewestCalls() {
    Document page = Sample.page();

    assertThat(page.select("#mutation ~ p").text())
        .contains("99.6 %")
        .contains("A sample: one in 4 of all mutants was tried.")
        .contains("Tried 2026-11-23 22:10 UTC at commit 4691bfe.");
    assertThat(page.select("#mutation ~ details").text())
        .contains("put.lua:40 drop a call PUT-2 2 calls put {")
        .contains("reserve in two steps CONC-1 4 calls");
  }

  private static Document site(Path sample) throws IOException {
    assertThat(Sample.run(sample).exitCode()).isZero();
    return Jsoup.parse(Files.readString(sample.resolve("site/index.html")));
  }
}
