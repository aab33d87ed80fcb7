package io.redisched.conformance.selftest.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Faults in how a port deals with its Redis: connections, time limits, state of its own. */
final class ClientFaults {

  private ClientFaults() {}

  /** A connection that broke stays broken. */
  static final class NeverReconnects extends ScriptPort {

    private @Nullable JedisConnectionException broken;

    NeverReconnects(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (broken != null) {
        throw broken;
      }
      try {
        return super.run(operation, topic, arguments);
      } catch (JedisConnectionException e) {
        broken = e;
        throw e;
      }
    }
  }

  /** What takes long is done again, though the first attempt may yet succeed. */
  static final class RetriesBlindly extends ScriptPort {

    private static final long PATIENCE_MILLIS = 200;

    RetriesBlindly(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      CompletableFuture<@Nullable Object> attempt =
          CompletableFuture.supplyAsync(() -> super.run(operation, topic, arguments));
      try {
        return attempt.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return super.run(operation, topic, arguments);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** What another port did is not known here. */
  static final class KnowsItsOwnReservationsOnly extends ScriptPort {

    private final Set<String> held = new HashSet<>();

    KnowsItsOwnReservationsOnly(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.reserve(topic, max, ttr);
      if (job != null) {
        held.add(topic + " " + job.id());
      }
      return job;
    }

    @Override
    protected boolean release(@Nullable String topic, @Nullable String id) {
      return held.remove(topic + " " + id) && super.release(topic, id);
    }
  }

  /** Every process has keys of its own. */
  static final class KeysPerProcess extends ScriptPort {

    KeysPerProcess(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      return super.keys("process " + System.identityHashCode(this) + " " + topic);
    }
  }

  /** Bytes make a detour through a text encoding. */
  static final class BodiesAreText extends ScriptPort {

    BodiesAreText(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      byte[] text = body == null ? null : new String(body, UTF_8).getBytes(UTF_8);
      return super.put(topic, id, text, at);
    }
  }

  /** An error of Redis is caught where the case of no job is, or logged and forgotten. */
  static final class ARefusalIsNothing extends ScriptPort {

    private final String operation;

    ARefusalIsNothing(URI redis, Scripts scripts, String operation) {
      super(redis, scripts);
      this.operation = operation;
    }

    @Override
    protected @Nullable Object run(String called, @Nullable String topic, byte[]... arguments) {
      try {
        return super.run(called, topic, arguments);
      } catch (JedisDataException e) {
        if (called.equals(operation) && String.valueOf(e.getMessage()).startsWith("READONLY")) {
          return called.equals("reserve") || called.equals("pull") ? null : 0L;
        }
        throw e;
      }
    }
  }
}
