package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A running port with a name; it is started when it is first needed. Used by one thread. */
final class Player implements AutoCloseable {

  private final String name;
  private final PortFactory factory;
  private final URI redis;
  private @Nullable Port port;
  private @Nullable List<String> profiles;

  Player(String name, PortFactory factory, URI redis) {
    this.name = name;
    this.factory = factory;
    this.redis = redis;
  }

  String name() {
    return name;
  }

  /**
   * Returns the port.
   *
   * @throws PortFailure if it does not start
   */
  Port port() {
    if (port == null) {
      port = factory.open(redis);
    }
    return port;
  }

  /** Tells whether the port says that it offers a profile. */
  boolean offers(String profile) {
    if (profiles == null) {
      profiles = describedProfiles();
    }
    return profiles.contains(profile);
  }

  private List<String> describedProfiles() {
    List<String> described = new ArrayList<>();
    if (port().call("describe", Json.object()) instanceof Answer.Result answer) {
      for (JsonNode offered : answer.value().path("profiles")) {
        described.add(offered.asString());
      }
    }
    return described;
  }

  /** Ends the port, which may be of no further use, so that the next call starts it anew. */
  void startAgain() {
    close();
    port = null;
  }

  @Override
  public void close() {
    if (port != null) {
      port.close();
    }
  }
}
