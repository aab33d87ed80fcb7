package io.redisched.conformance.cli;

import io.redisched.conformance.run.Rerun;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line that repeats this run, quoted for a POSIX shell. */
final class Invocation {

  private final StringBuilder command = new StringBuilder(program());

  void add(String option, String value) {
    command.append(' ').append(option).append(' ').append(quoted(value));
  }

  /** A single clause is repeated without the list of known failures, to see it fail. */
  Rerun rerun(List<String> only, @Nullable Path knownFailing) {
    String whole =
        (only.isEmpty() ? "" : " --only " + quoted(String.join(",", only)))
            + (knownFailing == null ? "" : " --known-failing " + quoted(knownFailing.toString()));
    String port = command.toString();
    return new Rerun() {
      @Override
      public String command(String clause, long seed) {
        return port + (clause.isEmpty() ? whole : " --only " + quoted(clause)) + " --seed " + seed;
      }

      @Override
      public String replay(Path file) {
        return "replay: " + port + " --replay " + quoted(file.toString());
      }
    };
  }

  static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String program() {
    CodeSource source = Invocation.class.getProtectionDomain().getCodeSource();
    try {
      Path path = Path.of(source.getLocation().toURI());
      if (path.toString().endsWith(".jar")) {
        Path here = Path.of("").toAbsolutePath();
        Path shown = path.startsWith(here) ? here.relativize(path) : path;
        return "java -jar " + quoted(shown.toString());
      }
    } catch (URISyntaxException e) {
      // An odd place to run from; the name will do.
    }
    return "redisched-conformance";
  }
}
