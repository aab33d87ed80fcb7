package io.redisched.lettuce;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.redisched.AsyncScheduler;
import io.redisched.SchedulerException;
import io.redisched.SchedulerOptions;
import io.redisched.spi.Arguments;
import io.redisched.spi.ScriptAsyncScheduler;
import java.net.URI;

/**
 * An {@link AsyncScheduler} over one Lettuce connection. Stages complete on Lettuce's event loop,
 * which a callback must not block.
 *
 * <p>Thread-safe: all threads share the connection.
 */
public final class LettuceAsyncScheduler extends ScriptAsyncScheduler {

  private LettuceAsyncScheduler(Link link, SchedulerOptions options) {
    super(new LinkCommands(link, /* autoFlush= */ true), options);
  }

  /**
   * Connects to one Redis server with the {@linkplain SchedulerOptions#defaults() default options}.
   * As {@link LettuceScheduler#connect(URI)}.
   *
   * @param uri the server
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static LettuceAsyncScheduler connect(URI uri) {
    return connect(uri, SchedulerOptions.defaults());
  }

  /**
   * Connects to one Redis server. A stage fails when the URI's timeout, 60 seconds if it has none,
   * has passed without a reply. After a cut the next operation connects anew; none is ever sent
   * twice.
   *
   * @param uri the server, as {@link LettuceScheduler#connect(URI, SchedulerOptions)} takes it
   * @param options prefix and clock
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static LettuceAsyncScheduler connect(URI uri, SchedulerOptions options) {
    Arguments.notNull("options", options);
    return new LettuceAsyncScheduler(OwnLink.async(uri, /* autoFlush= */ true), options);
  }

  /**
   * Schedules over a connection of the caller's, which other code may use as well. Whether its
   * stages time out is for the client's {@link io.lettuce.core.TimeoutOptions} to say.
   *
   * @param connection the connection, of a client with {@link LettuceScheduler#clientOptions()} or
   *     the like; stays open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   * @throws io.redisched.BadArgumentException if the connection replays commands after a cut
   */
  public static LettuceAsyncScheduler over(
      StatefulRedisConnection<byte[], byte[]> connection, SchedulerOptions options) {
    return new LettuceAsyncScheduler(GivenLink.of(connection), options);
  }

  /**
   * Schedules over a Redis Cluster connection of the caller's. As {@link
   * #over(StatefulRedisConnection, SchedulerOptions)}; operations on different topics may go to
   * different nodes and have no order among them.
   *
   * @param connection the connection; stays open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   * @throws io.redisched.BadArgumentException if the connection replays commands after a cut
   */
  public static LettuceAsyncScheduler over(
      StatefulRedisClusterConnection<byte[], byte[]> connection, SchedulerOptions options) {
    return new LettuceAsyncScheduler(GivenLink.of(connection), options);
  }
}
