package io.redisched.conformance.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows who called what when: as lines of text, and as a picture that needs nothing else. */
public final class Timeline {

  /** More calls than this bury the ones that matter, which are the last. */
  private static final int SHOWN = 40;

  private static final int LEFT = 90;
  private static final int WIDTH = 900;
  private static final int ROW = 34;
  private static final int TOP = 50;

  private final List<Call> calls;
  private final int leftOut;
  private final long from;
  private final long until;

  /**
   * Prepares a timeline.
   *
   * @param all the calls, at least one, in the order in which they were made; of very many the last
   *     are shown
   */
  public Timeline(List<Call> all) {
    this.calls = List.copyOf(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
    this.leftOut = all.size() - calls.size();
    this.from = calls.stream().mapToLong(Call::invoked).min().orElse(0);
    this.until =
        calls.stream()
            .mapToLong(call -> call.isOpen() ? call.invoked() : call.answered())
            .max()
            .orElse(0);
  }

  /** Returns a line for each call: when it was made and answered, in microseconds, and the call. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (leftOut > 0) {
      text.append("  (").append(leftOut).append(" earlier calls left out)\n");
    }
    for (Call call : calls) {
      String answered =
          call.isOpen()
              ? "      ..."
              : String.format(Locale.ROOT, "%9.1f", micros(call.answered()));
      text.append(
          String.format(Locale.ROOT, "%9.1f –%s µs  %s%n", micros(call.invoked()), answered, call));
    }
    return text.toString();
  }

  private double micros(long time) {
    return (time - from) / 1000.0;
  }

  /** Returns an SVG document: a row for each call, a bar from its request to its answer. */
  public String svg(String title) {
    int height = TOP + calls.size() * ROW + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n"
                + "<text x=\"10\" y=\"24\" font-size=\"13\">%s</text>%n",
            LEFT + WIDTH + 20,
            height,
            LEFT + WIDTH + 20,
            height,
            escaped(title)));
    int row = 0;
    for (Call call : calls) {
      bar(svg, call, TOP + row++ * ROW);
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" fill=\"#555555\">0 µs</text>%n"
                + "<text x=\"%d\" y=\"%d\" fill=\"#555555\" text-anchor=\"end\">%.0f µs</text>%n",
            LEFT,
            height - 8,
            LEFT + WIDTH,
            height - 8,
            micros(until)));
    return svg.append("</svg>\n").toString();
  }

  private void bar(StringBuilder svg, Call call, int y) {
    double x = x(call.invoked());
    double width = Math.max(3, x(call.isOpen() ? until : call.answered()) - x);
    boolean right = x > LEFT + WIDTH / 2.0;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"10\" y=\"%d\">process %d</text>%n"
                + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"10\" rx=\"2\" fill=\"%s\"%s/>%n"
                + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
            y + 12,
            call.process(),
            x,
            y + 3,
            width,
            colour(call.process()),
            call.isOpen() ? " fill-opacity=\"0.4\" stroke=\"#555555\" stroke-dasharray=\"3\"" : "",
            right ? x + width : x,
            y + 26,
            right ? "end" : "start",
            escaped(label(call))));
  }

  private double x(long time) {
    return LEFT + (double) (time - from) / Math.max(1, until - from) * WIDTH;
  }

  private static String label(Call call) {
    return call.operation().words()
        + " → "
        + call.reply().map(Object::toString).orElse("outcome unknown");
  }

  private static String colour(int process) {
    return List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
        .get((process - 1) % 6);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c < ' ' ? ' ' : (char) c);
              }
            });
    return escaped.toString();
  }

  /**
   * Writes the picture.
   *
   * @param directory where to, made if missing
   * @param name the name of the file, without its ending
   * @param title what stands above it
   * @return the file
   */
  public Path writeTo(Path directory, String name, String title) {
    Path file = directory.resolve(name + ".svg");
    try {
      Files.createDirectories(directory);
      Files.writeString(file, svg(title));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
