package io.redisched.conformance.run;

import java.nio.file.Path;

/** Makes the command that repeats a run, or a part of it, to be copied into a shell. */
@FunctionalInterface
public interface Rerun {

  /**
   * Returns the command.
   *
   * @param only the clause to check, or the empty string for the run as it was
   * @param seed the seed to use
   */
  String command(String only, long seed);

  /**
   * Says how the sequence in a file is run again, or where it is kept if this is no way to do so.
   *
   * @param file what {@link io.redisched.conformance.model.Replay} reads
   */
  default String replay(Path file) {
    return "the sequence is in " + file;
  }

  /** Returns the form for a test class that Maven runs. */
  static Rerun ofTestClass(String simpleName) {
    return (only, seed) ->
        "mvn test -Dtest="
            + simpleName
            + (only.isEmpty() ? "" : " -Dredisched.only=" + only)
            + " -Dredisched.seed="
            + seed;
  }

  /**
   * Returns the form that a template gives: {@code {only}} and {@code {seed}} are filled in.
   *
   * @param template such as {@code make spec ONLY={only} SEED={seed}}
   */
  static Rerun ofTemplate(String template) {
    return (only, seed) ->
        template
            .replace("{only}", only.isEmpty() ? "'*'" : only)
            .replace("{seed}", Long.toString(seed));
  }
}
