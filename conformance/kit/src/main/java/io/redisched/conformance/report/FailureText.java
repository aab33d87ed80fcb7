package io.redisched.conformance.report;

import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.subject.Exchange;
import java.util.ArrayList;
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

  /**
   * Returns the last exchanges of a check under a heading, a line for each, or for all that are the
   * same and follow one another.
   */
  public static String exchange(CheckResult check) {
    List<Repeated> lines = folded(check.exchanges());
    if (lines.isEmpty()) {
      return "";
    }
    List<Repeated> last = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    int shown = last.stream().mapToInt(Repeated::times).sum();
    StringBuilder text = new StringBuilder("Exchange");
    long all = Math.max(check.calls(), check.exchanges().size()); // what the kit did is no call
    if (all > shown) {
      text.append(", the last ").append(shown).append(" of ").append(all);
    }
    text.append(":\n");
    last.forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  private static List<Repeated> folded(List<Exchange> exchanges) {
    List<Repeated> lines = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      int end = lines.size() - 1;
      String line = exchange.toString();
      if (end >= 0 && lines.get(end).line().equals(line)) {
        lines.set(end, new Repeated(line, lines.get(end).times() + 1));
      } else {
        lines.add(new Repeated(line, 1));
      }
    }
    return lines;
  }

  private record Repeated(String line, int times) {
    @Override
    public String toString() {
      return times == 1 ? line : line + " (" + times + " times in a row)";
    }
  }
}
