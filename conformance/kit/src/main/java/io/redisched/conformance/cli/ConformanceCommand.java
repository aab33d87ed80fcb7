package io.redisched.conformance.cli;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.model.Deviation;
import io.redisched.conformance.model.Replay;
import io.redisched.conformance.port.HttpPort;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.ProcessPort;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.ExitStatus;
import io.redisched.conformance.run.CouldNotRun;
import io.redisched.conformance.run.KnownFailures;
import io.redisched.conformance.run.ReplayRun;
import io.redisched.conformance.run.Settings;
import io.redisched.conformance.spec.Selection;
import io.redisched.conformance.spec.Specification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options of the program, and what is done with them. */
@Command(
    name = "redisched-conformance",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 80,
    usageHelpAutoWidth = false,
    separator = " ",
    header = "Checks whether a port of redisched keeps the specification.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "redisched-conformance --exec COMMAND [OPTIONS]",
      "       redisched-conformance --http URL     [OPTIONS]",
      "       redisched-conformance --list [--only PATTERN]"
    },
    description = {
      "",
      "A port is an implementation in any language. The kit starts it as a process,",
      "speaks JSON-RPC 2.0 with it, one message a line on stdin and stdout, and tells",
      "clause by clause where it stands. The environment variable REDIS_URL tells the",
      "port which Redis to use. PROTOCOL.md explains how to write the adapter."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:The port conforms: no MUST clause that could be decided is broken.",
      "1:The port does not conform, or the list of known failures is out of date.",
      "2:No verdict is possible: bad usage, no Redis, or a port that cannot be talked to."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  Check a port that Node.js runs, and keep the result files:",
      "    java -jar redisched-conformance.jar --exec 'node my-port.js' --report out",
      "  Look at two groups of clauses only, with all they did:",
      "    java -jar redisched-conformance.jar --exec ./port --only 'PUT-*,REQ-4'",
      "  Start a list of known failures, then hold the port to it:",
      "    … --exec ./port --write-known-failing known.yaml",
      "    … --exec ./port --known-failing known.yaml"
    })
final class ConformanceCommand implements Callable<Integer> {

  private static final Set<String> WITH_REPLAY =
      Set.of("--replay", "--exec", "--http", "--redis", "--timeout", "--start-timeout");

  /** Which port; left out only with {@code --list}. */
  private static final class Target {

    @Option(
        names = "--exec",
        paramLabel = "COMMAND",
        description = "Starts the port; read as the shell reads it (sh -c).")
    @Nullable String exec;

    @Option(
        names = "--http",
        paramLabel = "URL",
        description =
            "A port that is running already; every message is POSTed. What needs a Redis of the"
                + " kit's is then not testable.")
    @Nullable URI http;
  }

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(exclusive = true)
  private @Nullable Target target;

  @Option(
      names = "--redis",
      paramLabel = "SOURCE",
      description =
          "The Redis to use: embedded (needs nothing installed), binary[:PATH],"
              + " testcontainers[:IMAGE], or a redis:// URI (default: ${DEFAULT-VALUE}).")
  private String redis = "embedded";

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Checks only these clauses; * stands for any characters, and ! before a pattern leaves"
              + " clauses out. May be given several times. A pattern that matches nothing is an"
              + " error.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeats the order and the random values of an earlier run.")
  private @Nullable Long seed;

  @Option(
      names = "--known-failing",
      paramLabel = "FILE",
      description =
          "Clauses that are known to fail (YAML: clause, reason, link). They must fail: an entry"
              + " that passes or matches nothing fails the run.")
  private @Nullable Path knownFailing;

  @Option(
      names = "--write-known-failing",
      paramLabel = "FILE",
      description = "Writes such a list of what fails now; reasons that were given are kept.")
  private @Nullable Path writeKnownFailing;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Writes conformance.json, conformance.xml (JUnit), summary.md, index.html and badge.json.")
  private @Nullable Path report;

  @Option(
      names = "--trace",
      description = "Keeps the calls of checks that passed, too, in the result files.")
  private boolean trace;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "" + Settings.USUAL_PARALLEL,
      description =
          "How many checks run at once, each with its own process of the port"
              + " (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "How many random steps to make, however long it takes, and histories of concurrent calls"
              + " in proportion (default: 12000, or fewer for a slow port).")
  private @Nullable Integer steps;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description =
          "Runs one sequence again that an earlier run wrote into its report, and nothing else:"
              + " exit status 0 if the port now answers as the specification allows, 1 if not.")
  private @Nullable Path replay;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long the port may take for an answer (default: ${DEFAULT-VALUE}).")
  private double timeout;

  @Option(
      names = "--start-timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long a new process may take for its first answer (default: ${DEFAULT-VALUE}).")
  private double startTimeout;

  @Option(names = "--list", description = "Lists the clauses of the specification and ends.")
  private boolean list;

  private final boolean terminal;

  ConformanceCommand(boolean terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (list) {
      return listClauses();
    }
    Target port = target;
    if (port == null) {
      throw unusable("Which port? Give --exec COMMAND or --http URL.");
    }
    Invocation invocation = new Invocation();
    PortFactory factory = factory(port, invocation);
    if (replay != null) {
      return replay(factory, replay);
    }
    Settings settings = settings(invocation);
    checkTheListToWrite();
    try {
      return tell(run(factory, settings), settings);
    } catch (CouldNotRun e) {
      return couldNotRun(e);
    }
  }

  private int replay(PortFactory factory, Path file) {
    List<String> others =
        given().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(name -> !WITH_REPLAY.contains(name))
            .toList();
    if (!others.isEmpty()) {
      throw unusable(
          "--replay runs one sequence only; it goes with --exec or --http, --redis and the time"
              + " limits, and not with "
              + String.join(", ", others)
              + ".");
    }
    Replay sequence = sequence(file);
    try {
      Optional<Deviation> deviation = ReplayRun.of(factory, redisSource(), sequence);
      out()
          .println(
              deviation
                  .map(
                      found ->
                          "The port's answers deviate from the specification.\n" + found.message())
                  .orElse("All " + sequence.size() + " answers are as the specification allows."));
      out().flush();
      return (deviation.isEmpty() ? ExitStatus.CONFORMS : ExitStatus.DOES_NOT_CONFORM).code();
    } catch (CouldNotRun e) {
      return couldNotRun(e);
    }
  }

  private Replay sequence(Path file) {
    try {
      return Replay.read(file);
    } catch (IOException e) {
      throw unusable("--replay: cannot read " + file + ": " + e);
    } catch (IllegalArgumentException e) {
      throw unusable("--replay: " + e.getMessage());
    }
  }

  private RedisSource redisSource() {
    try {
      return RedisSource.parse(redis);
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  private ConformanceReport run(PortFactory factory, Settings settings) {
    try (Progress progress = new Progress(err(), terminal)) {
      progress.show("Starting Redis and the port …");
      return Conformance.run(factory, settings, progress);
    }
  }

  private PortFactory factory(Target port, Invocation invocation) {
    try {
      TimeLimits limits =
          new TimeLimits(seconds("--start-timeout", startTimeout), seconds("--timeout", timeout));
      if (port.exec != null) {
        invocation.add("--exec", port.exec);
        return ProcessPort.shell(port.exec, limits);
      }
      invocation.add("--http", String.valueOf(port.http));
      return HttpPort.at(Objects.requireNonNull(port.http), limits.call());
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  private Duration seconds(String option, double seconds) {
    long millis = Math.round(seconds * 1000);
    if (millis < 1) {
      throw unusable(option + " must be 0.001 seconds or more, not " + seconds + ".");
    }
    return Duration.ofMillis(millis);
  }

  private Settings settings(Invocation invocation) {
    try {
      RedisSource source = redisSource();
      if (given().hasMatchedOption("--redis")) {
        invocation.add("--redis", source.toString()); // without credentials
      }
      for (String name : List.of("--timeout", "--start-timeout", "--parallel", "--steps")) {
        if (given().hasMatchedOption(name)) {
          invocation.add(name, given().matchedOption(name).stringValues().get(0));
        }
      }
      Settings settings =
          Settings.defaults()
              .withRedis(source)
              .withOnly(only)
              .withTrace(trace)
              .withParallel(parallel)
              .withRerun(invocation.rerun(only, knownFailing));
      settings = steps == null ? settings : settings.withSteps(steps);
      settings = seed == null ? settings : settings.withSeed(seed);
      settings = report == null ? settings : settings.withReport(report);
      return knownFailing == null
          ? settings
          : settings.withKnownFailing(KnownFailures.read(knownFailing));
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  /** A run is long, and its end is no time to find out. */
  private void checkTheListToWrite() {
    if (writeKnownFailing == null) {
      return;
    }
    if (!Files.exists(writeKnownFailing)) {
      Path directory = writeKnownFailing.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
        throw unusable("--write-known-failing: no file can be made in " + directory + ".");
      }
    } else if (!writeKnownFailing.equals(knownFailing)) {
      // Reasons that somebody wrote are worth more than a list that takes a minute to make.
      throw unusable(
          "--write-known-failing: "
              + writeKnownFailing
              + " is there already. To bring it up to date, give it as --known-failing, too.");
    } else if (!Files.isWritable(writeKnownFailing)) {
      throw unusable("--write-known-failing: " + writeKnownFailing + " cannot be written to.");
    }
  }

  private int tell(ConformanceReport found, Settings settings) {
    Summary.print(found, out(), terminal);
    settings.report().ifPresent(directory -> out().println("Report:  " + directory));
    out().flush();
    if (writeKnownFailing != null) {
      try {
        settings.knownFailing().update(found).write(writeKnownFailing);
      } catch (UncheckedIOException e) {
        err().println("--write-known-failing: " + e.getMessage());
        return ExitStatus.COULD_NOT_RUN.code();
      }
      out().println("Written: " + writeKnownFailing);
      out().flush();
    }
    return found.verdict().code();
  }

  private int couldNotRun(CouldNotRun failure) {
    err().println(Text.wrapped("Could not run. " + failure.getMessage(), ""));
    err().flush();
    return ExitStatus.COULD_NOT_RUN.code();
  }

  private int listClauses() {
    Specification specification = Specification.load();
    Selection selection = new Selection(only);
    try {
      selection.requireMatches(specification);
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
    specification.clauses().stream()
        .filter(clause -> selection.covers(clause.id()))
        .forEach(clause -> out().println(Text.clause(clause)));
    out().flush();
    return ExitStatus.CONFORMS.code();
  }

  private ParameterException unusable(@Nullable String message) {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), String.valueOf(message));
  }

  private ParseResult given() {
    return Objects.requireNonNull(spec).commandLine().getParseResult();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
