package io.redisched.reports.page;

import io.redisched.reports.results.Exchange;
import io.redisched.reports.results.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Why a cell is not green: all that a reader needs to see it happen again.
 *
 * @param anchor the name of its place on the page
 * @param subject what failed where, as {@code PUT-2 on jedis}
 * @param outcome failed, or known to fail
 * @param sentence what should hold
 * @param level MUST or SHOULD; empty for a pair of ports
 * @param message what was allowed and what was seen
 * @param trace the exchange that led there
 * @param rerun the command that runs just this again
 */
public record Failure(
    String anchor,
    String subject,
    Outcome outcome,
    String sentence,
    Optional<String> level,
    Optional<String> message,
    List<Step> trace,
    Optional<String> rerun) {

  private static final int LONGEST = 2_000;

  /**
   * One line of an exchange.
   *
   * @param at when; empty if the file does not say
   * @param request what was asked
   * @param response what was answered
   */
  public record Step(String at, String request, Optional<String> response) {

    static Step of(Exchange exchange) {
      return new Step(
          exchange.at().orElse(""),
          shortened(exchange.request()),
          exchange.response().map(Step::shortened));
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
}
