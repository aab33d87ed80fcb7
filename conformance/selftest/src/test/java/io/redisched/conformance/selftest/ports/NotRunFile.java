package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.selftest.ports.Readiness.NotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** {@code not-run.json}: the ports that a report shows without results. */
final class NotRunFile {

  private NotRunFile() {}

  /** Writes the file, an empty list included, and removes results of earlier runs. */
  static void write(List<NotRun> ports, Path directory) {
    try {
      Files.createDirectories(directory);
      ArrayNode json = Json.MAPPER.createArrayNode();
      for (NotRun absent : ports) {
        SamplePort port = absent.port();
        Files.deleteIfExists(directory.resolve(port.name()).resolve("conformance.json"));
        json.addObject()
            .put("name", port.name())
            .put("language", port.language())
            .put("reason", absent.reason());
      }
      Files.writeString(directory.resolve("not-run.json"), json.toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
