package io.redisched.conformance.subject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The exchanges of one check, in order. Keeps the last thousand. Thread-safe. */
public final class Trace {

  private static final int KEPT = 1000;

  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private long total;
  private int numbers;

  synchronized void add(Exchange exchange) {
    if (exchanges.size() == KEPT) {
      exchanges.removeFirst();
    }
    exchanges.addLast(exchange);
    total++;
  }

  /** Returns the next of the numbers that tell the topics of one check apart. */
  synchronized int next() {
    return ++numbers;
  }

  /** Returns the exchanges that were kept, oldest first. */
  public synchronized List<Exchange> exchanges() {
    return new ArrayList<>(exchanges);
  }

  /** Returns how many exchanges there were in all. */
  public synchronized long total() {
    return total;
  }
}
