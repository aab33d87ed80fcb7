package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.due;
import static io.redisched.conformance.checks.Jobs.everything;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.jobs;
import static io.redisched.conformance.checks.Jobs.queue;
import static io.redisched.conformance.checks.Texts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Section "topics" of the specification. */
public abstract class TopicChecks {

  private static final Job HERE = new Job("a", "here");
  private static final Job THERE = new Job("a", "there");

  @Check("ISO-1")
  void theSameIdInTwoTopicsIsTwoJobs(Subject here) {
    Subject there = here.fresh();
    assertThat(here.put("a", "here", NOW)).as("put here").isEqualTo(1);
    assertThat(there.put("a", "there", NOW + 1000)).as("put there").isEqualTo(1);
    assertThat(here.put("a", "again", NOW)).as("put here again").isZero();
    assertThat(there.put("a", "again", NOW)).as("put there again").isZero();
    assertExpires(here, HERE, NOW);
    assertExpires(there, THERE, NOW + 1000);
    assertNothingLeft(here);
    assertNothingLeft(there);
  }

  @Check("ISO-1")
  void eachOfTheTwoIsReservedByItself(Subject here) {
    Subject there = here.fresh();
    here.put("a", "here", DUE);
    there.put("a", "there", DUE);
    assertThat(here.reserve(NOW, 10)).as("reserve here").isEqualTo(HERE);
    assertThat(there.release("a")).as("release there, where it is queued").isZero();
    assertThat(there.reserve(NOW, 20)).as("reserve there").isEqualTo(THERE);
    assertThat(here.release("a")).as("release here").isEqualTo(1);
    assertTimesOut(there, THERE, NOW + 20_000);
    assertNothingLeft(here);
  }

  @Check("ISO-1")
  void endingOneOfTheTwoLeavesTheOther(Subject here) {
    Subject there = here.fresh();
    there.put("a", "there", NOW);
    here.put("a", "here", NOW);
    assertThat(here.delete("a")).as("delete here").isEqualTo(1);
    assertThat(here.put("a", "here", NOW)).as("put here again").isEqualTo(1);
    assertThat(here.pull(NOW + 2)).as("pull here").isEqualTo(HERE);
    assertThat(here.delete("a")).as("delete here, where it has ended").isZero();
    assertExpires(there, THERE, NOW);
  }

  @Check("ISO-2")
  void noOperationReachesIntoAnotherTopic(Subject there) {
    Neighbours neighbours = Neighbours.in(there);
    Subject here = there.fresh();
    List<String> ids = List.of("overdue neighbour", "reserved neighbour", "delayed neighbour");
    assertThat(here.reserve(FAR, 10)).as("reserve in an empty topic").isNull();
    assertThat(here.pull(FAR)).as("pull in an empty topic").isNull();
    assertThat(here.requeue(FAR, 1000)).as("requeue in an empty topic").isZero();
    for (String id : ids) {
      assertThat(here.release(id)).as("release of %s of another topic", id).isZero();
      assertThat(here.delete(id)).as("delete of %s of another topic", id).isZero();
      queue(here, id, DUE);
    }
    assertThat(everything(here))
        .as("all jobs here")
        .containsExactlyInAnyOrderElementsOf(jobs(ids.toArray(String[]::new)));
    neighbours.assertUntouched();
  }

  @Check("ISO-2")
  void interleavedTopicsKeepTheirOwnOrder(Subject port) {
    List<Subject> topics = Stream.generate(port::fresh).limit(4).toList();
    for (int i = 0; i < 10; i++) {
      for (int t = 0; t < topics.size(); t++) {
        queue(topics.get(t), t + " " + i, NOW + (t % 2 == 0 ? i : -i));
      }
    }
    for (int i = 0; i < 10; i++) {
      for (int t = 0; t < topics.size(); t++) {
        int next = t % 2 == 0 ? i : 9 - i;
        assertThat(topics.get(t).reserve(NOW + 10, i))
            .as("reserve number %d in topic %d", i, t)
            .isEqualTo(Jobs.job(t + " " + next));
      }
    }
    for (int t = 0; t < topics.size(); t++) {
      assertThat(topics.get(t).requeue(NOW + 10 + t * 1000, 100))
          .as("requeue in topic %d", t)
          .isEqualTo(t + 1);
      assertThat(due(topics.get(t), FAR)).as("what was requeued in topic %d", t).hasSize(t + 1);
    }
  }

  private static List<Subject> confusable(Subject port) {
    String base = port.topic();
    return Stream.of(
            "",
            "a",
            "A",
            "aa",
            " a",
            "a ",
            "a\n",
            "\u0000",
            "a\u0000",
            "a\u0000b",
            ":a",
            ":a:b",
            "a:",
            "a:b",
            ":",
            "::",
            ":jobs",
            ":queued",
            ":reserved",
            "jobs",
            "queued",
            "reserved",
            "s",
            "q",
            "j",
            "r",
            "d",
            ".",
            "/",
            "/a",
            "*",
            "a*",
            "?",
            "[a]",
            "{",
            "}",
            "{}",
            "}{",
            "{a}",
            "{a",
            "a}",
            "}a",
            "}:jobs",
            "}:queued",
            "}:jobs:{x",
            "é",
            "e\u0301",
            "ﬁ",
            "fi",
            "😀",
            "😁",
            "\ufffd",
            "?",
            "1",
            "01",
            "1.0",
            "plumless", // as "buckeroo" by CRC-32
            "buckeroo",
            "Aa", // as "BB" where a hash multiplies by 31, as "B@" where it does by 33
            "BB",
            "B@",
            "bccb", // as "cbbc" by Adler-32 or any sum
            "cbbc",
            "x".repeat(300),
            "x".repeat(301))
        .distinct()
        .map(end -> port.on(base + end))
        .toList();
  }

  @Check("ISO-3")
  void topicsThatLookAlikeAreIsolated(Subject port) {
    List<Subject> topics = confusable(port);
    for (int i = 0; i < topics.size(); i++) {
      assertThat(topics.get(i).put("a", "body " + i, NOW + i))
          .as("put in the topic %s", shown(topics.get(i).topic()))
          .isEqualTo(1);
    }
    for (int i = 0; i < topics.size(); i++) {
      Subject topic = topics.get(i);
      assertThat(topic.reserve(NOW + 1000, i))
          .as("reserve in the topic %s", shown(topic.topic()))
          .isEqualTo(new Job("a", "body " + i));
      assertThat(topic.reserve(NOW + 1000, i)).as("reserve of a second job").isNull();
    }
    for (int i = 0; i < topics.size(); i++) {
      assertTimesOut(topics.get(i), new Job("a", "body " + i), NOW + 1000 + i * 1000);
      assertNothingLeft(topics.get(i));
    }
  }

  /** The names that a port gives to its keys show which topics could fall on another's. */
  @Check("ISO-3")
  void topicsNamedLikeAnothersKeysAreIsolated(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    hold(port, "reserved", NOW, 0);
    queue(port, "queued", FAR);
    for (String name : namedLikeKeys(Stored.keys(lab.redis()), port.topic())) {
      Subject other = port.on(name);
      assertThat(other.put("queued", "there", NOW))
          .as("put in the topic %s", shown(name))
          .isEqualTo(1);
      assertThat(other.reserve(FAR, 0))
          .as("reserve in the topic %s", shown(name))
          .isEqualTo(new Job("queued", "there"));
      assertThat(other.requeue(FAR, 10)).as("requeue in the topic %s", shown(name)).isEqualTo(1);
      assertThat(other.delete("queued")).as("delete in the topic %s", shown(name)).isEqualTo(1);
      assertNothingLeft(other);
    }
    assertThat(port.release("reserved")).as("release of what was reserved here").isEqualTo(1);
    assertExpires(port, job("queued"), FAR);
    assertNothingLeft(port);
  }

  /** Returns the keys themselves, and the topic with what stands before and behind it in them. */
  private static Set<String> namedLikeKeys(List<byte[]> keys, String topic) {
    Set<String> names = new LinkedHashSet<>();
    for (byte[] bytes : keys) {
      String key = Stored.text(bytes).orElse("");
      names.add(key);
      int at = key.indexOf(topic);
      if (at >= 0) {
        names.add(key.substring(at));
        names.add(key.substring(0, at + topic.length()));
      }
    }
    names.removeIf(name -> name.isEmpty() || name.equals(topic) || name.startsWith("}"));
    return names;
  }

  /** Whatever a port writes between topic and id, or between topic and what a key is for. */
  @Check("ISO-3")
  void noSeparatorMakesOnePairAnother(Subject port) {
    Stream<String> separators =
        Stream.concat(
            IntStream.range(0, 128).mapToObj(Character::toString),
            Stream.of("::", "--", "__", "||", "\u00a0", "\u2028", "\u241f", "\uffff"));
    separators.forEach(
        separator -> {
          Subject shortTopic = port.fresh();
          Subject longTopic = port.on(shortTopic.topic() + separator + "b");
          String longId = "b" + separator + "c";
          queue(longTopic, "c", DUE);
          queue(shortTopic, longId, DUE);
          assertThat(shortTopic.delete(longId))
              .as("delete of %s", Texts.shown(longId))
              .isEqualTo(1);
          assertThat(longTopic.pull(NOW))
              .as("pull in the topic %s", Texts.shown(longTopic.topic()))
              .isEqualTo(job("c"));
        });
  }

  @Check("ISO-3")
  void noPairOfTopicAndIdFallsOnAnother(Subject port) {
    String base = port.topic();
    List<List<String>> pairs =
        List.of(
            List.of(base, "b:c"),
            List.of(base + ":b", "c"),
            List.of(base + ":b:c", ":"),
            List.of(base, ":b:c"),
            List.of(base + ":", "b:c"),
            List.of(base + "b", ":c"),
            List.of(base, "b\u0000c"),
            List.of(base + "\u0000b", "c"),
            List.of(base, "b/c"),
            List.of(base + "/b", "c"),
            List.of(base, "}:jobs"),
            List.of(base, "jobs"),
            List.of(base, "queued"),
            List.of(base, "reserved"),
            List.of(base + ":jobs", "jobs"),
            List.of(base + "}:jobs", "c"),
            List.of(base, "bc"),
            List.of(base + "bc", base),
            List.of(base, base),
            List.of(base + base, "c"),
            List.of(base, base + "c"),
            List.of(base + "b", "c"));
    for (List<String> pair : pairs) {
      assertThat(port.on(pair.get(0)).put(pair.get(1), pair.toString(), DUE))
          .as("put of %s", pair)
          .isEqualTo(1);
    }
    for (List<String> pair : pairs.subList(0, pairs.size() / 2)) {
      assertThat(port.on(pair.get(0)).delete(pair.get(1))).as("delete of %s", pair).isEqualTo(1);
    }
    for (List<String> pair : pairs.subList(0, pairs.size() / 2)) {
      assertThat(port.on(pair.get(0)).delete(pair.get(1))).as("delete of %s again", pair).isZero();
    }
    for (List<String> pair : pairs.subList(pairs.size() / 2, pairs.size())) {
      Subject topic = port.on(pair.get(0));
      assertThat(topic.put(pair.get(1), "", DUE)).as("put of %s again", pair).isZero();
      assertThat(topic.delete(pair.get(1))).as("delete of %s", pair).isEqualTo(1);
    }
    pairs.forEach(pair -> assertNothingLeft(port.on(pair.get(0))));
  }

  @Check({"ISO-2", "GET-4", "CNT-4"})
  void lookingSeesNothingOfAnotherTopic(Subject here) {
    Subject there = here.fresh();
    there.put("a", "there", NOW);
    hold(there, "b", NOW - 1, 0);
    assertThat(here.get("a")).as("get of an id of another topic").isNull();
    assertThat(here.counts(FAR)).as("counts of an empty topic").isEqualTo(new Counts(0, 0, 0, 0));
    here.put("a", "here", NOW + 5);
    assertThat(here.get("a")).as("get here").isEqualTo(new Seen("a", "here", "queued", NOW + 5));
    assertThat(there.get("a")).as("get there").isEqualTo(new Seen("a", "there", "queued", NOW));
    assertThat(there.counts(NOW)).as("counts there").isEqualTo(new Counts(1, 0, 1, 1));
  }
}
