package io.redisched.conformance.history;

import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Several processes of a port, or of several ports, that are set to work on one topic together.
 *
 * <p>Each has a thread of its own, which waits for the others before its first call. Used by one
 * thread at a time.
 */
public final class Crew implements AutoCloseable {

  /** The longest that the starts of processes are apart, in nanoseconds: about one call. */
  private static final int STAGGER = 80_000;

  private static final long MINUTES = 2;

  /** What one process does. */
  @FunctionalInterface
  public interface Work {
    /** Makes calls. */
    void with(Caller caller);
  }

  private final List<Subject> members;
  private final ExecutorService threads;

  /**
   * Creates a crew.
   *
   * @param members the processes, of which process 1 is the first
   */
  public Crew(List<Subject> members) {
    this.members = List.copyOf(members);
    this.threads =
        Executors.newFixedThreadPool(
            members.size(),
            work -> {
              Thread thread = new Thread(work, "crew");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns how many processes there are. */
  public int size() {
    return members.size();
  }

  /** Begins a history on a topic that has no jobs yet. */
  public Session on(String topic) {
    return new Session(topic);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** The work of a crew on one topic. */
  public final class Session {

    private final String topic;
    private final long origin = System.nanoTime();
    private final List<Call> calls = new ArrayList<>();

    private Session(String topic) {
      this.topic = topic;
    }

    /** Lets a process work while the others rest; 1 is the first. */
    public void alone(int process, Work work) {
      Caller caller = caller(process);
      try {
        work.with(caller);
      } finally {
        calls.addAll(caller.calls());
      }
    }

    /** Lets processes work at the same time, the first piece of work done by process 1. */
    public void together(List<? extends Work> works) {
      CyclicBarrier start = new CyclicBarrier(works.size());
      List<Caller> callers = new ArrayList<>();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < works.size(); i++) {
        Caller caller = caller(i + 1);
        Work work = works.get(i);
        callers.add(caller);
        running.add(
            threads.submit(
                () -> {
                  awaitOthers(start);
                  work.with(caller);
                }));
      }
      try {
        running.forEach(Session::join);
      } finally {
        callers.forEach(caller -> calls.addAll(caller.calls()));
      }
    }

    /** Returns all calls so far. */
    public History history() {
      return new History(calls);
    }

    private Caller caller(int process) {
      return new Caller(process, members.get(process - 1).on(topic), origin);
    }

    /** Starts are staggered a little, so that the calls meet at another moment each time. */
    private static void awaitOthers(CyclicBarrier start) {
      try {
        start.await(MINUTES, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
      long until = System.nanoTime() + ThreadLocalRandom.current().nextInt(STAGGER);
      while (System.nanoTime() - until < 0) {
        Thread.onSpinWait();
      }
    }

    private static void join(Future<?> work) {
      try {
        work.get(MINUTES, TimeUnit.MINUTES);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        if (e.getCause() instanceof RuntimeException exception) {
          throw exception;
        }
        throw new IllegalStateException(e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("concurrent calls did not come to an end in minutes", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
