package io.redisched.conformance.run;

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
