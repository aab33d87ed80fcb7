package io.redisched.conformance.history;

import java.util.Comparator;
import java.util.List;

/**
 * All calls on one topic, which was empty before them, in the order in which they were made.
 *
 * @param calls the calls
 */
public record History(List<Call> calls) {

  /** Sorts the calls by the time they were made. */
  public History {
    calls = calls.stream().sorted(Comparator.comparingLong(Call::invoked)).toList();
  }

  /** Returns how many pairs of calls were under way at the same time: none means no concurrency. */
  public long overlaps() {
    long overlaps = 0;
    for (int i = 0; i < calls.size(); i++) {
      for (int j = i + 1;
          j < calls.size() && calls.get(j).invoked() < calls.get(i).answered();
          j++) {
        overlaps++;
      }
    }
    return overlaps;
  }
}
