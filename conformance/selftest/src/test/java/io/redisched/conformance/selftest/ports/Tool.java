package io.redisched.conformance.selftest.ports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool that a port needs.
 *
 * @param name what people call it
 * @param command prints its version, the first number in the output
 * @param minimum the oldest version that will do
 */
record Tool(String name, List<String> command, String minimum) {

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

  /** Returns why a machine on which the command ended like this does not have the tool. */
  Optional<String> objection(BoundedCommand.End end) {
    if (!end.succeeded()) {
      return Optional.of("%s %s or newer is not installed: %s".formatted(name, minimum, end));
    }
    Matcher version = VERSION.matcher(end.output());
    if (!version.find()) {
      return Optional.of(
          "%s printed no version of %s: %s"
              .formatted(String.join(" ", command), name, end.lastWords()));
    }
    return Arrays.compare(numbers(version.group()), numbers(minimum)) >= 0
        ? Optional.empty()
        : Optional.of(
            "%s is %s, and %s or newer is needed".formatted(name, version.group(), minimum));
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
