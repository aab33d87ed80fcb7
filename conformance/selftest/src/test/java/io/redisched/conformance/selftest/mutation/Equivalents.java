package io.redisched.conformance.selftest.mutation;

import io.redisched.conformance.port.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The mutants that no clause tells from the original, and why. */
final class Equivalents {

  private Equivalents() {}

  /** Reads {@code equivalent.json}; returns the reasons by the names of the mutants. */
  static Map<String, String> read() {
    try (InputStream list = Equivalents.class.getResourceAsStream("equivalent.json")) {
      Map<String, String> reasons = new LinkedHashMap<>();
      for (JsonNode entry : Json.MAPPER.readTree(list)) {
        reasons.put(entry.path("mutant").asString(), entry.path("reason").asString());
      }
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
