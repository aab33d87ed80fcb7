package io.redisched.conformance.selftest.broken;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what a port makes of the messages, before and after a sound port has them. */
abstract class ProtocolFaults implements Port {

  private final Port port;

  private ProtocolFaults(URI redis, Scripts scripts) {
    this.port = new ScriptPort(redis, scripts);
  }

  /** What the sound port is handed. */
  ObjectNode before(String method, ObjectNode params) {
    return params;
  }

  /** What the kit is answered. */
  Answer after(String method, Answer answer) {
    return answer;
  }

  @Override
  public final Answer call(String method, ObjectNode params) {
    return after(method, port.call(method, before(method, params)));
  }

  @Override
  public final void close() {
    port.close();
  }

  static final class UnknownIsBadInput extends ProtocolFaults {

    UnknownIsBadInput(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    Answer after(String method, Answer answer) {
      return answer instanceof Answer.Failure failure && failure.code() == Answer.UNKNOWN_METHOD
          ? new Answer.Failure(Answer.BAD_INPUT, failure.message())
          : answer;
    }
  }

  /** {@code parseFloat} and its like. */
  static final class TextsAreRead extends ProtocolFaults {

    TextsAreRead(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    ObjectNode before(String method, ObjectNode params) {
      ObjectNode read = params.deepCopy();
      for (String name : new String[] {"expiration", "max", "ttr", "limit", "now"}) {
        String text = params.path(name).asString("");
        if (params.path(name).isString()) {
          read.put(name, text.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(text) : 0);
        }
      }
      return read;
    }
  }

  static final class Body64IsKeptAsItIs extends ProtocolFaults {

    Body64IsKeptAsItIs(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    ObjectNode before(String method, ObjectNode params) {
      if (!params.has("body64")) {
        return params;
      }
      ObjectNode kept = params.deepCopy();
      kept.set("body", kept.remove("body64"));
      return kept;
    }
  }

  static final class ProfilesLeaveOutCore extends ProtocolFaults {

    ProfilesLeaveOutCore(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    Answer after(String method, Answer answer) {
      if (method.equals("describe") && answer instanceof Answer.Result result) {
        ObjectNode description = (ObjectNode) result.value();
        description.putArray("profiles").add("inspect");
      }
      return answer;
    }
  }

  static final class NothingIsAnEmptyObject extends ProtocolFaults {

    NothingIsAnEmptyObject(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    Answer after(String method, Answer answer) {
      JsonNode nothing = Json.object();
      return answer instanceof Answer.Result result && result.value().isNull()
          ? new Answer.Result(nothing)
          : answer;
    }
  }

  /** What a strict reader does by default. */
  static final class UnknownMembersAreRefused extends ProtocolFaults {

    private static final Set<String> KNOWN =
        Set.of("topic", "id", "body", "body64", "expiration", "max", "ttr", "limit", "now");

    UnknownMembersAreRefused(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    ObjectNode before(String method, ObjectNode params) {
      return KNOWN.containsAll(params.propertyNames()) ? params : Json.object();
    }
  }

  /** What reading as it comes leads to: the text that comes first is taken for the topic. */
  static final class TheFirstTextIsTheTopic extends ProtocolFaults {

    TheFirstTextIsTheTopic(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    ObjectNode before(String method, ObjectNode params) {
      List<String> texts =
          params.propertyNames().stream().filter(name -> params.path(name).isString()).toList();
      ObjectNode read = params.deepCopy();
      if (texts.contains("topic") && texts.contains("id")) {
        boolean inOrder = texts.indexOf("topic") < texts.indexOf("id");
        read.set("topic", params.get(inOrder ? "topic" : "id"));
        read.set("id", params.get(inOrder ? "id" : "topic"));
      }
      return read;
    }
  }
}
