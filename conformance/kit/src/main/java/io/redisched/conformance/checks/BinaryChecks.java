package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
      Subject.Bytes taken =
          i % 2 == 0 ? port.pullBytes(NOW + i) : port.reserveBytes(NOW + i, 10);
      assertThat(taken).as("job %d", i).isNotNull();
      assertThat(taken.id()).as("the id of job %d", i).isEqualTo("job " + i);
      assertThat(shown(taken.body()))
          .as("the body of job %d", i)
          .isEqualTo(shown(bodies.get(i)));
    }
  }

  @Check("BIN-1")
  void anyBytesSurviveARequeue(Subject port) {
    for (byte[] body : bodies()) {
      port.putBytes("a", body, NOW);
      port.reserveBytes(NOW, 0);
      assertThat(port.requeue(NOW, 1)).as("requeue of %s", shown(body)).isEqualTo(1);
      Subject.Bytes taken = port.pullBytes(NOW);
      assertThat(taken).as("pull of %s", shown(body)).isNotNull();
      assertThat(shown(taken.body())).as("the body after a requeue").isEqualTo(shown(body));
    }
  }

  @Check("BIN-1")
  void oneMebibyteOfNoiseComesBack(Subject port) {
    byte[] noise = new byte[1 << 20];
    new Random(2).nextBytes(noise);
    port.putBytes("a", noise, NOW);
    Subject.Bytes taken = port.pullBytes(NOW);
    assertThat(taken).as("pull of 1 MiB of noise").isNotNull();
    assertThat(java.util.Arrays.equals(taken.body(), noise)).as("the same bytes").isTrue();
  }

  @Check("BIN-2")
  void bytesThatAreTextComeBackAsTheText(Subject port) {
    for (String text : Texts.AWKWARD) {
      port.putBytes("a", text.getBytes(UTF_8), NOW);
      assertThat(port.pull(NOW)).as("pull of text put as bytes").isEqualTo(new Job("a", text));
    }
  }

  @Check("BIN-2")
  void textComesBackAsItsBytesInUtf8(Subject port) {
    for (String text : Texts.AWKWARD) {
      port.put("a", text, NOW);
      Subject.Bytes taken = port.pullBytes(NOW);
      assertThat(taken).as("pull").isNotNull();
      assertThat(shown(taken.body()))
          .as("the bytes of %s", Texts.shown(text))
          .isEqualTo(shown(text.getBytes(UTF_8)));
    }
  }

  @Check("BIN-2")
  void anIdIsInUseWhateverTheNotationOfItsBody(Subject port) {
    port.putBytes("a", new byte[] {(byte) 0xff}, NOW);
    assertThat(port.put("a", "text", NOW)).as("put as text").isZero();
    port.put("b", "text", NOW);
    assertThat(port.putBytes("b", new byte[] {1}, NOW)).as("put as bytes").isZero();
  }

  /** Bytes as text of the same length, so that a message shows where they differ. */
  private static String shown(byte[] bytes) {
    return bytes.length + " bytes: " + Texts.shown(new String(bytes, ISO_8859_1))
        + (bytes.length > 60 ? " hash " + java.util.Arrays.hashCode(bytes) : "");
  }
}
