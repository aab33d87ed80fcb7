package io.redisched.reports.results;

/**
 * A port that could not be checked where the run took place.
 *
 * @param name the port
 * @param language its language
 * @param reason why it was not run
 */
public record AbsentPort(String name, String language, String reason) {

  static AbsentPort read(Field field) {
    return new AbsentPort(
        field.text("name"), field.optionalText("language").orElse("unknown"), field.text("reason"));
  }
}
