package io.redisched.reports;

import io.redisched.reports.compare.DriverException;
import io.redisched.reports.results.ResultFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line of {@code redisched-reports.jar}. */
@Command(
    name = "redisched-reports",
    mixinStandardHelpOptions = true,
    description = "Turns result files of conformance runs and benchmarks into something to read.",
    subcommands = {SiteCommand.class, CompareCommand.class, HelpCommand.class})
public final class Main {
  private Main() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, with what cannot be read, written or run told in one line. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (error, commandLine, parsed) -> {
              if (error instanceof ResultFileException || error instanceof DriverException) {
                commandLine.getErr().println(error.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              Throwable cause = error instanceof UncheckedIOException ? error.getCause() : error;
              if (cause instanceof IOException) {
                commandLine
                    .getErr()
                    .println(cause.getClass().getSimpleName() + ": " + cause.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw error;
            })
        // By default it would be 1, which compare gives another meaning.
        .setExitCodeExceptionMapper(error -> CommandLine.ExitCode.USAGE);
  }
}
