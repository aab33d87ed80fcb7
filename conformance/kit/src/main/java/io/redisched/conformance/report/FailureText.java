package io.redisched.conformance.report;

import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.subject.Exchange;
import java.util.List;

/**
 * Words for a failed check: the rule, what was seen, the exchange that led there, how to repeat.
 */
public final class FailureText {

  /** More exchanges than this bury the ones that matter, which are the last. */
  private static final int SHOWN = 30;

  private FailureText() {}

  /**
   * Says all that the author of the port needs.
   *
   * @param clause the clause that the check is chiefly about
   * @param failure the failed check
   * @param rerun the command that runs it again
   */
  public static String of(Clause clause, CheckResult failure, String rerun) {
    return clause.id()
        + " ("
        + clause.level()
        + "): "
        + clause.sentence()
        + "\n"
        + String.valueOf(failure.message()).strip().indent(2)
        + exchange(failure)
        + "Again: "
        + rerun;
  }

  /** Returns the last exchanges of a check, a line each, under a heading. */
  public static String exchange(CheckResult check) {
    List<Exchange> exchanges = check.exchanges();
    if (exchanges.isEmpty()) {
      return "";
    }
    List<Exchange> last =
        exchanges.subList(Math.max(0, exchanges.size() - SHOWN), exchanges.size());
    StringBuilder text = new StringBuilder("Exchange");
    long all = Math.max(check.calls(), exchanges.size()); // what the kit did is no call
    if (all > last.size()) {
      text.append(", the last ").append(last.size()).append(" of ").append(all);
    }
    text.append(":\n");
    last.forEach(exchange -> text.append("  ").append(exchange).append('\n'));
    return text.toString();
  }
}
