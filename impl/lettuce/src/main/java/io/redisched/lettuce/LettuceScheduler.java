package io.redisched.lettuce;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.redisched.Scheduler;
import io.redisched.SchedulerException;
import io.redisched.SchedulerOptions;
import io.redisched.spi.Arguments;
import io.redisched.spi.ScriptScheduler;
import java.net.URI;

/**
 * A {@link Scheduler} over one Lettuce connection.
 *
 * <pre>{@code
 * try (Scheduler scheduler = LettuceScheduler.connect(URI.create("redis://localhost:6379"))) {
 *   scheduler.put("mail", "order-17", "Thank you!", Instant.now().plusSeconds(60));
 * }
 * }</pre>
 *
 * <p>Thread-safe: all threads share the connection, on which Lettuce keeps their commands and
 * replies in order.
 */
public final class LettuceScheduler extends ScriptScheduler {

  private LettuceScheduler(Link link, SchedulerOptions options) {
    super(new BlockingCommands(link), options);
  }

  /**
   * Connects to one Redis server with the {@linkplain SchedulerOptions#defaults() default options}.
   *
   * @param uri the server, as {@link io.lettuce.core.RedisURI} has it: {@code
   *     redis://[[user]:password@]host[:port][/database][?timeout=5s]}, or {@code rediss://} for
   *     TLS
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static LettuceScheduler connect(URI uri) {
    return connect(uri, SchedulerOptions.defaults());
  }

  /**
   * Connects to one Redis server. An operation waits as long as the URI's timeout, 60 seconds if it
   * has none. After a cut the next operation connects anew; none is ever sent twice.
   *
   * @param uri the server, as {@link io.lettuce.core.RedisURI} has it: {@code
   *     redis://[[user]:password@]host[:port][/database][?timeout=5s]}, or {@code rediss://} for
   *     TLS
   * @param options prefix and clock
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static LettuceScheduler connect(URI uri, SchedulerOptions options) {
    Arguments.notNull("options", options);
    return new LettuceScheduler(OwnLink.blocking(uri), options);
  }

  /**
   * Schedules over a connection of the caller's, which other code may use as well.
   *
   * @param connection the connection, of a client with {@link #clientOptions()} or the like; stays
   *     open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   * @throws io.redisched.BadArgumentException if the connection replays commands after a cut
   */
  public static LettuceScheduler over(
      StatefulRedisConnection<byte[], byte[]> connection, SchedulerOptions options) {
    return new LettuceScheduler(GivenLink.of(connection), options);
  }

  /**
   * Schedules over a Redis Cluster connection of the caller's, which other code may use as well.
   *
   * @param connection the connection, of a client with {@link #clientOptions()} or the like; stays
   *     open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   * @throws io.redisched.BadArgumentException if the connection replays commands after a cut
   */
  public static LettuceScheduler over(
      StatefulRedisClusterConnection<byte[], byte[]> connection, SchedulerOptions options) {
    return new LettuceScheduler(GivenLink.of(connection), options);
  }

  /**
   * Returns options for a Lettuce client whose connections are to be handed in: reconnect after a
   * cut, but fail the commands it interrupted, where Lettuce by itself would send them again. A
   * {@code reserve} or {@code pull} that is sent twice takes two jobs, one of them for nobody.
   *
   * <p>Commands for which there is no connection at the moment fail as well. For a cluster, wrap
   * them: {@code ClusterClientOptions.builder(LettuceScheduler.clientOptions())}.
   *
   * @return the options, to be changed further with {@link ClientOptions#mutate()}
   */
  public static ClientOptions clientOptions() {
    return ClientOptions.builder()
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .build();
  }
}
