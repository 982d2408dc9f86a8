package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The claims of a verified token (RFC 7519 section 4). Each getter answers only for a claim of its
 * own type: a claim of another type is not converted, but is, to that getter, not there.
 */
public final class Claims {
  private final Json.Members members;

  Claims(Json.Members members) {
    this.members = members;
  }

  /** The names of all claims. */
  public Set<String> names() {
    return members.byName().keySet();
  }

  /** Whether there is a claim of this name, of whatever type. */
  public boolean has(String name) {
    return members.has(name);
  }

  /** A claim that is a string. */
  public Optional<String> text(String name) {
    return members.text(name);
  }

  /** A claim that is an array of strings; a single string counts as an array of one. */
  public Optional<List<String>> texts(String name) {
    Json claim = members.byName().get(name);
    if (claim instanceof Json.Text text) {
      return Optional.of(List.of(text.value()));
    }
    return claim instanceof Json.Sequence sequence ? texts(sequence) : Optional.empty();
  }

  private static Optional<List<String>> texts(Json.Sequence sequence) {
    List<String> texts = new ArrayList<>(sequence.items().size());
    for (Json item : sequence.items()) {
      if (!(item instanceof Json.Text text)) {
        return Optional.empty();
      }
      texts.add(text.value());
    }
    return Optional.of(List.copyOf(texts));
  }

  /** A claim that is a number of at most 40 characters. */
  public Optional<BigDecimal> number(String name) {
    return members.byName().get(name) instanceof Json.Numeral number
        ? number.value()
        : Optional.empty();
  }

  /** A claim that is true or false. */
  public Optional<Boolean> flag(String name) {
    return members.byName().get(name) instanceof Json.Flag flag
        ? Optional.of(flag.value())
        : Optional.empty();
  }

  /** A claim that is a NumericDate: a number of seconds since 1970, kept to the millisecond. */
  public Optional<Instant> time(String name) {
    OptionalLong millis = members.get(name).map(NumericDate::millis).orElse(OptionalLong.empty());
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  /**
   * All claims as plain values, for libraries that want a map: String, BigDecimal (a String for a
   * number of more than 40 characters), Boolean, List and Map. A claim that is null is left out.
   */
  public Map<String, Object> asMap() {
    return plain(members);
  }

  /**
   * A claim that is an array of objects, each with its members as plain values as in {@link
   * #asMap}; an object by itself is none.
   */
  public Optional<List<Map<String, Object>>> objects(String name) {
    if (!(members.byName().get(name) instanceof Json.Sequence sequence)) {
      return Optional.empty();
    }
    List<Map<String, Object>> objects = new ArrayList<>(sequence.items().size());
    for (Json item : sequence.items()) {
      if (!(item instanceof Json.Members object)) {
        return Optional.empty();
      }
      objects.add(plain(object));
    }
    return Optional.of(List.copyOf(objects));
  }

  private static Map<String, Object> plain(Json.Members members) {
    Map<String, Object> map = new LinkedHashMap<>();
    members.byName().forEach((name, value) -> plain(value).ifPresent(v -> map.put(name, v)));
    return map;
  }

  private static Optional<Object> plain(Json value) {
    if (value instanceof Json.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Json.Numeral number) {
      return Optional.of(number.value().<Object>map(v -> v).orElse(number.literal()));
    }
    if (value instanceof Json.Flag flag) {
      return Optional.of(flag.value());
    }
    if (value instanceof Json.Members members) {
      return Optional.of(plain(members));
    }
    return value instanceof Json.Sequence sequence
        ? Optional.of(sequence.items().stream().flatMap(i -> plain(i).stream()).toList())
        : Optional.empty();
  }

  /** The names only: values may be personal, and this text may end in a log. */
  @Override
  public String toString() {
    return "Claims" + names();
  }
}
