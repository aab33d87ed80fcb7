package io.redisched.jedis;

import io.redisched.AsyncScheduler;
import io.redisched.SchedulerException;
import io.redisched.SchedulerOptions;
import io.redisched.spi.Arguments;
import io.redisched.spi.ScriptAsyncScheduler;
import java.net.URI;
import redis.clients.jedis.UnifiedJedis;

/**
 * An {@link AsyncScheduler} over a Jedis pipeline: operations are gathered, and {@link #sync()}
 * sends them, waits for all replies and completes their stages, in order, on the calling thread.
 *
 * <pre>{@code
 * try (JedisPipelinedScheduler scheduler = JedisPipelinedScheduler.connect(uri)) {
 *   for (Order order : orders) {
 *     scheduler.put("mail", order.id(), order.mail(), order.due()).thenAccept(this::report);
 *   }
 *   scheduler.sync();
 * }
 * }</pre>
 *
 * <p>From its first operation until {@code sync()} it holds one connection of the client's pool.
 * Replies of a pipeline are kept in memory, so sync every few hundred or thousand operations.
 *
 * <p><strong>Not thread-safe</strong>; give each thread its own.
 */
public final class JedisPipelinedScheduler extends ScriptAsyncScheduler {

  private final PipelineCommands commands;

  private JedisPipelinedScheduler(PipelineCommands commands, SchedulerOptions options) {
    super(commands, options);
    this.commands = commands;
  }

  /**
   * Connects to one Redis server with the {@linkplain SchedulerOptions#defaults() default options}.
   * As {@link JedisScheduler#connect(URI)}.
   *
   * @param uri the server
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static JedisPipelinedScheduler connect(URI uri) {
    return connect(uri, SchedulerOptions.defaults());
  }

  /**
   * Connects to one Redis server. As {@link JedisScheduler#connect(URI, SchedulerOptions)}.
   *
   * @param uri the server
   * @param options prefix and clock
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static JedisPipelinedScheduler connect(URI uri, SchedulerOptions options) {
    Arguments.notNull("options", options);
    return new JedisPipelinedScheduler(
        new PipelineCommands(UnifiedJedisCommands.connect(uri)), options);
  }

  /**
   * Schedules over pipelines of the caller's client. Over a {@link
   * redis.clients.jedis.RedisClusterClient}, operations on different topics may go to different
   * nodes and have no order among them; Jedis does not follow redirections there, so while slots
   * move an operation may be refused with MOVED or ASK.
   *
   * @param client the client; stays open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   */
  public static JedisPipelinedScheduler over(UnifiedJedis client, SchedulerOptions options) {
    return new JedisPipelinedScheduler(
        new PipelineCommands(UnifiedJedisCommands.over(client)), options);
  }

  /**
   * Sends what has been asked for, waits for the replies and completes the stages; also what their
   * callbacks ask for meanwhile. Does not throw if the connection is lost: the stages say so.
   */
  public void sync() {
    commands.sync();
  }
}
