package io.redisched.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded command can be pasted into a shell, and does the same again. */
final class InvocationTest {

  @Test
  void quotesWhatAShellWouldTakeForSomethingElse() {
    assertThat(Invocation.command(InvocationTest.class, List.of("--", "A|B", "it's", "-p=x=1,2")))
        .startsWith("java ")
        .endsWith(
            " -cp benchmarks/target/benchmarks.jar "
                + InvocationTest.class.getName()
                + " -- 'A|B' 'it'\\''s' -p=x=1,2");
  }

  @Test
  void namesTheFlagsOfTheJvm() {
    assertThat(Invocation.command(InvocationTest.class, List.of()))
        .contains(Invocation.jvmFlags().stream().map(Invocation::quoted).toList());
  }

  @Test
  void keepsPasswordsToItself() {
    assertThat(Invocation.withoutPassword("-Dredisched.redis=rediss://me:sec:ret@host:1/2"))
        .isEqualTo("-Dredisched.redis=rediss://me:...@host:1/2");
    assertThat(Invocation.withoutPassword("-Dredisched.redis=redis://:secret@host"))
        .isEqualTo("-Dredisched.redis=redis://:...@host");
    assertThat(Invocation.withoutPassword("-Dredisched.redis=redis://host:1"))
        .isEqualTo("-Dredisched.redis=redis://host:1");
  }
}
