package io.redisched.conformance.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The redis-server that the jar {@code org.signal:embedded-redis} carries for this platform.
 *
 * <p>Copied into the private directory of each server that runs it (6 MB): no cache to share, trust
 * or clean.
 *
 * @param resource its name on the class path
 */
record EmbeddedBinary(String resource) implements ServerBinary {

  /**
   * @throws RedisUnavailableException if the jar has none for this platform
   */
  static EmbeddedBinary ofThisPlatform() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static EmbeddedBinary of(String osName, String osArch) {
    String resource = "redis-server-7.0.15-%s-%s".formatted(os(osName), architecture(osArch));
    if (EmbeddedBinary.class.getResource("/" + resource) == null) {
      throw new RedisUnavailableException(
          """
          no embedded redis-server for %s on %s; install redis-server or valkey-server and choose \
          the source binary, with -D%s=binary or the option that names a Redis\
          """
              .formatted(osName, osArch, RedisSource.SYSTEM_PROPERTY));
    }
    return new EmbeddedBinary(resource);
  }

  private static String os(String name) {
    return name.startsWith("Mac") ? "darwin" : name.toLowerCase(Locale.ROOT);
  }

  private static String architecture(String name) {
    return switch (name) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case "i386", "i686", "x86" -> "386";
      default -> name;
    };
  }

  @Override
  public Path executableIn(Path directory) throws IOException {
    Path file = directory.resolve("redis-server");
    if (Files.notExists(file)) {
      try (InputStream binary = EmbeddedBinary.class.getResourceAsStream("/" + resource)) {
        if (binary == null) {
          throw new IOException("the resource " + resource + " is gone");
        }
        Files.copy(binary, file);
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
    }
    return file;
  }

  @Override
  public String origin() {
    return "embedded";
  }
}
