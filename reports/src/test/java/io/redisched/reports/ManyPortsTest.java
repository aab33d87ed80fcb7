package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Twenty ports by a hundred and fifty clauses: the page stays small enough to be quick. */
class ManyPortsTest {
  private static final int PORTS = 20;
  private static final int CLAUSES = 150;
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;

  @Test
  void thePageStaysSmall() throws IOException {
    for (int port = 0; port < PORTS; port++) {
      Path directory =
          Files.createDirectories(folder.resolve("conformance").resolve("port-" + port));
      JSON.writeValue(directory.resolve("conformance.json"), run(port));
    }

    assertThat(Sample.run(folder).exitCode()).isZero();

    Path index = folder.resolve("site/index.html");
    assertThat(Files.size(index)).isLessThan(1_500_000);
    Document page = Jsoup.parse(Files.readString(index));
    assertThat(page.select("[data-clause] td.cell")).hasSize(PORTS * CLAUSES);
    assertThat(page.select("table.matrix.many")).hasSize(1);
    assertThat(page.select(".answer .statement"))
        .as("many failing ports are one sentence")
        .hasSizeLessThan(5);
  }

  private static ObjectNode run(int port) {
    ObjectNode run = JSON.createObjectNode().put("planned", CLAUSES);
    run.putObject("port").put("name", "port-" + port);
    ArrayNode results = run.putArray("results");
    for (int clause = 0; clause < CLAUSES; clause++) {
      boolean fails = (clause + port) % 11 == 0;
      ObjectNode result =
          results
              .addObject()
              .put("id", "OP" + clause / 15 + "-" + clause % 15)
              .put("title", "A sentence of the usual length that says what has to hold.")
              .put("level", "MUST")
              .put("profile", "core")
              .put("operation", "operation " + clause / 15)
              .put("outcome", fails ? "failed" : "passed");
      if (fails) {
        result.put("message", "allowed: 1\nseen: 0");
        ArrayNode trace = result.putArray("trace");
        for (int i = 0; i < 5; i++) {
          trace.add("put {\"topic\":\"t\",\"id\":\"a\",\"body\":\"b\",\"expiration\":1} -> 1");
        }
      }
    }
    return run;
  }
}
