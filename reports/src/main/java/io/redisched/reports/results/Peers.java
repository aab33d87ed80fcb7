package io.redisched.reports.results;

import java.util.List;

/**
 * Other queues on the same machine in the same run: {@code peers.json}.
 *
 * @param conditions under which it was measured
 * @param connections how many
 * @param bodyBytes the length of a body
 * @param depth jobs waiting in the queue
 * @param peers what was measured, this project's own schedulers among them
 * @param absent what was not
 */
public record Peers(
    Conditions conditions,
    long connections,
    long bodyBytes,
    long depth,
    List<Peer> peers,
    List<Absent> absent) {

  /**
   * A queue, and what it promises: rates mean nothing without.
   *
   * @param name as {@code redisched over Jedis}
   * @param version its version
   * @param acknowledges how a job is said to be done
   * @param survives what survives a crash
   * @param ids whether jobs have ids of the caller's
   * @param operations what was measured
   */
  public record Peer(
      String name,
      String version,
      String acknowledges,
      String survives,
      String ids,
      List<Rate> operations) {

    /** Whether this is one of the project's own. */
    public boolean isOwn() {
      return name.startsWith("redisched");
    }

    private static Peer read(Field field) {
      return new Peer(
          field.text("peer"),
          field.optionalText("version").orElse("unknown version"),
          field.text("acknowledges"),
          field.text("survives"),
          field.text("ids"),
          field.list("operations", Rate::read));
    }
  }

  /**
   * The rate of one operation.
   *
   * @param operation such as {@code put}
   * @param perSecond operations a second, one figure for each round
   */
  public record Rate(String operation, List<Double> perSecond) {
    private static Rate read(Field field) {
      return new Rate(field.text("operation"), Rounds.read(field, "opsPerSecond"));
    }
  }

  /**
   * A queue that could not be measured.
   *
   * @param name which
   * @param reason why
   */
  public record Absent(String name, String reason) {
    private static Absent read(Field field) {
      return new Absent(field.text("peer"), field.text("reason"));
    }
  }

  static Peers read(Field root) {
    return new Peers(
        Conditions.read(root.get("conditions")),
        root.whole("connections"),
        root.whole("bodyBytes"),
        root.whole("depth"),
        root.list("peers", Peer::read),
        root.optionalList("absent", Absent::read));
  }
}
