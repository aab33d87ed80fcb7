package io.redisched.reports.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Options of JMH, parted into those that say what is run and those that say how.
 *
 * @param selection regular expressions, exclusions and parameters
 * @param manner the others
 */
record JmhOptions(List<String> selection, List<String> manner) {
  private static final Set<String> SELECTING = Set.of("-e", "-p");

  JmhOptions {
    selection = List.copyOf(selection);
    manner = List.copyOf(manner);
  }

  /** Parts a command line. Each of JMH's options that run something takes a value. */
  static JmhOptions of(List<String> options) {
    List<String> selection = new ArrayList<>();
    List<String> manner = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      boolean named = option.startsWith("-");
      List<String> target =
          !named || SELECTING.contains(option.replaceFirst("=.*", "")) ? selection : manner;
      target.add(option);
      if (named && !option.contains("=") && i + 1 < options.size()) {
        target.add(options.get(++i));
      }
    }
    return new JmhOptions(selection, manner);
  }
}
