package io.redisched.conformance.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clauses of SPEC.md, in the order of the document.
 *
 * <p>The document is the only register: it is read from the class path, where the build puts it, so
 * that no second list can disagree with it. Immutable and thread-safe.
 */
public final class Specification {

  private static final String RESOURCE = "/io/redisched/conformance/SPEC.md";

  /** A section, or a clause: heading, sentence, intent, each a paragraph of one line. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "^## (?<section>.+)$"
              + "|^### (?<id>[A-Z]+-\\d+) · (?<level>[A-Z]+) · (?<profile>[a-z]+)\\n"
              + "(?<sentence>\\S.*)\\n\\n"
              + "\\*Intent:\\* (?<intent>.+)$",
          Pattern.MULTILINE);

  private static final Pattern HEADING = Pattern.compile("^### ", Pattern.MULTILINE);

  private final Map<String, Clause> clauses;

  private Specification(Map<String, Clause> clauses) {
    this.clauses = clauses;
  }

  /** Reads the specification that this kit was built with. */
  public static Specification load() {
    try (InputStream document = Specification.class.getResourceAsStream(RESOURCE)) {
      if (document == null) {
        throw new IllegalStateException("The kit was packed without " + RESOURCE);
      }
      return parse(new String(document.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document of the form of SPEC.md.
   *
   * @param document the text
   * @return its clauses
   * @throws IllegalArgumentException if a heading of the third level is not a well-formed clause,
   *     or an id occurs twice
   */
  static Specification parse(String document) {
    Map<String, Clause> clauses = new LinkedHashMap<>();
    String section = "";
    Matcher entry = ENTRY.matcher(document);
    while (entry.find()) {
      if (entry.group("section") != null) {
        section = entry.group("section");
        continue;
      }
      Clause clause =
          new Clause(
              entry.group("id"),
              Level.valueOf(entry.group("level")),
              Profile.valueOf(entry.group("profile").toUpperCase(Locale.ROOT)),
              section,
              entry.group("sentence"),
              entry.group("intent"));
      if (clauses.put(clause.id(), clause) != null) {
        throw new IllegalArgumentException("Clause " + clause.id() + " occurs twice");
      }
    }
    long headings = HEADING.matcher(document).results().count();
    if (headings != clauses.size()) {
      throw new IllegalArgumentException(
          headings + " clause headings, but only " + clauses.size() + " well-formed clauses");
    }
    return new Specification(clauses);
  }

  /** Returns all clauses in the order of the document. */
  public Collection<Clause> clauses() {
    return clauses.values();
  }

  /** Returns the clause with this id, or empty if there is none. */
  public Optional<Clause> find(String id) {
    return Optional.ofNullable(clauses.get(id));
  }

  /**
   * Returns the clause with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Clause clause(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No clause " + id));
  }
}
