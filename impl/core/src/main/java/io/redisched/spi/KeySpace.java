package io.redisched.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The keys of topics under one prefix: {@code <prefix>:{topic}:jobs}, {@code …:queued} and {@code
 * …:reserved}, which the topic as hash tag keeps in one slot.
 */
final class KeySpace {

  private static final byte[] JOBS = "}:jobs".getBytes(US_ASCII);
  private static final byte[] QUEUED = "}:queued".getBytes(US_ASCII);
  private static final byte[] RESERVED = "}:reserved".getBytes(US_ASCII);

  private final byte[] head;

  KeySpace(String prefix) {
    this.head = (prefix + ":{").getBytes(UTF_8);
  }

  /** KEYS[1] to KEYS[3] of every script. */
  byte[][] keys(byte[] topic) {
    return new byte[][] {key(topic, JOBS), key(topic, QUEUED), key(topic, RESERVED)};
  }

  private byte[] key(byte[] topic, byte[] tail) {
    byte[] key = Arrays.copyOf(head, head.length + topic.length + tail.length);
    System.arraycopy(topic, 0, key, head.length, topic.length);
    System.arraycopy(tail, 0, key, head.length + topic.length, tail.length);
    return key;
  }
}
