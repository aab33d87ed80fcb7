package io.redisched.conformance.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** SPEC.md is a register that a machine reads, and its ids are frozen. */
final class SpecificationTest {

  private static final String CLAUSE =
      """
      ## put

      ### PUT-1 · MUST · core
      `put` answers 1.

      *Intent:* the caller learns that the job is in.
      """;

  @Test
  void aClauseIsReadWhole() {
    assertThat(Specification.parse(CLAUSE).clauses())
        .containsExactly(
            new Clause(
                "PUT-1",
                Level.MUST,
                Profile.CORE,
                "put",
                "`put` answers 1.",
                "the caller learns that the job is in."));
  }

  @Test
  void aMalformedClauseIsRefused() {
    for (String broken :
        List.of(
            CLAUSE.replace("*Intent:*", "Intent:"),
            CLAUSE.replace("`put` answers 1.\n", ""),
            CLAUSE.replace(" · core", ""),
            CLAUSE.replace("MUST", "MAY"),
            CLAUSE.replace("core", "kernel"),
            CLAUSE + CLAUSE)) {
      assertThatIllegalArgumentException()
          .as("a document with the clause%n%s", broken)
          .isThrownBy(() -> Specification.parse(broken));
    }
  }

  @Test
  void noPublishedClauseIsRenamedRemovedOrOfAnotherForce() throws IOException {
    assertThat(
            Specification.load().clauses().stream()
                .map(clause -> clause.id() + " " + clause.level() + " " + clause.profile().id()))
        .as("the clauses of SPEC.md, which clauses.lock repeats")
        .containsExactlyElementsOf(locked());
  }

  private static List<String> locked() throws IOException {
    try (InputStream lock =
        Objects.requireNonNull(SpecificationTest.class.getResourceAsStream("clauses.lock"))) {
      return new String(lock.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void aClauseIsOneSentence() {
    assertThat(Specification.load().clauses())
        .allSatisfy(
            clause -> {
              assertThat(clause.sentence()).as(clause.id()).endsWith(".").doesNotContain(". ");
              assertThat(clause.intent()).as(clause.id()).endsWith(".");
            });
  }
}
