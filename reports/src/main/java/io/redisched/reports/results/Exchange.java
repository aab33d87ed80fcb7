package io.redisched.reports.results;

import java.util.Optional;

/**
 * One step of what went between kit and port.
 *
 * @param at when, as the file has it
 * @param request what was asked, or a whole line of the exchange where the file does not part them
 * @param response what was answered
 */
public record Exchange(Optional<String> at, String request, Optional<String> response) {

  static Exchange read(Field field) {
    if (!field.isObject()) {
      return new Exchange(Optional.empty(), field.shown(), Optional.empty());
    }
    Optional<String> at = field.optional("at").map(Field::shown);
    Optional<Field> request = field.optional("request");
    if (request.isEmpty()) {
      return new Exchange(at, field.shown(), Optional.empty());
    }
    return new Exchange(at, request.get().shown(), field.shownOrNull("response"));
  }
}
