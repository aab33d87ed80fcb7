package io.redisched.conformance.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A picture that explains a failure.
 *
 * @param title what it shows
 * @param svg the picture, an SVG document
 */
public record Picture(String title, String svg) {

  /** Returns the picture as an address that an image on a page can have. */
  public String dataUri() {
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(UTF_8));
  }
}
