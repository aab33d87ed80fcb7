package io.redisched.conformance.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's side of a port: lines in, lines out, and an end that leaves nothing
 * running, also when the kit itself is told to stop.
 */
final class PortProcess {

  /** A body of 1 MiB in which every character is escaped takes 6 MiB. */
  private static final int LONGEST_LINE = 16 * 1024 * 1024;

  /** More lines than a well-behaved port ever has waiting, which is one. */
  private static final int WAITING_LINES = 16;

  private static final Set<PortProcess> RUNNING = ConcurrentHashMap.newKeySet();

  /** Once the kit is told to end, what is still started must not outlive it. */
  private static volatile boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(PortProcess::endAll, "redisched-ports-end"));
  }

  private static void endAll() {
    ending = true;
    RUNNING.forEach(PortProcess::killAll);
  }

  /** What the port's stdout brought: a line, or in words why there will be none. */
  record Line(@Nullable String text, @Nullable String end) {}

  private final Process process;
  private final Tail stderr;
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(WAITING_LINES);
  private final ExecutorService writer;
  private final Thread reader;

  /** Children must be known before their parent dies: after that they are nobody's. */
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();

  private PortProcess(Process process) {
    this.process = process;
    this.stderr = new Tail(process.getErrorStream(), "port-stderr-" + process.pid());
    this.writer =
        Executors.newSingleThreadExecutor(task -> daemon(task, "port-stdin-" + process.pid()));
    RUNNING.add(this);
    reader = daemon(this::readLines, "port-stdout-" + process.pid());
    reader.start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  static PortProcess start(List<String> command, URI redis) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("REDIS_URL", redis.toString());
    PortProcess started = new PortProcess(builder.start());
    if (ending) {
      started.killAll();
      throw new IOException("the kit is ending");
    }
    return started;
  }

  /** Hands a line to the port; returns at once, since a port that does not read would block. */
  void send(String line) {
    onStdin(
        stdin -> {
          stdin.write((line + "\n").getBytes(UTF_8));
          stdin.flush();
        });
  }

  /** What is done with the port's stdin. */
  private interface Writing {
    void to(OutputStream stdin) throws IOException;
  }

  /** Where it cannot be done the port is gone, or has closed its stdin: its stdout's end tells. */
  private void onStdin(Writing writing) {
    try {
      writer.execute(
          () -> {
            try {
              writing.to(process.getOutputStream());
            } catch (IOException e) {
              // told by the end of stdout
            }
          });
    } catch (RejectedExecutionException e) {
      // killed a moment ago by another thread
    }
  }

  /** Returns the next line of the port, waiting for it, or null if the time is up. */
  @Nullable Line receive(Duration patience) throws InterruptedException {
    return lines.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Returns a line that is there already, or null. */
  @Nullable Line waiting() {
    return lines.poll();
  }

  void closeInput() {
    rememberFamily();
    onStdin(OutputStream::close);
  }

  boolean awaitExit(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void rememberFamily() {
    process.descendants().forEach(family::add);
  }

  /** Ends the process and all its descendants at once. */
  void killAll() {
    rememberFamily();
    process.destroyForcibly();
    // A process may have been started between the look and the blow: look again until it is quiet.
    while (family.stream().filter(ProcessHandle::isAlive).anyMatch(this::killWithChildren)) {
      rememberFamily();
    }
    RUNNING.remove(this);
    writer.shutdownNow();
    reader.interrupt(); // which may be waiting for room that nobody will make
    // The interrupted reader may not tell the end to whoever still waits for an answer.
    lines.offer(new Line(null, "was killed"));
  }

  private boolean killWithChildren(ProcessHandle handle) {
    boolean more = handle.descendants().filter(family::add).count() > 0;
    handle.destroyForcibly();
    return more;
  }

  /** Returns what is known of the process' end and its last words, for a message. */
  String obituary() {
    StringBuilder text = new StringBuilder();
    if (process.isAlive()) {
      text.append("The process was still running and has been ended.");
    } else {
      int status = process.exitValue();
      text.append("The process ended with exit status ").append(status);
      if (status > 128 && status <= 128 + 64) {
        text.append(" (signal ").append(status - 128).append(')');
      }
      text.append('.');
    }
    List<String> last = stderr.lines();
    if (last.isEmpty()) {
      text.append(" It wrote nothing on stderr.");
    } else {
      text.append("\nThe end of its stderr:");
      last.forEach(line -> text.append("\n  | ").append(line));
    }
    return text.toString();
  }

  /** Gives a process that seems to be ending the moment it needs for status and last words. */
  void settle() {
    try {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        stderr.awaitEnd(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readLines() {
    try (InputStream stdout = process.getInputStream()) {
      lines.put(new Line(null, readUntilItEnds(stdout)));
    } catch (IOException e) {
      lines.offer(new Line(null, "closed its stdout"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns why there are no more lines. */
  private String readUntilItEnds(InputStream stdout) throws IOException, InterruptedException {
    byte[] chunk = new byte[64 * 1024];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = stdout.read(chunk); read >= 0; read = stdout.read(chunk)) {
      int from = 0;
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\n') {
          line.write(chunk, from, i - from);
          from = i + 1;
          String text = decode(line.toByteArray());
          line.reset();
          if (text == null) {
            return "wrote a line that is not UTF-8";
          }
          lines.put(new Line(text, null));
        }
      }
      line.write(chunk, from, read - from);
      if (line.size() > LONGEST_LINE) {
        return "wrote more than " + LONGEST_LINE / (1024 * 1024) + " MiB without a line end";
      }
    }
    return line.size() == 0
        ? "closed its stdout"
        : "closed its stdout after the unfinished line \""
            + Shown.of(line.toString(UTF_8), 200)
            + "\"";
  }

  private static @Nullable String decode(byte[] line) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
