package io.redisched.reports.compare;

import io.redisched.reports.page.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of comparing HEAD with BASE. Immutable.
 *
 * @param base what BASE was
 * @param head what HEAD was
 * @param margin the share by which speeds may differ and yet be called the same
 * @param rows what was measured of both
 * @param notes what else there is to know, a sentence each
 * @param selfCheck whether it can be believed; empty if it was made of files, which cannot tell
 */
public record Comparison(
    String base,
    String head,
    double margin,
    List<Row> rows,
    List<String> notes,
    Optional<SelfCheck> selfCheck) {

  /** How the command ends. */
  public static final int NOTHING_SLOWER = 0;

  /** At least one row is slower. */
  public static final int SLOWER = 1;

  /** The self-check failed. */
  public static final int VOID = 3;

  /** Of two runs that have nothing to do with one another. */
  static Comparison ofRuns(
      String base, String head, ForkSpeeds bases, ForkSpeeds heads, Judge judge) {
    List<String> notes = unmatched(bases, heads);
    notes.add(
        "Each row is held against its floor in the same run: what made the whole machine faster or"
            + " slower cancels out.");
    List<Row> floors = judge.floors(bases, heads);
    if (!floors.isEmpty()) {
      double[] moved = floors.stream().mapToDouble(row -> row.speed().value()).sorted().toArray();
      notes.add(
          "The floors themselves ran at %s to %s times BASE's speed."
              .formatted(Figures.factor(moved[0]), Figures.factor(moved[moved.length - 1])));
    }
    return new Comparison(
        base, head, judge.margin(), judge.runs(bases, heads), notes, Optional.empty());
  }

  /** Of two runs between which nothing but the program differs, as the caller says. */
  static Comparison ofTrusted(
      String base, String head, ForkSpeeds bases, ForkSpeeds heads, Judge judge) {
    return new Comparison(
        base,
        head,
        judge.margin(),
        judge.absolute(bases, heads),
        unmatched(bases, heads),
        Optional.empty());
  }

  /**
   * Of forks that ran in turn, with the two runs that tell whether it can be believed. HEAD is held
   * against the mean of both forks of BASE in the same round, as two are less noisy than one.
   */
  static Comparison ofRounds(
      String base,
      String head,
      ForkSpeeds bases,
      ForkSpeeds heads,
      ForkSpeeds again,
      ForkSpeeds slowed,
      Judge judge) {
    List<Row> rows = judge.pairs(bases.averagedWith(again), heads);
    SelfCheck check =
        SelfCheck.of(judge.pairs(bases, again), judge.pairs(bases, slowed)).against(rows);
    return new Comparison(
        base,
        head,
        judge.margin(),
        check.applied(rows),
        unmatched(bases, heads),
        Optional.of(check));
  }

  /** The same with more to know about it. */
  Comparison with(List<String> moreNotes) {
    List<String> all = new ArrayList<>(moreNotes);
    all.addAll(notes);
    return new Comparison(base, head, margin, rows, all, selfCheck);
  }

  /** The exit code of the command: see its help. */
  public int exitCode() {
    if (selfCheck.map(SelfCheck::isVoid).orElse(false)) {
      return VOID;
    }
    return count(Verdict.SLOWER) > 0 ? SLOWER : NOTHING_SLOWER;
  }

  /** Whether anything was measured of both. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** All of it in a sentence. */
  String sentence() {
    if (selfCheck.map(SelfCheck::isVoid).orElse(false)) {
      return "Void: the comparison failed its own check, so it says nothing.";
    }
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.SLOWER, Verdict.FASTER, Verdict.SAME)) {
      parts.add(count(verdict) + " " + word(verdict));
    }
    parts.add(count(Verdict.INCONCLUSIVE) + " inconclusive");
    return "%s: %s.".formatted(Figures.plural(rows.size(), "row"), String.join(", ", parts));
  }

  /** How the verdicts come about, in sentences. */
  String method() {
    return "Speed is HEAD's as a multiple of BASE's. Intervals are bootstrapped over forks and hold"
        + " for all rows at once with 95 % confidence. A row is faster or slower if its interval"
        + " lies wholly beyond ±%s, the same if wholly within; else, or with fewer than %s forks,"
            .formatted(percent(), Judge.FEWEST_FORKS)
        + " inconclusive.";
  }

  String word(Verdict verdict) {
    return verdict == Verdict.SAME ? "same within " + percent() : verdict.word();
  }

  /** A row's name, with the parameters in which rows differ. */
  String title(Row row) {
    return row.key().title(varying());
  }

  private Set<String> varying() {
    Map<String, Set<String>> values = new HashMap<>();
    rows.forEach(
        row ->
            row.key()
                .params()
                .forEach(
                    (name, value) ->
                        values.computeIfAbsent(name, key -> new TreeSet<>()).add(value)));
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  private String percent() {
    double percent = Math.round(margin * 1000) / 10.0;
    return (percent == Math.rint(percent) ? String.valueOf((long) percent) : percent) + " %";
  }

  private static List<String> unmatched(ForkSpeeds bases, ForkSpeeds heads) {
    List<String> notes = new ArrayList<>();
    note(notes, "BASE", bases, heads);
    note(notes, "HEAD", heads, bases);
    return notes;
  }

  private static void note(List<String> notes, String side, ForkSpeeds one, ForkSpeeds other) {
    List<String> names =
        one.byRow().keySet().stream()
            .filter(key -> other.of(key).isEmpty())
            .map(key -> key.title(key.params().keySet()))
            .toList();
    if (!names.isEmpty()) {
      notes.add("Only in %s: %s.".formatted(side, String.join("; ", names)));
    }
  }
}
