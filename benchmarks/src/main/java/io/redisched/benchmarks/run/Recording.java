package io.redisched.benchmarks.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The options of a runner beside JMH that say where its result goes; and the way there. */
public final class Recording {

  private final Instant start = Instant.now();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "where to write the result (default: ${DEFAULT-VALUE})",
      defaultValue = "benchmarks/target/results")
  private Path results = Path.of("");

  @Option(names = "--smoke", description = "mark the result as too short to be evidence")
  private boolean smoke;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec runner;

  /** A mixin for a command of picocli. */
  public Recording() {}

  /**
   * Writes a result as JSON, in place of an earlier one.
   *
   * @param file its name
   * @param report makes what is written from the conditions of this run
   * @throws IOException if the directory cannot be made
   */
  public void write(String file, Function<Conditions, Object> report) throws IOException {
    Conditions conditions =
        Conditions.observe(smoke, command(), start, String.join(" ", Invocation.jvmFlags()));
    Files.createDirectories(results);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(results.resolve(file), report.apply(conditions));
    System.out.println("Wrote " + results.resolve(file));
  }

  /**
   * Refuses an argument.
   *
   * @param holds whether the argument is as it should be
   * @param option its name
   * @param value what was given
   * @param expected what it should be, as in "at least 1"
   * @throws ParameterException unless it is; picocli tells it and exits with 2
   */
  public void require(boolean holds, String option, Object value, String expected) {
    if (!holds) {
      throw new ParameterException(
          runner().commandLine(), "%s should be %s: %s".formatted(option, expected, value));
    }
  }

  private CommandSpec runner() {
    return requireNonNull(runner, "not mixed into a command");
  }

  private String command() {
    return Invocation.command(
        runner().userObject().getClass(), runner().commandLine().getParseResult().originalArgs());
  }
}
