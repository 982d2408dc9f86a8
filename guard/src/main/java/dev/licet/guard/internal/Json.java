package dev.licet.guard.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), unchangeable. */
public sealed interface Json {
  /** A string, without lone surrogates. */
  record Text(String value) implements Json {}

  /** A number, kept as it was written: what it is worth is decided where it is used. */
  record Numeral(String literal) implements Json {
    private static final int MAX_LENGTH = 40;
    private static final int MAX_SCALE = 40;

    /**
     * The exact value; empty for literals so long or with so large an exponent that computing with
     * them could be made an attack.
     */
    public Optional<BigDecimal> value() {
      if (literal.length() > MAX_LENGTH) {
        return Optional.empty();
      }
      try {
        BigDecimal value = new BigDecimal(literal);
        return Math.abs((long) value.scale()) > MAX_SCALE ? Optional.empty() : Optional.of(value);
      } catch (NumberFormatException exponentTooLarge) {
        return Optional.empty();
      }
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Json {
    static final Flag TRUE = new Flag(true);
    static final Flag FALSE = new Flag(false);
  }

  /** The null of JSON. */
  record Null() implements Json {}

  /** An array. */
  record Sequence(List<Json> items) implements Json {}

  /** An object; its names are unique, its order is that of the text. */
  record Members(Map<String, Json> byName) implements Json {
    /** Whether there is a member of this name, of whatever value. */
    public boolean has(String name) {
      return byName.containsKey(name);
    }

    /** The member of this name. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    /** The member of this name if it is a string. */
    public Optional<String> text(String name) {
      return byName.get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }
  }
}
