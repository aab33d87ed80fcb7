package io.redisched.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.benchmarks.fixture.BadArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of valgrind's files; to have it write some takes minutes, and an operator. */
final class InstructionRunTest {

  @TempDir private Path folder;

  @Test
  void readsTheCountOfTheServerAndNotThatOfItsVersion() throws IOException {
    Files.writeString(
        folder.resolve("11.out"), "version: 1\nevents: Ir\nsummary: 900\n\nfn=a\n1 2\n");
    Files.writeString(folder.resolve("12.out"), "summary: 23062706\n1 9\ntotals: 23063367\n");
    Files.writeString(folder.resolve("redis-server"), "totals: 99999999\n");

    assertThat(InstructionRun.totalIn(folder)).isEqualTo(23_063_367);
  }

  @Test
  void doesNotTakeNothingForACount() {
    assertThatThrownBy(() -> InstructionRun.totalIn(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("valgrind has counted nothing");
  }

  @Test
  void namesABadArgument() {
    BadArguments.assertNamed(InstructionRun.commandLine(), "--calls=0");
  }
}
