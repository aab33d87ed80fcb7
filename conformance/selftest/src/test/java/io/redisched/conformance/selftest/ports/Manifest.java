package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;

/** Reads {@code ports.json}, which lists the sample ports; its README describes the fields. */
final class Manifest {

  private record Listing(List<Entry> ports) {}

  private record Entry(
      String name,
      String language,
      String directory,
      List<Tool> toolchain,
      Preparing prepare,
      List<String> run) {

    SamplePort in(Path folder) {
      return new SamplePort(
          name,
          language,
          folder.resolve(directory),
          toolchain,
          prepare.commands(),
          Duration.ofSeconds(prepare.timeoutSeconds()),
          run);
    }
  }

  private record Preparing(List<List<String>> commands, long timeoutSeconds) {}

  private Manifest() {}

  static List<SamplePort> read(Path file) {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    return Json.MAPPER
        .readerFor(Listing.class)
        .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .<Listing>readValue(file.toFile())
        .ports()
        .stream()
        .map(entry -> entry.in(folder))
        .toList();
  }
}
