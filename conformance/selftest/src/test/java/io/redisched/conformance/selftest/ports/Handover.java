package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.subject.Subject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that one port begins and another goes on with, on one topic of one Redis. It ends with
 * no job left.
 *
 * @param title what it is about, as the end of "the second port …"
 * @param profile the profile beyond {@link #OWED} that it takes
 * @param script what the ports are asked and must answer
 */
record Handover(String title, String profile, Script script) {

  /** The profiles without which ports cannot be set beside one another here. */
  static final List<String> OWED = List.of("core", "inspect", "layout");

  /** What the ports are asked and must answer, on a topic that both work on. */
  @FunctionalInterface
  interface Script {
    void play(Subject one, Subject other);
  }

  Handover(String title, Script script) {
    this(title, "core", script);
  }

  /** Returns all of them. */
  static List<Handover> all() {
    return Stream.of(LifeHandovers.ALL, TimeHandovers.ALL, ContentHandovers.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
