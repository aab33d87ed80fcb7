package io.redisched.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this kit, as the build put it on the class path. */
public final class KitVersion {

  private static final String RESOURCE = "/io/redisched/conformance/kit.properties";

  private KitVersion() {}

  /** Returns the version, such as {@code 0.1.0}. */
  public static String get() {
    Properties properties = new Properties();
    try (InputStream stream = KitVersion.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("The kit was packed without " + RESOURCE);
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
