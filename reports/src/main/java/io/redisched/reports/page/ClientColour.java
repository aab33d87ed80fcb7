package io.redisched.reports.page;

import java.util.List;

/** The number of a client's colour, the same wherever the client is shown. */
final class ClientColour {
  private static final List<String> KNOWN =
      List.of("jedis", "lettuce", "jedis-pipelined", "lettuce-pipelined", "lettuce-async");

  private ClientColour() {}

  static int of(String client) {
    int index = KNOWN.indexOf(client);
    return index < 0 ? KNOWN.size() : index;
  }
}
