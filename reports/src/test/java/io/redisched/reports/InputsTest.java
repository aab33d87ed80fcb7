package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that are missing, wrong or hostile. */
class InputsTest {
  private static final String HOSTILE = "</script></style><img src=x onerror=alert(1)>'\\\"{{x}}";

  @TempDir Path folder;

  @Test
  void missingResultsAreShownAsNotRun() throws IOException {
    Sample.Run run = Sample.run(folder);

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("Conformance was not checked: there is no folder");
    Document page = Jsoup.parse(Files.readString(folder.resolve("site/index.html")));
    assertThat(page.select(".missing").eachText())
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).startsWith("Not run: there is no f"));
  }

  @Test
  void anEmptyFolderIsNoConformance() throws IOException {
    Files.createDirectories(folder.resolve("conformance"));

    assertThat(Sample.run(folder).output()).contains("holds no conformance.json");
  }

  @Test
  void portsThatWereNotRunAreResultsEnough() throws IOException {
    Files.createDirectories(folder.resolve("conformance"));
    Files.writeString(
        folder.resolve("conformance/not-run.json"),
        "[{\"name\":\"go\",\"language\":\"Go\",\"reason\":\"no go\"}]");

    assertThat(Sample.run(folder).output()).contains("Not run here: go (no go).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conformance/node/conformance.json | \"outcome\": \"failed\" | \"outcome\": \"maybe\" | .outcome: is \"maybe\", should be one of failed, known-failing, undecided, passed",
        "conformance/node/conformance.json | \"level\": \"SHOULD\" | \"level\": 3 | .level: should be text",
        "conformance/node/conformance.json | \"planned\": 24 | \"planned\": \"many\" | planned: should be a whole number",
        "conformance/node/conformance.json | \"planned\": 24 | \"plan\": 24 | planned: is missing",
        "conformance/node/conformance.json | \"results\": [ | \"results\": {}, \"more\": [ | results: should be an array",
        "conformance/node/conformance.json | 2026-11-23T19:41:07Z | yesterday | startedAt: should be an instant",
        "conformance/node/conformance.json | \"id\": \"RSV-1\" | \"id\": \"RSV-2\" | results: has two results for RSV-2",
        "conformance/not-run.json | [ | [ 1, | [0]: should be an object",
        "conformance/pairs.json | \"pairs\" | \"peers\" | pairs: is missing",
        "conformance/mutation.json | \"killed\": 312 | \"killed\": 3.5 | score.killed: should be a whole number",
        "benchmarks/conditions.json | \"smoke\": false | \"smoke\": 0 | smoke: should be true or false",
        "benchmarks/costs.json | \"bytesIn\": 282 | \"bytesIn\": null | operations[0].bytesIn: is missing",
        "benchmarks/jmh-result.json | \"rawData\" | \"raw\" | primaryMetric: has neither rawData nor rawDataHistogram",
        "benchmarks/jmh-result.json | [{\"jmhVersion\" | {\"jmhVersion\" | is not JSON"
      })
  void aMalformedFileIsNamedWithItsField(
      String file, String text, String replacement, String message) throws IOException {
    Sample.copyTo(folder);
    if (text.equals("\"level\": \"SHOULD\"")) {
      Sample.replace(folder.resolve(file), "\"level\": \"MUST\"", text);
    }
    Sample.replace(folder.resolve(file), text, replacement);

    Sample.Run run = Sample.run(folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors())
        .contains(folder.resolve(file).toString())
        .contains(message)
        .doesNotContain("\tat ");
    assertThat(run.errors().lines()).hasSize(1);
  }

  @Test
  void textFromOutsideIsNeverMarkup() throws IOException {
    Sample.copyTo(folder);
    Path node = folder.resolve("conformance/node/conformance.json");
    Sample.replace(node, "\"name\": \"node\"", "\"name\": \"node" + HOSTILE + "\"");
    Sample.replace(node, "Includes a job", "Includes `" + HOSTILE + "` a job");
    Sample.replace(node, "allowed:", HOSTILE + "allowed:");
    Sample.replace(node, "\\\"one", "\\\"one" + HOSTILE);
    Sample.replace(node, "--seed", "--seed " + HOSTILE);
    Sample.replace(node, "one call, unanswered", "one call, " + HOSTILE);
    Sample.replace(
        folder.resolve("conformance/not-run.json"), "no go command", "no " + HOSTILE + " command");
    Sample.replace(
        folder.resolve("benchmarks/conditions.json"), "AMD EPYC", "AMD " + HOSTILE + " EPYC");
    Sample.replace(folder.resolve("benchmarks/jmh-result.json"), "lettuce", "lettuce" + HOSTILE);

    assertThat(Sample.run(folder).exitCode()).isZero();

    String html = Files.readString(folder.resolve("site/index.html"));
    Document page = Jsoup.parse(html);
    assertThat(page.select("img").eachAttr("src"))
        .singleElement()
        .asString()
        .startsWith("data:image/svg+xml;base64,");
    assertThat(page.expectFirst("img").attr("alt"))
        .startsWith("one call, </script></style><img src=x");
    assertThat(page.select("[onerror]")).isEmpty();
    assertThat(page.select("script")).hasSize(2);
    assertThat(page.select("#conformance").text()).contains("</script></style><img src=x");
    assertThat(Files.readString(folder.resolve("site/summary.md"))).doesNotContain("<img");
  }

  @Test
  void aBodyOfAMebibyteIsShortened() throws IOException {
    Sample.copyTo(folder);
    Sample.replace(
        folder.resolve("conformance/node/conformance.json"),
        "\\\"body\\\":\\\"one\\\",",
        "\\\"body\\\":\\\"" + "x".repeat(1 << 20) + "\\\",");

    assertThat(Sample.run(folder).exitCode()).isZero();

    assertThat(folder.resolve("site/index.html"))
        .content()
        .contains(" characters in all)")
        .hasSizeLessThan(300_000);
  }
}
