package io.redisched.conformance.selftest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.selftest.Scripts;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutatorTest {

  @Test
  void changesOneLineOfCodeAndNoComment() {
    String source = "-- a > b\nif a > b then -- or a > c\n  return 0\nend";
    assertThat(Mutator.mutate("put", source))
        .allSatisfy(mutant -> assertThat(mutant.source()).isNotEqualTo(source))
        .allSatisfy(mutant -> assertThat(mutant.source()).startsWith("-- a > b\n"))
        .allSatisfy(mutant -> assertThat(mutant.source()).contains("-- or a > c"))
        .extracting(Mutant::name)
        .contains("put: if a > b then → if a >= b then", "put: return 0 → return 1");
  }

  @Test
  void everyOperatorFindsSomethingInTheScriptsAndAllMutantsDiffer() {
    List<Mutant> mutants = Mutator.mutate(Scripts.sound());
    assertThat(mutants).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    assertThat(mutants.stream().map(Mutant::operator).distinct())
        .containsExactlyInAnyOrder(Mutant.Operator.values());
  }
}
