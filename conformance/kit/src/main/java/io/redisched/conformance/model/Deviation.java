package io.redisched.conformance.model;

import io.redisched.conformance.model.Examination.Observed;
import io.redisched.conformance.port.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A sequence of operations that a port does not answer as the model does. Immutable. */
public final class Deviation {

  private final List<Observed> observed;
  private final List<String> topics;
  private final String clause;
  private final String origin;

  /**
   * Creates a deviation.
   *
   * @param run a run whose last step deviates
   * @param origin where the sequence comes from, in words
   */
  Deviation(Examination run, String origin) {
    this.observed = List.copyOf(run.observed());
    this.topics = run.script().topics();
    this.clause = NearestClause.of(observed);
    this.origin = origin;
  }

  /** Returns the id of the clause that the port's answer speaks against most plainly. */
  public String clause() {
    return clause;
  }

  /** Says what is wrong, and shows the sequence as a script. */
  public String message() {
    Observed last = observed.get(observed.size() - 1);
    StringBuilder text = new StringBuilder();
    text.append(last.step().operation().words()).append(" answered ").append(last.seen());
    text.append("\nallowed: ").append(words(last.allowed()));
    text.append("\nnearest clause: ").append(clause).append("; ").append(origin).append('\n');
    int number = 1;
    for (Observed each : observed) {
      text.append(String.format("%3d. ", number++));
      if (topics.size() > 1) {
        text.append("[topic ").append(each.step().topic() + 1).append("] ");
      }
      text.append(each.step().operation().words()).append(" -> ").append(each.seen());
      if (each.isDeviation()) {
        text.append("   <- allowed: ").append(words(each.allowed()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String words(List<Reply> allowed) {
    int shown = Math.min(5, allowed.size());
    return allowed.subList(0, shown).stream()
            .map(Reply::toString)
            .collect(Collectors.joining(", or "))
        + (shown < allowed.size() ? ", or " + (allowed.size() - shown) + " others" : "");
  }

  /** Returns the number of steps. */
  public int size() {
    return observed.size();
  }

  String origin() {
    return origin;
  }

  Script script() {
    return new Script(topics, observed.stream().map(Observed::step).toList());
  }

  /**
   * Writes the sequence as a file that {@link Replay} reads.
   *
   * @param directory where to, made if missing
   * @return the file
   */
  public Path writeTo(Path directory) {
    ObjectNode json = Json.object().put("clause", clause).put("origin", origin);
    json.setAll(script().json());
    Path file = directory.resolve("sequence-" + clause + ".json");
    try {
      Files.createDirectories(directory);
      Files.writeString(
          file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
