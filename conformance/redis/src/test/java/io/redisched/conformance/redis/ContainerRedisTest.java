package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Redis in a container, where a Docker engine answers. The image is {@value
 * RedisSource#DEFAULT_IMAGE} unless the system property {@value #IMAGE_PROPERTY} names another.
 */
@Tag("testcontainers")
@RunsWhere(Provided.DOCKER_ENGINE)
final class ContainerRedisTest extends RedisServerContract {

  static final String IMAGE_PROPERTY = "redisched.docker.image";

  @Override
  RedisSource source() {
    return new RedisSource.Testcontainers(
        System.getProperty(IMAGE_PROPERTY, RedisSource.DEFAULT_IMAGE));
  }

  @Override
  String host() {
    return ContainerServer.dockerHost();
  }

  @Test
  void isDescribedByItsImage() {
    try (RedisServer server = RedisServer.start(source())) {
      assertThat(server.describe()).isEqualTo("%s (%s)", server.version(), source());
    }
  }

  @Test
  void namesAnImageThatThereIsNot() {
    RedisSource missing = RedisSource.parse("testcontainers:redisched.invalid/none:1");

    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> RedisServer.start(missing))
        .withMessageStartingWith("the image redisched.invalid/none:1 cannot be pulled: ");
  }
}
