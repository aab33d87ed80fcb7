package io.redisched.conformance.subject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a check leaves for the reader of a report: its exchanges in order, of which the last
 * thousand are kept, and pictures. Thread-safe.
 */
public final class Trace {

  private static final int KEPT = 1000;

  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private final List<Picture> pictures = new ArrayList<>();
  private long total;
  private int numbers;

  synchronized void add(Exchange exchange) {
    if (exchanges.size() == KEPT) {
      exchanges.removeFirst();
    }
    exchanges.addLast(exchange);
    if (exchange.isCall()) {
      total++;
    }
  }

  synchronized void add(Picture picture) {
    pictures.add(picture);
  }

  /** Returns the next of the numbers that tell the topics of one check apart. */
  synchronized int next() {
    return ++numbers;
  }

  /** Returns the exchanges that were kept, oldest first. */
  public synchronized List<Exchange> exchanges() {
    return new ArrayList<>(exchanges);
  }

  /** Returns the pictures. */
  public synchronized List<Picture> pictures() {
    return List.copyOf(pictures);
  }

  /** Returns how many calls there were in all. */
  public synchronized long total() {
    return total;
  }
}
