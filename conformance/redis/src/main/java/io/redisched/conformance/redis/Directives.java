package io.redisched.conformance.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Directives of redis.conf as command-line arguments. */
final class Directives {

  /** Without them this module would lose track of the server. */
  private static final Set<String> OURS =
      Set.of(
          "--bind", "--daemonize", "--dir", "--logfile", "--port", "--requirepass", "--tls-port");

  private Directives() {}

  static List<String> checked(String... configuration) {
    List<String> directives = List.of(configuration);
    if (!directives.isEmpty() && !directives.get(0).startsWith("--")) {
      throw new IllegalArgumentException(
          "configuration starts with \"%s\"; expected a directive such as --appendonly"
              .formatted(directives.get(0)));
    }
    for (String directive : directives) {
      if (OURS.contains(directive.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "configuration %s: this module sets it itself".formatted(directive));
      }
    }
    return directives;
  }

  /** The settings of every server here, overridden by {@code configuration}. */
  static List<String> forServer(String address, int port, List<String> configuration) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--port", Integer.toString(port),
                "--bind", address,
                "--protected-mode", "no",
                "--save", "",
                "--appendonly", "no"));
    all.addAll(configuration);
    return List.copyOf(all);
  }
}
