package io.redisched.conformance.subject;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A port in whose place a new one is started when it failed to answer. */
final class Renewing implements Port {

  private final Supplier<Port> ports;
  private @Nullable Port port;

  /**
   * Creates a port that starts with its first call.
   *
   * @param ports starts a port, which whoever started it closes
   */
  Renewing(Supplier<Port> ports) {
    this.ports = ports;
  }

  @Override
  public Answer call(String method, ObjectNode params) {
    Port running = port == null ? ports.get() : port;
    port = running;
    try {
      return running.call(method, params);
    } catch (PortFailure e) {
      port = null;
      throw e;
    }
  }

  @Override
  public void close() {
    // for whoever started it
  }
}
