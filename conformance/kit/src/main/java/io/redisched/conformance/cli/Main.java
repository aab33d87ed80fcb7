package io.redisched.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.report.ExitStatus;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program's entry. */
public final class Main {

  private Main() {}

  /** Runs the program and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    boolean terminal = Ansi.AUTO.enabled();
    int status =
        execute(
            new PrintWriter(System.out, true, UTF_8),
            new PrintWriter(System.err, true, UTF_8),
            terminal,
            arguments);
    System.exit(status);
  }

  /**
   * Runs the program.
   *
   * @param out where results go
   * @param err where complaints and progress go
   * @param terminal whether a person looks on: with colour and progress
   * @param arguments as on the command line
   * @return the exit status: 0 conforms, 1 does not, 2 could not run
   */
  public static int execute(
      PrintWriter out, PrintWriter err, boolean terminal, String... arguments) {
    CommandLine program = new CommandLine(new ConformanceCommand(terminal));
    program.setOut(out);
    program.setErr(err);
    program.setColorScheme(CommandLine.Help.defaultColorScheme(terminal ? Ansi.ON : Ansi.OFF));
    program.setCaseInsensitiveEnumValuesAllowed(true);
    program.setParameterExceptionHandler(
        (misuse, given) -> {
          err.println(misuse.getMessage());
          err.println("Try --help.");
          return ExitStatus.COULD_NOT_RUN.code();
        });
    program.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          err.println("The kit itself failed; please report this:");
          failure.printStackTrace(err);
          return ExitStatus.COULD_NOT_RUN.code();
        });
    return program.execute(arguments);
  }
}
