package io.redisched.benchmarks.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The libraries on the class path. */
public final class Artifacts {

  private Artifacts() {}

  /** The version that the artifact's own Maven record states; null if it has none. */
  public static @Nullable String version(String group, String artifact) {
    String path = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (InputStream in = Artifacts.class.getResourceAsStream(path)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      return null;
    }
  }
}
