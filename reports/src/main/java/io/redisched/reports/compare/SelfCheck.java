package io.redisched.reports.compare;

import io.redisched.reports.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a comparison can be believed: BASE against itself must not come out different, and BASE
 * with scripts that were made slow on purpose must come out slower.
 *
 * @param again BASE against BASE
 * @param slowed BASE with slow scripts against BASE; rows that call no script are left out
 * @param faults why the comparison is void; empty if it is not
 */
record SelfCheck(List<Row> again, List<Row> slowed, List<String> faults) {

  static SelfCheck of(List<Row> again, List<Row> slowed) {
    List<Row> slowable = slowed.stream().filter(row -> !row.key().operation().isFloor()).toList();
    List<String> faults = new ArrayList<>();
    for (Row row : again) {
      if (row.verdict() == Verdict.FASTER || row.verdict() == Verdict.SLOWER) {
        faults.add(
            "BASE against itself came out %s: %s".formatted(row.verdict().word(), name(row)));
      }
    }
    for (Row row : slowable) {
      if (row.verdict() == Verdict.FASTER || row.verdict() == Verdict.SAME) {
        faults.add("slow scripts came out %s: %s".formatted(row.verdict().word(), name(row)));
      }
    }
    if (slowable.isEmpty()) {
      faults.add("no benchmark that ran calls a script, so slow scripts could not be told");
    } else if (slowable.stream().noneMatch(row -> row.verdict() == Verdict.SLOWER)) {
      faults.add("slow scripts came out slower in no row: too few forks, or too much noise");
    }
    return new SelfCheck(again, slowable, List.copyOf(faults));
  }

  boolean isVoid() {
    return !faults.isEmpty();
  }

  /** Rows in which slow scripts did not show are rows in which nothing may be concluded. */
  List<Row> applied(List<Row> rows) {
    Set<RowKey> blind =
        slowed.stream()
            .filter(row -> row.verdict() != Verdict.SLOWER)
            .map(Row::key)
            .collect(Collectors.toSet());
    return rows.stream()
        .map(
            row ->
                blind.contains(row.key()) && row.verdict() != Verdict.INCONCLUSIVE
                    ? row.inconclusive("slow scripts did not show in this row")
                    : row)
        .toList();
  }

  /** What came of it, a sentence each. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add("BASE against itself: " + counted(again) + ".");
    sentences.add("Scripts slowed on purpose: " + counted(slowed) + range(slowed) + ".");
    faults.forEach(fault -> sentences.add("Void: " + fault + "."));
    return sentences;
  }

  private static String counted(List<Row> rows) {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = rows.stream().filter(row -> row.verdict() == verdict).count();
      if (count > 0) {
        parts.add("%s of %s %s".formatted(count, rows.size(), verdict.word()));
      }
    }
    return parts.isEmpty() ? "no row" : String.join(", ", parts);
  }

  private static String range(List<Row> rows) {
    double[] speeds = rows.stream().mapToDouble(row -> row.speed().value()).sorted().toArray();
    return speeds.length == 0
        ? ""
        : " (%s to %s of the speed)"
            .formatted(Figures.factor(speeds[0]), Figures.factor(speeds[speeds.length - 1]));
  }

  private static String name(Row row) {
    return row.key().title(row.key().params().keySet());
  }
}
