package io.redisched.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The benchmark part of the summary: of each section the answer first, then the figures that it
 * rests on, then under which conditions. What the page has beyond that stays there.
 */
final class BenchmarkSummary {
  private final StringBuilder text;

  private BenchmarkSummary(StringBuilder text) {
    this.text = text;
  }

  static void append(StringBuilder text, BenchmarkView view) {
    new BenchmarkSummary(text).append(view);
  }

  static void append(StringBuilder text, TrendView trend) {
    new BenchmarkSummary(text).append(trend);
  }

  private void append(BenchmarkView view) {
    text.append("\n## Benchmark").append(view.smoke() ? " (smoke run, no evidence)" : "");
    text.append("\n");
    paragraph(view.spread());
    for (ThroughputPanel panel : view.throughput()) {
      heading("Throughput on " + panel.title());
      table(
          List.of("operation", "client", "rate", "95 % interval"),
          panel.groups().stream()
              .flatMap(group -> group.rows().stream().map(row -> cells(group.operation(), row)))
              .toList());
    }
    view.command().ifPresent(command -> paragraph("Again: " + command));
    if (!view.smoke()) {
      view.floors().ifPresent(this::append);
    }
    view.ceiling().ifPresent(this::append);
    view.load().ifPresent(this::append);
    view.depths().ifPresent(this::append);
    view.peers().ifPresent(this::append);
  }

  private void append(FloorView floors) {
    heading("Share of the floor");
    floors.answer().ifPresent(this::paragraph);
    paragraph(
        "Of the rate of no-op EVALSHAs of the same size, as many as the operation has calls,"
            + " through the same client in the same run; or of the rate of its commands, sent"
            + " without scripts. 95 % intervals in parentheses.");
    List<String> head = new ArrayList<>(List.of("operation", "client"));
    head.addAll(floors.threads());
    table(
        head,
        floors.groups().stream()
            .flatMap(group -> group.rows().stream().map(row -> cells(group.operation(), row)))
            .toList());
  }

  private void append(CeilingView ceiling) {
    heading("Share of the ceiling");
    if (ceiling.absent().isPresent()) {
      paragraph("No ceiling here: %s.".formatted(ceiling.absent().get()));
      return;
    }
    if (isEvidence(ceiling.origin())) {
      ceiling.answer().ifPresent(this::paragraph);
      paragraph(ceiling.setting());
      table(
          List.of("load", "client", "rate", "95 % interval", "of the ceiling", "95 % interval"),
          ceiling.groups().stream()
              .flatMap(group -> group.rows().stream().map(row -> cells(group.load(), row)))
              .toList());
      conditions(ceiling.origin());
    }
  }

  private void append(LoadView load) {
    heading("Latency under load");
    if (isEvidence(load.origin())) {
      bullets(load.knees());
      paragraph(
          load.setting()
              + " The knee is the highest rate that was kept while jobs, at p99, waited no longer"
              + " than they took. Percentiles are medians over the rounds.");
      List<String> head = new ArrayList<>(List.of("client", "rate of arrival"));
      head.addAll(load.percentiles());
      head.add("p99 over the rounds");
      table(
          head,
          load.groups().stream()
              .flatMap(group -> telling(group.rows()).map(row -> cells(group.client(), row)))
              .toList());
      conditions(load.origin());
    }
  }

  private void append(DepthView depths) {
    heading("Cost against depth");
    if (isEvidence(depths.origin())) {
      bullets(depths.answer());
      paragraph(depths.setting());
      List<String> head = new ArrayList<>(List.of("jobs waiting"));
      depths
          .operations()
          .forEach(
              operation -> head.addAll(List.of(operation + " in the server", "over the rounds")));
      head.add("memory a job");
      table(head, depths.rows().stream().map(BenchmarkSummary::cells).toList());
      conditions(depths.origin());
    }
  }

  private void append(PeersView peers) {
    heading("Peers");
    if (isEvidence(peers.origin())) {
      bullets(peers.answer());
      paragraph(peers.setting());
      List<String> head = new ArrayList<>(List.of("queue"));
      peers.operations().forEach(operation -> head.addAll(List.of(operation, "95 % interval")));
      head.addAll(List.of("ended by", "survives", "ids"));
      table(head, peers.rows().stream().map(BenchmarkSummary::cells).toList());
      bullets(
          peers.absent().stream()
              .map(absent -> "Not measured: %s (%s).".formatted(absent.name(), absent.reason()))
              .toList());
      conditions(peers.origin());
    }
  }

  /** Only what has moved: that nothing else has is said in the answer. */
  private void append(TrendView trend) {
    text.append("\n## Over time\n");
    if (trend.rows().isEmpty()) {
      paragraph(trend.note());
      return;
    }
    List<TrendView.Row> moved = trend.moved();
    paragraph(
        ("%s of %s moved beyond noise between %s and %s: these are ratios within one run, and"
                + " such a move leaves their intervals more than 5\u00a0%% apart.")
            .formatted(
                moved.isEmpty() ? "None" : Figures.count(moved.size()),
                Figures.plural(trend.rows().size(), "key ratio"),
                trend.runs().get(trend.runs().size() - 2),
                trend.runs().get(trend.runs().size() - 1)));
    if (!moved.isEmpty()) {
      table(
          List.of("ratio", "before", "now", "since then"),
          moved.stream().map(BenchmarkSummary::cells).toList());
    }
  }

  private static List<String> cells(String operation, ThroughputPanel.Row row) {
    return List.of(operation, row.client(), row.rate(), row.interval());
  }

  private static List<String> cells(String operation, FloorView.Row row) {
    List<String> cells = new ArrayList<>(List.of(operation, row.client()));
    row.shares()
        .forEach(
            share ->
                cells.add(
                    share.interval().isEmpty()
                        ? share.share()
                        : "%s (%s)".formatted(share.share(), share.interval())));
    return cells;
  }

  private static List<String> cells(String load, CeilingView.Row row) {
    return List.of(
        load, row.client(), row.rate(), row.interval(), row.share(), row.shareInterval());
  }

  private static List<String> cells(String client, LoadView.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(client);
    cells.add("%s (%s%s)".formatted(row.rate(), row.percent(), row.knee() ? ", knee" : ""));
    cells.addAll(row.percentiles());
    cells.add(row.spread());
    return cells;
  }

  private static List<String> cells(DepthView.Row row) {
    List<String> cells = new ArrayList<>(List.of(row.depth()));
    row.costs().forEach(cost -> cells.addAll(List.of(cost.server(), cost.spread())));
    cells.add(row.memory());
    return cells;
  }

  private static List<String> cells(PeersView.Row row) {
    List<String> cells = new ArrayList<>(List.of(row.name() + " " + row.version()));
    row.rates().forEach(rate -> cells.addAll(List.of(rate.rate(), rate.interval())));
    cells.addAll(List.of(row.acknowledges(), row.survives(), row.ids()));
    return cells;
  }

  private static List<String> cells(TrendView.Row row) {
    List<TrendView.Cell> cells = row.cells();
    return List.of(
        row.name(),
        inWords(cells.get(cells.size() - 2)),
        inWords(cells.get(cells.size() - 1)),
        row.tone().mark() + " " + row.change());
  }

  private static String inWords(TrendView.Cell cell) {
    return "%s (%s)".formatted(cell.value(), cell.interval());
  }

  /** The lowest rate, the knee and the highest rate tell the curve's shape. */
  private static Stream<LoadView.Row> telling(List<LoadView.Row> rows) {
    return rows.stream()
        .filter(
            row -> row.knee() || row.equals(rows.get(0)) || row.equals(rows.get(rows.size() - 1)));
  }

  /** Whether there is anything to tell; if not, says so. */
  private boolean isEvidence(Origin origin) {
    if (origin.smoke()) {
      paragraph("Smoke run: it works. Its figures are no evidence, so they are left out here.");
    }
    return !origin.smoke();
  }

  private void heading(String title) {
    text.append("\n### ").append(Markdown.escaped(title)).append('\n');
  }

  private void paragraph(String sentences) {
    text.append('\n').append(Markdown.escaped(sentences)).append('\n');
  }

  private void bullets(List<String> sentences) {
    if (!sentences.isEmpty()) {
      text.append('\n');
      sentences.forEach(
          sentence -> text.append("- ").append(Markdown.escaped(sentence)).append('\n'));
    }
  }

  private void table(List<String> head, List<List<String>> rows) {
    text.append('\n');
    Markdown.table(text, head, rows);
  }

  private void conditions(Origin origin) {
    paragraph(origin.text());
    origin.command().ifPresent(command -> paragraph("Again: " + command));
  }
}
