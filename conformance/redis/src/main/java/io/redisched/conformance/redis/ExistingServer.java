package io.redisched.conformance.redis;

import java.io.IOException;
import java.net.URI;

/** A server that was there before and stays. */
final class ExistingServer implements RedisServer {

  private final RedisSource.Existing source;
  private final String version;

  private ExistingServer(RedisSource.Existing source, String version) {
    this.source = source;
    this.version = version;
  }

  static ExistingServer at(RedisSource.Existing source) {
    try {
      return new ExistingServer(source, ServerInfo.of(source.uri()).version());
    } catch (IOException e) {
      throw new RedisUnavailableException(
          "no Redis answers at %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  @Override
  public URI uri() {
    return source.uri();
  }

  @Override
  public String kind() {
    return source.kind();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String describe() {
    return "%s (%s)".formatted(version, source);
  }

  @Override
  public boolean owned() {
    return false;
  }

  @Override
  public void stop() {
    throw notOwned();
  }

  @Override
  public void kill() {
    throw notOwned();
  }

  @Override
  public void restart() {
    throw notOwned();
  }

  @Override
  public void close() {
    // Nothing of ours.
  }

  private UnsupportedOperationException notOwned() {
    return new UnsupportedOperationException(
        "%s was not started here and may be in use: it is not stopped or started"
            .formatted(source));
  }
}
