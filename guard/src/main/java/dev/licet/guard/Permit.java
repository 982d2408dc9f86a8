package dev.licet.guard;

import dev.licet.guard.token.VerifiedToken;
import java.util.Optional;

/**
 * The call may go on.
 *
 * @param caller who calls; empty on a route that anybody may call, where no token is looked at
 */
public record Permit(Optional<Caller> caller) implements Decision {
  static final Permit ANYBODY = new Permit(Optional.empty());

  static Permit of(VerifiedToken token) {
    return new Permit(Optional.of(new Caller(token)));
  }
}
