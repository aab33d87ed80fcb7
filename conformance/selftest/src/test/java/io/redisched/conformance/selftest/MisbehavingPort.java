package io.redisched.conformance.selftest;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.TimeLimits;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A port that would be correct, but for one bad habit of its process. */
public final class MisbehavingPort extends MemoryPort {

  /** The habits; what the port does wrong. */
  public enum Habit {
    NEVER_ANSWERS,
    ANSWERS_LATE,
    WRITES_NO_JSON,
    WRITES_NO_UTF_8,
    ANSWERS_WITH_ANOTHER_ID,
    ANSWERS_IN_ANOTHER_VERSION,
    ANSWERS_WITH_RESULT_AND_ERROR,
    ANSWERS_TWICE,
    ANSWERS_TRUE_FOR_1,
    ANSWERS_NULL_FOR_1,
    ANSWERS_INFINITY_FOR_1,
    ANSWERS_WITH_AN_INFINITE_ID,
    LOGS_ON_STDOUT,
    FLOODS_STDOUT,
    FLOODS_STDOUT_WITHOUT_A_LINE_END,
    EXITS_AT_ONCE,
    EXITS_IN_THE_MIDDLE,
    EXITS_IN_THE_MIDDLE_FOR_EVER,
    IGNORES_THE_END_OF_STDIN,
    TAKES_INFINITY_FOR_A_NUMBER
  }

  /** Well-formed JSON, which readers of doubles take for infinity. */
  private static final BigDecimal INFINITE = new BigDecimal("1e999");

  private final Habit habit;
  private final Path marker;

  private MisbehavingPort(Habit habit, Path marker) {
    this.habit = habit;
    this.marker = marker;
  }

  /**
   * Runs the port.
   *
   * @param arguments the habit, and a file that tells its processes of one another
   */
  public static void main(String[] arguments) throws Exception {
    new MisbehavingPort(Habit.valueOf(arguments[0]), Path.of(arguments[1])).run();
  }

  /** Returns a factory of ports with a habit that shows in each process by itself. */
  public static PortFactory with(Habit habit) {
    return JavaMain.port(MisbehavingPort.class, TimeLimits.DEFAULT, habit.name(), "no marker");
  }

  private void run() throws Exception {
    switch (habit) {
      case EXITS_AT_ONCE -> die();
      case EXITS_IN_THE_MIDDLE_FOR_EVER -> {
        if (Files.exists(marker)) {
          die();
        }
      }
      case LOGS_ON_STDOUT -> print("listening on stdin");
      case FLOODS_STDOUT -> {
        while (true) {
          print("and on");
        }
      }
      case FLOODS_STDOUT_WITHOUT_A_LINE_END -> {
        byte[] much = new byte[1024 * 1024];
        while (true) {
          System.out.write(much);
        }
      }
      case NEVER_ANSWERS -> Files.writeString(marker, Long.toString(ProcessHandle.current().pid()));
      default -> {
        // The habit shows later.
      }
    }
    serve();
    if (habit == Habit.IGNORES_THE_END_OF_STDIN) {
      new CountDownLatch(1).await();
    }
  }

  private static void die() {
    System.err.println("no configuration found");
    System.exit(3);
  }

  @Override
  String read(String line) {
    return habit == Habit.TAKES_INFINITY_FOR_A_NUMBER
        ? line.replaceAll("(?i)1e[+]?999", "1e300")
        : line;
  }

  @Override
  void before(String method) throws Exception {
    switch (habit) {
      case NEVER_ANSWERS -> new CountDownLatch(1).await();
      case ANSWERS_LATE -> {
        if (method.equals("put")) {
          Thread.sleep(60_000); // longer than any limit the tests set
        }
      }
      case EXITS_IN_THE_MIDDLE, EXITS_IN_THE_MIDDLE_FOR_EVER -> {
        if (method.equals("requeue") && !Files.exists(marker)) {
          Files.writeString(marker, "died");
          die();
        }
      }
      default -> {
        // The habit shows elsewhere.
      }
    }
  }

  @Override
  void write(String method, JsonObject response) throws Exception {
    if (habit == Habit.WRITES_NO_UTF_8) {
      System.out.write(new byte[] {'"', (byte) 0xC3, '"', '\n'});
      System.out.flush();
      return;
    }
    if (method.equals("put")) {
      switch (habit) {
        case ANSWERS_TRUE_FOR_1 -> response.addProperty("result", true);
        case ANSWERS_NULL_FOR_1 -> response.add("result", JsonNull.INSTANCE);
        case ANSWERS_INFINITY_FOR_1 -> response.addProperty("result", INFINITE);
        default -> {
          // The habit shows elsewhere.
        }
      }
    }
    switch (habit) {
      case WRITES_NO_JSON -> print("1");
      case ANSWERS_WITH_ANOTHER_ID -> {
        response.addProperty("id", 0);
        super.write(method, response);
      }
      case ANSWERS_WITH_AN_INFINITE_ID -> {
        response.addProperty("id", INFINITE);
        super.write(method, response);
      }
      case ANSWERS_IN_ANOTHER_VERSION -> {
        response.addProperty("jsonrpc", "1.0");
        super.write(method, response);
      }
      case ANSWERS_WITH_RESULT_AND_ERROR ->
          super.write(method, failed(response, -32000, "and a result"));
      case ANSWERS_TWICE -> {
        super.write(method, response);
        super.write(method, response);
      }
      default -> super.write(method, response);
    }
  }
}
