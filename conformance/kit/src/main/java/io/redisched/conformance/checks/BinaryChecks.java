package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.present;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Clauses BIN-* of section "opaque text" of the specification. */
public abstract class BinaryChecks {

  private static List<byte[]> bodies() {
    List<byte[]> bodies = new ArrayList<>();
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
      bodies.add(new byte[] {(byte) i});
    }
    bodies.add(all);
    bodies.add(new byte[0]);
    bodies.add(new byte[] {(byte) 0xc3, 0x28}); // a broken sequence of UTF-8
    bodies.add(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}); // half a surrogate pair
    bodies.add(new byte[] {(byte) 0xc0, (byte) 0x80}); // NUL in a form that UTF-8 forbids
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0x41, 0x00}); // UTF-16 with a mark
    bodies.add(new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x98}); // an emoji cut short
    bodies.add(deflated("text ".repeat(9))); // what a port might unpack that packs
    bodies.add(gzipped("text ".repeat(9)));
    bodies.add(new byte[] {(byte) 0x80, 0x04, 0x4e, 0x2e}); // Python's pickled None
    bodies.add(new byte[] {(byte) 0x81, (byte) 0xa1, 0x61, 0x01}); // a map in MessagePack
    bodies.add(new byte[1000]);
    byte[] noise = new byte[100_003];
    new Random(1).nextBytes(noise);
    bodies.add(noise);
    return bodies;
  }

  @Check("BIN-1")
  void anyBytesComeBack(Subject port) {
    List<byte[]> bodies = bodies();
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(port.putBytes("job " + i, bodies.get(i), NOW + i))
          .as("put of the bytes %s", shown(bodies.get(i)))
          .isEqualTo(1);
    }
    for (int i = 0; i < bodies.size(); i++) {
      byte[] taken = i % 2 == 0 ? port.pullBytes(NOW + i) : port.reserveBytes(NOW + i, 10);
      assertSame(taken, bodies.get(i));
    }
  }

  @Check("BIN-1")
  void anyBytesSurviveARequeue(Subject port) {
    for (byte[] body : bodies()) {
      port.putBytes("a", body, DUE);
      port.reserveBytes(NOW, 0);
      assertThat(port.requeue(NOW, 1)).as("requeue of %s", shown(body)).isEqualTo(1);
      assertSame(port.pullBytes(NOW), body);
    }
  }

  /** What a port marks, escapes or packs must not be found in what it is given. */
  @Check("BIN-1")
  void bytesThatLookLikeWhatThePortStoresComeBack(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    for (byte[] body : List.of(new byte[] {(byte) 0xff}, new byte[] {0, 1}, new byte[20_000])) {
      Subject topic = port.fresh();
      topic.putBytes("a", body, DUE);
      Collection<byte[]> alike = Stored.values(lab.redis());
      topic.delete("a");
      for (byte[] stored : alike) {
        topic.putBytes("a", stored, DUE);
        assertSame(topic.pullBytes(NOW), stored);
      }
    }
  }

  @Check("BIN-1")
  void oneMebibyteOfNoiseComesBack(Subject port) {
    byte[] noise = new byte[1 << 20];
    new Random(2).nextBytes(noise);
    port.putBytes("a", noise, DUE);
    assertSame(port.pullBytes(NOW), noise);
  }

  @Check("BIN-2")
  void bytesThatAreTextComeBackAsTheText(Subject port) {
    for (String text : Texts.AWKWARD) {
      port.putBytes("a", text.getBytes(UTF_8), DUE);
      assertThat(port.pull(NOW + 2)).as("pull of text put as bytes").isEqualTo(new Job("a", text));
    }
  }

  @Check("BIN-2")
  void textComesBackAsItsBytesInUtf8(Subject port) {
    for (String text : Texts.AWKWARD) {
      port.put("a", text, DUE);
      assertSame(port.pullBytes(NOW), text.getBytes(UTF_8));
    }
  }

  @Check("BIN-2")
  void anIdIsInUseWhateverTheNotationOfItsBody(Subject port) {
    port.putBytes("a", new byte[] {(byte) 0xff}, DUE);
    assertThat(port.put("a", "text", DUE)).as("put as text").isZero();
    port.put("b", "text", DUE);
    assertThat(port.putBytes("b", new byte[] {1}, DUE)).as("put as bytes").isZero();
  }

  private static byte[] deflated(String text) {
    return packed(text, DeflaterOutputStream::new);
  }

  private static byte[] gzipped(String text) {
    return packed(text, GZIPOutputStream::new);
  }

  private static byte[] packed(String text, Packing packing) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.of(packed)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private interface Packing {
    OutputStream of(OutputStream out) throws IOException;
  }

  private static void assertSame(byte @Nullable [] answer, byte[] body) {
    byte[] taken = present(answer, "the job with the body %s", shown(body));
    assertThat(shown(taken)).as("the body").isEqualTo(shown(body));
    assertThat(Arrays.equals(taken, body)).as("the body is %s to its end", shown(body)).isTrue();
  }

  /** Bytes as text of the same length, which a message can show. */
  private static String shown(byte[] bytes) {
    return bytes.length + " bytes " + Texts.shown(new String(bytes, ISO_8859_1));
  }
}
