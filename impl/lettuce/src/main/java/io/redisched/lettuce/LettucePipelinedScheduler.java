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
 * An {@link AsyncScheduler} over a Lettuce connection of its own that does not send by itself:
 * operations are gathered, and {@link #flush()} sends them in one write. Stages complete on
 * Lettuce's event loop, which a callback must not block.
 *
 * <pre>{@code
 * try (LettucePipelinedScheduler scheduler = LettucePipelinedScheduler.connect(uri)) {
 *   List<CompletionStage<Boolean>> added = new ArrayList<>();
 *   for (Order order : orders) {
 *     added.add(scheduler.put("mail", order.id(), order.mail(), order.due()));
 *   }
 *   scheduler.flush();
 *   added.forEach(stage -> stage.toCompletableFuture().join());
 * }
 * }</pre>
 *
 * <p>Thread-safe, but a flush sends the operations of all threads, so give each thread its own.
 */
public final class LettucePipelinedScheduler extends ScriptAsyncScheduler {

  private final Link link;

  private LettucePipelinedScheduler(Link link, SchedulerOptions options) {
    super(new LinkCommands(link, /* autoFlush= */ false), options);
    this.link = link;
  }

  /**
   * Connects to one Redis server with the {@linkplain SchedulerOptions#defaults() default options}.
   * As {@link LettuceAsyncScheduler#connect(URI)}.
   *
   * @param uri the server
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static LettucePipelinedScheduler connect(URI uri) {
    return connect(uri, SchedulerOptions.defaults());
  }

  /**
   * Connects to one Redis server. As {@link LettuceAsyncScheduler#connect(URI, SchedulerOptions)}.
   *
   * @param uri the server
   * @param options prefix and clock
   * @return the scheduler, which closes its client
   * @throws SchedulerException if the server cannot be reached or refuses
   */
  public static LettucePipelinedScheduler connect(URI uri, SchedulerOptions options) {
    Arguments.notNull("options", options);
    return new LettucePipelinedScheduler(OwnLink.async(uri, /* autoFlush= */ false), options);
  }

  /**
   * Schedules over a connection that the caller leaves to this scheduler alone: its auto-flush is
   * turned off, and whoever else sent over it would wait for {@link #flush()}.
   *
   * @param connection the connection, of a client with {@link LettuceScheduler#clientOptions()} or
   *     the like; stays open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   * @throws io.redisched.BadArgumentException if the connection replays commands after a cut
   */
  public static LettucePipelinedScheduler over(
      StatefulRedisConnection<byte[], byte[]> connection, SchedulerOptions options) {
    return over(GivenLink.of(connection), options);
  }

  /**
   * Schedules over a Redis Cluster connection that the caller leaves to this scheduler alone. As
   * {@link #over(StatefulRedisConnection, SchedulerOptions)}; operations on different topics may go
   * to different nodes and have no order among them.
   *
   * @param connection the connection; stays open when the scheduler is closed
   * @param options prefix and clock
   * @return the scheduler
   * @throws io.redisched.BadArgumentException if the connection replays commands after a cut
   */
  public static LettucePipelinedScheduler over(
      StatefulRedisClusterConnection<byte[], byte[]> connection, SchedulerOptions options) {
    return over(GivenLink.of(connection), options);
  }

  private static LettucePipelinedScheduler over(GivenLink link, SchedulerOptions options) {
    LettucePipelinedScheduler scheduler = new LettucePipelinedScheduler(link, options);
    link.holdBackUntilFlush();
    return scheduler;
  }

  /** Sends what has been asked for, and does not wait for the replies. */
  public void flush() {
    link.flush();
  }
}
