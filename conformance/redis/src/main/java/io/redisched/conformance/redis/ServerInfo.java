package io.redisched.conformance.redis;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What a server says about itself: the section {@code server} of Redis' INFO. */
final class ServerInfo {

  private final Map<String, String> fields;

  private ServerInfo(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Asks the server at {@code uri}, which must also answer a PING.
   *
   * @throws IOException if it does not answer, or not yet: a server that loads its data says
   *     LOADING
   */
  static ServerInfo of(URI uri) throws IOException {
    try (RespConnection connection = RespConnection.to(uri)) {
      connection.call("PING");
      return parse(connection.call("INFO", "server"));
    }
  }

  static ServerInfo parse(String info) {
    Map<String, String> fields = new HashMap<>();
    info.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(":", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fields.put(pair[0], pair[1].trim()));
    return new ServerInfo(fields);
  }

  /** Product and version. Valkey also has a redis_version: the one it is compatible with. */
  String version() {
    return fields.containsKey("valkey_version")
        ? "Valkey " + fields.get("valkey_version")
        : "Redis " + fields.getOrDefault("redis_version", "of unknown version");
  }

  /** Whether the process {@code pid} of this machine is the server that answered. */
  boolean isProcess(long pid) {
    return Long.toString(pid).equals(fields.get("process_id"));
  }
}
