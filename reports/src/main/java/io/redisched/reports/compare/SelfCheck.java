package io.redisched.reports.compare;

import io.redisched.reports.page.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a comparison can be believed: BASE against itself must come out the same, and BASE with
 * scripts that were made slow on purpose must come out slower. A row in which they do not gets no
 * verdict. If they come out otherwise anywhere, or right nowhere, or if such a row might be slower,
 * the whole comparison is void.
 *
 * @param again BASE against BASE
 * @param slowed BASE with slow scripts against BASE; rows that call no script are left out
 * @param faults why the comparison is void; empty if it is not
 */
record SelfCheck(List<Row> again, List<Row> slowed, List<String> faults) {

  private static final String NOT_ENOUGH = "too few forks, or too much noise";

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
    if (again.stream().noneMatch(row -> row.verdict() == Verdict.SAME)) {
      faults.add("BASE against itself came out the same in no row: " + NOT_ENOUGH);
    }
    if (slowable.isEmpty()) {
      faults.add("no benchmark that ran calls a script, so slow scripts could not be told");
    } else if (slowable.stream().noneMatch(row -> row.verdict() == Verdict.SLOWER)) {
      faults.add("slow scripts came out slower in no row: " + NOT_ENOUGH);
    }
    return new SelfCheck(again, slowable, List.copyOf(faults));
  }

  boolean isVoid() {
    return !faults.isEmpty();
  }

  /** The same of HEAD's rows: one that looks slower, but gets no verdict, makes it void. */
  SelfCheck against(List<Row> rows) {
    List<String> all = new ArrayList<>(faults);
    rows.stream()
        .filter(row -> row.verdict() == Verdict.SLOWER)
        .forEach(
            row ->
                doubt(row.key())
                    .ifPresent(
                        doubt ->
                            all.add("it might be slower, but %s: %s".formatted(doubt, name(row)))));
    return new SelfCheck(again, slowed, List.copyOf(all));
  }

  /** The rows, without the verdicts that cannot be believed. */
  List<Row> applied(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.verdict() == Verdict.INCONCLUSIVE
                    ? row
                    : doubt(row.key()).map(row::inconclusive).orElse(row))
        .toList();
  }

  /** Whether more forks of a row would add nothing to this check. */
  boolean isSettled(RowKey key, Judge judge) {
    return doubt(key).isEmpty()
        && again.stream().filter(row -> row.key().equals(key)).allMatch(judge::settled);
  }

  /** Why nothing may be concluded from a row. */
  private Optional<String> doubt(RowKey key) {
    if (isAny(again, key, row -> row.verdict() != Verdict.SAME)) {
      return Optional.of("BASE did not come out the same as itself in this row");
    }
    return isAny(slowed, key, row -> row.verdict() != Verdict.SLOWER)
        ? Optional.of("slow scripts did not show in this row")
        : Optional.empty();
  }

  private static boolean isAny(List<Row> rows, RowKey key, Predicate<Row> what) {
    return rows.stream().filter(row -> row.key().equals(key)).anyMatch(what);
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
    List<String> speeds =
        rows.stream().map(row -> row.speed().value()).sorted().map(Figures::factor).toList();
    return switch (speeds.size()) {
      case 0 -> "";
      case 1 -> " (%s of the speed)".formatted(speeds.get(0));
      default -> " (%s to %s of the speed)".formatted(speeds.get(0), speeds.get(speeds.size() - 1));
    };
  }

  private static String name(Row row) {
    return row.key().title(row.key().params().keySet());
  }
}
