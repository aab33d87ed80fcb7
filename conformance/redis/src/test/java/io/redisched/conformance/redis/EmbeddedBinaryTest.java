package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBinaryTest {

  @TempDir private Path directory;

  /** A file that some process still has open for writing is "busy". */
  @Test
  void canBeRunAtOnceWhileOtherThreadsStartProcesses() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < 48; i++) {
        Path own = Files.createDirectory(directory.resolve("server " + i));
        runs.add(threads.submit(() -> exitStatus(own)));
      }
      for (Future<Integer> run : runs) {
        assertThat(run.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFileThatCannotBeWrittenSaysWhy() {
    Path gone = directory.resolve("gone");

    assertThatThrownBy(() -> EmbeddedBinary.ofThisPlatform().executableIn(gone))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot write " + gone.resolve("redis-server"))
        .hasMessageContainingAll("sh:", "gone/redis-server")
        .hasMessageNotContainingAny("Broken pipe");
  }

  private static int exitStatus(Path own) throws IOException, InterruptedException {
    Path executable = EmbeddedBinary.ofThisPlatform().executableIn(own);
    return new ProcessBuilder(executable.toString(), "--version")
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
