package io.redisched.reports.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value inside a JSON file that knows where it stands, so that every complaint can name the file
 * and the field. A field that is absent and a field that is null are the same thing.
 */
final class Field {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** JSON has no such numbers; JMH writes them as text. */
  private static final Map<String, Double> NOT_FINITE =
      Map.of("NaN", Double.NaN, "+INF", Double.POSITIVE_INFINITY, "-INF", Double.NEGATIVE_INFINITY);

  private final Path file;
  private final String name;
  private final JsonNode value;

  private Field(Path file, String name, JsonNode value) {
    this.file = file;
    this.name = name;
    this.value = value;
  }

  /**
   * The whole of a file.
   *
   * @throws ResultFileException if the file cannot be read or is not JSON
   */
  static Field root(Path file) {
    try {
      return new Field(file, "", JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new ResultFileException(file, "cannot be read: " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new ResultFileException(file, "is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  Field get(String child) {
    return optional(child).orElseThrow(() -> child(child, value).wrong("is missing"));
  }

  Optional<Field> optional(String child) {
    if (!value.isObject()) {
      throw wrong("should be an object");
    }
    JsonNode node = value.get(child);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(child(child, node));
  }

  String text(String child) {
    return get(child).asText();
  }

  Optional<String> optionalText(String child) {
    return optional(child).map(Field::asText);
  }

  Optional<Instant> optionalInstant(String child) {
    return optional(child).map(Field::asInstant);
  }

  long whole(String child) {
    return get(child).asWhole();
  }

  double number(String child) {
    return get(child).asNumber();
  }

  <E extends Enum<E>> E oneOf(String child, Class<E> type, Function<E, String> word) {
    Field field = get(child);
    String text = field.asText();
    return Stream.of(type.getEnumConstants())
        .filter(constant -> word.apply(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                field.wrong(
                    "is \"%s\", should be one of %s"
                        .formatted(
                            text,
                            Stream.of(type.getEnumConstants())
                                .map(word)
                                .collect(Collectors.joining(", ")))));
  }

  <T> List<T> list(String child, Function<Field, T> reader) {
    return get(child).elements(reader);
  }

  <T> List<T> optionalList(String child, Function<Field, T> reader) {
    return optional(child).map(field -> field.elements(reader)).orElse(List.of());
  }

  <T> List<T> elements(Function<Field, T> reader) {
    if (!value.isArray()) {
      throw wrong("should be an array");
    }
    List<T> read = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      read.add(reader.apply(new Field(file, name + "[" + i + "]", value.get(i))));
    }
    return List.copyOf(read);
  }

  /** The fields of an object in the order in which the file has them; nulls are left out. */
  <T> Map<String, T> entries(BiFunction<String, Field, T> reader) {
    if (!value.isObject()) {
      throw wrong("should be an object");
    }
    Map<String, T> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isNull()) {
        Field field = child(entry.getKey(), entry.getValue());
        read.put(entry.getKey(), reader.apply(entry.getKey(), field));
      }
    }
    return read;
  }

  /** The names of an object's fields, also of those that are null. */
  List<String> names() {
    return value.properties().stream().map(Map.Entry::getKey).toList();
  }

  String asText() {
    if (!value.isString()) {
      throw wrong("should be text");
    }
    return value.stringValue();
  }

  Instant asInstant() {
    try {
      return Instant.parse(asText());
    } catch (DateTimeParseException e) {
      throw wrong("should be an instant such as 2026-01-01T12:00:00Z");
    }
  }

  long asWhole() {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong("should be a whole number");
    }
    return value.longValue();
  }

  /**
   * A number; not-a-number where the file has "NaN", as JMH writes a figure that it cannot give.
   */
  double asNumber() {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isString()) {
      Double special = NOT_FINITE.get(value.stringValue());
      if (special != null) {
        return special;
      }
    }
    throw wrong("should be a number");
  }

  boolean asTruth() {
    if (!value.isBoolean()) {
      throw wrong("should be true or false");
    }
    return value.booleanValue();
  }

  boolean isArray() {
    return value.isArray();
  }

  boolean isObject() {
    return value.isObject();
  }

  /** Text as it is, anything else as compact JSON. */
  String shown() {
    return value.isString() ? value.stringValue() : value.toString();
  }

  ResultFileException wrong(String problem) {
    return new ResultFileException(file, name.isEmpty() ? "the document" : name, problem);
  }

  private Field child(String child, JsonNode node) {
    return new Field(file, name.isEmpty() ? child : name + "." + child, node);
  }
}
