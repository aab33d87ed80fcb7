package io.redisched.conformance.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which Redis to use: one that is started for the run, or one that is there already.
 *
 * <p>As text, which {@link #parse} reads:
 *
 * <table>
 *   <caption>Redis sources</caption>
 *   <tr><td>{@code embedded}</td><td>the redis-server that comes with this module</td></tr>
 *   <tr><td>{@code binary}</td><td>redis-server or valkey-server, the first on the PATH</td></tr>
 *   <tr><td>{@code binary:/path/to/server}</td><td>this executable</td></tr>
 *   <tr><td>{@code testcontainers}</td><td>a container of {@value #DEFAULT_IMAGE}</td></tr>
 *   <tr><td>{@code testcontainers:image}</td><td>a container of this image</td></tr>
 *   <tr><td>{@code redis://…}, {@code rediss://…}</td><td>a server that is running, without or with
 *       TLS: {@code redis://[[user]:password@]host[:port][/database]}</td></tr>
 * </table>
 *
 * <p>Immutable. {@link Object#toString} gives the text form, without the credentials of a URI.
 */
public sealed interface RedisSource {

  /** The system property that {@link #fromSystemProperty} reads: {@value}. */
  String SYSTEM_PROPERTY = "redisched.redis";

  /** The image that {@code testcontainers} stands for: {@value}. */
  String DEFAULT_IMAGE = "redis:7-alpine";

  /**
   * Reads a source in its text form.
   *
   * @throws IllegalArgumentException if {@code text} is none of the forms above; the message lists
   *     them
   */
  static RedisSource parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    @Nullable String detail = colon < 0 ? null : text.substring(colon + 1);
    if (detail != null && detail.isBlank()) {
      throw unreadable(text, "nothing follows the colon");
    }
    return switch (kind) {
      case "embedded" -> {
        if (detail != null) {
          throw unreadable(text, "embedded takes no detail");
        }
        yield new Embedded();
      }
      case "binary" -> new Binary(detail == null ? null : Path.of(detail));
      case "testcontainers" -> new Testcontainers(detail == null ? DEFAULT_IMAGE : detail);
      case "redis", "rediss" -> existing(text);
      default -> throw unreadable(text, "unknown kind");
    };
  }

  /**
   * The source that the system property {@value #SYSTEM_PROPERTY} names; {@code embedded} if it is
   * not set.
   *
   * @throws IllegalArgumentException if the property is set to something that {@link #parse}
   *     refuses; the message names the property
   */
  static RedisSource fromSystemProperty() {
    String text = System.getProperty(SYSTEM_PROPERTY, "embedded");
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "system property " + SYSTEM_PROPERTY + ": " + e.getMessage(), e);
    }
  }

  /** {@code embedded}, {@code binary}, {@code testcontainers} or {@code uri}. */
  String kind();

  /** The redis-server that comes with this module; needs nothing installed. */
  record Embedded() implements RedisSource {
    @Override
    public String kind() {
      return "embedded";
    }

    @Override
    public String toString() {
      return kind();
    }
  }

  /**
   * An installed redis-server or valkey-server.
   *
   * @param executable the server's file; {@code null} for the first one found on the PATH
   */
  record Binary(@Nullable Path executable) implements RedisSource {
    @Override
    public String kind() {
      return "binary";
    }

    @Override
    public String toString() {
      return executable == null ? kind() : kind() + ":" + executable;
    }
  }

  /**
   * A container that Testcontainers runs.
   *
   * @param image the image's name; one whose name contains {@code valkey} is started with {@code
   *     valkey-server}, any other with {@code redis-server}
   */
  record Testcontainers(String image) implements RedisSource {
    @Override
    public String kind() {
      return "testcontainers";
    }

    @Override
    public String toString() {
      return kind() + ":" + image;
    }
  }

  /**
   * A server that is running and belongs to somebody else.
   *
   * @param uri {@code redis://} or {@code rediss://}, with a host
   */
  record Existing(URI uri) implements RedisSource {
    @Override
    public String kind() {
      return "uri";
    }

    @Override
    public String toString() {
      return withoutCredentials(uri.toString());
    }
  }

  private static RedisSource existing(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // Neither the text nor the cause may show a password.
      throw unreadable(text, "not a URI: " + e.getReason());
    }
    if (uri.getHost() == null) {
      throw unreadable(text, "a URI needs a host");
    }
    String path = uri.getPath();
    if (!(path.isEmpty() || path.matches("/\\d*"))) {
      throw unreadable(text, "the path of a URI is the number of a database, such as /0");
    }
    return new Existing(uri);
  }

  private static IllegalArgumentException unreadable(String text, String reason) {
    return new IllegalArgumentException(
        """
        bad Redis source "%s": %s; expected embedded, binary, binary:/path/to/server, \
        testcontainers, testcontainers:image, redis://host:port/database or rediss://…\
        """
            .formatted(withoutCredentials(text), reason));
  }

  private static String withoutCredentials(String uri) {
    return uri.replaceFirst("//[^/]*@", "//***@");
  }
}
