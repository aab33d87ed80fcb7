package io.redisched.conformance.selftest.broken;

import io.redisched.conformance.history.Crew;
import io.redisched.conformance.history.Races;
import io.redisched.conformance.history.Verdict;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How few concurrent calls it takes to show that the calls of a port are not as if each were alone.
 */
public final class SmallestHistories {

  private static final String CLAUSE = "PROC-2";
  private static final int PROCESSES = 4;
  private static final long SEED = 20_261_123;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * The smallest history that was found.
   *
   * @param mutant what is wrong with the port
   * @param clause the clause that it breaks
   * @param calls how many calls show it
   */
  public record Smallest(String mutant, String clause, int calls) {}

  private SmallestHistories() {}

  /** Looks for one for each port that is broken for several callers only; a minute or two. */
  public static List<Smallest> find(URI redis) {
    return BrokenPorts.all()
        .filter(broken -> broken.clause().equals(CLAUSE))
        .flatMap(broken -> find(broken, redis).stream())
        .toList();
  }

  private static Optional<Smallest> find(Broken broken, URI redis) {
    List<Port> ports = new ArrayList<>();
    try {
      List<Subject> subjects = new ArrayList<>();
      for (int i = 1; i <= PROCESSES; i++) {
        Port port = broken.factory().open(redis);
        ports.add(port);
        subjects.add(new Subject(port, i, new Trace(), broken.fault()));
      }
      try (Crew crew = new Crew(subjects)) {
        return new Races(crew, broken.fault(), SEED, true)
            .run(PATIENCE)
            .finding()
            .filter(finding -> finding.verdict() instanceof Verdict.Violation)
            .map(finding -> new Smallest(broken.fault(), CLAUSE, finding.size()));
      }
    } finally {
      ports.forEach(Port::close);
    }
  }
}
