package io.redisched.conformance.selftest;

import io.redisched.conformance.RedischedConformance;
import io.redisched.conformance.port.Port;
import java.net.URI;

/**
 * A correct port that hands out jobs of equal expirations the other way round: a check that leans
 * on the order in which Redis happens to have them would find fault with it.
 */
class ReversedTiesConformance extends RedischedConformance {

  private static final String FIRST =
      "redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', '0', '1')[1]";

  private static final String LAST_OF_THE_TIE =
      """
      (function()
        local first = redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'WITHSCORES', 'LIMIT', '0', '1')
        if first[1] then
          return redis.call('ZREVRANGEBYSCORE', queued, first[2], first[2], 'LIMIT', '0', '1')[1]
        end
      end)()
      """
          .strip();

  /** Returns the scripts of this port. */
  static Scripts scripts() {
    return Scripts.sound()
        .change("reserve", FIRST, LAST_OF_THE_TIE)
        .change("pull", FIRST, LAST_OF_THE_TIE);
  }

  @Override
  public Port open(URI redis) {
    return new ScriptPort(redis, scripts());
  }
}
