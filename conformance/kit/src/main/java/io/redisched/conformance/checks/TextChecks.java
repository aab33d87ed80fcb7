package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.present;
import static io.redisched.conformance.checks.Texts.shown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Clauses TEXT-* of section "opaque text" of the specification. */
public abstract class TextChecks {

  private static final int MEBIBYTE = 1 << 20;

  private static List<String> bodies() {
    List<String> bodies = new ArrayList<>(Texts.AWKWARD);
    bodies.add("");
    return bodies;
  }

  @Check("TEXT-1")
  void bodiesComeBackByReserve(Subject port) {
    List<String> bodies = bodies();
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(port.put("job " + i, bodies.get(i), NOW + i))
          .as("put of the body %s", shown(bodies.get(i)))
          .isEqualTo(1);
    }
    for (int i = 0; i < bodies.size(); i++) {
      assertSame(port.reserve(NOW + i, 10), "job " + i, bodies.get(i));
    }
    assertThat(port.reserve(FAR, 10)).as("reserve when all is reserved").isNull();
  }

  @Check("TEXT-1")
  void bodiesComeBackByPull(Subject port) {
    List<String> bodies = bodies();
    for (int i = 0; i < bodies.size(); i++) {
      port.put("job " + i, bodies.get(i), NOW + i);
    }
    for (int i = 0; i < bodies.size(); i++) {
      assertSame(port.pull(NOW + i), "job " + i, bodies.get(i));
    }
    assertNothingLeft(port);
  }

  @Check("TEXT-1")
  void bodiesSurviveARequeue(Subject port) {
    for (String body : bodies()) {
      port.put("a", body, DUE);
      port.reserve(NOW, 0);
      assertThat(port.requeue(NOW, 1)).as("requeue of the body %s", shown(body)).isEqualTo(1);
      assertSame(port.pull(NOW), "a", body);
    }
    assertNothingLeft(port);
  }

  @Check("TEXT-1")
  void bodiesLikeTheIdOrTheTopicAreNothingSpecial(Subject port) {
    for (String body : List.of("a", port.topic(), "{" + port.topic() + "}", "1", "0")) {
      port.put("a", body, DUE);
      assertSame(port.reserve(NOW, 10), "a", body);
      assertThat(port.delete(body.equals("a") ? "b" : body)).as("delete of no id").isZero();
      assertThat(port.release("a")).as("release").isEqualTo(1);
    }
  }

  /** What a port marks, escapes or packs must not be found in what it is given. */
  @Check("TEXT-1")
  void bodiesThatLookLikeWhatThePortStoresComeBack(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    for (String body : List.of("plain", "", "\u0000 é 😀 \\ %", "x".repeat(20_000))) {
      for (String stored : storedTexts(lab, port.fresh(), "a", body)) {
        port.put("a", stored, DUE);
        assertSame(port.reserve(NOW, 0), "a", stored);
        port.requeue(NOW, 1);
        assertSame(port.pull(NOW), "a", stored);
      }
    }
  }

  /** Returns what a job leaves in Redis while it is queued, and while it is reserved. */
  private static Set<String> storedTexts(Lab lab, Subject port, String id, String body) {
    Set<String> texts = new LinkedHashSet<>();
    port.put(id, body, DUE);
    for (int i = 0; i < 2; i++) {
      Stored.values(lab.redis()).forEach(value -> Stored.text(value).ifPresent(texts::add));
      port.reserve(NOW, 0);
    }
    port.delete(id);
    return texts;
  }

  @Check("TEXT-2")
  void aBodyOfOneMebibyteComesBack(Subject port) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < MEBIBYTE; i++) {
      lines.append(i).append(' '); // so that no two places look the same
    }
    lines.setLength(MEBIBYTE);
    assertSurvives(port, lines.toString());
  }

  @Check("TEXT-2")
  void aBodyOfOneMebibyteInAwkwardCharactersComesBack(Subject port) {
    String emoji = "b" + "😀".repeat(MEBIBYTE / 4 - 1) + "xyz";
    assertThat(emoji.getBytes(UTF_8)).as("the kit's own body").hasSize(MEBIBYTE);
    assertSurvives(port, emoji);
    assertSurvives(port, "\"\\\n".repeat(MEBIBYTE / 3) + ".");
  }

  @Check("TEXT-2")
  void bodiesAroundTheSizesOfBuffersComeBack(Subject port) {
    for (int size : new int[] {127, 128, 255, 256, 1024, 4096, 8192, 16_384, 65_535, 65_536}) {
      for (int length = size - 1; length <= size + 1; length++) {
        String body = "x".repeat(length - 1) + "y";
        port.put("a", body, DUE);
        assertSame(port.pull(NOW), "a", body);
      }
    }
  }

  private static void assertSurvives(Subject port, String body) {
    assertThat(port.put("a", body, DUE)).as("put of 1 MiB").isEqualTo(1);
    assertThat(port.put("a", body, DUE)).as("put of 1 MiB again").isZero();
    assertSame(port.reserve(NOW, 1), "a", body);
    port.requeue(NOW + 1000, 1);
    assertSame(port.pull(NOW + 1000), "a", body);
  }

  /** Compares without writing a mebibyte into the message. */
  private static void assertSame(@Nullable Job answer, String id, String body) {
    Job taken = present(answer, "the job %s with the body %s", shown(id), shown(body));
    assertThat(shown(taken.id())).as("the id").isEqualTo(shown(id));
    assertThat(taken.id().equals(id)).as("the id is %s to its end", shown(id)).isTrue();
    assertThat(shown(taken.body())).as("the body of %s", shown(id)).isEqualTo(shown(body));
    assertThat(taken.body().equals(body)).as("the body is %s to its end", shown(body)).isTrue();
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>(Texts.AWKWARD);
    ids.add("long ".repeat(14_000) + "id");
    return ids;
  }

  @Check("TEXT-3")
  void idsOfAnyCharactersAreHandedOutAndReleased(Subject port) {
    for (String id : ids()) {
      assertThat(port.put(id, "body", DUE)).as("put of the id %s", shown(id)).isEqualTo(1);
      assertThat(port.put(id, "other", DUE)).as("put of %s again", shown(id)).isZero();
      assertThat(port.release(id)).as("release of %s, queued", shown(id)).isZero();
      assertSame(port.reserve(NOW, 0), id, "body");
      assertThat(port.put(id, "other", DUE)).as("put of %s, reserved", shown(id)).isZero();
      assertThat(port.requeue(NOW, 1)).as("requeue of %s", shown(id)).isEqualTo(1);
      assertSame(port.reserve(NOW, 0), id, "body");
      assertThat(port.release(id)).as("release of %s, reserved", shown(id)).isEqualTo(1);
      assertThat(port.release(id)).as("release of %s, absent", shown(id)).isZero();
    }
    assertNothingLeft(port);
  }

  @Check("TEXT-3")
  void idsOfAnyCharactersArePulledAndDeleted(Subject port) {
    for (String id : ids()) {
      port.put(id, "body", DUE);
      assertThat(port.delete(id)).as("delete of %s, queued", shown(id)).isEqualTo(1);
      assertThat(port.delete(id)).as("delete of %s, absent", shown(id)).isZero();
      port.put(id, "body", DUE);
      port.reserve(NOW, 10);
      assertThat(port.delete(id)).as("delete of %s, reserved", shown(id)).isEqualTo(1);
      port.put(id, "body", DUE);
      assertSame(port.pull(NOW), id, "body");
    }
    assertNothingLeft(port);
  }

  @Check({"TEXT-3", "GET-1", "GET-2"})
  void idsOfAnyCharactersAreShownByGet(Subject port) {
    for (String id : ids()) {
      port.put(id, "body", NOW);
      Seen queued = present(port.get(id), "get of %s, queued", shown(id));
      assertSame(new Job(queued.id(), queued.body()), id, "body");
      port.reserve(NOW, 1);
      Seen reserved = present(port.get(id), "get of %s, reserved", shown(id));
      assertSame(new Job(reserved.id(), reserved.body()), id, "body");
      port.release(id);
      assertThat(port.get(id)).as("get of %s, absent", shown(id)).isNull();
    }
  }

  @Check("TEXT-4")
  void idsThatLookAlikeAreDifferentJobs(Subject port) {
    for (int i = 0; i < Texts.ALIKE.size(); i++) {
      assertThat(port.put(Texts.ALIKE.get(i), "body " + i, NOW + i))
          .as("put of the new id %s", shown(Texts.ALIKE.get(i)))
          .isEqualTo(1);
    }
    for (int i = 0; i < Texts.ALIKE.size(); i++) {
      assertSame(port.reserve(NOW + i, 60), Texts.ALIKE.get(i), "body " + i);
    }
    for (String id : Texts.ALIKE) {
      assertThat(port.release(id)).as("release of %s", shown(id)).isEqualTo(1);
      assertThat(port.release(id)).as("second release of %s", shown(id)).isZero();
    }
    assertNothingLeft(port);
  }

  /**
   * A port that writes ids in a form of its own must not take one given in that form for another.
   */
  @Check("TEXT-4")
  void idsThatLookLikeWhatThePortStoresAreDifferentJobs(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    for (String id : List.of("id", "\u0000 é 😀", "a:b{c}/%\\\"", "x".repeat(600))) {
      Subject topic = port.fresh();
      Set<String> alike = storedTexts(lab, topic, id, "stored");
      alike.removeAll(List.of(id, ""));
      topic.put(id, "body", NOW);
      for (String other : alike) {
        assertThat(topic.put(other, "other", FAR)).as("put of %s", shown(other)).isEqualTo(1);
        assertThat(topic.release(other)).as("release of %s, queued", shown(other)).isZero();
        assertThat(topic.delete(other)).as("delete of %s", shown(other)).isEqualTo(1);
      }
      assertSame(topic.pull(NOW), id, "body");
      assertNothingLeft(topic);
    }
  }

  @Check("TEXT-4")
  void deletingOneLeavesThoseThatLookAlike(Subject port) {
    for (String id : Texts.ALIKE) {
      port.put(id, "body", DUE);
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < Texts.ALIKE.size(); i++) {
      String id = Texts.ALIKE.get(i);
      if (i % 2 == 0) {
        assertThat(port.delete(id)).as("delete of %s", shown(id)).isEqualTo(1);
        assertThat(port.delete(id)).as("second delete of %s", shown(id)).isZero();
      } else {
        left.add(shown(id));
      }
    }
    assertThat(Jobs.due(port, NOW).stream().map(job -> shown(job.id())).toList())
        .as("the ids that are left")
        .containsExactlyInAnyOrderElementsOf(left);
  }

  @Check("TEXT-5")
  void topicsOfAnyCharactersWork(Subject port) {
    for (String text : ids()) {
      assertWorks(port.on(port.topic() + text));
      if (!text.startsWith("}")) {
        assertWorks(port.on(text + port.topic()));
      }
    }
  }

  private static void assertWorks(Subject port) {
    String topic = shown(port.topic());
    Job a = new Job("a", topic);
    assertThat(port.put("a", topic, DUE)).as("put in the topic %s", topic).isEqualTo(1);
    assertThat(port.put("a", "", DUE)).as("put again in the topic %s", topic).isZero();
    assertThat(port.reserve(NOW, 0)).as("reserve in the topic %s", topic).isEqualTo(a);
    assertThat(port.requeue(NOW + 1, 1)).as("requeue in the topic %s", topic).isEqualTo(1);
    assertThat(port.pull(NOW + 2)).as("pull in the topic %s", topic).isEqualTo(a);
    assertThat(port.put("a", topic, DUE)).as("put in the topic %s", topic).isEqualTo(1);
    assertThat(port.delete("a")).as("delete in the topic %s", topic).isEqualTo(1);
    assertThat(port.put("a", topic, DUE)).as("put in the topic %s", topic).isEqualTo(1);
    assertThat(port.reserve(NOW, 1)).as("reserve in the topic %s", topic).isEqualTo(a);
    assertThat(port.release("a")).as("release in the topic %s", topic).isEqualTo(1);
    assertThat(port.requeue(FAR, 1)).as("requeue in the topic %s", topic).isZero();
  }

  @Check("TEXT-5")
  void aTopicThatBeginsWithABraceWorksOrIsRefused(Subject port) {
    for (String start : List.of("}", "}{", "}}", "}:jobs")) {
      Subject topic = port.on(start + port.topic());
      ObjectNode put = topic.params().put("id", "a").put("body", "").put("expiration", 0);
      if (topic.call("put", put) instanceof Answer.Failure) {
        for (Operation operation : Operation.offeredBy(port)) {
          assertThat(topic.call(operation.method(), operation.params(topic)))
              .as("%s in a topic that put refuses", operation.method())
              .isInstanceOfSatisfying(
                  Answer.Failure.class,
                  failure -> assertThat(failure.code()).as("its code").isEqualTo(Answer.BAD_INPUT));
        }
      } else {
        assertExpires(topic, new Job("a", ""), 0);
        assertWorks(topic);
      }
    }
  }
}
