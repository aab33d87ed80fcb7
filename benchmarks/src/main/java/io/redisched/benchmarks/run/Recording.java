package io.redisched.benchmarks.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        Conditions.observe(
            smoke,
            command(),
            start,
            String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    Files.createDirectories(results);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(results.resolve(file), report.apply(conditions));
    System.out.println("Wrote " + results.resolve(file));
  }

  private String command() {
    CommandSpec spec = requireNonNull(runner, "not mixed into a command");
    StringBuilder command =
        new StringBuilder("java -cp benchmarks/target/benchmarks.jar ")
            .append(spec.userObject().getClass().getName());
    spec.commandLine()
        .getParseResult()
        .originalArgs()
        .forEach(argument -> command.append(' ').append(argument));
    return command.toString();
  }
}
