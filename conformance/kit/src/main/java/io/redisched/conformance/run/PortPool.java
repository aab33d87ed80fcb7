package io.redisched.conformance.run;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running ports that use one Redis, lent to one check at a time, since starting a process is dear.
 * A port that failed is not lent again. Thread-safe.
 */
final class PortPool implements AutoCloseable {

  private final PortFactory factory;
  private final URI redis;
  private final ConcurrentLinkedQueue<Port> idle = new ConcurrentLinkedQueue<>();

  PortPool(PortFactory factory, URI redis) {
    this.factory = factory;
    this.redis = redis;
  }

  /** Returns a port that starts at its first call, so that a failure to start is that call's. */
  Port lend() {
    return new Loan();
  }

  @Override
  public void close() {
    for (Port port = idle.poll(); port != null; port = idle.poll()) {
      port.close();
    }
  }

  private final class Loan implements Port {

    private @Nullable Port port;
    private boolean broken;

    @Override
    public Answer call(String method, ObjectNode params) {
      Port running = port;
      if (running == null) {
        Port waiting = idle.poll();
        running = waiting == null ? factory.open(redis) : waiting;
        port = running;
      }
      try {
        return running.call(method, params);
      } catch (PortFailure e) {
        broken = true;
        throw e;
      }
    }

    @Override
    public void kill() {
      if (port != null) {
        broken = true;
        port.kill();
      }
    }

    @Override
    public void close() {
      if (port == null) {
        return;
      }
      if (broken) {
        port.close();
      } else {
        idle.add(port);
      }
      port = null;
    }
  }
}
