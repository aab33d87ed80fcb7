package io.redisched.conformance.selftest.broken;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults that sit in the glue of a port, over sound scripts. */
final class GlueFaults {

  private GlueFaults() {}

  static final class EndedIdsAreBlocked extends ScriptPort {

    private final Set<String> ended = new HashSet<>();

    EndedIdsAreBlocked(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      return !ended.contains(topic + " " + id) && super.put(topic, id, body, at);
    }

    @Override
    protected boolean release(@Nullable String topic, @Nullable String id) {
      boolean released = super.release(topic, id);
      if (released) {
        ended.add(topic + " " + id);
      }
      return released;
    }
  }

  static final class TimeNeverGoesBack extends ScriptPort {

    private double latest = Double.NEGATIVE_INFINITY;

    TimeNeverGoesBack(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      if (max != null && Double.isFinite(max)) {
        latest = Math.max(latest, max);
        return super.reserve(topic, latest, ttr);
      }
      return super.reserve(topic, max, ttr);
    }
  }

  static final class LateReleaseIsRefused extends ScriptPort {

    private final Map<String, Double> deadlines = new HashMap<>();
    private double latest = Double.NEGATIVE_INFINITY;

    LateReleaseIsRefused(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.reserve(topic, max, ttr);
      if (max != null) {
        latest = Math.max(latest, max);
      }
      if (job != null && max != null && ttr != null) {
        deadlines.put(topic + " " + job.id(), max + ttr * 1000);
      }
      return job;
    }

    @Override
    protected boolean release(@Nullable String topic, @Nullable String id) {
      Double deadline = deadlines.get(topic + " " + id);
      return (deadline == null || deadline >= latest) && super.release(topic, id);
    }
  }

  static final class MissingNumbersAreZero extends ScriptPort {

    MissingNumbersAreZero(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      return super.put(topic, id, body, at == null ? Double.valueOf(0) : at);
    }
  }

  static final class MissingNamesAreText extends ScriptPort {

    MissingNamesAreText(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected boolean put(
        @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
      return super.put(topic, String.valueOf(id), body, at);
    }
  }

  static final class IdsAreFolded extends ScriptPort {

    IdsAreFolded(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (Set.of("put", "release", "delete", "get").contains(operation)) {
        arguments[0] = new String(arguments[0], UTF_8).toLowerCase(Locale.ROOT).getBytes(UTF_8);
      }
      return super.run(operation, topic, arguments);
    }
  }

  static final class IdsAreNormalised extends ScriptPort {

    IdsAreNormalised(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (Set.of("put", "release", "delete", "get").contains(operation)) {
        String id = new String(arguments[0], UTF_8);
        arguments[0] = Normalizer.normalize(id, Normalizer.Form.NFC).getBytes(UTF_8);
      }
      return super.run(operation, topic, arguments);
    }
  }

  static final class TopicsAreFolded extends ScriptPort {

    TopicsAreFolded(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      return super.keys(topic.toLowerCase(Locale.ROOT));
    }
  }

  /** {@code a:b} with the id {@code c} meets {@code a} with the id {@code b:c}. */
  static final class BodiesCollide extends ScriptPort {

    BodiesCollide(URI redis, Scripts scripts) {
      super(redis, oneHash(scripts, "':'"));
    }
  }

  /** Keeps the bodies of all topics in one hash, under the topic, a separator and the id. */
  static Scripts oneHash(Scripts scripts, String separator) {
    String field = "'bodies', jobs:match('{(.*)}:jobs') .. " + separator + " .. id";
    Scripts colliding = scripts;
    for (String operation : Scripts.OPERATIONS) {
      colliding = colliding.with(operation, scripts.source(operation).replace("jobs, id", field));
    }
    return colliding;
  }

  static final class TopicsAreAscii extends ScriptPort {

    TopicsAreAscii(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      if (!US_ASCII.newEncoder().canEncode(topic)) {
        throw new IllegalStateException("topic is not ASCII");
      }
      return super.keys(topic);
    }
  }

  static final class TopicsAreTrimmed extends ScriptPort {

    TopicsAreTrimmed(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      return super.keys(topic.strip());
    }
  }

  static final class BodiesAreShared extends ScriptPort {

    BodiesAreShared(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      List<byte[]> keys = super.keys(topic);
      return topic.isEmpty()
          ? keys
          : List.of("redisched:{all}:jobs".getBytes(UTF_8), keys.get(1), keys.get(2));
    }
  }

  static final class QueueIsShared extends ScriptPort {

    QueueIsShared(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      return topic.isEmpty() ? super.keys(topic) : super.keys("all");
    }
  }

  static final class KeysCollide extends ScriptPort {

    KeysCollide(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      if (topic.isEmpty()) {
        return super.keys(topic);
      }
      return List.of(
          topic.getBytes(UTF_8),
          (topic + ":queued").getBytes(UTF_8),
          (topic + ":reserved").getBytes(UTF_8));
    }
  }

  static final class QueueHasAnotherName extends ScriptPort {

    QueueHasAnotherName(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      List<byte[]> keys = super.keys(topic);
      return List.of(
          keys.get(0), ("redisched:{" + topic + "}:waiting").getBytes(UTF_8), keys.get(2));
    }
  }

  /** Takes it for granted that nobody ever empties the script cache. */
  static final class ScriptsAreLoadedOnce extends ScriptPort {

    ScriptsAreLoadedOnce(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected byte[] reload(String operation) {
      throw new IllegalStateException("NOSCRIPT No matching script");
    }
  }

  /** Forgets what it counted with the next other call of its own. */
  static final class CountsAreRemembered extends ScriptPort {

    private final Map<String, Counted> counted = new HashMap<>();

    CountsAreRemembered(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected Counted counts(@Nullable String topic, @Nullable Double now) {
      return counted.computeIfAbsent(topic + " " + now, fresh -> super.counts(topic, now));
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (!operation.equals("counts")) {
        counted.clear();
      }
      return super.run(operation, topic, arguments);
    }
  }
}
