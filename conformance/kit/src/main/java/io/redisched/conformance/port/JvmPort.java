package io.redisched.conformance.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A port that runs in this JVM: extend it and write one method for each operation.
 *
 * <p>A parameter that the check left out arrives as null: hand it on, since refusing it is the
 * port's business. Throw {@link IllegalArgumentException}, its message naming the argument, for bad
 * input; any other exception counts as trouble (−32000). What a typed API cannot be handed, such as
 * a string for a number, never arrives: those checks are reported as not testable.
 */
public abstract class JvmPort implements Port {

  /** A job as {@code reserve} and {@code pull} hand it out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Taken(String id, byte[] body) {}

  /** A job as {@code get} shows it: {@code at} is in milliseconds since the Unix epoch. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Seen(String id, byte[] body, boolean reserved, double at) {}

  /** The answer of {@code counts}. */
  public record Counted(long ready, long delayed, long reserved, long overdue) {}

  /** Says what this port is and which profiles it offers. */
  protected abstract Description describe();

  /** Carries out {@code put}; returns whether the job was added. */
  protected abstract boolean put(
      @Nullable String topic,
      @Nullable String id,
      byte @Nullable [] body,
      @Nullable Double expiration)
      throws Exception;

  /** Carries out {@code reserve}; returns null if no job is due. */
  protected abstract @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) throws Exception;

  /** Carries out {@code pull}; returns null if no job is due. */
  protected abstract @Nullable Taken pull(@Nullable String topic, @Nullable Double max)
      throws Exception;

  /** Carries out {@code release}; returns whether the job was reserved. */
  protected abstract boolean release(@Nullable String topic, @Nullable String id) throws Exception;

  /** Carries out {@code delete}; returns whether there was a job. */
  protected abstract boolean delete(@Nullable String topic, @Nullable String id) throws Exception;

  /** Carries out {@code requeue}; returns how many. */
  protected abstract long requeue(
      @Nullable String topic, @Nullable Double max, @Nullable Double limit) throws Exception;

  /** Carries out {@code get}; returns null if there is no job. */
  protected abstract @Nullable Seen get(@Nullable String topic, @Nullable String id)
      throws Exception;

  /** Carries out {@code counts}. */
  protected abstract Counted counts(@Nullable String topic, @Nullable Double now) throws Exception;

  @Override
  public final Answer call(String method, ObjectNode params) {
    try {
      return new Answer.Result(dispatch(method, new Params(params)));
    } catch (UnknownMethod e) {
      return new Answer.Failure(Answer.UNKNOWN_METHOD, "no method " + method);
    } catch (IllegalArgumentException e) {
      return new Answer.Failure(Answer.BAD_INPUT, String.valueOf(e.getMessage()));
    } catch (NotExpressible e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failure(Answer.TROUBLE, e.toString());
    } catch (Exception e) {
      return new Answer.Failure(Answer.TROUBLE, e.toString());
    }
  }

  private JsonNode dispatch(String method, Params p) throws Exception {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (method) {
      case "describe" -> Json.MAPPER.valueToTree(describe());
      case "put" -> bit(put(p.text("topic"), p.text("id"), p.body(), p.number("expiration")));
      case "reserve" -> taken(reserve(p.text("topic"), p.number("max"), p.number("ttr")));
      case "pull" -> taken(pull(p.text("topic"), p.number("max")));
      case "release" -> bit(release(p.text("topic"), p.text("id")));
      case "delete" -> bit(delete(p.text("topic"), p.text("id")));
      case "requeue" ->
          json.numberNode(requeue(p.text("topic"), p.number("max"), p.number("limit")));
      case "get" -> seen(get(p.text("topic"), p.text("id")));
      case "counts" -> Json.MAPPER.valueToTree(counts(p.text("topic"), p.number("now")));
      default -> throw new UnknownMethod();
    };
  }

  private static JsonNode bit(boolean yes) {
    return JsonNodeFactory.instance.numberNode(yes ? 1 : 0);
  }

  private static JsonNode taken(@Nullable Taken job) {
    return job == null ? NullNode.getInstance() : job(job.id(), job.body());
  }

  private static JsonNode seen(@Nullable Seen job) {
    return job == null
        ? NullNode.getInstance()
        : job(job.id(), job.body())
            .put("state", job.reserved() ? "reserved" : "queued")
            .put("at", job.at());
  }

  private static ObjectNode job(String id, byte[] body) {
    ObjectNode job = Json.object().put("id", id);
    try {
      return job.put("body", UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return job.put("body64", Base64.getEncoder().encodeToString(body));
    }
  }

  private static final class UnknownMethod extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private record Params(ObjectNode params) {

    @Nullable String text(String name) {
      JsonNode value = params.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      if (!value.isString()) {
        throw new NotExpressible("a typed port cannot be handed " + value + " as " + name);
      }
      return value.stringValue();
    }

    @Nullable Double number(String name) {
      JsonNode value = params.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      if (!value.isNumber()) {
        throw new NotExpressible("a typed port cannot be handed " + value + " as " + name);
      }
      return value.decimalValue().doubleValue();
    }

    byte @Nullable [] body() {
      String encoded = text("body64");
      if (encoded != null) {
        return Base64.getDecoder().decode(encoded);
      }
      String body = text("body");
      return body == null ? null : body.getBytes(UTF_8);
    }
  }
}
