package io.redisched.conformance.run;

import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.subject.Exchange;
import io.redisched.conformance.subject.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words for a failed check: the rule, what was seen, the exchange that led there, how to repeat.
 */
final class Verdict {

  /** More exchanges than this bury the ones that matter, which are the last. */
  private static final int SHOWN = 30;

  private Verdict() {}

  static String text(Clause clause, @Nullable String message, Trace trace, Settings settings) {
    StringBuilder text = new StringBuilder();
    text.append(clause.id()).append(" (").append(clause.level()).append("): ");
    text.append(clause.sentence()).append('\n');
    text.append(String.valueOf(message).strip().indent(2));
    List<Exchange> exchanges = trace.exchanges();
    int from = Math.max(0, exchanges.size() - SHOWN);
    text.append("Exchange");
    if (trace.total() > exchanges.size() - from) {
      text.append(", the last ")
          .append(exchanges.size() - from)
          .append(" of ")
          .append(trace.total());
    }
    text.append(":\n");
    exchanges
        .subList(from, exchanges.size())
        .forEach(e -> text.append("  ").append(e).append('\n'));
    return text.append("Again: ").append(rerun(clause.id(), settings)).toString();
  }

  static String rerun(String clause, Settings settings) {
    return settings.rerun() + " --only " + clause + " --seed " + settings.seed();
  }
}
