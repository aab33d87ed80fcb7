package io.redisched.conformance.selftest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.selftest.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sample of the mutants in every build, and the score of the last full run for the report. */
class MutationSampleTest {

  private static final int STRIDE = 25;

  private static final Path COMMITTED = Path.of("mutation.json");

  @Test
  void theKitNoticesEveryTwentyFifthMutant() {
    Map<String, String> equivalents = Equivalents.read();
    List<Mutant> mutants =
        Mutator.mutate(Scripts.sound()).stream()
            .filter(mutant -> !equivalents.containsKey(mutant.name()))
            .toList();
    MutationScore score =
        new MutationRun(equivalents)
            .of(
                IntStream.range(0, mutants.size())
                    .filter(i -> i % STRIDE == 0)
                    .mapToObj(mutants::get)
                    .toList(),
                2);
    System.out.println("A sample of the mutants: " + score.summary());
    assertThat(score.survivors()).as("mutants that no check noticed").isEmpty();
  }

  @Test
  void everyExcuseIsForAMutantThatThereIs() {
    assertThat(Mutator.mutate(Scripts.sound()).stream().map(Mutant::name))
        .containsAll(Equivalents.read().keySet());
    assertThat(Equivalents.read().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Test
  void theScoreThatTheReportShowsIsOfTheseMutants() throws IOException {
    JsonNode committed = Json.MAPPER.readTree(COMMITTED);
    assertThat(committed.path("fingerprint").asString(""))
        .as(
            "the mutants that %s of %s is the score of; make it anew:"
                + " mvn -Pmutation -pl conformance/selftest -am verify",
            COMMITTED, committed.path("madeAt").asString("?"))
        .isEqualTo(Mutator.fingerprint(Scripts.sound()));
    assertThat(committed.path("survivors")).as("mutants that survived then").isEmpty();
    Path shown = Path.of("target", "conformance", COMMITTED.toString());
    Files.createDirectories(shown.getParent());
    Files.copy(COMMITTED, shown, StandardCopyOption.REPLACE_EXISTING);
  }
}
