package io.redisched.conformance.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
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
      write(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
    }
    return file;
  }

  /**
   * Has another process write the file. If this JVM had it open for writing, so would for a moment
   * any process that another thread starts just then, and what is open for writing cannot be run.
   */
  private void write(Path file) throws IOException {
    byte[] content = binary();
    Process writer =
        new ProcessBuilder("sh", "-c", "exec cat > \"$1\"", "sh", file.toString())
            .redirectErrorStream(true)
            .start();
    IOException broken = null;
    try (OutputStream out = writer.getOutputStream()) {
      out.write(content);
    } catch (IOException e) {
      broken = e; // the writer has ended early, and says why
    }
    String said = new String(writer.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (exitStatus(writer, file) != 0 || broken != null) {
      throw new IOException("cannot write %s: %s".formatted(file, said.strip()), broken);
    }
  }

  private byte[] binary() throws IOException {
    try (InputStream binary = EmbeddedBinary.class.getResourceAsStream("/" + resource)) {
      if (binary == null) {
        throw new IOException("the resource " + resource + " is gone");
      }
      return binary.readAllBytes();
    }
  }

  private static int exitStatus(Process writer, Path file) throws InterruptedIOException {
    try {
      return writer.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing " + file);
    }
  }

  @Override
  public String origin() {
    return "embedded";
  }
}
