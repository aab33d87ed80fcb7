package io.redisched.conformance.selftest.ports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample port as the manifest describes it. A command is a list of words without a shell between.
 *
 * @param name how reports call it
 * @param language the language it is written in
 * @param directory where its commands run
 * @param toolchain what must be installed
 * @param prepare the commands that make it ready, in order
 * @param prepareLimit how long these may take together
 * @param run the command that starts it
 */
record SamplePort(
    String name,
    String language,
    Path directory,
    List<Tool> toolchain,
    List<List<String>> prepare,
    Duration prepareLimit,
    List<String> run) {

  /** Returns the command that starts it from any directory. */
  List<String> runCommand() {
    return in(directory, run);
  }

  /** Returns what one types, from the root of the repository, to start it. */
  String commandLine() {
    return "cd conformance/ports/%s && exec %s"
        .formatted(directory.getFileName(), String.join(" ", run));
  }

  /** Returns a command that runs in a directory, so that a relative program is found there. */
  static List<String> in(Path directory, List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("sh", "-c", "cd -- \"$0\" && exec \"$@\"", directory.toString()));
    all.addAll(command);
    return all;
  }

  /** Its name, which tests are displayed with. */
  @Override
  public String toString() {
    return name;
  }
}
