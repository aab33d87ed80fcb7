package io.redisched.conformance.redis;

import java.io.IOException;
import java.nio.file.Path;

/** The executable of a Redis server. */
sealed interface ServerBinary permits EmbeddedBinary, InstalledBinary {

  /** The file to run for a server that works in {@code directory}. */
  Path executableIn(Path directory) throws IOException;

  /** Where it comes from, for reports. */
  String origin();
}
