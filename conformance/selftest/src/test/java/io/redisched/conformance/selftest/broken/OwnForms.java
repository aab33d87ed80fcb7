package io.redisched.conformance.selftest.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.InflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** Ports that write some values in a form of their own, and take what looks like it for theirs. */
final class OwnForms {

  private static final String MARK = "b64:";

  private OwnForms() {}

  static Stream<Broken> all() {
    return Stream.of(
        new Broken(
            "TEXT-1",
            "a body with a NUL is kept in base64 behind a mark, and any with the mark is decoded",
            redis -> new Packing(redis, OwnForms::markIfNul, OwnForms::unmark)),
        new Broken(
            "BIN-1",
            "a body that begins as packed data does is unpacked",
            redis -> new Packing(redis, body -> body, OwnForms::inflated)),
        new Broken("TEXT-4", "colons in ids are escaped, the escape is not", EscapedIds::new),
        new Broken("ISO-3", "a key's purpose stands behind the topic", SuffixedKeys::new),
        new Broken("ISO-3", "topics are known by their CRC-32", ChecksummedTopics::new),
        new Broken("TEXT-1", "a body that reads like an error is one", ErrorsAmongReplies::new),
        new Broken("PUT-1", "expirations go through local time", LocalTime::new));
  }

  private static byte[] markIfNul(byte[] body) {
    return new String(body, UTF_8).indexOf(0) < 0
        ? body
        : (MARK + Base64.getEncoder().encodeToString(body)).getBytes(UTF_8);
  }

  private static byte[] unmark(byte[] stored) {
    String text = new String(stored, UTF_8);
    try {
      return text.startsWith(MARK)
          ? Base64.getDecoder().decode(text.substring(MARK.length()))
          : stored;
    } catch (IllegalArgumentException e) {
      return stored;
    }
  }

  private static byte[] inflated(byte[] stored) {
    if (!Arrays.equals(Arrays.copyOf(stored, 2), new byte[] {0x78, (byte) 0x9c})) {
      return stored;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (OutputStream out = new InflaterOutputStream(text)) {
      out.write(stored);
    } catch (IOException e) {
      return stored;
    }
    return text.toByteArray();
  }

  private static final class Packing extends ScriptPort {

    private final UnaryOperator<byte[]> pack;
    private final UnaryOperator<byte[]> unpack;

    Packing(URI redis, UnaryOperator<byte[]> pack, UnaryOperator<byte[]> unpack) {
      super(redis, Scripts.sound());
      this.pack = pack;
      this.unpack = unpack;
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      return super.put(topic, id, body == null ? null : pack.apply(body), at);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      return unpacked(super.reserve(topic, max, ttr));
    }

    @Override
    protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
      return unpacked(super.pull(topic, max));
    }

    private @Nullable Taken unpacked(@Nullable Taken job) {
      return job == null ? null : new Taken(job.id(), unpack.apply(job.body()));
    }
  }

  private static final class EscapedIds extends ScriptPort {

    EscapedIds(URI redis) {
      super(redis, Scripts.sound());
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      return super.put(topic, escaped(id), body, at);
    }

    @Override
    protected boolean release(@Nullable String topic, @Nullable String id) {
      return super.release(topic, escaped(id));
    }

    @Override
    protected boolean delete(@Nullable String topic, @Nullable String id) {
      return super.delete(topic, escaped(id));
    }

    @Override
    protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
      Taken job = super.pull(topic, max);
      return job == null ? null : new Taken(job.id().replace("=3A", ":"), job.body());
    }

    private static @Nullable String escaped(@Nullable String id) {
      return id == null ? null : id.replace(":", "=3A");
    }
  }

  private static final class SuffixedKeys extends ScriptPort {

    SuffixedKeys(URI redis) {
      super(redis, Scripts.sound());
    }

    @Override
    protected List<byte[]> keys(String topic) {
      String queued = "queue of " + topic;
      return Stream.of(queued + "~bodies", queued, queued + "~held")
          .map(key -> key.getBytes(UTF_8))
          .toList();
    }
  }

  private static final class ChecksummedTopics extends ScriptPort {

    ChecksummedTopics(URI redis) {
      super(redis, Scripts.sound());
    }

    @Override
    protected List<byte[]> keys(String topic) {
      CRC32 checksum = new CRC32();
      checksum.update(topic.getBytes(UTF_8));
      return super.keys(topic.isEmpty() ? topic : Long.toHexString(checksum.getValue()));
    }
  }

  private static final class ErrorsAmongReplies extends ScriptPort {

    ErrorsAmongReplies(URI redis) {
      super(redis, Scripts.sound());
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      Object reply = super.run(operation, topic, arguments);
      if (reply instanceof List<?> parts
          && parts.get(parts.size() - 1) instanceof byte[] text
          && new String(text, UTF_8).startsWith("BADARG ")) {
        throw new IllegalArgumentException(new String(text, UTF_8));
      }
      return reply;
    }
  }

  private static final class LocalTime extends ScriptPort {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    LocalTime(URI redis) {
      super(redis, Scripts.sound());
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      if (at == null || Math.abs(at) > 1e14) { // which no calendar has
        return super.put(topic, id, body, at);
      }
      return super.put(topic, id, body, local(at));
    }

    private static double local(double at) {
      LocalDateTime time =
          LocalDateTime.ofInstant(Instant.ofEpochMilli((long) Math.floor(at)), ZONE);
      return time.atZone(ZONE).toInstant().toEpochMilli() + at - Math.floor(at);
    }
  }
}
