package io.redisched.benchmarks.run;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a runner was started, so that somebody can start it again. */
final class Invocation {

  private Invocation() {}

  /**
   * The command that repeats a run of this JVM, in the repository's root directory, as a shell
   * takes it. Passwords are left out.
   */
  static String command(Class<?> runner, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("java"));
    words.addAll(jvmFlags());
    words.addAll(List.of("-cp", "benchmarks/target/benchmarks.jar", runner.getName()));
    words.addAll(arguments);
    return words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
  }

  /** The flags that this JVM was started with, system properties among them, less passwords. */
  static List<String> jvmFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .map(Invocation::withoutPassword)
        .toList();
  }

  /** A JVM flag without the password of a URI in it. */
  static String withoutPassword(String flag) {
    return flag.replaceAll("(rediss?://[^:@/]*:)[^@]*@", "$1...@");
  }

  /** One word of a command, in quotes if a shell would take it for anything else. */
  static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
