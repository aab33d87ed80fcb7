package io.redisched.benchmarks.peer;

import io.redisched.Job;
import io.redisched.Scheduler;
import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.fixture.Subject;
import io.redisched.benchmarks.run.Artifacts;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** redisched over one of its clients: Jedis with a pool, or Lettuce on one shared connection. */
final class RedischedPeer implements Peer {

  private static final long IDS_OF_A_WORKER = 1_000_000_000_000L;
  private static final long NINETEEN_DIGITS = 1_000_000_000_000_000_000L;

  /** All of these peers work on the same queue, where nobody's ids may come twice. */
  private static final AtomicLong NEXT_IDS = new AtomicLong(NINETEEN_DIGITS);

  private final Subject subject;
  private final Queue queue;

  /**
   * Connects.
   *
   * @param client {@code jedis} or {@code lettuce}
   */
  RedischedPeer(String client, Setting setting, Queue queue) {
    this.subject = Subject.open(client, setting.redis().uri(), setting.connections());
    this.queue = queue;
  }

  @Override
  public Traits traits() {
    return new Traits(
        Artifacts.version("io.redisched", "redisched-core"),
        "release, by id; a job that is not released in time is given out again",
        "what Redis keeps: here, with nothing on disk, a crash of the worker, not of the server",
        "chosen by the client; a second put of an id in use is refused");
  }

  @Override
  public Workload put() {
    return new Workload() {
      @Override
      public Runnable worker(int thread) {
        return put(thread);
      }

      @Override
      public void restore(long times) {
        queue.trim(Math.toIntExact(times));
        queue.assertDepth();
      }
    };
  }

  @Override
  public Workload cycle() {
    return new Workload() {
      @Override
      public Runnable worker(int thread) {
        Runnable put = put(thread);
        Scheduler scheduler = subject.scheduler();
        return () -> {
          put.run();
          Job job = queue.reserve(scheduler).orElseThrow();
          require(queue.release(scheduler, job));
        };
      }

      @Override
      public void restore(long times) {
        queue.assertDepth();
      }
    };
  }

  private Runnable put(int thread) {
    SplittableRandom random = new SplittableRandom(thread);
    long first = NEXT_IDS.getAndAdd(IDS_OF_A_WORKER);
    return new Runnable() {
      private long next = first;

      @Override
      public void run() {
        require(queue.put(subject.scheduler(), "j" + next++, random));
      }
    };
  }

  private static void require(boolean accepted) {
    if (!accepted) {
      throw new IllegalStateException("a put or a release was refused");
    }
  }

  @Override
  public void close() {
    subject.close();
  }
}
