package io.redisched.reports.results;

import java.util.Map;
import java.util.Optional;

/**
 * What a benchmark had to do with.
 *
 * @param threads how many threads called it
 * @param params the benchmark's parameters, the client among them
 */
public record Load(int threads, Map<String, String> params) {
  private static final String CLIENT = "client";

  /** Copies the parameters. */
  public Load {
    params = Map.copyOf(params);
  }

  /**
   * Whether what was measured under this load may be held against a floor that was measured under
   * that one: the same client on as many threads, and every parameter that the floor has is the
   * same.
   */
  public boolean isOver(Load floor) {
    return threads == floor.threads
        && client().equals(floor.client())
        && params.entrySet().containsAll(floor.params.entrySet());
  }

  private Optional<String> client() {
    return Optional.ofNullable(params.get(CLIENT));
  }
}
