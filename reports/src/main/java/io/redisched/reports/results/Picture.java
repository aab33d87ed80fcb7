package io.redisched.reports.results;

/**
 * A picture that explains a failure.
 *
 * @param title what it shows
 * @param svg the picture, an SVG document
 */
public record Picture(String title, String svg) {

  static Picture read(Field field) {
    return new Picture(field.text("title"), field.text("svg"));
  }
}
