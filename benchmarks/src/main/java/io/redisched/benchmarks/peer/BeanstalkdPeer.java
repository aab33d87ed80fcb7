package io.redisched.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * beanstalkd, over one connection a thread.
 *
 * <p>Its delays are seconds of the real clock. So jobs that are put have a delay of an hour, and in
 * the cycle, where they have none, priority takes the place of the due time: a new job's lies
 * anywhere among those that wait, as redisched's does.
 */
final class BeanstalkdPeer implements Peer {

  private static final String PUTS = "puts";
  private static final String CYCLES = "default"; // the tube that connections use and watch
  private static final Duration DELAY = Duration.ofHours(1);
  private static final Duration TTR = Duration.ofSeconds(60);
  private static final int BATCH = 500;

  private final int depth;
  private final byte[] body;
  private final String version;
  private final BeanstalkdServer server;
  private final BeanstalkdClient backstage;
  private final List<BeanstalkdClient> putters;
  private final List<BeanstalkdClient> cyclers;
  private final List<List<Long>> put;
  private final AtomicLong virtualTime = new AtomicLong();

  /** Starts the server, connects, and fills a tube for each workload. */
  BeanstalkdPeer(Path executable, Setting setting) {
    depth = setting.depth();
    body = new byte[setting.bodyBytes()];
    try {
      version = BeanstalkdServer.version(executable);
      server = BeanstalkdServer.start(executable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    backstage = server.connect();
    putters = connect(setting.connections());
    putters.forEach(client -> client.use(PUTS));
    cyclers = connect(setting.connections());
    put =
        IntStream.range(0, setting.connections())
            .<List<Long>>mapToObj(i -> new ArrayList<>())
            .toList();
    fill();
  }

  private List<BeanstalkdClient> connect(int connections) {
    return IntStream.range(0, connections).mapToObj(i -> server.connect()).toList();
  }

  private void fill() {
    SplittableRandom random = new SplittableRandom(depth);
    for (int left = depth; left > 0; left -= BATCH) {
      int count = Math.min(left, BATCH);
      backstage.use(PUTS);
      IntStream.range(0, count).forEach(i -> backstage.sendPut(0, DELAY, TTR, body));
      IntStream.range(0, count).forEach(i -> backstage.readInserted());
      backstage.use(CYCLES);
      IntStream.range(0, count)
          .forEach(i -> backstage.sendPut(random.nextLong(horizon()), Duration.ZERO, TTR, body));
      IntStream.range(0, count).forEach(i -> backstage.readInserted());
    }
  }

  private long horizon() {
    return 2L * depth;
  }

  @Override
  public Traits traits() {
    return new Traits(
        version,
        "delete, by id; a job that is not deleted in time is given out again",
        "here, without a binlog, a crash of the worker, not of the server",
        "given by the server, which takes the same job twice");
  }

  @Override
  public Workload put() {
    return new Workload() {
      @Override
      public Runnable worker(int thread) {
        BeanstalkdClient client = putters.get(thread);
        List<Long> ids = put.get(thread);
        return () -> ids.add(client.put(0, DELAY, TTR, body));
      }

      @Override
      public void restore(long times) {
        requireJobs(PUTS, "delayed", depth + times);
        put.forEach(BeanstalkdPeer.this::delete);
        requireJobs(PUTS, "delayed", depth);
      }
    };
  }

  @Override
  public Workload cycle() {
    return new Workload() {
      @Override
      public Runnable worker(int thread) {
        BeanstalkdClient client = cyclers.get(thread);
        SplittableRandom random = new SplittableRandom(thread);
        return () -> {
          long priority = virtualTime.getAndIncrement() + random.nextLong(horizon());
          client.put(priority, Duration.ZERO, TTR, body);
          client.delete(client.reserve().id());
        };
      }

      @Override
      public void restore(long times) {
        requireJobs(CYCLES, "ready", depth);
      }
    };
  }

  private void delete(List<Long> ids) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<Long> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
      batch.forEach(backstage::sendDelete);
      batch.forEach(id -> backstage.readDeleted());
    }
    ids.clear();
  }

  private void requireJobs(String tube, String state, long expected) {
    long jobs = backstage.jobs(tube, state);
    if (jobs != expected) {
      throw new IllegalStateException(
          "beanstalkd was to have %s %s jobs in %s; it has %s"
              .formatted(expected, state, tube, jobs));
    }
  }

  @Override
  public void close() {
    putters.forEach(BeanstalkdClient::close);
    cyclers.forEach(BeanstalkdClient::close);
    backstage.close();
    server.close();
  }
}
