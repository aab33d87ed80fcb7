package io.redisched.reports.results;

import java.util.List;
import java.util.Optional;

/**
 * What came of the check of one clause on one port.
 *
 * @param id the clause, as {@code PUT-2}
 * @param title the clause's sentence
 * @param level how binding the clause is
 * @param profile the profile that the clause belongs to
 * @param operation the operation that the clause is about
 * @param outcome how the check ended
 * @param message what was allowed and what was seen, or why there was nothing to see
 * @param trace the exchange that led there, a line for each call, in order
 * @param pictures what shows the failure at a glance
 * @param rerun the command that runs just this check again
 */
public record CheckResult(
    String id,
    String title,
    Level level,
    String profile,
    String operation,
    Outcome outcome,
    Optional<String> message,
    List<String> trace,
    List<Picture> pictures,
    Optional<String> rerun) {

  static CheckResult read(Field field) {
    return new CheckResult(
        field.text("id"),
        field.text("title"),
        field.oneOf("level", Level.class, Level::name),
        field.text("profile"),
        field.text("operation"),
        field.oneOf("outcome", Outcome.class, Outcome::word),
        field.optionalText("message"),
        field.optionalList("trace", Field::asText),
        field.optionalList("pictures", Picture::read),
        field.optionalText("rerun"));
  }
}
