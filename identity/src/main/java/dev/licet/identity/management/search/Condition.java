package dev.licet.identity.management.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a search asks for. */
public sealed interface Condition {
  /** Everything there is. */
  record Everything() implements Condition {}

  /** Each of these. */
  record Both(List<Condition> parts) implements Condition {
    public Both {
      parts = List.copyOf(parts);
    }
  }

  /** One of these at least. */
  record Either(List<Condition> parts) implements Condition {
    public Either {
      parts = List.copyOf(parts);
    }
  }

  /** Not this. */
  record Not(Condition part) implements Condition {}

  /** The field has a value. */
  record Exists(SearchField field) implements Condition {}

  /** The field has that value. */
  record Same(SearchField field, String value) implements Condition {}

  /** The field's value begins so, ends so or has that in it. */
  record Like(SearchField field, Place place, String part) implements Condition {}

  /** The field is so. */
  record Flag(SearchField field, boolean value) implements Condition {}

  /**
   * The field is a time from one (included) to another (not included).
   *
   * @param from empty where the past has no bound
   * @param to empty where the future has none
   */
  record Within(SearchField field, Optional<Instant> from, Optional<Instant> to)
      implements Condition {}

  /** The field is a number from one to another, both included. */
  record Numbered(SearchField field, long from, long to) implements Condition {}

  /** The field is a text between two others. */
  record Between(SearchField field, Optional<Bound> low, Optional<Bound> high)
      implements Condition {}

  /** An end of a range. */
  record Bound(String value, boolean included) {}

  /** Where the wildcard is not. */
  enum Place {
    BEGIN,
    END,
    ANYWHERE
  }

  static Condition everything() {
    return new Everything();
  }

  /** Both of two conditions. */
  default Condition and(Condition other) {
    if (other instanceof Everything) {
      return this;
    }
    return this instanceof Everything ? other : new Both(List.of(this, other));
  }
}
