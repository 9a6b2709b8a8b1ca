package io.github.nachtschicht.batch.remote;

import io.github.nachtschicht.support.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of messages. Keys that are not known are passed over. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  /** Something that says of which kind and version it is. */
  interface Versioned {
    String schema();
  }

  /** A list that older programs do not send. */
  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T extends Versioned> T read(byte[] json, Class<T> type, String schema)
      throws NotUnderstoodException {
    T value;
    try {
      value = MAPPER.readValue(json, type);
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw new NotUnderstoodException(
          "it is no " + schema + " (" + e.getClass().getSimpleName() + ")", e);
    }
    if (value == null || !schema.equals(value.schema())) {
      throw new NotUnderstoodException(
          "its schema is %s, not %s"
              .formatted(
                  value == null || value.schema() == null ? "missing" : OneLine.of(value.schema()),
                  schema),
          null);
    }
    return value;
  }

  static <T extends Versioned> T read(String json, Class<T> type, String schema)
      throws NotUnderstoodException {
    return read(json.getBytes(StandardCharsets.UTF_8), type, schema);
  }
}
