package dev.licet.identity.oauth;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a request for a token, or of one step on the way to it.
 *
 * @param <T> what a successful step gives
 */
public sealed interface Attempt<T> {
  /** It worked. */
  record Success<T>(T value) implements Attempt<T> {}

  /** It did not: the error is the whole answer. */
  record Failure<T>(OAuthError error) implements Attempt<T> {}

  /** The next step, taken if this one worked. */
  default <U> Attempt<U> then(Function<? super T, Attempt<U>> next) {
    return switch (this) {
      case Success<T>(var value) -> next.apply(value);
      case Failure<T>(var error) -> new Failure<>(error);
    };
  }

  static <T> Attempt<T> of(T value) {
    return new Success<>(value);
  }

  static <T> Attempt<T> failed(OAuthError error) {
    return new Failure<>(error);
  }

  /** What was found, or the error of its absence. */
  static <T> Attempt<T> of(Optional<T> found, OAuthError absent) {
    return found.map(Attempt::of).orElseGet(() -> failed(absent));
  }
}
