package io.redisched.conformance.checks;

import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations with the names of their arguments, and a call of each that nothing is wrong with.
 */
enum Operation {
  PUT(Profile.CORE, "topic", "id", "body", "expiration"),
  RESERVE(Profile.CORE, "topic", "max", "ttr"),
  PULL(Profile.CORE, "topic", "max"),
  RELEASE(Profile.CORE, "topic", "id"),
  DELETE(Profile.CORE, "topic", "id"),
  REQUEUE(Profile.CORE, "topic", "max", "limit"),
  GET(Profile.INSPECT, "topic", "id"),
  COUNTS(Profile.INSPECT, "topic", "now");

  /** The arguments that are text and must not be empty. */
  static final Set<String> NAMES = Set.of("topic", "id");

  /** The arguments that are numbers. */
  static final Set<String> NUMBERS = Set.of("expiration", "max", "ttr", "limit", "now");

  private final Profile profile;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> arguments;

  Operation(Profile profile, String... arguments) {
    this.profile = profile;
    this.arguments = List.of(arguments);
  }

  /** Returns those that the port declares to offer. */
  static List<Operation> offeredBy(Subject port) {
    Set<Profile> declared = port.profiles();
    return Stream.of(values())
        .filter(one -> one.profile == Profile.CORE || declared.contains(one.profile))
        .toList();
  }

  String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> arguments() {
    return arguments;
  }

  /** Returns arguments that are all right: the id is {@code new}, the present is NOW. */
  ObjectNode params(Subject port) {
    ObjectNode params = port.params();
    for (String argument : arguments) {
      switch (argument) {
        case "id" -> params.put("id", "new");
        case "body" -> params.put("body", "body of a refused call");
        case "ttr" -> params.put("ttr", 10);
        case "limit" -> params.put("limit", 10);
        case "expiration", "max", "now" -> params.put(argument, (long) Instants.NOW);
        default -> {} // the topic is there
      }
    }
    return params;
  }
}
