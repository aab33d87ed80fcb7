package io.redisched.reports.results;

import java.util.List;
import java.util.Optional;

/**
 * What a client reaches of what the server can do, the same scripts driven by a load generator
 * without a JVM: {@code ceiling.json}.
 *
 * @param conditions under which it was measured
 * @param tool the load generator
 * @param version its version; empty if it was not there
 * @param absent why there is no ceiling; empty if there is
 * @param bodyBytes the length of a body
 * @param depth jobs waiting in the queue
 * @param ceilings the generator's rates
 * @param subjects the clients' rates, measured in the same rounds
 */
public record Ceiling(
    Conditions conditions,
    String tool,
    Optional<String> version,
    Optional<String> absent,
    long bodyBytes,
    long depth,
    List<Rate> ceilings,
    List<Rate> subjects) {

  /**
   * Rates of one subject.
   *
   * @param client whose
   * @param load of what
   * @param perSecond operations a second, one figure for each round
   */
  public record Rate(String client, Load load, List<Double> perSecond) {}

  /**
   * What was asked of the server.
   *
   * @param operation such as {@code put}
   * @param connections how many
   * @param inFlight operations sent before the first answer is waited for
   */
  public record Load(String operation, long connections, long inFlight) {
    private static Load read(Field field) {
      return new Load(field.text("operation"), field.whole("connections"), field.whole("inFlight"));
    }
  }

  static Ceiling read(Field root) {
    String tool = root.text("tool");
    return new Ceiling(
        Conditions.read(root.get("conditions")),
        tool,
        root.optionalText("version"),
        root.optionalText("absent"),
        root.whole("bodyBytes"),
        root.whole("depth"),
        root.list(
            "operations",
            field -> new Rate(tool, Load.read(field), Rounds.read(field, "opsPerSecond"))),
        root.list(
            "subjects",
            field ->
                new Rate(
                    field.text("client"), Load.read(field), Rounds.read(field, "opsPerSecond"))));
  }
}
