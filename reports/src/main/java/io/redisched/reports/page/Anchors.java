package io.redisched.reports.page;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives out names for places on the page: readable, the same in every run, each only once. */
final class Anchors {
  private final Set<String> taken = new HashSet<>();

  /** A name made of the words, with a number behind it if it is taken. */
  String next(String... words) {
    String base = String.join("-", words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
