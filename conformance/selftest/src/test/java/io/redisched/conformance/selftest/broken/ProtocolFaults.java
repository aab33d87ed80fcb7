package io.redisched.conformance.selftest.broken;

import static io.redisched.conformance.selftest.broken.Broken.glue;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ports that read or write the messages of the protocol in another way than it says. */
final class ProtocolFaults {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NUMBERS = List.of("expiration", "max", "ttr", "limit", "now");

  private ProtocolFaults() {}

  static Stream<Broken> all() {
    return Stream.of(
        asking("BAD-4", "text that reads like a number is one", ProtocolFaults::textAsNumbers),
        asking("BAD-5", "an infinite number is the largest there is", ProtocolFaults::bounded),
        answering("PROTO-1", "does not tell its client", ProtocolFaults::withoutClient),
        answering("PROTO-3", "answers true for 1", ProtocolFaults::truth),
        glue("BIN-2", "an id is used once for text and once for bytes", Notations::new),
        glue("PROTO-4", "stays when its stdin is closed", Staying::new));
  }

  private static Broken asking(String clause, String fault, UnaryOperator<ObjectNode> change) {
    return glue(
        clause,
        fault,
        (redis, scripts) ->
            new Wrapper(redis, scripts) {
              @Override
              public Answer call(String method, ObjectNode params) {
                return super.call(method, change.apply(params));
              }
            });
  }

  private static Broken answering(String clause, String fault, UnaryOperator<JsonNode> change) {
    return glue(
        clause,
        fault,
        (redis, scripts) ->
            new Wrapper(redis, scripts) {
              @Override
              public Answer call(String method, ObjectNode params) {
                Answer answer = super.call(method, params);
                return answer instanceof Answer.Result result
                    ? new Answer.Result(change.apply(result.value()))
                    : answer;
              }
            });
  }

  private static ObjectNode textAsNumbers(ObjectNode params) {
    for (String name : NUMBERS) {
      if (params.path(name).isString()) {
        String text = params.path(name).stringValue();
        params.put(name, text.matches("-?\\d+") ? Double.parseDouble(text) : Double.NaN);
      }
    }
    return params;
  }

  private static ObjectNode bounded(ObjectNode params) {
    for (String name : NUMBERS) {
      if (params.path(name).isNumber()) {
        double number = params.path(name).decimalValue().doubleValue();
        params.put(name, Math.max(-Double.MAX_VALUE, Math.min(number, Double.MAX_VALUE)));
      }
    }
    return params;
  }

  private static JsonNode withoutClient(JsonNode result) {
    return result instanceof ObjectNode object && object.has("client")
        ? object.without("client")
        : result;
  }

  private static JsonNode truth(JsonNode result) {
    return result.equals(JSON.numberNode(1)) ? JSON.booleanNode(true) : result;
  }

  /** A sound port with something around it. */
  private static class Wrapper implements Port {

    private final Port port;

    Wrapper(URI redis, Scripts scripts) {
      port = new ScriptPort(redis, scripts);
    }

    @Override
    public Answer call(String method, ObjectNode params) {
      return port.call(method, params);
    }

    @Override
    public void close() {
      port.close();
    }
  }

  /** Keeps texts and bytes apart, so that an id is used once for each. */
  private static final class Notations extends Wrapper {

    private final Set<String> bytes = new HashSet<>();

    Notations(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    public Answer call(String method, ObjectNode params) {
      String id = params.path("topic").asString("") + " " + params.path("id").asString("");
      if (method.equals("put") && params.has("body64")) {
        bytes.add(id);
      } else if (method.equals("put") && bytes.remove(id)) {
        super.call("delete", params);
      }
      return super.call(method, params);
    }
  }

  private static final class Staying extends Wrapper {

    Staying(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    public boolean endsByItself() {
      return false;
    }
  }
}
