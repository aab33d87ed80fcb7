package io.redisched.conformance.report;

import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.subject.Exchange;
import java.util.ArrayDeque;
import java.util.Deque;
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
    Deque<Repeated> last = lastLines(check.exchanges());
    if (last.isEmpty()) {
      return "";
    }
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

  private static Deque<Repeated> lastLines(List<Exchange> exchanges) {
    Deque<Repeated> lines = new ArrayDeque<>();
    for (int i = exchanges.size() - 1; i >= 0; i--) {
      String line = exchanges.get(i).toString();
      Repeated next = lines.peekFirst();
      if (next != null && next.line().equals(line)) {
        lines.removeFirst();
        lines.addFirst(new Repeated(line, next.times() + 1));
      } else if (lines.size() < SHOWN) {
        lines.addFirst(new Repeated(line, 1));
      } else {
        break;
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
