package io.redisched.conformance.run;

import io.redisched.conformance.port.Shown;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.spec.Specification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The clauses that a port is known to break, each with a reason: a promise that they fail, which
 * the run holds its author to. Immutable.
 *
 * <pre>{@code
 * known-failing:
 *   - clause: TEXT-5
 *     reason: topics with braces are on the way
 *     link: https://example.org/issues/7
 * }</pre>
 *
 * @param entries the entries in the order of the file
 */
public record KnownFailures(List<Entry> entries) {

  /** No clause is known to fail. */
  public static final KnownFailures NONE = new KnownFailures(List.of());

  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final int SHOWN = 200;

  /** What neither confirms nor contradicts that a clause fails. */
  private static final Set<Outcome> UNTOLD = Set.of(Outcome.UNDECIDED, Outcome.NOT_TESTABLE);

  private static final Set<String> FIELDS = Set.of("clause", "reason", "link");

  /**
   * One clause that is known to fail.
   *
   * @param clause its id
   * @param reason why, never blank
   * @param link where more is to be read, or null
   */
  public record Entry(String clause, String reason, @Nullable String link) {
    String words() {
      return link == null ? reason : reason + " (" + link + ")";
    }
  }

  /** Copies the list. */
  public KnownFailures {
    entries = List.copyOf(entries);
  }

  /** Returns the entry for a clause, the first if there are several. */
  public Optional<Entry> find(String clause) {
    return entries.stream().filter(entry -> entry.clause().equals(clause)).findFirst();
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read or is not of the form above; the message
   *     names the file and the entry
   */
  public static KnownFailures read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the known failures: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the list brought up to date with a run: what fails now, with the reasons that are here
   * already and otherwise with what was seen. Clauses of which the run decided nothing stay, once
   * each; what is no clause of the specification goes.
   */
  public KnownFailures update(ConformanceReport report) {
    Set<String> open = new HashSet<>();
    Specification.load().clauses().forEach(clause -> open.add(clause.id()));
    report.clauses().stream()
        .filter(result -> !UNTOLD.contains(result.outcome()))
        .forEach(result -> open.remove(result.clause().id()));
    List<Entry> updated = new ArrayList<>();
    entries.stream().filter(entry -> open.remove(entry.clause())).forEach(updated::add);
    report.clauses().stream()
        .filter(
            result ->
                result.outcome() == Outcome.FAILED || result.outcome() == Outcome.KNOWN_FAILING)
        .map(result -> find(result.clause().id()).orElseGet(() -> seen(result)))
        .forEach(updated::add);
    return new KnownFailures(updated);
  }

  private static Entry seen(ClauseResult result) {
    String words = String.valueOf(result.message()).replaceAll("\\s+", " ");
    return new Entry(result.clause().id(), "seen: " + Shown.of(words, SHOWN), null);
  }

  /**
   * Writes the list so that {@link #read} can read it.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void write(Path file) {
    ObjectNode document = YAML.createObjectNode();
    ArrayNode list = document.putArray("known-failing");
    for (Entry entry : entries) {
      ObjectNode node = list.addObject();
      node.put("clause", entry.clause()).put("reason", entry.reason());
      if (entry.link() != null) {
        node.put("link", entry.link());
      }
    }
    try {
      Files.writeString(file, YAML.writeValueAsString(document));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the known failures: " + e, e);
    }
  }

  static KnownFailures parse(String text) {
    JsonNode document;
    try {
      document = YAML.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not YAML: " + e.getOriginalMessage(), e);
    }
    JsonNode list = document.path("known-failing");
    if (document.size() != 1 || !(list.isArray() || list.isNull())) {
      throw new IllegalArgumentException("expected one list under \"known-failing:\"");
    }
    List<Entry> entries = new ArrayList<>();
    list.forEach(entry -> entries.add(entry(entries.size() + 1, entry)));
    return new KnownFailures(entries);
  }

  private static Entry entry(int number, JsonNode node) {
    String where = "entry " + number;
    if (!node.isObject()) {
      throw new IllegalArgumentException(where + " has to have the fields clause and reason");
    }
    for (String field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            where + ": unknown field \"" + field + "\"; there are clause, reason and link");
      }
    }
    JsonNode link = node.path("link");
    return new Entry(
        text(where, "clause", node),
        text(where, "reason", node),
        link.isMissingNode() || link.isNull() ? null : text(where, "link", node));
  }

  private static String text(String where, String field, JsonNode node) {
    String text = node.path(field).asString("").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(where + ": " + field + " is missing");
    }
    return text;
  }
}
