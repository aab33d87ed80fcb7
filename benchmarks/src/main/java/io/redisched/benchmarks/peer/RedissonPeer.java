package io.redisched.benchmarks.peer;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.redisched.benchmarks.run.Artifacts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.redisson.Redisson;
import org.redisson.api.RBlockingQueue;
import org.redisson.api.RDelayedQueue;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.Config;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Redisson's delayed queue, the one that its open-source edition has; the successor, {@code
 * RReliableQueue}, which acknowledges, is only in the commercial one.
 *
 * <p>A job waits in a sorted set and in a list until it is due; then some client moves it to a list
 * of due jobs, from which consumers take it. In the cycle jobs are put without delay and all the
 * waiting ones are due: a list of due jobs is taken from in constant time, and so is the delayed
 * one, since it is as good as empty. (A job that leaves a long delayed list costs a search through
 * it, unless it is at the front.)
 */
// Deprecated in favour of what the open-source edition only declares.
@SuppressWarnings("deprecation")
final class RedissonPeer implements Peer {

  private static final int BATCH = 500;

  private final int depth;
  private final byte[] body;
  private final RedissonClient redisson;
  private final Delayed puts;
  private final Delayed cycles;

  private record Delayed(RDelayedQueue<byte[]> waiting, RBlockingQueue<byte[]> due) {

    static Delayed queue(RedissonClient redisson, String name) {
      RBlockingQueue<byte[]> due = redisson.getBlockingQueue(name);
      due.delete();
      RDelayedQueue<byte[]> waiting = redisson.getDelayedQueue(due);
      waiting.delete();
      return new Delayed(waiting, due);
    }

    void delete() {
      waiting.destroy();
      waiting.delete();
      due.delete();
    }
  }

  /** Connects, with that many connections, and fills a queue for each workload. */
  RedissonPeer(Setting setting) {
    depth = setting.depth();
    body = new byte[setting.bodyBytes()];
    redisson = Redisson.create(config(setting.redis().uri(), setting.connections()));
    puts = Delayed.queue(redisson, "redisched-benchmark-puts");
    cycles = Delayed.queue(redisson, "redisched-benchmark-cycles");
    fillWithDelayed();
    for (int left = depth; left > 0; left -= BATCH) {
      cycles.due().addAll(Collections.nCopies(Math.min(left, BATCH), body));
    }
  }

  static Config config(URI redis, int connections) {
    Config config = new Config();
    config.setCodec(ByteArrayCodec.INSTANCE);
    config.setUsername(JedisURIHelper.getUser(redis));
    config.setPassword(JedisURIHelper.getPassword(redis));
    config
        .useSingleServer()
        .setAddress(redis.getScheme() + "://" + JedisURIHelper.getHostAndPort(redis))
        .setDatabase(JedisURIHelper.getDBIndex(redis))
        .setConnectionPoolSize(connections)
        .setConnectionMinimumIdleSize(connections);
    return config;
  }

  @Override
  public Traits traits() {
    return new Traits(
        Artifacts.version("org.redisson", "redisson"),
        "nothing: taking a job ends it (at most once)",
        "what Redis keeps, but a job that a worker had taken is lost with the worker",
        "none: a job is its body");
  }

  @Override
  public Workload put() {
    return new Workload() {
      @Override
      public Runnable worker(int thread) {
        return () -> puts.waiting().offer(body, 1, HOURS);
      }

      @Override
      public void restore(long times) {
        require(puts.waiting().size() == depth + times, "a job that was put is missing");
        puts.waiting().delete();
        fillWithDelayed();
      }
    };
  }

  @Override
  public Workload cycle() {
    return new Workload() {
      @Override
      public Runnable worker(int thread) {
        return () -> {
          cycles.waiting().offer(body, 0, MILLISECONDS);
          require(take() != null, "no job for 10 seconds");
        };
      }

      @Override
      public void restore(long times) {
        long giveUp = System.nanoTime() + SECONDS.toNanos(10);
        while (cycles.due().size() != depth) {
          require(System.nanoTime() < giveUp, "the queue did not come back to its depth");
          LockSupport.parkNanos(MILLISECONDS.toNanos(1));
        }
      }
    };
  }

  private byte[] take() {
    try {
      return cycles.due().poll(10, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void fillWithDelayed() {
    for (int left = depth; left > 0; left -= BATCH) {
      List<CompletableFuture<Void>> answers = new ArrayList<>(BATCH);
      for (int i = 0; i < Math.min(left, BATCH); i++) {
        answers.add(puts.waiting().offerAsync(body, 1, HOURS).toCompletableFuture());
      }
      answers.forEach(CompletableFuture::join);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException("Redisson: " + otherwise);
    }
  }

  @Override
  public void close() {
    puts.delete();
    cycles.delete();
    redisson.shutdown();
  }
}
