package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The times that a token states, each read once, in milliseconds since 1970.
 *
 * @param notBefore {@code nbf}; 0 if it has none, and never if that is no time
 * @param issuedAt {@code iat}, the same
 * @param expiry {@code exp}; empty if there is none, or it is no time
 */
record TokenTimes(long notBefore, long issuedAt, OptionalLong expiry) {
  private static final long NEVER = Long.MAX_VALUE;

  static TokenTimes of(Json.Members claims) {
    Json expiry = claims.byName().get("exp");
    return new TokenTimes(
        begin(claims.byName().get("nbf")),
        begin(claims.byName().get("iat")),
        expiry == null ? OptionalLong.empty() : NumericDate.millis(expiry));
  }

  private static long begin(@Nullable Json time) {
    return time == null ? 0 : NumericDate.millis(time).orElse(NEVER);
  }
}
