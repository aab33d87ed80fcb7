package io.redisched.conformance.port;

import tools.jackson.databind.JsonNode;

/** What a port answered to a call. */
public sealed interface Answer {

  /** Bad input: nothing has changed. */
  int BAD_INPUT = -32602;

  /** No such method. */
  int UNKNOWN_METHOD = -32601;

  /** The message is no JSON that the port can read. */
  int NOT_JSON = -32700;

  /** The message is JSON, but no request. */
  int NOT_A_REQUEST = -32600;

  /** Anything else went wrong; the call may or may not have happened. */
  int TROUBLE = -32000;

  /**
   * The call was carried out.
   *
   * @param value the result, the JSON null included
   */
  record Result(JsonNode value) implements Answer {}

  /**
   * The call was refused or failed.
   *
   * @param code the JSON-RPC error code
   * @param message the port's words
   */
  record Failure(int code, String message) implements Answer {}
}
