package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code pairs.json}: the matrix of ports against ports, each cell with its exchange. */
final class PairFile {

  private PairFile() {}

  static void write(List<PairResult> results, Path directory) {
    ObjectNode json = Json.object();
    ArrayNode pairs = json.putArray("pairs");
    for (PairResult result : results) {
      ObjectNode pair =
          pairs
              .addObject()
              .put("from", result.from())
              .put("to", result.to())
              .put("outcome", result.outcome());
      if (!result.message().isEmpty()) {
        pair.put("message", result.message());
      }
      ArrayNode trace = pair.putArray("trace");
      result.trace().forEach(trace::add);
    }
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("pairs.json"), json.toPrettyString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
