package io.redisched.conformance.selftest;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.ProcessPort;
import io.redisched.conformance.port.TimeLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of this module with the Java that runs the tests, so that no tool is needed. */
public final class JavaMain {

  private JavaMain() {}

  /** Returns the command that runs a main class. */
  public static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns that command as one types it. */
  public static String commandLine(Class<?> main, String... arguments) {
    return "'" + String.join("' '", command(main, arguments)) + "'";
  }

  /** Returns a factory of ports that a main class is. */
  public static PortFactory port(Class<?> main, TimeLimits limits, String... arguments) {
    return ProcessPort.command(command(main, arguments), limits);
  }
}
