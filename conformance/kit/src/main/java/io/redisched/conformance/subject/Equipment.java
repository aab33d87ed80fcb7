package io.redisched.conformance.subject;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;

/**
 * What a lab works with: where its Redis comes from and the processes of the port on it, and what
 * becomes of the Redis when the check is over. For one lab.
 */
public interface Equipment {

  /**
   * Returns a Redis without keys; called once.
   *
   * @param configuration directives of redis.conf
   */
  RedisServer redis(String... configuration);

  /** Returns what starts processes of the port, on this Redis and elsewhere. */
  PortFactory ports();

  /**
   * Takes the Redis back, when nobody is connected to it any more.
   *
   * @param passed whether the check found nothing amiss
   */
  void takeBack(RedisServer redis, boolean passed);

  /** Returns equipment that is started for the one lab, and ended after it. */
  static Equipment fresh(RedisSource source, PortFactory factory) {
    return new Equipment() {
      @Override
      public RedisServer redis(String... configuration) {
        return RedisServer.start(source, configuration);
      }

      @Override
      public PortFactory ports() {
        return factory;
      }

      @Override
      public void takeBack(RedisServer redis, boolean passed) {
        redis.close();
      }
    };
  }
}
