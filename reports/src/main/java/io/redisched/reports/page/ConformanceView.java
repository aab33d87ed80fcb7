package io.redisched.reports.page;

import io.redisched.reports.results.AbsentPort;
import io.redisched.reports.results.Conformance;
import io.redisched.reports.results.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conformance part of the page.
 *
 * @param ports the ports that were checked
 * @param absent the ports that were not
 * @param matrix clauses by ports
 * @param pairs ports by ports, if pairs were run
 * @param mutation how good the kit is, if that was measured
 */
public record ConformanceView(
    List<PortSummary> ports,
    List<AbsentPort> absent,
    Matrix matrix,
    Optional<PairMatrix> pairs,
    Optional<MutationView> mutation) {

  private static final int MOST_SENTENCES = 5;

  static ConformanceView of(Conformance conformance) {
    Anchors anchors = new Anchors();
    return new ConformanceView(
        conformance.runs().stream().map(PortSummary::of).toList(),
        conformance.absent(),
        Matrix.of(conformance.runs(), anchors),
        PairMatrix.of(conformance.pairs(), anchors),
        conformance.mutation().map(MutationView::of));
  }

  /** What every red cell of the page leads to. */
  public List<Failure> failures() {
    return Stream.concat(
            matrix.failures().stream(),
            pairs.stream().flatMap(matrixOfPairs -> matrixOfPairs.failures().stream()))
        .toList();
  }

  /** Whether any port's run tells how much it asked. */
  public boolean showsEffort() {
    return ports.stream()
        .flatMap(port -> port.effort().stream().limit(2))
        .anyMatch(effort -> !effort.count().equals("–"));
  }

  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    List<String> conforming = names(Statement.Tone.GOOD);
    if (!conforming.isEmpty()) {
      statements.add(
          Statement.good(
              "%s %s to the specification (%s)."
                  .formatted(
                      enumerated(conforming),
                      conforming.size() == 1 ? "conforms" : "conform",
                      Figures.plural(matrix.clauses(), "clause"))));
    }
    statements.addAll(notSoGood());
    pairs.map(ConformanceView::ofPairs).ifPresent(statements::add);
    if (!absent.isEmpty()) {
      statements.add(
          Statement.plain(
              "Not run here: %s."
                  .formatted(
                      String.join(
                          "; ",
                          absent.stream()
                              .map(port -> port.name() + " (" + port.reason() + ")")
                              .toList()))));
    }
    return statements;
  }

  private static Statement ofPairs(PairMatrix pairs) {
    long passed = pairs.count(Outcome.PASSED);
    if (!pairs.failures().isEmpty()) {
      return Statement.bad(
          "Of %s of ports that share topics, %s cannot go on with each other's jobs."
              .formatted(
                  Figures.plural(passed + pairs.failures().size(), "pair"),
                  Figures.count(pairs.failures().size())));
    }
    return passed == 0
        ? Statement.caution("No pair of ports was checked on shared topics.")
        : Statement.good(
            "Ports that share topics go on with each other's jobs (%s)."
                .formatted(Figures.plural(passed, "pair")));
  }

  /** A sentence for each port that falls short, or one for all of them if they are many. */
  private List<Statement> notSoGood() {
    List<PortSummary> lesser =
        ports.stream().filter(port -> port.tone() != Statement.Tone.GOOD).toList();
    if (lesser.size() > MOST_SENTENCES) {
      return List.of(
          Statement.bad(
              "%s do not conform, or not fully: %s."
                  .formatted(
                      Figures.plural(lesser.size(), "port"),
                      enumerated(lesser.stream().map(PortSummary::name).toList()))));
    }
    return lesser.stream()
        .map(port -> new Statement(port.tone(), port.name() + " " + port.verdict() + "."))
        .toList();
  }

  private List<String> names(Statement.Tone tone) {
    return ports.stream().filter(port -> port.tone() == tone).map(PortSummary::name).toList();
  }

  private static String enumerated(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
