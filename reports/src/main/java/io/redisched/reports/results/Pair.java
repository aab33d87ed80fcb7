package io.redisched.reports.results;

import java.util.List;
import java.util.Optional;

/**
 * Whether one port can go on with what another has put.
 *
 * @param from the port that puts
 * @param to the port that takes over
 * @param outcome passed, failed or not run
 * @param message what went wrong or why it was not run
 * @param trace the exchange, a line for each call, in order
 */
public record Pair(
    String from, String to, Outcome outcome, Optional<String> message, List<String> trace) {

  static Pair read(Field field) {
    return new Pair(
        field.text("from"),
        field.text("to"),
        field.oneOf("outcome", Outcome.class, Outcome::word),
        field.optionalText("message"),
        field.optionalList("trace", Field::asText));
  }
}
