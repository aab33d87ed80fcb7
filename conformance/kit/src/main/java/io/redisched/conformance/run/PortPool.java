package io.redisched.conformance.run;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Running ports that use one Redis, lent to one check at a time, since starting a process is dear.
 * A port that failed is not lent again. Thread-safe.
 */
final class PortPool implements AutoCloseable {

  /** So many failures to start in a row, and it is of no use to try again. */
  private static final int TRIES = 3;

  private final PortFactory factory;
  private final URI redis;
  private final ConcurrentLinkedQueue<Port> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile @Nullable String gone;

  PortPool(PortFactory factory, URI redis) {
    this.factory = factory;
    this.redis = redis;
  }

  /** Returns a port that starts at its first call, so that a failure to start is that call's. */
  Port lend() {
    return new Loan();
  }

  /** Returns why the port no longer starts, or empty as long as it does. */
  Optional<String> gone() {
    return Optional.ofNullable(gone);
  }

  /**
   * Returns a factory for other Redis servers. When a port does not start there it is tried here,
   * where nothing is amiss: that tells a port that is gone from one that minds a broken Redis.
   */
  PortFactory elsewhere() {
    return other -> {
      try {
        return factory.open(other);
      } catch (PortFailure e) {
        probe();
        throw e;
      }
    };
  }

  private void probe() {
    try {
      idle.add(open());
    } catch (PortFailure e) {
      // open() has counted it
    }
  }

  private Port open() {
    try {
      Port port = factory.open(redis);
      failures.set(0);
      return port;
    } catch (PortFailure e) {
      if (failures.incrementAndGet() >= TRIES) {
        gone = e.getMessage();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    Closing.all(idle, Port::close);
  }

  private final class Loan implements Port {

    private @Nullable Port port;
    private boolean broken;

    private Port running() {
      Port running = port;
      if (running == null) {
        Port waiting = idle.poll();
        running = waiting == null ? open() : waiting;
        port = running;
      }
      return running;
    }

    @Override
    public Answer call(String method, ObjectNode params) {
      Port running = running();
      try {
        return running.call(method, params);
      } catch (PortFailure e) {
        broken = true;
        throw e;
      }
    }

    @Override
    public Answer send(String line) {
      Port running = running();
      try {
        return running.send(line);
      } catch (PortFailure e) {
        broken = true;
        throw e;
      }
    }

    @Override
    public boolean endsByItself() {
      Port running = running();
      broken = true;
      return running.endsByItself();
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
