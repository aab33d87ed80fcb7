package io.redisched.conformance.report;

import static io.redisched.conformance.report.Reports.clause;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The picture of a failure is part of what tells of it, not only a file beside it. */
class PicturesTest {

  private static final Picture PICTURE = new Picture("two at <once>", "<svg>…</svg>");

  @Test
  void aPictureStandsInThePageAndInTheFileForMachines(@TempDir Path directory) throws IOException {
    CheckResult failed =
        new CheckResult(
            "races",
            List.of("PROC-2"),
            Outcome.FAILED,
            "handed out twice",
            List.of(),
            0,
            List.of(PICTURE),
            Duration.ZERO);

    ReportFiles.write(Reports.of(clause("PROC-2", null, failed)), directory);

    String address =
        "data:image/svg+xml;base64,"
            + Base64.getEncoder().encodeToString(PICTURE.svg().getBytes(UTF_8));
    assertThat(Files.readString(directory.resolve("index.html")))
        .contains("<img src=\"" + address + "\" alt=\"two at &lt;once>\">");
    JsonNode json = JsonMapper.shared().readTree(directory.resolve("conformance.json").toFile());
    assertThat(json.at("/results/0/pictures/0/svg").asString()).isEqualTo(PICTURE.svg());
    assertThat(json.at("/results/0/pictures/0/title").asString()).isEqualTo(PICTURE.title());
  }
}
