package io.redisched.conformance.selftest.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** protocol.schema.json, put to use. */
final class MessageSchema {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode document = JSON.readTree(Path.of("..", "protocol.schema.json").toFile());
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  List<Error> request(JsonNode message) {
    return validate("#/$defs/request", message);
  }

  List<Error> response(JsonNode message) {
    return validate("#/$defs/response", message);
  }

  List<Error> params(String method, JsonNode params) {
    return validate("#/$defs/params/properties/" + method, params);
  }

  List<Error> result(String method, JsonNode result) {
    return validate("#/$defs/results/properties/" + method, result);
  }

  private List<Error> validate(String part, JsonNode value) {
    ObjectNode schema = JSON.createObjectNode().put("$ref", part);
    schema.set("$defs", document.path("$defs"));
    return registry.getSchema(schema).validate(value);
  }
}
