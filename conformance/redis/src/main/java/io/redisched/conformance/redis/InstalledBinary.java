package io.redisched.conformance.redis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A redis-server or valkey-server that is installed on this machine.
 *
 * @param file its absolute path
 */
record InstalledBinary(Path file) implements ServerBinary {

  private static final List<String> NAMES = List.of("redis-server", "valkey-server");

  /**
   * @throws RedisUnavailableException if there is none, or none that can be executed
   */
  static InstalledBinary find(RedisSource.Binary source) {
    Path named = source.executable();
    if (named == null) {
      String path = System.getenv().getOrDefault("PATH", "");
      return onPath(path)
          .orElseThrow(
              () ->
                  new RedisUnavailableException(
                      "neither redis-server nor valkey-server is on the PATH (%s)"
                          .formatted(path)));
    }
    if (!Files.isRegularFile(named) || !Files.isExecutable(named)) {
      throw new RedisUnavailableException("%s is not an executable file".formatted(named));
    }
    return new InstalledBinary(named.toAbsolutePath());
  }

  static Optional<InstalledBinary> onPath(String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .filter(directory -> !directory.isEmpty())
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(file -> new InstalledBinary(file.toAbsolutePath()))
        .findFirst();
  }

  @Override
  public Path executableIn(Path directory) {
    return file;
  }

  @Override
  public String origin() {
    return "binary " + file;
  }
}
