package io.redisched.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScriptTest {

  @Test
  void everyScriptIsReadAndDigested() {
    assertThat(Script.ALL)
        .extracting(Script::operation)
        .containsExactly("put", "reserve", "pull", "release", "delete", "requeue", "get", "counts");
    assertThat(Script.ALL).allSatisfy(script -> assertThat(script.sha1()).matches("[0-9a-f]{40}"));
    assertThat(Script.ALL).extracting(Script::sha1).doesNotHaveDuplicates();
    assertThat(Script.PUT.sha1Bytes()).asString().isEqualTo(Script.PUT.sha1());
  }
}
