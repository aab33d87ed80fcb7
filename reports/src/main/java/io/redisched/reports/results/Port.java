package io.redisched.reports.results;

import java.util.List;

/**
 * What a port says of itself.
 *
 * @param name its name
 * @param version its version
 * @param language the language it is written in
 * @param client the Redis client it uses
 * @param profiles the profiles it offers
 */
public record Port(
    String name, String version, String language, String client, List<String> profiles) {

  static Port read(Field field) {
    return new Port(
        field.text("name"),
        field.optionalText("version").orElse("unknown"),
        field.optionalText("language").orElse("unknown"),
        field.optionalText("client").orElse("unknown"),
        field.optionalList("profiles", Field::asText));
  }
}
