package io.redisched.conformance.selftest.mutation;

import io.redisched.conformance.selftest.mutation.Judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs many mutants against the kit, several at a time, and says how far it is. */
final class MutationRun {

  private final Map<String, String> equivalent;
  private final AtomicInteger judged = new AtomicInteger();

  /**
   * Prepares a run.
   *
   * @param equivalent the mutants that are known to survive
   */
  MutationRun(Map<String, String> equivalent) {
    this.equivalent = equivalent;
  }

  /** Judges mutants, as many at a time as threads are given; each thread has its own Redis. */
  MutationScore of(List<Mutant> mutants, int threads) {
    List<Optional<Verdict>> verdicts = new ArrayList<>();
    AtomicInteger next = new AtomicInteger();
    for (int i = 0; i < mutants.size(); i++) {
      verdicts.add(Optional.empty());
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  try (Judge judge = new Judge()) {
                    for (int j = next.getAndIncrement();
                        j < mutants.size();
                        j = next.getAndIncrement()) {
                      Optional<Verdict> verdict = judge.judge(mutants.get(j));
                      tell(verdict, mutants.size());
                      synchronized (verdicts) {
                        verdicts.set(j, verdict);
                      }
                    }
                  }
                }));
      }
      running.forEach(MutationRun::join);
    } finally {
      executor.shutdownNow();
    }
    List<Verdict> valid = verdicts.stream().flatMap(Optional::stream).toList();
    return new MutationScore(valid, mutants.size() - valid.size(), equivalent);
  }

  private static void join(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void tell(Optional<Verdict> verdict, int all) {
    int count = judged.incrementAndGet();
    verdict
        .filter(one -> !one.killed())
        .ifPresent(
            one -> {
              boolean known = equivalent.containsKey(one.mutant().name());
              System.out.println((known ? "equivalent: " : "SURVIVED: ") + one.mutant().name());
            });
    if (count % 25 == 0 || count == all) {
      System.out.println(count + " of " + all + " mutants judged");
    }
  }
}
