package dev.licet.identity.shared;

import java.util.List;
import java.util.function.Function;

/**
 * What a verb came to whose refusal is a normal event: a form that is filled in wrongly is no
 * exception.
 *
 * @param <T> what the verb gives when it is done
 */
public sealed interface Outcome<T> {
  /** It is done. */
  record Done<T>(T value) implements Outcome<T> {}

  /** Nothing was done; every problem that was found, never none. */
  record Invalid<T>(List<FieldProblem> problems) implements Outcome<T> {
    public Invalid {
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("A refusal needs at least one problem");
      }
      problems = List.copyOf(problems);
    }
  }

  /** The next step, taken if this one was done. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    return switch (this) {
      case Done<T>(var value) -> next.apply(value);
      case Invalid<T>(var problems) -> new Invalid<>(problems);
    };
  }

  /** What is made of the value, if there is one. */
  default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
    return then(value -> done(change.apply(value)));
  }

  /** The value, where a refusal is an error. */
  default <X extends Throwable> T orElseThrow(Function<? super List<FieldProblem>, X> error)
      throws X {
    return switch (this) {
      case Done<T>(var value) -> value;
      case Invalid<T>(var problems) -> throw error.apply(problems);
    };
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> invalid(List<FieldProblem> problems) {
    return new Invalid<>(problems);
  }

  static <T> Outcome<T> invalid(String field, String message) {
    return new Invalid<>(List.of(new FieldProblem(field, message)));
  }

  /** Refused because something else has the field's value already. */
  static <T> Outcome<T> taken(String field, String message) {
    return new Invalid<>(List.of(new FieldProblem(field, message, FieldProblem.Kind.TAKEN)));
  }

  /** Refused because what is asked about is not there. */
  static <T> Outcome<T> missing(String field, String message) {
    return new Invalid<>(List.of(new FieldProblem(field, message, FieldProblem.Kind.MISSING)));
  }

  /** Refused because what is asked about stays as it is. */
  static <T> Outcome<T> fixed(String field, String message) {
    return new Invalid<>(List.of(new FieldProblem(field, message, FieldProblem.Kind.FIXED)));
  }
}
