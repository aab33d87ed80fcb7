package io.redisched.conformance.selftest.own;

import io.redisched.conformance.port.Port;
import java.net.URI;

/** Our own schedulers as ports, for tests that set them beside others. */
public final class OwnPorts {

  private OwnPorts() {}

  /** Returns the scheduler over Jedis. */
  public static Port jedis(URI redis) {
    return new JedisConformance().open(redis);
  }

  /** Returns the scheduler over Lettuce. */
  public static Port lettuce(URI redis) {
    return new LettuceConformance().open(redis);
  }

  /** Returns the asynchronous scheduler over Lettuce. */
  public static Port lettuceAsync(URI redis) {
    return new LettuceAsyncConformance().open(redis);
  }
}
