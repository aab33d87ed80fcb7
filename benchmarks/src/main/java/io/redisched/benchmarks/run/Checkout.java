package io.redisched.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What git says about the working directory. */
final class Checkout {

  private Checkout() {}

  /**
   * The commit that is checked out, with "+changes" behind it if tracked files differ from it; null
   * if there is no git or no repository.
   */
  static @Nullable String commit() {
    String commit = git("rev-parse", "HEAD");
    if (commit == null || commit.isEmpty()) {
      return null;
    }
    String changes = git("status", "--porcelain", "--untracked-files=no");
    return changes == null || changes.isEmpty() ? commit : commit + "+changes";
  }

  private static @Nullable String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(git.getInputStream().readAllBytes(), UTF_8).trim();
      return git.waitFor() == 0 ? output : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
