package io.redisched.conformance.selftest.broken;

import io.redisched.conformance.selftest.PortMain;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A process that, once it has lost a connection, waits for Redis on a thread that nobody ends. */
final class LingeringProcess extends ScriptPort {

  private LingeringProcess(URI redis) {
    super(redis, Scripts.sound());
  }

  /** Runs the port. */
  public static void main(String[] arguments) throws IOException {
    PortMain.serve(LingeringProcess::new);
  }

  @Override
  protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
    try {
      return super.run(operation, topic, arguments);
    } catch (JedisConnectionException e) {
      new Thread(LingeringProcess::waitForever).start();
      throw e;
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
