package io.redisched.reports.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/**
 * The scripts of a benchmark jar with useless work before what they do. In a folder that stands
 * before the jar on the class path they take the place of the jar's own.
 */
final class SlowedScripts {
  private static final String SCRIPTS = "META-INF/redisched/lua/";

  private SlowedScripts() {}

  /**
   * Writes every script of the jar, slowed.
   *
   * @param jar the benchmark jar
   * @param folder to put before the jar on the class path
   * @param turns of an empty loop in each call
   * @throws DriverException if it is no jar, or has no scripts
   */
  static void write(Path jar, Path folder, int turns) throws IOException {
    Files.createDirectories(folder.resolve(SCRIPTS));
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> scripts =
          file.stream().filter(entry -> entry.getName().matches(SCRIPTS + "[a-z]+\\.lua")).toList();
      if (scripts.isEmpty()) {
        throw new DriverException(
            jar + ": has no scripts in " + SCRIPTS + " to slow down for the self-check");
      }
      for (JarEntry script : scripts) {
        String text =
            new String(file.getInputStream(script).readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(
            folder.resolve(script.getName()),
            "do local waste = 0; for turn = 1, "
                + turns
                + " do waste = waste + turn end end\n"
                + text);
      }
    } catch (ZipException e) {
      throw new DriverException(jar + ": is no jar: " + e.getMessage());
    }
  }
}
