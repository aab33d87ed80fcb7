package io.redisched.conformance.port;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A port in a process of its own, which speaks the port protocol (PROTOCOL.md): JSON-RPC 2.0, one
 * message a line, on stdin and stdout.
 *
 * <p>The Redis to use is in the environment variable {@code REDIS_URL}. What the process writes to
 * stderr is kept, the end of it, for messages. {@link #close} closes stdin, gives the process
 * {@value #SECONDS_TO_END} seconds, and then ends it and its descendants forcibly; none is left
 * behind when the JVM is told to end, either.
 */
public final class ProcessPort implements Port {

  /** How long a process may take to end by itself once its stdin was closed (PROTO-4): {@value}. */
  public static final int SECONDS_TO_END = 5;

  private static final int SHOWN = 200;

  private static final String RULE =
      "\nEvery request is answered once, and only answers belong on stdout; logs go to stderr.";

  private final PortProcess process;
  private final TimeLimits limits;
  private long lastId;

  /** Volatile, as a process may be killed by another thread than the one that calls. */
  private volatile boolean ended;

  private ProcessPort(PortProcess process, TimeLimits limits) {
    this.process = process;
    this.limits = limits;
  }

  /**
   * Returns a factory of ports that a command line starts, as {@code sh -c} reads it: with quotes,
   * variables, {@code cd … &&} and all.
   *
   * @param commandLine what one would type
   * @param limits how long the kit waits for an answer
   */
  public static PortFactory shell(String commandLine, TimeLimits limits) {
    return command(List.of("sh", "-c", commandLine), limits);
  }

  /**
   * Returns a factory of ports that a program starts.
   *
   * @param command the program and its arguments, no shell between
   * @param limits how long the kit waits for an answer
   */
  public static PortFactory command(List<String> command, TimeLimits limits) {
    List<String> program = List.copyOf(command);
    return redis -> start(program, limits, redis);
  }

  private static ProcessPort start(List<String> command, TimeLimits limits, URI redis) {
    ProcessPort port;
    try {
      port = new ProcessPort(PortProcess.start(command, redis), limits);
    } catch (IOException e) {
      throw new PortFailure("The port cannot be started: " + e.getMessage(), e);
    }
    port.greet();
    return port;
  }

  /** A process that answers {@code describe}, whatever it answers, has started. */
  private void greet() {
    long id = ++lastId;
    exchange("describe", JsonRpc.request(id, "describe", Json.object()), id, limits.start());
    process.rememberFamily();
  }

  @Override
  public Answer call(String method, ObjectNode params) {
    long id = ++lastId;
    return exchange(method, JsonRpc.request(id, method, params), id, limits.call());
  }

  @Override
  public Answer send(String line) {
    return exchange("the line " + Shown.of(line, SHOWN), line, null, limits.call());
  }

  private Answer exchange(String what, String request, @Nullable Long id, Duration patience) {
    if (ended) {
      throw new PortFailure("The process of the port has ended before " + what + ".");
    }
    try {
      refuseUnasked("before " + what + " was asked");
      process.send(request);
      PortProcess.Line line = process.receive(patience);
      if (line == null) {
        throw failure(
            "The port did not answer " + what + " within " + inWords(patience) + ".", false);
      }
      return read(what, line, id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("The kit was interrupted while it waited for " + what + ".", false);
    }
  }

  private Answer read(String what, PortProcess.Line line, @Nullable Long id) {
    String text = line.text();
    if (text == null) {
      throw failure("The port " + line.end() + " instead of answering " + what + ".", true);
    }
    try {
      return JsonRpc.answer(text, id);
    } catch (JsonRpc.Misfit e) {
      throw failure(
          "The port answered "
              + what
              + " with a line that is no answer to it: "
              + e.reason()
              + ". The line:\n  > "
              + Shown.of(text, SHOWN)
              + RULE,
          false);
    }
  }

  private void refuseUnasked(String when) {
    PortProcess.Line line = process.waiting();
    if (line == null) {
      return;
    }
    String text = line.text();
    if (text == null) {
      throw failure("The port " + line.end() + " " + when + ".", true);
    }
    throw failure(
        "The port wrote a line " + when + ":\n  > " + Shown.of(text, SHOWN) + RULE, false);
  }

  /** Ends the process and returns the failure that says all that is known. */
  private PortFailure failure(String what, boolean dying) {
    ended = true;
    if (dying) {
      process.settle();
    }
    String obituary = process.obituary();
    process.killAll();
    return new PortFailure(what + "\n" + obituary);
  }

  private static String inWords(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  @Override
  public boolean endsByItself() {
    if (ended) {
      return true;
    }
    ended = true;
    process.closeInput();
    try {
      return process.awaitExit(Duration.ofSeconds(SECONDS_TO_END));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.killAll();
    }
  }

  @Override
  public void kill() {
    ended = true;
    process.killAll();
  }

  @Override
  public void close() {
    endsByItself();
  }
}
