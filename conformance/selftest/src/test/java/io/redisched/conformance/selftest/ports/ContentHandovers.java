package io.redisched.conformance.selftest.ports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Ids, bodies and topics come back byte for byte, whichever port wrote and whichever reads. */
final class ContentHandovers {

  static final List<Handover> ALL =
      List.of(
          new Handover("finds the awkward ids of the first", ContentHandovers::ids),
          new Handover("reads the awkward bodies of the first", ContentHandovers::bodies),
          new Handover("finds the awkward topics of the first", ContentHandovers::topics),
          new Handover(
              "reads the first's bodies that are not text", "binary", ContentHandovers::bytes));

  /** Pairs that a careless port takes for one another stand side by side. */
  private static final List<String> AWKWARD =
      List.of(
          "\0",
          "\0\0",
          "a\0b",
          "a",
          "A",
          " a",
          "a ",
          " ",
          "line\nbreak",
          "line\r\nbreak",
          "\\",
          "\\n",
          "\"quoted\" 'twice'",
          "}",
          "{",
          "{a}",
          ":",
          "a:b",
          "*",
          "?[a-z]",
          "%s $1 `id`",
          "😀",
          "👩‍👩‍👧",
          "\u00e9",
          "e\u0301",
          "\u2028",
          "\ufeff",
          "0",
          "00",
          "1e3",
          "-inf",
          "null",
          "__proto__",
          "long ".repeat(2_000),
          "long ".repeat(2_000) + "!");

  private static final double T = 1_700_000_000_000.0;

  private ContentHandovers() {}

  private static void ids(Subject one, Subject other) {
    for (String id : AWKWARD) {
      assertThat(one.put(id, "of " + id, T)).as("put of a new id").isEqualTo(1);
    }
    for (String id : AWKWARD) {
      assertThat(other.get(id)).isEqualTo(new Seen(id, "of " + id, "queued", T));
    }
    List<Job> taken = new ArrayList<>();
    for (int i = 0; i < AWKWARD.size(); i++) {
      Job job = other.reserve(T, 30);
      assertThat(job).as("job %d of %d", i + 1, AWKWARD.size()).isNotNull();
      taken.add(job);
    }
    assertThat(taken)
        .containsExactlyInAnyOrderElementsOf(
            AWKWARD.stream().map(id -> new Job(id, "of " + id)).toList());
    for (int i = 0; i < AWKWARD.size(); i++) {
      String id = AWKWARD.get(i);
      int ended = i % 2 == 0 ? one.release(id) : other.delete(id);
      assertThat(ended).as("%s of a reserved job", i % 2 == 0 ? "release" : "delete").isEqualTo(1);
    }
  }

  private static void bodies(Subject one, Subject other) {
    List<String> bodies = new ArrayList<>(AWKWARD);
    bodies.add("");
    bodies.add("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}\n");
    bodies.add("0123456789abcdef".repeat(64 * 1024));
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(one.put("job " + i, bodies.get(i), T + i)).as("put of a new id").isEqualTo(1);
    }
    for (int i = 0; i < bodies.size(); i++) {
      Job job = new Job("job " + i, bodies.get(i));
      assertThat(other.pull(T + i)).as("pull of job %d", i).isEqualTo(job);
    }
  }

  private static void topics(Subject one, Subject other) {
    List<String> topics = new ArrayList<>(AWKWARD);
    topics.remove("}"); // which every port must refuse, as other parts of the keys would shift
    topics.addAll(List.of("a}", "a}b", "a}:jobs", "a:jobs", "a:queued", "{}", "{{", "{a"));
    for (String topic : topics) {
      assertThat(one.on(topic).put("job", "of " + topic, T)).as("put of a new id").isEqualTo(1);
    }
    for (String topic : topics) {
      assertThat(other.on(topic).pull(T)).as("pull").isEqualTo(new Job("job", "of " + topic));
      assertThat(other.on(topic).pull(T)).as("pull from an empty topic").isNull();
    }
  }

  private static void bytes(Subject one, Subject other) {
    byte[] random = new byte[64 * 1024];
    new Random(7).nextBytes(random); // any bytes, the same in every run
    byte[] each = new byte[256];
    for (int i = 0; i < each.length; i++) {
      each[i] = (byte) i;
    }
    List<byte[]> bodies =
        List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc3},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, (byte) 0xfe, 0, 10, 13},
            "text as bytes, \u00e9 and 😀".getBytes(UTF_8),
            new byte[0],
            each,
            random);
    for (byte[] body : bodies) {
      String encoded = Base64.getEncoder().encodeToString(body);
      var put = one.params().put("id", "job").put("body64", encoded).put("expiration", (long) T);
      assertThat(result(one.call("put", put)).asInt()).as("put of a new id").isEqualTo(1);
      JsonNode seen = result(one.call("get", one.params().put("id", "job")));
      assertThat(body(seen)).as("get by the port that put").isEqualTo(body);
      var reserve = other.params().put("max", (long) T).put("ttr", 30);
      JsonNode job = result(other.call("reserve", reserve));
      assertThat(body(job)).as("reserve by the other").isEqualTo(body);
      assertThat(other.release("job")).as("release").isEqualTo(1);
    }
  }

  private static JsonNode result(Answer answer) {
    assertThat(answer).as("the answer").isInstanceOf(Answer.Result.class);
    return ((Answer.Result) answer).value();
  }

  /** A body that happens to be text may come back either way. */
  private static byte[] body(JsonNode job) {
    JsonNode encoded = job.path("body64");
    return encoded.isString()
        ? Base64.getDecoder().decode(encoded.stringValue())
        : job.path("body").asString().getBytes(UTF_8);
  }
}
