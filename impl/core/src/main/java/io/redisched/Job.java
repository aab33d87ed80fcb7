package io.redisched;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A job: a body under an id in a topic.
 *
 * <p>A topic and an id are non-empty text; the id is the caller's own and unique within its topic
 * while the job lives. (An id that another program put as bytes that are not UTF-8 has U+FFFD in
 * place of these, and no operation by id reaches its job from here.) The body is opaque bytes,
 * possibly none, that come back exactly as they were put.
 *
 * <p>A value: equal to another job with the same topic, id and body bytes. Immutable as long as
 * nobody writes into the array that {@link #body()} returns, which is not copied.
 *
 * @param topic the topic that the job is in
 * @param id the id that the job was put with
 * @param body the body, byte for byte; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look at the bytes
public record Job(String topic, String id, byte[] body) {

  /** Returns the body read as UTF-8 text; malformed bytes become U+FFFD. */
  public String text() {
    return new String(body, UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Job that
        && topic.equals(that.topic)
        && id.equals(that.id)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * topic.hashCode() + id.hashCode()) + Arrays.hashCode(body);
  }

  /** Returns topic, id and the length of the body; never the body, which may be secret or long. */
  @Override
  public String toString() {
    return "Job[topic=" + topic + ", id=" + id + ", body=" + body.length + " bytes]";
  }
}
