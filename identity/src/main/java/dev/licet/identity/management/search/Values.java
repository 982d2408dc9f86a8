package dev.licet.identity.management.search;

import dev.licet.identity.management.search.Condition.Between;
import dev.licet.identity.management.search.Condition.Bound;
import dev.licet.identity.management.search.Condition.Exists;
import dev.licet.identity.management.search.Condition.Flag;
import dev.licet.identity.management.search.Condition.Like;
import dev.licet.identity.management.search.Condition.Numbered;
import dev.licet.identity.management.search.Condition.Place;
import dev.licet.identity.management.search.Condition.Same;
import dev.licet.identity.management.search.Condition.Within;
import dev.licet.identity.management.search.SearchField.Kind;
import java.util.Locale;
import java.util.Optional;

/** What the values of a query mean at a field. */
final class Values {
  /** Of what a value ends with or contains, nobody can be found by less. */
  private static final int SHORTEST_PART = 3;

  private static final String ANY = String.valueOf(Reader.WILDCARD);

  private Values() {}

  static Condition condition(SearchField field, Token value) {
    if (value.text().equals(ANY)) {
      return new Exists(field);
    }
    return switch (field.kind()) {
      case FLAG -> new Flag(field, flag(value));
      case TIME -> {
        var period = Period.read(value);
        yield new Within(field, Optional.of(period.from()), Optional.of(period.to()));
      }
      case NUMBER -> {
        long number = number(field, value);
        yield new Numbered(field, number, number);
      }
      case TEXT, LOWER, FOLDED, JSON -> text(field, value);
    };
  }

  static Condition range(
      SearchField field, Token low, boolean lowIncluded, Token high, boolean highIncluded) {
    return switch (field.kind()) {
      case TIME -> {
        var from = bound(low).map(Period::read).map(p -> lowIncluded ? p.from() : p.to());
        var to = bound(high).map(Period::read).map(p -> highIncluded ? p.to() : p.from());
        yield new Within(field, from, to);
      }
      case NUMBER -> {
        var from = bound(low).map(token -> number(field, token) + (lowIncluded ? 0 : 1));
        var to = bound(high).map(token -> number(field, token) - (highIncluded ? 0 : 1));
        yield new Numbered(field, from.orElse(Long.MIN_VALUE), to.orElse(Long.MAX_VALUE));
      }
      case TEXT, LOWER ->
          new Between(field, limit(field, low, lowIncluded), limit(field, high, highIncluded));
      case FLAG, FOLDED, JSON ->
          throw new NotUnderstood("a range of a field that has no order", low.place());
    };
  }

  private static Optional<Token> bound(Token value) {
    return Optional.of(value).filter(token -> !token.text().equals(ANY));
  }

  private static Optional<Bound> limit(SearchField field, Token value, boolean included) {
    return bound(value).map(token -> new Bound(plain(field, token), included));
  }

  private static boolean flag(Token value) {
    return switch (value.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NotUnderstood("neither true nor false", value.place());
    };
  }

  private static long number(SearchField field, Token value) {
    return field
        .numbers()
        .apply(value.text())
        .orElseThrow(() ->
            new NotUnderstood("no %s as answers have it".formatted(field.name()), value.place()));
  }

  private static Condition text(SearchField field, Token value) {
    var text = value.text();
    boolean open = text.startsWith(ANY);
    boolean more = text.length() > 1 && text.endsWith(ANY);
    if (!open && !more) {
      return new Same(field, plain(field, value));
    }
    var literal = text.substring(open ? 1 : 0, text.length() - (more ? 1 : 0));
    var part = plain(field, new Token(value.kind(), literal, value.place()));
    if (part.isEmpty() || (open && part.length() < SHORTEST_PART)) {
      throw new NotUnderstood(
          "a wildcard with fewer than %d characters after it".formatted(SHORTEST_PART),
          value.place());
    }
    return new Like(field, place(open, more), part);
  }

  private static Place place(boolean open, boolean more) {
    if (!open) {
      return Place.BEGIN;
    }
    return more ? Place.ANYWHERE : Place.END;
  }

  private static String plain(SearchField field, Token value) {
    if (value.text().contains(ANY)) {
      throw new NotUnderstood("a wildcard in the middle of a value", value.place());
    }
    return field.kind() == Kind.LOWER ? value.text().toLowerCase(Locale.ROOT) : value.text();
  }
}
