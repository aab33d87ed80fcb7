package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Operations that are made to meet on the same few jobs.
 *
 * @param name what meets what
 * @param start what state the jobs are in before
 * @param methods the operations, of which the first process begins with the first, the second with
 *     the second, and so on
 * @param looking whether it needs {@code get} and {@code counts}
 */
record Race(String name, Start start, List<String> methods, boolean looking) {

  /** The state that jobs are in when the race starts. */
  enum Start {
    ABSENT,
    QUEUED,
    RESERVED,
    MIXED;

    /** Returns what such jobs are called. */
    String words() {
      return this == MIXED ? "some" : name().toLowerCase(Locale.ROOT);
    }
  }

  static final double NOW = 1_700_000_000_000.0;

  /** An instant at which all is due and overdue. */
  static final double END = NOW + 1_000_000;

  /** All races, those with the plainest verdicts first. */
  static List<Race> all(boolean inspect) {
    List<Race> races = new ArrayList<>();
    races.add(of(Start.QUEUED, "reserve"));
    races.add(of(Start.ABSENT, "put"));
    races.add(of(Start.QUEUED, "pull"));
    races.add(of(Start.RESERVED, "requeue"));
    races.add(of(Start.RESERVED, "release"));
    races.add(of(Start.QUEUED, "delete"));
    races.add(of(Start.RESERVED, "delete"));
    races.add(of(Start.RESERVED, "release", "requeue"));
    races.add(of(Start.QUEUED, "reserve", "delete"));
    races.add(of(Start.RESERVED, "delete", "requeue"));
    races.add(of(Start.QUEUED, "pull", "reserve"));
    races.add(of(Start.QUEUED, "pull", "delete"));
    races.add(of(Start.RESERVED, "release", "delete"));
    races.add(of(Start.QUEUED, "put", "delete"));
    races.add(of(Start.RESERVED, "put", "release"));
    races.add(of(Start.RESERVED, "put", "delete"));
    races.add(of(Start.QUEUED, "put", "pull"));
    races.add(of(Start.QUEUED, "put", "reserve"));
    races.add(of(Start.RESERVED, "put", "requeue"));
    races.add(of(Start.MIXED, "requeue", "reserve"));
    races.add(of(Start.MIXED, "requeue", "pull"));
    races.add(of(Start.MIXED, "reserve", "requeue", "put", "release", "delete", "pull", "reserve"));
    if (inspect) {
      races.add(new Race("get beside others", Start.MIXED, looking("get"), true));
      races.add(new Race("counts beside others", Start.MIXED, looking("counts"), true));
    }
    return races;
  }

  private static List<String> looking(String method) {
    return List.of(method, "requeue", "reserve", "delete", "put", method, "pull", "release");
  }

  private static Race of(Start start, String... methods) {
    String name =
        methods.length > 2
            ? "all operations"
            : methods[0] + " beside " + methods[methods.length - 1];
    return new Race(name + " of " + start.words() + " jobs", start, List.of(methods), false);
  }

  /**
   * Draws the calls of one round.
   *
   * <p>Expirations, deadlines and bodies are all distinct, so that each answer tells as much as it
   * can, and the search for an order has few ways to go.
   */
  Round draw(Random random, int processes, int callsEach, int jobs) {
    return draw(random, processes, callsEach, jobs, "");
  }

  /** As the other, with bodies that end in some padding. */
  Round draw(Random random, int processes, int callsEach, int jobs, String padding) {
    return new Round(this, random, processes, callsEach, jobs, padding);
  }

  /** The calls of one round of a race. */
  static final class Round {

    private final Race race;
    private final Random random;
    private final String padding;
    private final List<String> ids;
    private final List<Operation> before = new ArrayList<>();
    private final List<List<Operation>> scripts = new ArrayList<>();
    private int serial;

    private Round(
        Race race, Random random, int processes, int callsEach, int jobs, String padding) {
      this.race = race;
      this.padding = padding;
      this.random = random;
      this.ids = List.of("a", "b", "c", "d").subList(0, jobs);
      ids.forEach(this::prepare);
      for (int process = 0; process < processes; process++) {
        List<Operation> script = new ArrayList<>();
        for (int i = 0; i < callsEach; i++) {
          int next = i == 0 ? process : random.nextInt(race.methods().size());
          script.add(operation(race.methods().get(next % race.methods().size())));
        }
        scripts.add(script);
      }
    }

    List<String> ids() {
      return ids;
    }

    /** Returns the calls that are made before the race. */
    List<Operation> before() {
      return before;
    }

    /** Returns the calls of each process. */
    List<List<Operation>> scripts() {
      return scripts;
    }

    private void prepare(String id) {
      if (race.start() == Start.ABSENT) {
        return;
      }
      before.add(new Operation.Put(id, body(), NOW + serial));
      boolean mixed = race.start() == Start.MIXED && random.nextBoolean();
      if (race.start() == Start.RESERVED || mixed) {
        before.add(new Operation.Reserve(NOW + serial, 1));
      }
    }

    private String body() {
      return "body " + ++serial + padding;
    }

    /** Later requeues and reserves have later instants, some of which see what others did. */
    private Operation operation(String method) {
      String id = ids.get(random.nextInt(ids.size()));
      double late = random.nextInt(3) * 20_000.0 + ++serial;
      return switch (method) {
        case "put" -> new Operation.Put(id, body(), NOW + serial);
        case "reserve" -> new Operation.Reserve(NOW + 30_000 + late, random.nextInt(2));
        case "pull" -> new Operation.Pull(NOW + 30_000 + late);
        case "release" -> new Operation.Release(id);
        case "delete" -> new Operation.Delete(id);
        case "requeue" -> new Operation.Requeue(NOW + 20_000 + late, 1.0 + random.nextInt(4));
        case "get" -> new Operation.Get(id);
        default -> new Operation.Counts(NOW + 20_000 + late);
      };
    }
  }
}
