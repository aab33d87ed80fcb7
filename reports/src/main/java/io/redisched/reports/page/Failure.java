package io.redisched.reports.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.reports.results.Outcome;
import io.redisched.reports.results.Picture;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a cell leads to: why it is not green and all that a reader needs to see it happen again; or,
 * of a pair of ports that passed, what they were asked and answered.
 *
 * @param anchor the name of its place on the page
 * @param subject what was checked where, as {@code PUT-2 on jedis}
 * @param outcome how it ended
 * @param sentence what should hold
 * @param level MUST or SHOULD; empty for a pair of ports
 * @param message what was allowed and what was seen
 * @param trace the exchange that led there, a line for each call
 * @param pictures what shows the failure at a glance
 * @param rerun the command that runs just this again
 */
public record Failure(
    String anchor,
    String subject,
    Outcome outcome,
    String sentence,
    Optional<String> level,
    Optional<String> message,
    List<String> trace,
    List<Picture> pictures,
    Optional<String> rerun) {

  private static final int LONGEST = 2_000;

  /** Shortens long lines of the trace. */
  public Failure {
    trace = trace.stream().map(Failure::shortened).toList();
  }

  /**
   * Returns a picture as an address of an image: as part of the page it could run what it brings.
   */
  public static String address(Picture picture) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(picture.svg().getBytes(UTF_8));
  }

  /** A body may be a mebibyte: the page shows its beginning and says how much there was. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end)
        + " … (%s characters in all)".formatted(Figures.count(text.length()));
  }
}
