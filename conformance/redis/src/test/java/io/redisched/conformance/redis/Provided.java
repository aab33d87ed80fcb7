package io.redisched.conformance.redis;

/** Something that a machine may or may not have, and some tests need. */
enum Provided {
  /** A redis-server or valkey-server on the PATH. */
  SERVER_ON_PATH("redisched.binary.required") {
    @Override
    void seek() {
      InstalledBinary.find(new RedisSource.Binary(null));
    }
  },

  /** A Docker engine that Testcontainers reaches. */
  DOCKER_ENGINE("redisched.docker.required") {
    @Override
    void seek() {
      ContainerServer.dockerHost();
    }
  };

  /** The system property that makes it an error to be without, if {@code true}. */
  final String requiredProperty;

  Provided(String requiredProperty) {
    this.requiredProperty = requiredProperty;
  }

  /**
   * @throws RedisUnavailableException if this machine does not have it; the message says why
   */
  abstract void seek();
}
