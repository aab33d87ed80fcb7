package io.redisched.jedis;

import io.redisched.Scheduler;
import io.redisched.SchedulerException;
import io.redisched.SchedulerOptions;
import io.redisched.spi.Arguments;
import io.redisched.spi.ScriptScheduler;
import java.net.URI;
import redis.clients.jedis.UnifiedJedis;

/**
 * A {@link Scheduler} over Jedis.
 *
 * <pre>{@code
 * try (Scheduler scheduler = JedisScheduler.connect(URI.create("redis://localhost:6379"))) {
 *   scheduler.put("mail", "order-17", "Thank you!", Instant.now().plusSeconds(60));
 * }
 * }</pre>
 *
 * <p>Thread-safe: each operation borrows a connection of the client's pool, and waits for one if
 * all are lent. A connection that is found cut makes the operation fail, and the pool drop its idle
 * connections, which were probably cut with it; so the next operation connects anew.
 */
public final class JedisScheduler extends ScriptScheduler {

  private JedisScheduler(UnifiedJedisCommands commands, SchedulerOptions options) {
    super(commands, options);
  }

  /**
   * Connects to one Redis server with the {@linkplain SchedulerOptions#defaults() default options}.
   *
   * @param uri the server, {@code redis://[[user]:password@]host[:port][/database]}, or {@code
   *     rediss://} for TLS
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static JedisScheduler connect(URI uri) {
    return connect(uri, SchedulerOptions.defaults());
  }

  /**
   * Connects to one Redis server, with Jedis's own defaults: 8 pooled connections, timeouts of 2
   * seconds. To have it otherwise, make a client and use {@link #over}.
   *
   * @param uri the server, {@code redis://[[user]:password@]host[:port][/database]}, or {@code
   *     rediss://} for TLS
   * @param options prefix and clock
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static JedisScheduler connect(URI uri, SchedulerOptions options) {
    Arguments.notNull("options", options);
    return new JedisScheduler(UnifiedJedisCommands.connect(uri), options);
  }

  /**
   * Schedules over a client of the caller's: a {@link redis.clients.jedis.RedisClient}, {@link
   * redis.clients.jedis.RedisClusterClient} or other.
   *
   * <p>A {@code RedisClusterClient} sends an operation again when a connection is cut, up to its
   * {@code maxAttempts}, of which redisched learns nothing: a {@code reserve} may then leave one
   * more job reserved until its deadline, and a {@code pull} may have ended one job more than it
   * returns. Prefer {@code reserve} to {@code pull} there.
   *
   * @param client the client; stays open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   */
  public static JedisScheduler over(UnifiedJedis client, SchedulerOptions options) {
    return new JedisScheduler(UnifiedJedisCommands.over(client), options);
  }
}
